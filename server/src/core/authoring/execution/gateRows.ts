import type { LinkedFile } from '../../graph/linkedFile';
import { checklistsOf } from '../../graph/gates';
import type { PlanGroup } from '../../graph/planGroup';
import { matchCriteria } from '../checklistRows';
import type { ChangedDocuments } from './changedDocuments';

interface Worded {
  readonly start: number;
  readonly end: number;
}

/** Where else the criterion of a gate stands: a row of the plan in its checklists, a row of a checklist in its plan. */
export function gateCounterparts(
  documents: ChangedDocuments,
  group: PlanGroup,
  file: LinkedFile,
  offset: number,
): { readonly file: LinkedFile; readonly offset: number }[] {
  const isChecklist = file.rule?.duty === 'checklist';
  const plan = isChecklist ? group.graph.file(file.speaksOf) : file;
  if (plan?.rule?.duty !== 'plan') return [];
  return checklistsOf(group.files, plan.path).flatMap((checklist) => {
    if (isChecklist && checklist !== file) return [];
    const own = plan.facts.rows.filter(({ kind }) => kind === 'gate');
    const recorded = checklist.facts.records.filter(({ kind, isFilled }) => kind === 'gate' && isFilled);
    const words = (holder: LinkedFile, rows: readonly Worded[]): string[] => {
      const text = documents.document(holder.path)?.text ?? '';
      return rows.map(({ start, end }) => text.slice(start, end));
    };
    const matched = matchCriteria(words(plan, own), words(checklist, recorded));
    const lineOf = (holder: LinkedFile, at: number): number => holder.facts.lines.lineAt(at);
    if (isChecklist) {
      const r = recorded.findIndex(({ start }) => lineOf(checklist, start) === lineOf(checklist, offset));
      const row = r < 0 ? undefined : own[matched.indexOf(r)];
      return row ? [{ file: plan, offset: row.start }] : [];
    }
    const r = own.findIndex(({ start, end }) => start <= offset && offset <= end);
    const record = recorded[matched[r] ?? -1];
    return record ? [{ file: checklist, offset: record.start }] : [];
  });
}
