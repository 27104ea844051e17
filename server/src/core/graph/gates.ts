import type { HeadingFact } from '../facts/facts';
import type { Status } from '../model/vocabulary';
import type { LinkedFile } from './linkedFile';

/** A row of a gate, of a list or of a table. */
export interface GateRow {
  readonly status: Status | null;
  readonly start: number;
  readonly end: number;
}

/** The section of a document that a heading begins: from its start to the next heading that is no deeper. */
export function sectionOf({ facts }: LinkedFile, heading: number): { start: number; end: number } {
  const own = facts.headings[heading];
  if (!own) return { start: 0, end: facts.length };
  const next = facts.headings.slice(heading + 1).find(({ depth }: HeadingFact) => depth <= own.depth);
  return { start: own.start, end: next?.start ?? facts.length };
}

/** The rows of gates within a stretch of a document. */
export function gateRowsIn(
  { facts }: LinkedFile,
  { start, end }: { readonly start: number; readonly end: number },
): GateRow[] {
  return [
    ...facts.rows.filter(({ kind }) => kind === 'gate'),
    ...facts.records.filter(({ kind, isFilled }) => kind === 'gate' && isFilled),
  ].filter((row) => row.start >= start && row.start < end);
}

/** The checklists that record the execution of a plan document. */
export function checklistsOf(files: readonly LinkedFile[], planPath: string): LinkedFile[] {
  return files.filter(({ rule, speaksOf }) => rule?.duty === 'checklist' && speaksOf === planPath);
}
