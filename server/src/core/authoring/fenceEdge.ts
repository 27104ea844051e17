import { chainsIn, dividedAt } from '../facts/fenceEdges';
import type { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import { lineEndingAt } from './lineEnding';

/** A fence's content, and one edge of it: the node that stands at `at` is needed by one that names `waiting`. */
export interface EdgePlace {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly waiting: string;
}

/**
 * Takes one edge out of a flow chart. What else its statement ties stays tied, in statements of their own where the chain
 * falls apart; a node that stands nowhere else stays as a statement without edges. Null where there is no such edge.
 */
export function removeFenceEdge(text: string, lines: LineIndex, place: EdgePlace): TextEdit | null {
  const { at, waiting } = place;
  const line = lines.lineAt(at);
  const lineStart = lines.lineStart(line);
  const lineEnd = lines.lineEnd(line);
  const chain = chainsIn(text, lineStart, lineEnd).find(({ start, end }) => start <= at && at < end);
  const tie = chain?.nodes.findIndex(({ start, end }) => start <= at && at < end) ?? -1;
  if (!chain || tie < 0 || tie >= chain.ties.length) return null;
  const joined = chain.nodes.map(({ start, end }) =>
    dividedAt(text, start, end, '&').map((node) => ({ ...node, words: text.slice(node.start, node.end).trim() })),
  );
  const ties = chain.ties.map(({ start, end }) => text.slice(start, end));
  const needed = joined[tie]?.find(({ start, end }) => start <= at && at < end);
  const waits = joined[tie + 1]?.filter(({ words }) => namesNode(words, waiting)) ?? [];
  const [waiter] = waits;
  if (!needed || !waiter || waits.length > 1) return null;
  const words = joined.map((nodes) => nodes.map((node) => node.words));
  const rest = (words[tie] ?? []).filter((one) => one !== needed.words);
  const others = (words[tie + 1] ?? []).filter((one) => one !== waiter.words);
  const chained = (from: number, to: number): string =>
    words
      .slice(from, to)
      .map((nodes, i) => (i === 0 ? '' : spaced(ties[from + i - 1] ?? '')) + nodes.join(' & '))
      .join('');
  const arrow = spaced(ties[tie] ?? '');
  const behind = chained(tie + 1, words.length);
  const outside = text.slice(place.start, chain.start) + text.slice(chain.end, place.end);
  const kept = [
    // All that was needed keeps what it needs itself; the others go on as before.
    tie > 0 ? chained(0, tie + 1) : '',
    rest.length > 0 ? rest.join(' & ') + arrow + behind : tie + 2 < words.length ? behind : '',
    others.length > 0 ? needed.words + arrow + others.join(' & ') : '',
  ].filter((statement) => statement !== '');
  for (const { words: node } of [needed, waiter])
    if (![...kept, outside].some((there) => namesNode(there, node))) kept.push(node);
  return written(text, chain, kept, { lineStart, lineEnd });
}

/** Statements in the place of one: on lines of their own where it had its line for itself. */
function written(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  kept: readonly string[],
  { lineStart, lineEnd }: { readonly lineStart: number; readonly lineEnd: number },
): TextEdit {
  const prefix = /^[ \t>]*/.exec(text.slice(lineStart, end))?.[0] ?? '';
  const from = Math.max(start, lineStart + prefix.length);
  const isAlone = from === lineStart + prefix.length && /^;?[ \t]*$/.test(text.slice(end, lineEnd));
  const eol = lineEndingAt(text, lineEnd);
  if (kept.length > 0) {
    const close = text.charAt(end) === ';' && isAlone ? ';' : '';
    const blank = /^[ \t]*/.exec(text.slice(from, end))?.[0] ?? '';
    const newText = blank + kept.join(isAlone ? `${close}${eol}${prefix}` : '; ');
    return { start: from, end: from + text.slice(from, end).trimEnd().length, newText };
  }
  if (isAlone) return { start: lineStart, end: Math.min(text.length, lineEnd + eol.length), newText: '' };
  return text.charAt(end) === ';' ? { start: from, end: end + 1, newText: '' } : { start: from - 1, end, newText: '' };
}

const spaced = (tie: string): string => ` ${tie.trim()} `;

/** Whether some text names a node, or an ID, as a word. */
function namesNode(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWord = (c: string): boolean => /[\p{L}\p{N}_-]/u.test(c);
    const [before, after] = [text.charAt(at - 1), text.slice(at + name.length, at + name.length + 2)];
    // An arrow may stand right behind a node: `T001-->T002`.
    if (!isWord(before) && (!isWord(after.charAt(0)) || after === '--' || after === '-.')) return true;
  }
  return false;
}
