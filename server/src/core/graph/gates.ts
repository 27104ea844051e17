import type { VerdictFact } from '../facts/checkedFacts';
import type { HeadingFact } from '../facts/facts';
import type { Status } from '../model/vocabulary';
import { wordsOf } from '../profile/words';
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

/** The rows of the gate that a verdict speaks of; none where that is not plain. */
export function rowsOfVerdict(file: LinkedFile, verdict: VerdictFact): GateRow[] {
  if (verdict.names !== null) return rowsNamed(file, verdict);
  const around = file.rule?.duty === 'checklist' ? wholeOf(file) : sectionOf(file, verdict.heading);
  const rows = gateRowsIn(file, around);
  return rows.length === 0 && verdict.isOfGate ? rowsOfOnlyGate(file) : rows;
}

/** The rows of the one section of a document that has rows of a gate; none where several have. */
export function rowsOfOnlyGate(file: LinkedFile): GateRow[] {
  const rows = gateRowsIn(file, wholeOf(file));
  return new Set(rows.map(({ start }) => headingAbove(file, start))).size === 1 ? rows : [];
}

/**
 * `- [x] Initial Constitution Check: PASS` speaks of the section *Constitution Check*. Where several verdicts share a
 * section, nobody says which of its rows wait for which: with the last of them all rows are spoken of.
 */
function rowsNamed(file: LinkedFile, verdict: VerdictFact): GateRow[] {
  const heading = headingNamed(file, verdict);
  if (heading < 0) return [];
  const sharing = file.facts.verdicts.filter((other) => other.names !== null && headingNamed(file, other) === heading);
  const isLast = sharing[sharing.length - 1] === verdict && sharing.every(({ isPassed }) => isPassed);
  return isLast ? gateRowsIn(file, sectionOf(file, heading)) : [];
}

/** The heading with which a row's name ends, the longest; -1 for none, or for two alike. */
function headingNamed(file: LinkedFile, { names, start }: VerdictFact): number {
  let found: number[] = [];
  let longest = 0;
  for (const [i, { text }] of file.facts.headings.entries()) {
    const words = wordsOf(text);
    if (words === '' || words.length < longest || names === null) continue;
    if (names !== words && !names.endsWith(` ${words}`)) continue;
    const section = sectionOf(file, i);
    if ((start >= section.start && start < section.end) || gateRowsIn(file, section).length === 0) continue;
    if (words.length > longest) found = [];
    longest = words.length;
    found.push(i);
  }
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

function headingAbove({ facts }: LinkedFile, offset: number): number {
  return facts.headings.filter(({ start }) => start <= offset).length - 1;
}

const wholeOf = ({ facts }: LinkedFile): { start: number; end: number } => ({ start: 0, end: facts.length });

/** The checklists that record the execution of a plan document. */
export function checklistsOf(files: readonly LinkedFile[], planPath: string): LinkedFile[] {
  return files.filter(({ rule, speaksOf }) => rule?.duty === 'checklist' && speaksOf === planPath);
}
