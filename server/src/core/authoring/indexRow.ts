import { LineIndex } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { openDocument } from './openDocument';
import { repairOf, type Repair } from './repair';
import { TableRows, tablesOf } from './tableEdit';
import { fileNameOf } from '../text/wording';

/**
 * Lists a document in an index, behind the row of the document whose path stands before its own in the alphabet, written
 * as that one is.
 */
export function listInIndex(snapshot: Snapshot, master: string, path: string): Repair[] {
  const { graph } = snapshot;
  const facts = graph.file(master)?.facts;
  const prose = openDocument(snapshot, master);
  if (!facts || !prose) return [];
  const { text, blocks } = prose;
  const index = facts.announcements.filter(({ kind }) => kind === null);
  if (index.some((entry) => fileNameOf(entry.path) === fileNameOf(path))) return [];
  const isSame = (entry: { path: string }): boolean =>
    graph.file(entry.path)?.rule?.kind === graph.file(path)?.rule?.kind;
  const like = index.filter(isSame);
  const model = like.filter((entry) => entry.path < path).pop() ?? like[0] ?? index[index.length - 1];
  if (!model) return [];
  const spelt = model.path.includes('/') ? path : fileNameOf(path);
  const title = `List ${fileNameOf(path)} in the index`;
  const lines = new LineIndex(text);
  const run = prose.runAt(model.start);
  const holder = run ? blocks[run.block] : undefined;
  if (!run || !holder) return [];
  const dressed = text.slice(run.start, model.start) + spelt + text.slice(model.end, run.end);
  if (holder.kind === 'row') {
    const table = tablesOf(text, blocks).find(({ block }) => block === holder.parent);
    const at = table?.rows.findIndex((row) => row === holder) ?? -1;
    if (!table || at < 0) return [];
    const cells = table.columns.map((_, c) => (holder.cells[2 * c] === run.start ? dressed : ''));
    return [repairOf(title, master, text, [new TableRows(text, lines, table).insertBelow(at, [cells])], true)];
  }
  const item = blocks[holder.parent];
  // What stands behind the path is said of the other document.
  if (item?.kind !== 'item' || /[\p{L}\p{N}]/u.test(text.slice(run.start, model.start))) return [];
  const mark = /^[*_`)\]]*/.exec(text.slice(model.end, run.end))?.[0] ?? '';
  const row = text.slice(item.start, model.start) + spelt + mark;
  const at = lines.lineEnd(lines.lineAt(item.end));
  const indent = text.slice(lines.lineStart(lines.lineAt(item.start)), item.start);
  return [
    repairOf(title, master, text, [{ start: at, end: at, newText: lineEndingAt(text, at) + indent + row }], true),
  ];
}
