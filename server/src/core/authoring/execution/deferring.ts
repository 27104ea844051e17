import { ReferenceField, type RowFact } from '../../facts/facts';
import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { cellText } from '../../text/cellText';
import { writtenLike } from '../citations';
import { shortTitle } from '../shortTitle';
import { cellsOf } from '../tableEdit';
import type { ChangedDocument, ChangedDocuments, PlacedRow } from './changedDocuments';
import { deferralStyle } from './deferralStyle';
import type { LaterWork } from './laterWork';
import { deferralOf } from './openParts';
import { rowsOfItem } from './tableRows';

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
/** Words that would read as if the criterion were met since. */
const MET =
  /\b(?:resolved|verified|met|passed|done|satisfied|closed|completed?|checked off)\b|~~|[\u2705\u2714\u2713]/i;
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
  for (const checklist of checklistsOf(group.files, plan.path)) {
    const recorded = documents.document(checklist.path);
    if (recorded) record(recorded, group, checklist, deferral, from, document.text);
  }
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
function retarget(
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

function record(
  document: ChangedDocument,
  group: PlanGroup,
  checklist: LinkedFile,
  deferral: PutOff,
  from: number,
  planText: string,
): void {
  for (const placed of rowsOfItem(document, group, checklist, deferral.work)) {
    const column = deferralColumn(checklist, placed);
    const cell = cellsOf(document.text, placed.row)[column];
    if (column < 0 || cell === undefined) continue;
    const known = from < 0 ? -1 : entryTo(group, checklist, placed, column, from);
    if (known >= 0) retarget(document, group, known, from, deferral.to);
    else document.addToCell(placed, column, entryOf(document, group, deferral, placed, column, planText), NOTHING);
    return;
  }
}

/** The column of a row in which a checklist says what is put off, -1 for none. */
export function deferralColumn({ rule }: LinkedFile, { table }: PlacedRow): number {
  const links = rule?.links.filter(({ role }) => role === 'defers-to') ?? [];
  return table.columns.findIndex((words) => links.some(({ place }) => place.columns?.has(words) ?? false));
}

/** The citation of the work in that cell; -1 where none, or several, could be meant. */
function entryTo(group: PlanGroup, file: LinkedFile, { row }: PlacedRow, column: number, to: number): number {
  const [start, end] = [row.cells[column * 2] ?? 0, row.cells[column * 2 + 1] ?? 0];
  const found: number[] = [];
  for (const reference of group.graph.referencesTo(to)) {
    const at = group.graph.field(reference, ReferenceField.start);
    if (group.graph.fileOfReference(reference) === file && at >= start && at < end) found.push(reference);
  }
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

/** `The lock holds at a second kiosk → WP-7`: the criterion without what it verifies. */
function entryOf(
  document: ChangedDocument,
  { graph }: PlanGroup,
  { plan, row, work, to }: PutOff,
  { table }: PlacedRow,
  column: number,
  planText: string,
): string {
  const others = table.rows.map((other) => cellsOf(document.text, other)[column] ?? '');
  const arrow = others.some((cell) => cell.includes('->')) && !others.some((cell) => cell.includes('→')) ? '->' : '→';
  const index = work - graph.itemNumber(graph.fileIndex(plan.path), 0);
  const criteria = plan.facts.rows.filter(({ kind, owner }) => kind === 'criterion' && owner === index);
  const number = criteria.indexOf(row) + 1;
  const said = shortTitle(wordsOfCriterion(row, planText));
  const words = said === '' || MET.test(said) ? `Criterion ${number}` : said;
  return cellText(`${words} ${arrow} ${to.name}`);
}

function wordsOfCriterion(row: RowFact, text: string): string {
  return text
    .slice(row.start, row.end)
    .replace(/<!--[^>]{0,400}-->/g, ' ')
    .replace(/\s*[([](?:verifies|deferred|postponed|moved)[^()]{0,200}[)\]]/gi, '')
    .replace(/\s*\[\[?[^\]]{1,40}\]\]?/g, '')
    .replace(/[;|]/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/\s*\(\s*[,\s]*\)/g, '')
    .trim();
}
