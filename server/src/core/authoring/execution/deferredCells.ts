import type { DeferralFact } from '../../facts/checkedFacts';
import { ReferenceField, type RowFact } from '../../facts/facts';
import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { shortTitle } from '../shortTitle';
import { cellsOf } from '../tableEdit';
import type { ChangedDocument, ChangedDocuments, PlacedRow } from './changedDocuments';
import { deferralOf } from './openParts';
import { rowsOfItem } from './tableRows';

/** The cell of a checklist in which a work package says what it puts off. */
export interface DeferredCell {
  readonly checklist: LinkedFile;
  readonly document: ChangedDocument;
  readonly placed: PlacedRow;
  readonly column: number;
}

/** One entry of such a cell, with the citation of the work that it is put off to. */
export interface DeferredEntry {
  readonly entry: DeferralFact;
  readonly reference: number;
}

/** Words that would read as if the criterion were met since. */
const MET =
  /\b(?:resolved|verified|met|passed|done|satisfied|closed|completed?|checked off)\b|~~|[\u2705\u2714\u2713]/i;
const PUT_OFF = /[\s,;:(*_[\u2013\u2014-]{0,8}\b(?:deferred|postponed|moved) (?:to|until|into)\b[^]*$/i;

/** The cells of a work package, one for each checklist of its plan. */
export function deferredCells(
  documents: ChangedDocuments,
  group: PlanGroup,
  plan: LinkedFile,
  work: number,
): DeferredCell[] {
  return checklistsOf(group.files, plan.path).flatMap((checklist) => {
    const document = documents.document(checklist.path);
    for (const placed of document ? rowsOfItem(document, group, checklist, work) : []) {
      const column = deferralColumn(checklist, placed);
      if (document && column >= 0 && cellsOf(document.text, placed.row)[column] !== undefined)
        return [{ checklist, document, placed, column }];
    }
    return [];
  });
}

function deferralColumn({ rule }: LinkedFile, { table }: PlacedRow): number {
  const links = rule?.links.filter(({ role }) => role === 'defers-to') ?? [];
  return table.columns.findIndex((words) => links.some(({ place }) => place.columns?.has(words) ?? false));
}

/**
 * The entry of a criterion that is put off to some work: the one in its words; else the only one, or any where the cell
 * has as many for that work as the plan: somebody wrote them in words of their own. Null where it has none.
 */
export function entryOf(
  { checklist, document, placed, column }: DeferredCell,
  group: PlanGroup,
  plan: LinkedFile,
  row: RowFact,
  words: string,
  to: number,
): DeferredEntry | null {
  const { graph } = group;
  const [start, end] = [placed.row.cells[column * 2] ?? 0, placed.row.cells[column * 2 + 1] ?? 0];
  const entries = graph.referencesTo(to).flatMap((reference): DeferredEntry[] => {
    const at = graph.field(reference, ReferenceField.start);
    if (graph.fileOfReference(reference) !== checklist || at < start || at >= end) return [];
    const entry = checklist.facts.deferrals.find((one) => one.start <= at && at < one.end);
    return entry ? [{ entry, reference }] : [];
  });
  const same = entries.find(({ entry }) => document.text.slice(entry.start, entry.end).startsWith(words));
  if (same) return same;
  const alike = plan.facts.rows.filter((other) => {
    if (other.kind !== 'criterion' || other.owner !== row.owner) return false;
    return graph.parts.targets[deferralOf(group, plan, other)] === to;
  });
  return entries.length >= Math.max(1, alike.length) ? (entries[0] ?? null) : null;
}

/** `The lock holds at a second kiosk`: a criterion without what it verifies, and without what it waits for. */
export function wordsOfCriterion(plan: LinkedFile, row: RowFact, text: string): string {
  const said = shortTitle(
    text
      .slice(row.start, row.end)
      .replace(/<!--[^>]{0,400}-->/g, ' ')
      .replace(PUT_OFF, '')
      .replace(/\s*[([]verifies[^()]{0,200}[)\]]/gi, '')
      .replace(/\s*\[[^\]]{1,40}\](?!\()/g, '')
      .replace(/[;|]/g, ',')
      .replace(/\s+/g, ' ')
      .replace(/\s*\(\s*[,\s]*\)/g, '')
      .trim(),
  );
  if (said !== '' && !MET.test(said)) return said;
  const criteria = plan.facts.rows.filter(({ kind, owner }) => kind === 'criterion' && owner === row.owner);
  return `Criterion ${criteria.indexOf(row) + 1}`;
}
