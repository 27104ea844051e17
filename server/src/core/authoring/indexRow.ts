import { LineIndex } from '../text/lineIndex';
import type { LinkedFile } from '../graph/linkedFile';
import type { Duty } from '../model/vocabulary';
import type { TextEdit } from '../text/edit';
import { fileNameOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { openDocument } from './openDocument';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';
import { cellsOf, TableRows, tablesOf } from './tableEdit';

/** Lists a document of the workspace in an index. */
export function listInIndex(snapshot: Snapshot, master: string, path: string): Repair[] {
  const edit = listedRow(snapshot, master, path, snapshot.graph.file(path)?.rule?.duty ?? null);
  const text = snapshotText(snapshot, master);
  if (!edit || typeof text === 'string') return [];
  return [repairOf(`List ${fileNameOf(path)} in the index`, master, text.text, [edit], true)];
}

/**
 * The row of an index that lists a document, behind the row of the document of the same duty whose path stands before its
 * own in the alphabet, written as that one is; null where the index has it, or lists none of that duty. `saidOf` says what
 * its other cells hold, by those of that other row; nothing, where it is not given.
 */
export function listedRow(
  snapshot: Snapshot,
  master: string,
  path: string,
  duty: Duty | null,
  saidOf: (modelCell: string, modelPath: string) => string = () => '',
): TextEdit | null {
  const { graph } = snapshot;
  const { facts, profile } = graph.file(master) ?? {};
  const prose = openDocument(snapshot, master);
  if (!facts || !prose) return null;
  const { text, blocks } = prose;
  const index = facts.announcements.filter((entry) => entry.kind === null);
  if (index.some((entry) => fileNameOf(entry.path) === fileNameOf(path))) return null;
  const like = index.filter((entry) => {
    const listed = graph.file(entry.path) ?? graph.files.find((file) => isNamed(file, fileNameOf(entry.path)));
    // What is not written yet is known by its name.
    const rule = listed ? listed.rule : profile?.documents.find(({ pathFits }) => pathFits?.(entry.path) === true);
    return rule?.duty === duty;
  });
  const model = like.filter((entry) => entry.path < path).pop() ?? like[0];
  const run = model ? prose.runAt(model.start) : null;
  const holder = run ? blocks[run.block] : undefined;
  if (!model || !run || !holder) return null;
  const spelt = model.path.includes('/') ? path : fileNameOf(path);
  const lines = new LineIndex(text);
  const dressed = text.slice(run.start, model.start) + spelt + text.slice(model.end, run.end);
  if (holder.kind === 'row') {
    const table = tablesOf(text, blocks).find(({ block }) => block === holder.parent);
    const at = table?.rows.findIndex((row) => row === holder) ?? -1;
    if (!table || at < 0) return null;
    const cells = cellsOf(text, holder).map((cell, c) =>
      holder.cells[2 * c] === run.start ? dressed : saidOf(cell, model.path),
    );
    return new TableRows(text, lines, table).insertBelow(at, [cells]);
  }
  const item = blocks[holder.parent];
  // What stands behind the path is said of the other document.
  if (item?.kind !== 'item' || /[\p{L}\p{N}]/u.test(text.slice(run.start, model.start))) return null;
  const mark = /^[*_`)\]]*/.exec(text.slice(model.end, run.end))?.[0] ?? '';
  const row = text.slice(item.start, model.start) + spelt + mark;
  const at = lines.lineEnd(lines.lineAt(item.end));
  const indent = text.slice(lines.lineStart(lines.lineAt(item.start)), item.start);
  return { start: at, end: at, newText: lineEndingAt(text, at) + indent + row };
}

/** An index may be written from another folder than the root. */
function isNamed({ path }: LinkedFile, name: string): boolean {
  return fileNameOf(path) === name;
}
