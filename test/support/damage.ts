/**
 * What plans suffer at the hands of people: rows lost and doubled, IDs mistyped, boxes ticked, sections moved, lists and
 * tables dressed in other ways. Every damage is drawn from a seed, so that a failure can be told and made again.
 */
import type { Random } from './documents';

/** The lines of a text, each with the line ending that it has. */
type Lines = string[];

type Damage = (lines: Lines, random: Random) => void;

const split = (text: string): Lines => text.split(/(?<=\n)/);
const endingOf = (line: string): string => /\r?\n$/.exec(line)?.[0] ?? '';
const wordsOf = (line: string): string => line.replace(/\r?\n$/, '');
const isRow = (line: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s+\S/.test(line);
const isTableRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);
const isDelimiter = (line: string): boolean => /^\s*\|[\s|:-]+\|\s*$/.test(line);
const levelOf = (line: string): number => /^(#{1,6})\s/.exec(line)?.[1]?.length ?? 0;

const ID =
  /[A-Z][A-Za-z]*(?:[-‑][A-Za-z]+)*[-‑]\d+[a-z]?|\b(?:T|WP|CHK)\d+[a-z]?\b|\b\d+(?:\.\d+)+-\d+\b|\b\d+\.\d+\b/g;
const STATUS =
  /\b(?:Done|Complete|Completed|Pass|PASS|Fail|FAIL|Open|In progress|In Progress|Pending|Not started|Implemented|Plan generated|Deferred)\b/g;
const PHASE = /\bPhase \d[A-Z]?\b|\bPhase [A-Z]\b/;
const NUMBER = /\b\d{1,2}\b/;
const LABEL = /^\s*(?:[-*] )?(?:\*\*[A-Z][^*]*\*\*\s*:|(?:Entrance|Tasks|Exit|Goal):)/;
const statuses = ['Done', 'Complete', 'Pass', 'FAIL', 'Open', 'In progress', 'Pending', 'Implemented', 'Deferred'];

/** Index of a line that is as asked for; -1 where there is none. */
function some(lines: Lines, random: Random, is: (line: string) => boolean): number {
  const found = lines.flatMap((line, at) => (is(line) ? [at] : []));
  return found.length > 0 ? random.pick(found) : -1;
}

/** Changes one line that is as asked for. */
function rewrite(lines: Lines, random: Random, is: (line: string) => boolean, change: (words: string) => string): void {
  const at = some(lines, random, is);
  if (at < 0) return;
  const line = lines[at];
  lines[at] = change(wordsOf(line)) + endingOf(line);
}

/** Replaces one of the places in a line where a pattern matches. */
function replaceOne(words: string, pattern: RegExp, random: Random, by: (match: string) => string): string {
  const matches = [...words.matchAll(pattern)];
  if (matches.length === 0) return words;
  const { 0: match, index } = random.pick(matches);
  return words.slice(0, index) + by(match) + words.slice(index + match.length);
}

/** A section of the text: from its heading up to the next one of its level or above. */
function section(lines: Lines, random: Random): { from: number; to: number } | null {
  const from = some(lines, random, (line) => levelOf(line) > 1);
  if (from < 0) return null;
  const length = lines.slice(from + 1).findIndex((line) => levelOf(line) > 0 && levelOf(line) <= levelOf(lines[from]));
  return { from, to: length < 0 ? lines.length : from + 1 + length };
}

/** The lines of a table. */
function table(lines: Lines, random: Random): { from: number; to: number } | null {
  const delimiter = some(lines, random, isDelimiter);
  if (delimiter < 1) return null;
  let to = delimiter + 1;
  while (to < lines.length && isTableRow(lines[to])) to++;
  return { from: delimiter - 1, to };
}

function rewriteTable(lines: Lines, random: Random, change: (cells: string[], row: number) => string): void {
  const found = table(lines, random);
  if (!found) return;
  for (let at = found.from; at < found.to; at++) {
    const cells = wordsOf(lines[at])
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/);
    lines[at] = change(cells, at - found.from) + endingOf(lines[at]);
  }
}

/** The rows around a row, without blank lines or other text between them. */
function rowsAround(lines: Lines, random: Random): { from: number; to: number } | null {
  const at = some(lines, random, isRow);
  if (at < 0) return null;
  let [from, to] = [at, at + 1];
  while (from > 0 && isRow(lines[from - 1])) from--;
  while (to < lines.length && isRow(lines[to])) to++;
  return { from, to };
}

const hasId = (line: string): boolean => line.search(ID) >= 0;
const isPart = (line: string): boolean => (isRow(line) || isTableRow(line)) && !isDelimiter(line);

const damages: Readonly<Record<string, Damage>> = {
  dropRow: (lines, random) => {
    const at = some(lines, random, isPart);
    if (at >= 0) lines.splice(at, 1);
  },
  dropLine: (lines, random) => {
    const at = some(lines, random, (line) => line.trim() !== '');
    if (at >= 0) lines.splice(at, 1);
  },
  doubleRow: (lines, random) => {
    const at = some(lines, random, isPart);
    if (at >= 0) lines.splice(at + random.below(3), 0, lines[at]);
  },
  swapRows: (lines, random) => {
    const at = some(lines, random, isPart);
    if (at < 0 || !isPart(lines[at + 1] ?? '')) return;
    lines.splice(at, 2, lines[at + 1], lines[at]);
  },
  mistypeId: (lines, random) => {
    rewrite(lines, random, hasId, (words) =>
      replaceOne(words, ID, random, (id) => id.replace(/\d+(?=[a-z]?$)/, (n) => number(n, random))),
    );
  },
  exchangeId: (lines, random) => {
    const ids = [...lines.join('').matchAll(ID)].map(([id]) => id);
    if (ids.length === 0) return;
    rewrite(lines, random, hasId, (words) => replaceOne(words, ID, random, () => random.pick(ids)));
  },
  forgetId: (lines, random) => {
    rewrite(lines, random, hasId, (words) => {
      const one = random.pick([...words.matchAll(ID)].map(([id]) => id));
      return words.replace(`, ${one}`, '').replace(`${one}, `, '').replace(one, '');
    });
  },
  addId: (lines, random) => {
    const ids = [...lines.join('').matchAll(ID)].map(([id]) => id);
    if (ids.length === 0) return;
    rewrite(lines, random, hasId, (words) => replaceOne(words, ID, random, (id) => `${id}, ${random.pick(ids)}`));
  },
  otherHyphen: (lines, random) => {
    rewrite(lines, random, hasId, (words) => replaceOne(words, ID, random, (id) => id.replace('-', '‑')));
  },
  boldId: (lines, random) => {
    rewrite(lines, random, hasId, (words) => replaceOne(words, ID, random, (id) => `**${id}**`));
  },
  tick: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => line.includes('[ ]'),
      (words) => words.replace('[ ]', '[x]'),
    );
  },
  untick: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => line.includes('[x]'),
      (words) => words.replace('[x]', '[ ]'),
    );
  },
  otherStatus: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => line.search(STATUS) >= 0,
      (words) => replaceOne(words, STATUS, random, () => random.pick(statuses)),
    );
  },
  otherPriority: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => /\bP[0-3]\b/.test(line),
      (words) => words.replace(/\bP[0-3]\b/, `P${random.below(4)}`),
    );
  },
  otherPhase: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => PHASE.test(line),
      (words) => words.replace(PHASE, `Phase ${random.pick(['1', '2', '3', '1–2', 'A', 'B', '2A'])}`),
    );
  },
  otherNumber: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => NUMBER.test(line),
      (words) => replaceOne(words, /\b\d{1,2}\b/g, random, (n) => number(n, random)),
    );
  },
  otherWord: (lines, random) => {
    rewrite(lines, random, isRow, (words) => replaceOne(words, /\b[a-z]{3,}\b/g, random, () => 'lantern'));
  },
  dropLabel: (lines, random) => {
    const at = some(lines, random, (line) => LABEL.test(line));
    const length = lines.slice(at + 1).findIndex((line) => LABEL.test(line) || levelOf(line) > 0);
    if (at >= 0) lines.splice(at, 1 + Math.max(0, length));
  },
  dropTable: (lines, random) => {
    const found = table(lines, random);
    if (found) lines.splice(found.from, found.to - found.from);
  },
  defer: (lines, random) => {
    const to = random.pick(['WP-1', 'WP-2', 'WP-3', 'WP-9']);
    rewrite(
      lines,
      random,
      (line) => /^\s*[-*+] \[ \]/.test(line),
      (words) => `${words} — deferred to ${to}`,
    );
  },
  innerFence: (lines, random) => {
    const at = some(lines, random, (line) => line.trim() === '');
    if (at >= 0) lines.splice(at, 0, '\n', '```markdown\n', '```bash\n', 'ls\n', '```\n', '```\n', '\n');
  },
  ignore: (lines, random) => {
    const code = random.pick(['trace/orphan-requirement', 'trace/dangling-reference', 'plan/unscheduled-work']);
    rewrite(lines, random, isRow, (words) => `${words} <!-- plantrace-ignore ${code}: not now -->`);
  },
  swapSections: (lines, random) => {
    const first = section(lines, random);
    if (!first || levelOf(lines[first.to] ?? '') !== levelOf(lines[first.from])) return;
    const level = levelOf(lines[first.to]);
    const length = lines.slice(first.to + 1).findIndex((line) => levelOf(line) > 0 && levelOf(line) <= level);
    const end = length < 0 ? lines.length : first.to + 1 + length;
    if (!lines[end - 1]?.endsWith('\n')) lines[end - 1] += '\n';
    lines.push(...lines.splice(first.from, first.to - first.from).concat(lines.splice(first.from + end - first.to)));
  },
  dropSection: (lines, random) => {
    const found = section(lines, random);
    if (found) lines.splice(found.from, found.to - found.from);
  },
  emptySection: (lines, random) => {
    const found = section(lines, random);
    if (found) lines.splice(found.from + 1, found.to - found.from - 1, '\n');
  },
  doubleSection: (lines, random) => {
    const found = section(lines, random);
    if (found) lines.splice(found.to, 0, '\n', ...lines.slice(found.from, found.to));
  },
  quoteSection: (lines, random) => {
    const found = section(lines, random);
    for (let at = found?.from ?? 0; at < (found?.to ?? 0); at++) lines[at] = `> ${lines[at]}`;
  },
  mixEndings: (lines, random) => {
    for (const at of lines.keys())
      if (random.below(3) === 0) lines[at] = lines[at].replace(/\r?\n$/, random.below(2) === 0 ? '\r\n' : '\n');
  },
  crlf: (lines) => {
    for (const at of lines.keys()) lines[at] = lines[at].replace(/\r?\n$/, '\r\n');
  },
  noEnd: (lines) => {
    const last = lines.length - 1;
    lines[last] = lines[last]?.trimEnd() ?? '';
    while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  },
  trailingBlanks: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => line.trim() !== '',
      (words) => `${words}${random.pick([' ', '  ', '\t'])}`,
    );
  },
  otherBullets: (lines, random) => {
    const found = rowsAround(lines, random);
    const bullet = random.pick(['*', '+', '-\t', '1.', '3)', '-   ']);
    for (let at = found?.from ?? 0; at < (found?.to ?? 0); at++)
      lines[at] = lines[at].replace(/^(\s*)(?:[-*+]|\d+[.)])\s+/, (_, indent: string) =>
        /\s$/.test(bullet) ? indent + bullet : `${indent}${bullet} `,
      );
  },
  nest: (lines, random) => {
    const found = rowsAround(lines, random);
    if (!found || found.to - found.from < 2) return;
    const from = found.from + 1 + random.below(found.to - found.from - 1);
    const indent = random.pick(['  ', '    ', '\t']);
    for (let at = from; at < found.to; at++) lines[at] = indent + lines[at];
  },
  loosen: (lines, random) => {
    const found = rowsAround(lines, random);
    if (!found) return;
    lines.splice(found.from, found.to - found.from, ...lines.slice(found.from, found.to).flatMap((row) => [row, '\n']));
  },
  widen: (lines, random) => {
    const width = 8 + random.below(30);
    rewriteTable(
      lines,
      random,
      (cells, row) =>
        `|${cells.map((cell) => (row === 1 ? ` ${'-'.repeat(width)} ` : ` ${cell.trim().padEnd(width)} `)).join('|')}|`,
    );
  },
  tighten: (lines, random) => {
    rewriteTable(lines, random, (cells) => `|${cells.map((cell) => cell.trim()).join('|')}|`);
  },
  dropOuterPipes: (lines, random) => {
    rewriteTable(lines, random, (cells) => (cells.length > 1 ? cells.join('|').trim() : `|${cells.join('|')}|`));
  },
  swapColumns: (lines, random) => {
    const [a, b] = [random.below(5), random.below(5)];
    rewriteTable(lines, random, (cells) => {
      if (a < cells.length && b < cells.length) [cells[a], cells[b]] = [cells[b], cells[a]];
      return `|${cells.join('|')}|`;
    });
  },
  emptyCell: (lines, random) => {
    rewrite(
      lines,
      random,
      (line) => isTableRow(line) && !isDelimiter(line),
      (words) => replaceOne(words, /\|[^|]+(?=\|)/g, random, () => '| '),
    );
  },
  leftover: (lines, random) => {
    const words = random.pick([
      'TBD',
      '[link](missing.md)',
      'see [WP-2](#wp-2-nowhere)',
      '[NEEDS CLARIFICATION: how?]',
    ]);
    rewrite(lines, random, isPart, (row) => row.replace(/(\s*\|?\s*)$/, ` ${words}$1`));
  },
};

function number(digits: string, random: Random): string {
  return String(Math.max(1, Number(digits) + random.pick([-2, -1, 1, 2, 20]))).padStart(digits.length, '0');
}

export interface DamagedPlan {
  readonly files: ReadonlyMap<string, string>;
  /** What was done to it, and where. */
  readonly done: readonly string[];
}

/**
 * Some files after a number of damages, of the given kinds if any, of which one in twenty takes a whole file away. Half of the time they are of few
 * kinds, or all in one file: what takes several of a kind to go wrong would be rare otherwise.
 */
export function damage(
  files: ReadonlyMap<string, string>,
  random: Random,
  count: number,
  kinds?: readonly string[],
): DamagedPlan {
  const damagedFiles = new Map(files);
  const done: string[] = [];
  const all = Object.keys(damages);
  const names =
    kinds ?? (random.below(2) === 0 ? all : Array.from({ length: 1 + random.below(3) }, () => random.pick(all)));
  const markdown = [...files.keys()].filter((path) => path.endsWith('.md'));
  const only = random.below(2) === 0 ? null : random.pick(markdown);
  for (let each = 0; each < count; each++) {
    const paths = [...damagedFiles.keys()].filter((path) => path.endsWith('.md'));
    const file = only !== null && paths.includes(only) ? only : random.pick(paths);
    if (paths.length > 1 && random.below(20) === 0) {
      damagedFiles.delete(file);
      done.push(`delete ${file}`);
      continue;
    }
    const name = random.pick(names);
    const lines = split(damagedFiles.get(file) ?? '');
    damages[name]?.(lines, random);
    damagedFiles.set(file, lines.join(''));
    done.push(`${name} ${file}`);
  }
  return { files: damagedFiles, done };
}
