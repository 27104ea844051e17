import type { Graph } from '../../graph/graph';
import type { DocumentEdit, Refusal, WorkspaceChange } from '../../model/edit';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { snapshotText } from '../snapshotText';
import type { Carried } from './carried';
import { documentEdits } from './documentEdits';
import { linkEdits, movedAnchors, type MovedAnchors } from './headingLinks';
import { Refused } from './refused';

/**
 * Writes new IDs wherever something carries them, with the links to headings that change for it. Only documents that
 * hold something of it are read.
 *
 * @throws Refused where a place cannot be written.
 */
export function carry(snapshot: Snapshot, title: string, carried: Carried): WorkspaceChange {
  const { graph } = snapshot;
  const texts = new Map<number, string>();
  const edits = new Map<number, TextEdit[]>();
  const moved = new Map<string, MovedAnchors>();
  const textOf = (f: number): string => {
    let text = texts.get(f);
    if (text === undefined) texts.set(f, (text = textFor(snapshot, graph.files[f]?.path ?? '')));
    return text;
  };
  for (const f of carried.files.keys()) {
    const file = graph.files[f];
    if (!file) continue;
    const own = documentEdits(graph, f, textOf(f), carried);
    edits.set(f, own);
    const anchors = movedAnchors(file, textOf(f), own);
    if (anchors.size > 0) moved.set(file.path, anchors);
  }
  if (moved.size > 0) {
    graph.files.forEach((file, f) => {
      const links = linkEdits(file, () => textOf(f), moved);
      if (links.length > 0) edits.set(f, [...(edits.get(f) ?? []), ...links]);
    });
  }
  const documents: DocumentEdit[] = [...edits]
    .filter(([, own]) => own.length > 0)
    .sort(([a], [b]) => a - b)
    .map(([f, own]) => ({
      file: graph.files[f]?.path ?? '',
      expectedText: textOf(f),
      edits: own.sort((a, b) => a.start - b.start),
    }));
  return { title, creations: [], edits: documents };
}

function textFor(snapshot: Snapshot, path: string): string {
  const current = snapshotText(snapshot, path);
  if (current === 'gone') throw new Refused(`${path} cannot be read.`);
  if (current === 'moved-on') throw new Refused(`${path} has changed on disk since it was read; try again.`);
  return current.text;
}

/** The files of items and of references, with these. */
export function filesOf(graph: Graph, items: Iterable<number>, references: Iterable<number>): Map<number, number[]> {
  const files = new Map<number, number[]>();
  for (const item of items) files.set(graph.fileIndex(graph.fileOfItem(item).path), []);
  for (const reference of references) {
    const f = graph.fileIndex(graph.fileOfReference(reference).path);
    const list = files.get(f);
    if (list) list.push(reference);
    else files.set(f, [reference]);
  }
  return files;
}

/** What somebody asked for, or why it cannot be. */
export function orRefusal(change: () => WorkspaceChange): WorkspaceChange | Refusal {
  try {
    return change();
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}
