import type { ItemFact } from '../facts/facts';
import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { roles } from '../model/vocabulary';
import type { TextEdit } from '../text/edit';

const SOURCED = roles.indexOf('sourced-from');
/** `SR R-004`, `SR §3 R-004`: an abbreviation of the document before the ID. */
const ABBREVIATION = /(?:^|[;,|\s(])([A-Z][A-Z0-9]{0,5})[ \t]+$/;

/** Adds an item to the Source of a task, as the other cells of the column name such items. */
export function addToSource(graph: Graph, path: string, text: string, task: number, cited: ItemFact): TextEdit | null {
  const cell = cellOf(graph, path, task);
  if (!cell || cell.empty) return null;
  const { end } = cell;
  const own = text.slice(cell.start, end);
  const separator = own.includes(';') ? '; ' : own.includes(',') ? ', ' : commonSeparator(graph, path, text);
  const abbreviation = abbreviationOf(graph, path, text, cited);
  // `SR R-010, M-006` goes on with what is in SR.
  const lastNamed = own
    .match(/(?:^|[;,])[ \t]*[A-Z][A-Z0-9]{0,5}(?=[ \t]+\S)/g)
    ?.pop()
    ?.replace(/^[;,\s]*/, '');
  const goesOn = separator.startsWith(',') && abbreviation === `${lastNamed ?? ''} `;
  const added = separator + (goesOn ? '' : abbreviation) + cited.id;
  // A cell that is filled up with blanks gives them up first.
  const blanks = /^[ \t]*(?=\|)/.exec(text.slice(end, end + 400))?.[0].length ?? 0;
  const used = Math.max(0, Math.min(added.length, blanks - 1));
  return { start: end, end: end + used, newText: added };
}

/** Takes an item out of the Source of a task; null where it is all that stands there, or others lean on its words. */
export function removeFromSource(graph: Graph, path: string, text: string, task: number, at: number): TextEdit | null {
  const cell = cellOf(graph, path, task);
  if (!cell || at < cell.start || at >= cell.end) return null;
  const own = text.slice(cell.start, cell.end);
  const parts = [...own.matchAll(/[^;,]+/g)].map(({ index, 0: words }) => ({ start: cell.start + index, words }));
  const which = parts.findIndex(({ start, words }) => at >= start && at < start + words.length);
  const part = parts[which];
  if (!part || parts.length < 2) return null;
  const words = part.words.trim();
  if (!/^(?:[A-Z][A-Z0-9]{0,5}[ \t]+)?[[`*_]{0,3}[A-Z][A-Z-]{0,20}\d+[a-z]?[\]`*_]{0,3}$/.test(words)) return null;
  const before = parts[which - 1];
  if (before)
    return {
      start: before.start + before.words.trimEnd().length,
      end: part.start + part.words.trimEnd().length,
      newText: '',
    };
  const after = parts[which + 1];
  // `SR R-001, R-002`: the second leans on the abbreviation of the first.
  if (!after || (/\s/.test(words) && !/[a-z\s]/i.test(after.words.trim()))) return null;
  if (/\s/.test(words) && /^[A-Z][A-Z-]*\d/.test(after.words.trim())) return null;
  return { start: part.start, end: after.start + after.words.length - after.words.trimStart().length, newText: '' };
}

function cellOf(graph: Graph, path: string, task: number): { start: number; end: number; empty: boolean } | undefined {
  const index = task - graph.itemNumber(graph.fileIndex(path), 0);
  return graph.file(path)?.facts.sourceCells.find((cell) => cell.item === index);
}

export function commonSeparator(graph: Graph, path: string, text: string): string {
  const cells = graph.file(path)?.facts.sourceCells ?? [];
  const count = (sign: string): number =>
    cells.filter((cell) => text.slice(cell.start, cell.end).includes(sign)).length;
  return count(',') > count(';') ? ', ' : '; ';
}

/** `SR ` where the column names most items of the kind so; nothing where they stand bare. */
export function abbreviationOf(graph: Graph, path: string, text: string, cited: ItemFact): string {
  const counts = new Map<string, number>();
  const { references } = graph.file(path)?.facts ?? { references: new Int32Array() };
  for (let at = 0; at < references.length; at += referenceStride) {
    if (packedField(references, at, ReferenceField.role) !== SOURCED) continue;
    if (!graph.text(references[at] ?? -1).startsWith(cited.id.replace(/\d.*$/, ''))) continue;
    const start = references[at + ReferenceField.start] ?? 0;
    const name = ABBREVIATION.exec(text.slice(Math.max(0, start - 12), start))?.[1] ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined || most[0] === '' ? '' : `${most[0]} `;
}
