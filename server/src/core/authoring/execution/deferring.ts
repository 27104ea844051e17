import { ReferenceField, type RowFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { cellText } from '../../text/cellText';
import { writtenLike } from '../citations';
import { cellsOf } from '../tableEdit';
import type { ChangedDocument, ChangedDocuments } from './changedDocuments';
import { deferredCells, entryOf, wordsOfCriterion, type DeferredCell } from './deferredCells';
import { deferralStyle } from './deferralStyle';
import type { LaterWork } from './laterWork';
import { deferralOf } from './openParts';

/** A criterion that is put off. */
export interface PutOff {
  readonly plan: LinkedFile;
  readonly row: RowFact;
  /** The work package whose criterion it is. */
  readonly work: number;
  readonly to: LaterWork;
  /** Empty where nobody says why. */
  readonly reason: string;
}

const NOTHING = /^[\s*_]*(?:none|nothing|n\/a|no|[-\u2013\u2014]*)[\s*_.]*$/i;
const MET = ' \u2705';
const LONGEST_REASON = 300;

/** Writes into the plan, and into the row of its checklist, that a criterion waits for later work. */
export function putOff(documents: ChangedDocuments, group: PlanGroup, deferral: PutOff): void {
  const { plan, row } = deferral;
  const document = documents.document(plan.path);
  if (!document) return;
  const reference = deferralOf(group, plan, row);
  const from = reference < 0 ? -1 : (group.graph.parts.targets[reference] ?? -1);
  if (reference >= 0) retarget(document, group, reference, from, deferral.to);
  else document.add(addition(documents, group, document, deferral));
  recordPutOff(documents, group, deferral, from);
}

/** Writes into the checklists of a plan that a criterion waits; `from`: the work that they may name so far, -1 for none. */
export function recordPutOff(documents: ChangedDocuments, group: PlanGroup, deferral: PutOff, from: number): void {
  const { plan, row, work, to } = deferral;
  const text = documents.document(plan.path)?.text;
  if (text === undefined) return;
  const words = cellText(wordsOfCriterion(plan, row, text));
  for (const cell of deferredCells(documents, group, plan, work)) {
    const { document, placed, column } = cell;
    const known = from < 0 ? null : entryOf(cell, group, plan, row, words, from);
    if (known) retarget(document, group, known.reference, from, to);
    else document.addToCell(placed, column, `${words} ${arrowOf(cell)} ${to.name}`, NOTHING);
  }
}

/** Says in the checklists that what was put off to some work is met by now. */
export function recordMet(
  documents: ChangedDocuments,
  group: PlanGroup,
  { plan, row, work }: Omit<PutOff, 'to' | 'reason'>,
  to: number,
): void {
  const text = documents.document(plan.path)?.text;
  if (text === undefined) return;
  const words = cellText(wordsOfCriterion(plan, row, text));
  for (const cell of deferredCells(documents, group, plan, work)) {
    const known = entryOf(cell, group, plan, row, words, to);
    if (known && !known.entry.isMet) markMet(cell.document, known.entry.end);
  }
}

/** The mark behind an entry of a cell, before all that is added behind it. */
export function markMet(document: ChangedDocument, at: number): void {
  const isMarked = document.edits.some(({ start, newText }) => start === at && newText === MET);
  if (!isMarked) document.edits.unshift({ start: at, end: at, newText: MET });
}

function arrowOf({ document, placed, column }: DeferredCell): string {
  const others = placed.table.rows.map((other) => cellsOf(document.text, other)[column] ?? '');
  return others.some((cell) => cell.includes('->')) && !others.some((cell) => cell.includes('→')) ? '->' : '→';
}

function addition(
  documents: ChangedDocuments,
  group: PlanGroup,
  document: ChangedDocument,
  { plan, row, to, reason }: PutOff,
): { start: number; end: number; newText: string } {
  const { before, words, behind } = deferralStyle(documents, group, plan);
  const said = document.text.slice(row.start, row.end).replace(/(?:\s*<!--[^>]{0,400}-->)*\s*$/, '');
  const at = row.start + (said.endsWith('.') && !said.endsWith('..') ? said.length - 1 : said.length);
  const why = reason.slice(0, LONGEST_REASON).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return { start: at, end: at, newText: `${before}${words} ${to.name}${why === '' ? '' : `: ${why}`}${behind}` };
}

/** Another work package in the place of the one that is named; with its phase, where that is another one. */
export function retarget(
  document: ChangedDocument,
  { graph }: PlanGroup,
  reference: number,
  from: number,
  to: LaterWork,
): void {
  const [start, end] = [graph.field(reference, ReferenceField.start), graph.field(reference, ReferenceField.end)];
  const written = document.text.slice(start, end);
  const isQualified = graph.field(reference, ReferenceField.qualifier) >= 0;
  const phase = isQualified
    ? (/Phase {1,3}[\w.]{1,8} {1,3}$/i.exec(document.text.slice(Math.max(0, start - 24), start))?.[0] ?? '')
    : '';
  const newText =
    phase === '' && !to.name.includes(' ') && from >= 0
      ? (writtenLike(written, graph.item(from).id, to.name) ?? to.name)
      : to.name;
  document.add({ start: start - phase.length, end, newText });
}
