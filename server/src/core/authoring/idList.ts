import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import { readCheckbox } from '../facts/status';
import type { Graph } from '../graph/graph';
import { foldHyphens } from '../ids/template';
import { roles, type Role } from '../model/vocabulary';
import type { TextEdit } from '../text/edit';
import { lineEndingAt } from './lineEnding';

/** One citation of a list as it stands, with its dressing: `T-004`, `` `T-004` ``, a whole range. */
export interface ListedId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** One of the ends of a range, or what lies between: it cannot be taken out by itself. */
  readonly isRange: boolean;
  /** Of the citation alone. */
  readonly idStart: number;
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '`': '`', '*': '*', _: '_' };
/** Where a link leads whose text ends here. */
const DESTINATION = /^\([^()\r\n]{0,300}\)/;
const LONGEST_DESTINATION = 302;

/** A citation with the marks around it, and where it is the text of a link, with the link. */
export function withDressing(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (CLOSING[text.charAt(start - 1)] !== undefined && CLOSING[text.charAt(start - 1)] === text.charAt(end)) {
    start--;
    end++;
    if (text.charAt(start) === '[')
      end += DESTINATION.exec(text.slice(end, end + LONGEST_DESTINATION))?.[0].length ?? 0;
  }
  return { start, end };
}
const BETWEEN = /^[ \t]*(?:[,;+&/]|,?[ \t]+and\b|\band\b)[ \t]*(?:\r?\n[ \t]*)?$/;

/** What an item cites in one role, range by range, in the order of the text; marks around an ID are part of it. */
export function listedIn(graph: Graph, path: string, text: string, owner: number, role: Role): ListedId[] {
  const file = graph.file(path);
  const found: ListedId[] = [];
  if (!file) return found;
  const f = graph.fileIndex(path);
  const { references } = file.facts;
  let last = -1;
  for (let at = 0; at < references.length; at += referenceStride) {
    const by = references[at + ReferenceField.owner] ?? -1;
    if (by < 0 || graph.itemNumber(f, by) !== owner) continue;
    if (roles[packedField(references, at, ReferenceField.role)] !== role) continue;
    const from = packedField(references, at, ReferenceField.expressionStart);
    const to = packedField(references, at, ReferenceField.expressionEnd);
    const flags = packedField(references, at, ReferenceField.flags);
    const isRange = (flags & ReferenceFlag.viaRange) !== 0;
    const idStart = references[at + ReferenceField.start] ?? 0;
    const idEnd = references[at + ReferenceField.end] ?? 0;
    if (isRange && from === last) continue;
    last = from;
    const span = isRange ? withDressing(text, from, to) : withDressing(text, idStart, idEnd);
    found.push({ id: graph.text(references[at] ?? -1), ...span, isRange, idStart });
  }
  return found;
}

/** Puts an ID into a list: in its order where the list is in order, else behind the last; in a list of rows, as a row. */
export function addToList(text: string, listed: readonly ListedId[], id: string): TextEdit | null {
  const stretch = lastStretch(text, listed);
  const last = stretch[stretch.length - 1];
  if (!last) return null;
  const isSorted = stretch.every((one, i) => i === 0 || compareIds(stretch[i - 1]?.id ?? '', one.id) < 0);
  const before = isSorted ? stretch.filter((one) => compareIds(one.id, id) < 0) : stretch;
  const anchor = before[before.length - 1];
  const model = stretch.find(({ isRange }) => !isRange);
  const spelt = model ? dressedLike(text, model, id) : id;
  const row = rowOf(text, last);
  if (row) {
    const after = anchor ? (rowOf(text, anchor) ?? row) : null;
    const line = `${row.prefix}${spelt}`;
    const first = rowOf(text, stretch[0] ?? last) ?? row;
    return after
      ? { start: after.end, end: after.end, newText: lineEndingAt(text, after.end) + line }
      : { start: first.start, end: first.start, newText: line + lineEndingAt(text, first.start) };
  }
  const separator = separatorOf(text, stretch);
  return anchor
    ? { start: anchor.end, end: anchor.end, newText: separator + spelt }
    : { start: stretch[0]?.start ?? 0, end: stretch[0]?.start ?? 0, newText: spelt + separator };
}

/** Another ID with the marks around one, and no link; how that one itself is spelt says nothing of the other. */
export function dressedLike(text: string, { start, end, idStart }: ListedId, id: string): string {
  const opening = text.slice(start, idStart);
  const marks = text.slice(start, end).includes('](') ? opening.replace('[', '') : opening;
  const closing = [...marks].reverse().map((mark) => CLOSING[mark] ?? mark);
  return marks + id + closing.join('');
}

/** Takes one ID out of a list with what separates it; null where it stands alone or within a range. */
export function removeFromList(text: string, listed: readonly ListedId[], idStart: number): TextEdit | null {
  const at = listed.findIndex((one) => one.idStart === idStart);
  const one = listed[at];
  if (!one || one.isRange) return null;
  const row = rowOf(text, one);
  if (row && listed.length > 1) {
    const end = row.end + (text.startsWith('\r\n', row.end) ? 2 : row.end < text.length ? 1 : 0);
    return { start: row.start, end, newText: '' };
  }
  const before = listed[at - 1];
  const after = listed[at + 1];
  // `002` of `T001/002` goes by the ID before it, and is written out where that goes.
  if (after && !isShort(text, one) && isShort(text, after))
    return { start: one.start, end: after.end, newText: dressedLike(text, one, after.id) };
  if (before && BETWEEN.test(text.slice(before.end, one.start)))
    return { start: before.end, end: one.end, newText: '' };
  if (after && BETWEEN.test(text.slice(one.end, after.start)))
    return { start: one.start, end: after.start, newText: '' };
  return null;
}

/** Written without its beginning, which the ID before it in the list says. */
function isShort(text: string, { id, start, end, idStart, isRange }: ListedId): boolean {
  const written = text.slice(idStart, end - (idStart - start));
  return !isRange && written.length < id.length && foldHyphens(id).endsWith(written);
}

/** The IDs at the end of a list between which nothing but separators, or the ends of rows, stand. */
function lastStretch(text: string, listed: readonly ListedId[]): readonly ListedId[] {
  let from = listed.length - 1;
  for (; from > 0; from--) {
    const [left, right] = [listed[from - 1], listed[from]];
    if (!left || !right) break;
    if (!BETWEEN.test(text.slice(left.end, right.start)) && !(rowOf(text, left) && rowOf(text, right))) break;
  }
  return listed.slice(Math.max(0, from));
}

function separatorOf(text: string, stretch: readonly ListedId[]): string {
  for (const [i, right] of stretch.entries()) {
    const left = stretch[i - 1];
    const between = left ? text.slice(left.end, right.start) : '';
    if (/^[ \t]*[,;+&/][ \t]*$/.test(between)) return between;
  }
  return ', ';
}

/** The line of a list row that an ID begins, and what stands before the ID: `  - [ ] `. */
function rowOf(text: string, { start }: ListedId): { start: number; end: number; prefix: string } | null {
  let lineStart = start;
  while (lineStart > 0 && !/[\r\n]/.test(text.charAt(lineStart - 1)) && start - lineStart < 200) lineStart--;
  let end = start;
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  const prefix = text.slice(lineStart, start);
  const bullet = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(prefix)?.[0];
  if (bullet === undefined) return null;
  const box = readCheckbox(text, lineStart + bullet.length);
  const rest = prefix.slice(box ? box.end - lineStart : bullet.length);
  if (rest !== '') return null;
  return { start: lineStart, end, prefix: box ? `${bullet}[ ]${prefix.slice(bullet.length + 3)}` : bullet };
}

/** By series and number: `T-9` before `T-010`. */
function compareIds(a: string, b: string): number {
  const parts = (id: string): (string | number)[] => id.split(/(\d+)/).map((p) => (/^\d+$/.test(p) ? Number(p) : p));
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
