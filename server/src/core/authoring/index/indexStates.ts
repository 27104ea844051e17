import { resolvePath } from '../../graph/relations';
import type { LinkedFile } from '../../graph/linkedFile';
import { fileNameOf } from '../../text/wording';
import { cellsOf } from '../tableEdit';
import type { Snapshot } from '../../workspace/snapshot';
import type { ChangedDocument, PlacedRow } from '../execution/changedDocuments';
import { documentStates, isFurther, stateInWords, type CountedPhases, type DocumentState } from './documentState';

/** A row that says what is not so, and that nobody but a person can put right. */
export interface ToldRow {
  readonly path: string;
  readonly start: number;
  readonly reason: string;
}

/** The word that a table uses for a state, by state. */
export type StateWords = ReadonlyMap<DocumentState, string>;

/** The words for states that the rows of an index use, each as it is written first. */
export function stateWordsOf(document: ChangedDocument, { facts }: LinkedFile): StateWords {
  const words = new Map<DocumentState, string>();
  for (const entry of facts.announcements) {
    const placed = entry.kind === null ? document.rowAt(entry.start) : null;
    for (const cell of placed ? cellsOf(document.text, placed.row) : []) {
      const state = stateInWords(cell);
      if (state !== null && !words.has(state)) words.set(state, cell);
    }
  }
  return words;
}

/** The word for a state, else for the furthest before it; null where the table has none behind `from`. */
export function wordFor(words: StateWords, state: DocumentState, from: DocumentState | null): string | null {
  const reached = documentStates.slice(
    from === null ? 0 : documentStates.indexOf(from) + 1,
    documentStates.indexOf(state) + 1,
  );
  for (const one of reached.reverse()) {
    const word = words.get(one);
    // What the table says of what is not written says too little of what is.
    if (word !== undefined && (one !== 'planned' || state === 'planned')) return word;
  }
  return null;
}

/**
 * Brings the words that rows of an index say of plans and checklists up to date, as far as the table has words for that.
 * A row that claims more than is so stays, and is told.
 */
export function updateStates(
  snapshot: Snapshot,
  master: LinkedFile,
  document: ChangedDocument,
  phases: CountedPhases,
): { corrected: number; told: ToldRow[] } {
  const words = stateWordsOf(document, master);
  const told: ToldRow[] = [];
  let corrected = 0;
  for (const entry of master.facts.announcements) {
    const placed = entry.kind === null ? document.rowAt(entry.start) : null;
    const said = placed ? saidIn(document, placed) : null;
    if (!placed || !said) continue;
    const path = resolvePath(entry.path, master.path, (other) => snapshot.exists(other));
    const file = snapshot.graph.file(path ?? '') ?? namesake(snapshot, entry.path);
    if (path === null && !file) {
      if (said.state !== 'planned') told.push({ path: entry.path, start: entry.start, reason: 'not there' });
      continue;
    }
    const state = file ? phases.stateOf(file) : null;
    if (state === null) continue;
    if (isFurther(said.state, state)) {
      const reason = said.state === 'done' ? 'not done' : 'not that far';
      told.push({ path: entry.path, start: entry.start, reason });
      continue;
    }
    const word = state === said.state ? null : wordFor(words, state, said.state);
    if (word !== null && document.replaceCell(placed, said.column, word)) corrected++;
  }
  return { corrected, told };
}

/** The one cell of a row that is nothing but a word for a state. */
function saidIn(document: ChangedDocument, { row }: PlacedRow): { column: number; state: DocumentState } | null {
  const found = cellsOf(document.text, row).flatMap((cell, column) => {
    const state = stateInWords(cell);
    return state === null ? [] : [{ column, state }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** An index may be written from another folder than the root. */
function namesake({ graph }: Snapshot, path: string): LinkedFile | undefined {
  const named = graph.files.filter((file) => fileNameOf(file.path) === fileNameOf(path));
  return named.length === 1 ? named[0] : undefined;
}
