import { baselineFile } from '../baseline/file';
import { movedDocumentEdits } from '../baseline/renamedKeys';
import { codeKind } from '../facts/codeFacts';
import type { LinkedFile } from '../graph/linkedFile';
import { readBlocks } from '../markdown/blockReader';
import type { DocumentEdit, WorkspaceChange } from '../model/edit';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { movedLink } from './moving/movedLinks';
import { movedPaths } from './moving/movedPaths';
import { Moves, type Move } from './moving/moves';
import { snapshotText } from './snapshotText';

export type { Move } from './moving/moves';

/**
 * What has to be written anew where files and folders get other paths, so that all that named them still does: links,
 * their definitions, paths of plan documents, rows of an index, and what the baseline remembers. The edits are of the
 * documents where they are before. In steps of a document, since every document may have to be read.
 *
 * A workspace without any plan is none of Plantrace's business: nothing is written there.
 */
export function* movedFiles(snapshot: Snapshot, wanted: readonly Move[]): Generator<void, WorkspaceChange> {
  const moves = new Moves(wanted, snapshot);
  const edits: DocumentEdit[] = [];
  const title = 'Let paths follow';
  if (moves.isNothing || snapshot.files.every(({ rule }) => rule === null)) return { title, creations: [], edits };
  for (const file of snapshot.files) {
    const own = documentEdits(snapshot, file, moves);
    if (own) edits.push(own);
    yield;
  }
  return { title, creations: [], edits: [...edits, ...baselineEdits(snapshot, moves)] };
}

function documentEdits(snapshot: Snapshot, { path, facts }: LinkedFile, moves: Moves): DocumentEdit | null {
  // What a source file imports is for the server of its language to follow.
  if (facts.kind === codeKind) return null;
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string') return null;
  const { text } = current;
  const isTouched =
    moves.isMoved(path) ||
    facts.links.some((link) => moves.isMoved(link.path)) ||
    moves.names.some((name) => text.includes(name) || text.includes(encodeURI(name)));
  if (!isTouched) return null;
  const blocks = readBlocks(text);
  const definitions = blocks.flatMap((block) =>
    block.kind === 'definition' ? [{ start: block.destinationStart, end: block.destinationEnd }] : [],
  );
  const links = [...facts.links, ...definitions];
  const skipped = [...links, ...blocks.filter(({ kind }) => kind === 'code' || kind === 'html'), ...comments(text)];
  skipped.sort((a, b) => a.start - b.start || a.end - b.end);
  const edits = [
    ...links.flatMap((link) => movedLink(text, link, path, moves) ?? []),
    ...movedPaths(text, path, apart(skipped), moves),
  ];
  const distinct = new Map<number, TextEdit>(edits.map((edit) => [edit.start, edit]));
  const ordered = [...distinct.values()].sort((a, b) => a.start - b.start);
  return ordered.length === 0 ? null : { file: path, expectedText: text, edits: ordered };
}

function* comments(text: string): Generator<{ start: number; end: number }> {
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const end = text.indexOf('-->', start);
    if (end < 0) return;
    yield { start, end };
    start = text.indexOf('<!--', end);
  }
}

/** Spans that lie in others, or run into them, become one. */
function apart(sorted: readonly { readonly start: number; readonly end: number }[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = found[found.length - 1];
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

function baselineEdits({ baseline }: Snapshot, moves: Moves): DocumentEdit[] {
  if (!baseline) return [];
  const edits = movedDocumentEdits(baseline, (document) => (moves.isMoved(document) ? moves.newPath(document) : null));
  return edits.length === 0 ? [] : [{ file: baselineFile, expectedText: baseline.text, edits }];
}
