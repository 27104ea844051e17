/** What careful people do to a plan of theirs by hand: nothing is wrong with it afterwards, and nothing of it may get lost. */
import type { Random } from './documents';

const isTableRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);
const isDelimiter = (line: string): boolean => /^\s*\|[\s|:-]+\|\s*$/.test(line);
const isRow = (line: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s+\S/.test(line);
const endingOf = (line: string): string => /\r?\n$/.exec(line)?.[0] ?? '';
const wordsOf = (line: string): string => line.replace(/\r?\n$/, '');

/** `spared`: lines whose words are left as they are. */
type HandEdit = (lines: string[], random: Random, spared: (line: string) => boolean) => void;

/** Lines outside of code, so that no edit stands in an example of somebody. */
function some(lines: readonly string[], random: Random, is: (line: string, at: number) => boolean): number {
  let isCode = false;
  const found = lines.flatMap((line, at) => {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    return !isCode && is(line, at) ? [at] : [];
  });
  return found.length > 0 ? random.pick(found) : -1;
}

export const handEdits: Readonly<Record<string, HandEdit>> = {
  ownColumn: (lines, random) => {
    const delimiter = some(lines, random, (line, at) => at > 0 && isDelimiter(line) && isTableRow(lines[at - 1] ?? ''));
    for (let at = delimiter - 1; delimiter > 0 && isTableRow(lines[at] ?? ''); at++) {
      const words = wordsOf(lines[at]).trimEnd();
      const cell =
        at === delimiter ? '---' : at < delimiter ? ' Seen by ' : random.pick([' Ruth ', ' `a \\| b` ', ' ']);
      lines[at] = `${words}${cell}|${endingOf(lines[at])}`;
    }
  },
  otherOrder: (lines, random) => {
    const is = (line: string | undefined): boolean => line !== undefined && /^(?:[-*+]\s|\|)/.test(line);
    const at = some(lines, random, (line, n) => is(line) && is(lines[n + 1]) && !isDelimiter(lines[n + 1] ?? ''));
    if (at < 0 || isDelimiter(lines[at]) || isDelimiter(lines[at + 2] ?? '')) return;
    if (lines[at].startsWith('|') !== lines[at + 1].startsWith('|') || endingOf(lines[at + 1]) === '') return;
    const deeper = (line: string | undefined): boolean => line !== undefined && /^\s+\S/.test(line);
    if (!deeper(lines[at + 1]) && !deeper(lines[at + 2])) lines.splice(at, 2, lines[at + 1], lines[at]);
  },
  headingSaysMore: (lines, random, spared) => {
    const at = some(lines, random, (line) => /^#{2,6} /.test(line) && !spared(wordsOf(line)));
    if (at >= 0) lines[at] = `${wordsOf(lines[at]).trimEnd()} (agreed)${endingOf(lines[at])}`;
  },
  prose: (lines, random) => {
    const at = some(lines, random, (line, n) => line.trim() === '' && n > 0);
    const end = endingOf(lines[at] ?? '') || '\n';
    if (at >= 0) lines.splice(at, 1, end, `Ruth says: *mind the gap* | and the café 🐝.${end}`, end);
  },
  trailingSpaces: (lines, random) => {
    const at = some(lines, random, (line) => line.trim() !== '');
    if (at >= 0) lines[at] = `${wordsOf(lines[at])}  ${endingOf(lines[at])}`;
  },
  noteBelowRow: (lines, random) => {
    const at = some(lines, random, (line, n) => /^[-*+] /.test(line) && isRow(lines[n + 1] ?? ''));
    if (at >= 0) lines.splice(at + 1, 0, `  - *Ruth asked for this one twice.*${endingOf(lines[at])}`);
  },
};

/** The folder after some edits by hand in one of the documents, or in any; what was done, and where. */
export function editedByHand(
  files: ReadonlyMap<string, string>,
  random: Random,
  count: number,
  inFiles: readonly string[] = [...files.keys()].filter((file) => file.endsWith('.md')),
  spared: (line: string) => boolean = () => false,
): { files: Map<string, string>; done: string[] } {
  const edited = new Map(files);
  const done: string[] = [];
  for (let n = 0; n < count && inFiles.length > 0; n++) {
    const file = random.pick(inFiles);
    const name = random.pick(Object.keys(handEdits));
    const before = edited.get(file) ?? '';
    const lines = before.split(/(?<=\n)/);
    handEdits[name](lines, random, spared);
    if (lines.join('') === before) continue;
    edited.set(file, lines.join(''));
    done.push(`${name} in ${file}`);
  }
  return { files: edited, done };
}
