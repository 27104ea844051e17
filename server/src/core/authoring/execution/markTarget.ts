import { packedField, ReferenceField, referenceStride, type RowFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { ItemKind } from '../../model/vocabulary';
import type { ChangedDocuments } from './changedDocuments';
import { hasMark } from './doneRow';
import { statusColumnOf } from './marking';

/** What is meant by a place of a document: an item, one of its rows without an ID, or a line that has a mark of its own. */
export type MarkTarget =
  | { readonly kind: 'item'; readonly file: LinkedFile; readonly item: number }
  | { readonly kind: 'row'; readonly file: LinkedFile; readonly row: RowFact }
  | { readonly kind: 'line'; readonly file: LinkedFile; readonly offset: number };

/** What says what it is, and is never done. */
const NEVER_DONE: ReadonlySet<ItemKind> = new Set<ItemKind>(['section', 'decision', 'property', 'risk']);

/** What the line of an offset is of; null where nothing on it can be done. */
export function markTargetAt(documents: ChangedDocuments, path: string, offset: number): MarkTarget | null {
  const { graph } = documents.snapshot;
  const file = graph.file(path);
  if (!file) return null;
  const { facts } = file;
  const line = facts.lines.lineAt(offset);
  const isOnLine = (start: number, end = start): boolean =>
    facts.lines.lineAt(start) <= line && line <= facts.lines.lineAt(end);
  const defined = facts.items.findIndex(
    (item) => item.strength === 'explicit' && !NEVER_DONE.has(item.kind) && isOnLine(item.blockStart, item.blockEnd),
  );
  if (defined >= 0) {
    const item = graph.canonicalOf(graph.itemNumber(graph.fileIndex(path), defined));
    if (item >= 0) return { kind: 'item', file, item };
  }
  const row = facts.rows.find(({ start, end }) => isOnLine(start, end));
  if (row) return { kind: 'row', file, row };
  const recorded = recordedOnLine(documents, file, line);
  if (recorded >= 0) return { kind: 'item', file, item: recorded };
  const document = documents.document(path);
  const placed = document?.rowAt(offset);
  if (placed) return statusColumnOf(file, placed, null) >= 0 ? { kind: 'line', file, offset: placed.row.start } : null;
  const run = document?.markedRunAt(offset);
  return document && run && hasMark(document, run) ? { kind: 'line', file, offset: run.start } : null;
}

/** The item whose status the line records, which is defined elsewhere. */
function recordedOnLine(documents: ChangedDocuments, file: LinkedFile, line: number): number {
  const { graph } = documents.snapshot;
  const { facts, rule } = file;
  const again = [...facts.repeats.filter(({ symbols }) => symbols.length === 1), ...facts.statuses].find(
    ({ start }) => facts.lines.lineAt(start) === line,
  );
  if (again) {
    const symbol = 'symbols' in again ? (again.symbols[0] ?? -1) : again.symbol;
    const item = graph.itemOfSymbol(symbol, file);
    if (item >= 0) return item;
  }
  if (!rule || rule.statuses.length === 0) return -1;
  const placed = documents.document(file.path)?.rowAt(facts.lines.lineStart(line));
  const columns = placed?.table.columns ?? [];
  const column = columns.findIndex((words) => rule.statuses.some((stated) => stated.columns.has(words)));
  if (!placed || column < 0) return -1;
  const [from, to] = [placed.row.cells[column * 2] ?? -1, placed.row.cells[column * 2 + 1] ?? -1];
  const first = graph.referenceNumber(graph.fileIndex(file.path), 0);
  for (let at = 0, r = 0; at < facts.references.length; at += referenceStride, r++) {
    const start = packedField(facts.references, at, ReferenceField.start);
    if (start >= from && start < to) return graph.parts.targets[first + r] ?? -1;
  }
  return -1;
}
