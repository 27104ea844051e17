/**
 * Globs, matched in bounded time: a workspace supplies them, and a glob that is turned into a regular expression can be
 * written so that it backtracks for ever.
 *
 * `*` any characters of a name · `?` one of them · `[a-z]`, `[!a-z]` one of a set · `**` any folders, also none ·
 * `{a,b}` either · `\` takes the next character as it is. Paths are relative, with `/`; names that begin with a dot are
 * names like others. `docs/` and `docs/**` fit the folder and all that is in it.
 */

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'one' | 'run' }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [number, number])[] };

/** The parts of one name; null for `**`. */
type Segment = readonly Part[] | null;

/** More alternatives than this are refused: nested braces multiply. */
const MOST_ALTERNATIVES = 64;
const LONGEST = 1000;

export interface GlobOptions {
  /** Case does not count. */
  readonly nocase?: boolean;
}

/**
 * Whether a path fits one of the globs.
 * @throws Error with one sentence for a glob that cannot be meant.
 */
export function compileGlobs(globs: readonly string[], options: GlobOptions = {}): (path: string) => boolean {
  const fold = (text: string): string => (options.nocase ? text.toLowerCase() : text);
  const patterns = globs.flatMap((glob) => alternativesOf(glob).map((one) => segmentsOf(fold(one), glob)));
  const compiled = patterns.map((segments) => ({ segments, ending: endingOf(segments) }));
  return (path) => {
    const folded = fold(path);
    let names: string[] | null = null;
    for (const { segments, ending } of compiled) {
      if (!folded.endsWith(ending)) continue;
      names ??= folded.split('/');
      if (pathFits(segments, names)) return true;
    }
    return false;
  };
}

function alternativesOf(glob: string): string[] {
  if (glob.startsWith('!')) throw new Error(`The glob "${glob}" begins with "!", which means nothing here.`);
  if (glob.length > LONGEST) throw new Error(`The glob "${glob.slice(0, 40)}…" is too long.`);
  const done: string[] = [];
  const pending = [glob];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const braces = innermostBraces(next, glob);
    if (!braces) done.push(next);
    else
      for (const choice of braces.choices) pending.push(next.slice(0, braces.start) + choice + next.slice(braces.end));
    if (done.length + pending.length > MOST_ALTERNATIVES)
      throw new Error(`The glob "${glob}" has more than ${MOST_ALTERNATIVES} alternatives.`);
  }
  return done;
}

/** The first pair of braces that holds no other. */
function innermostBraces(text: string, glob: string): { start: number; end: number; choices: string[] } | null {
  let start = -1;
  let commas: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '{') [start, commas] = [i, []];
    else if (c === ',' && start >= 0) commas.push(i);
    else if (c === '}') {
      if (start < 0) throw new Error(`The glob "${glob}" closes a brace that it does not open.`);
      const cuts = [start, ...commas, i];
      const choices = cuts.slice(1).map((cut, k) => text.slice((cuts[k] ?? 0) + 1, cut));
      return { start, end: i + 1, choices };
    }
  }
  if (start >= 0) throw new Error(`The glob "${glob}" opens a brace that it does not close.`);
  return null;
}

function segmentsOf(pattern: string, glob: string): Segment[] {
  const trimmed = pattern.replace(/^(?:\.?\/)+/, '');
  const whole = trimmed.endsWith('/') ? `${trimmed}**` : trimmed;
  if (whole === '') throw new Error(`The glob "${glob}" fits nothing.`);
  const segments: Segment[] = [];
  for (const name of whole.split('/')) {
    if (name === '') continue;
    if (name === '..') throw new Error(`The glob "${glob}" leads out of the folder.`);
    if (name !== '**') segments.push(partsOf(name, glob));
    else if (segments.at(-1) !== null) segments.push(null);
  }
  return segments;
}

function partsOf(name: string, glob: string): Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  for (let i = 0; i < name.length; i++) {
    const c = name.charAt(i);
    if (c === '\\' && i + 1 < name.length) text += name.charAt(++i);
    else if (c === '*') {
      flush();
      if (parts.at(-1)?.kind !== 'run') parts.push({ kind: 'run' });
    } else if (c === '?') {
      flush();
      parts.push({ kind: 'one' });
    } else if (c === '[') {
      flush();
      const close = name.indexOf(']', i + (/^\[[!^]?\]/.test(name.slice(i, i + 3)) ? 3 : 1));
      if (close < 0) throw new Error(`The glob "${glob}" opens a set with "[" that it does not close.`);
      parts.push(setOf(name.slice(i + 1, close)));
      i = close;
    } else text += c;
  }
  flush();
  return parts;
}

function setOf(inner: string): Part {
  const negated = inner.startsWith('!') || inner.startsWith('^');
  const chars = negated ? inner.slice(1) : inner;
  const ranges: [number, number][] = [];
  for (let i = 0; i < chars.length; i++) {
    const from = chars.charCodeAt(i);
    const isRange = chars.charAt(i + 1) === '-' && i + 2 < chars.length;
    ranges.push([from, isRange ? chars.charCodeAt(i + 2) : from]);
    if (isRange) i += 2;
  }
  return { kind: 'set', negated, ranges };
}

/** What every path that fits ends with: the cheap test before a path is taken apart. */
function endingOf(segments: readonly Segment[]): string {
  const last = segments.at(-1)?.at(-1);
  return last?.kind === 'text' ? last.text : '';
}

/** Goes back to the last `**` only, and never further: at most names times segments steps. */
function pathFits(segments: readonly Segment[], names: readonly string[]): boolean {
  let s = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < names.length) {
    const segment = segments[s];
    if (segment === null) {
      star = s++;
      resume = n;
    } else if (segment !== undefined && nameFits(segment, names[n] ?? '')) {
      s++;
      n++;
    } else if (star >= 0) {
      s = star + 1;
      n = ++resume;
    } else return false;
  }
  while (segments[s] === null) s++;
  return s === segments.length;
}

function nameFits(parts: readonly Part[], name: string): boolean {
  let p = 0;
  let at = 0;
  let run = -1;
  let resume = 0;
  for (;;) {
    const part = parts[p];
    if (part === undefined && at === name.length) return true;
    if (part?.kind === 'run') {
      if (p === parts.length - 1) return true;
      run = p++;
      resume = at;
      continue;
    }
    const length = part === undefined ? -1 : lengthAt(part, name, at);
    if (length >= 0) {
      p++;
      at += length;
    } else if (run >= 0 && resume < name.length) {
      p = run + 1;
      at = ++resume;
    } else return false;
  }
}

/** How many characters a part takes there; -1 where it does not fit. */
function lengthAt(part: Part, name: string, at: number): number {
  if (part.kind === 'text') return name.startsWith(part.text, at) ? part.text.length : -1;
  if (at >= name.length) return -1;
  if (part.kind !== 'set') return 1;
  const c = name.charCodeAt(at);
  return part.ranges.some(([from, to]) => c >= from && c <= to) !== part.negated ? 1 : -1;
}
