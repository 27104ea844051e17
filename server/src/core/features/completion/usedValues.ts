import { readLabel } from '../../facts/labels';
import type { PlaceAt } from '../../facts/placeReader';
import { cellWords } from '../../facts/detect';
import type { LinkedFile } from '../../graph/linkedFile';
import { readBlocks } from '../../markdown/blockReader';
import type { HalfTyped } from './halfTyped';
import type { Proposal } from './model';

const LONGEST_VALUE = 40;
const MOST_VALUES = 30;

/**
 * Values of a field or column in which the document uses few of them, over and over: statuses, sizes, owners, phases.
 * What is said only once each is prose.
 */
export function usedValues(file: LinkedFile, text: string, place: PlaceAt, word: HalfTyped): Proposal[] {
  const value = valueAt(text, place, word);
  if (!value) return [];
  const counts = new Map<string, number>();
  const of = place.kind === 'cell' ? cellsOf(text, place, word) : fieldsOf(file, text, place.label ?? '', word);
  for (const each of of) {
    const said = each.trim();
    if (said !== '' && said.length <= LONGEST_VALUE) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const suggested = demanded(file, place.label);
  if (suggested !== null) counts.set(suggested, counts.get(suggested) ?? 0);
  else if (counts.size === total && total > 1) return [];
  return [...counts]
    .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([said, times]) => ({
      ...value,
      kind: 'value',
      itemKind: null,
      label: said,
      detail: '',
      note: times > 0 ? `used ${times === 1 ? 'once' : `${times} times`}` : '',
      filter: value.before + said,
      text: value.before + said,
      snippet: null,
      isListed: false,
      known: null,
    }));
}

/** Where the value at the cursor stands; null where it is no single short one. */
function valueAt(
  text: string,
  place: PlaceAt,
  word: HalfTyped,
): { start: number; insertEnd: number; end: number; before: string } | null {
  const line = text.slice(word.lineStart, word.offset);
  const at =
    place.kind === 'cell' ? line.lastIndexOf('|') : Math.max(line.lastIndexOf(':'), line.lastIndexOf('\uff1a'));
  if (at < 0 || (place.kind !== 'cell' && place.label === null)) return null;
  const typed = line.slice(at + 1).replace(/^[*_`]+/, '');
  if (typed.trim().length > LONGEST_VALUE) return null;
  const blank = /^[ \t]*/.exec(typed)?.[0] ?? '';
  const start = word.offset - typed.length + blank.length;
  const rest = text.slice(word.offset, word.lineEnd);
  const behind = place.kind === 'cell' ? (rest.split('|')[0] ?? '') : rest;
  return {
    start,
    insertEnd: word.offset,
    end: word.offset + behind.trimEnd().length,
    before: blank === '' ? ' ' : '',
  };
}

/** What the label's part is filled with where it is inserted: `M`. */
function demanded({ rule }: LinkedFile, label: string | null): string | null {
  const demand = label === null ? undefined : rule?.demands.find(({ labels }) => labels.has(label));
  return demand && /^\w{1,12}$/.test(demand.skeleton) ? demand.skeleton : null;
}

function* fieldsOf({ rule }: LinkedFile, text: string, label: string, word: HalfTyped): Generator<string> {
  const known = (words: string): boolean => words === label || (rule?.knownLabels.has(words) ?? false);
  for (let start = 0; start <= text.length;) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    if (start !== word.lineStart) {
      let from = start;
      while (from < end && /[\s>+-]/.test(text.charAt(from))) from++;
      if (text.startsWith('* ', from)) from += 2;
      const found = readLabel(text, from, end, known);
      if (found?.words === label) yield text.slice(found.valueStart, end);
    }
    start = end + 1;
  }
}

function* cellsOf(text: string, place: PlaceAt, word: HalfTyped): Generator<string> {
  let column = -1;
  for (const block of readBlocks(text)) {
    if (block.kind !== 'row') continue;
    if (block.header) column = cellWords(text, block).findIndex((words) => words === place.column);
    else if (column >= 0 && (block.end < word.lineStart || block.start > word.lineEnd))
      yield text.slice(block.cells[column * 2] ?? 0, block.cells[column * 2 + 1] ?? 0);
  }
}
