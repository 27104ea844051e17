import { isOpen } from '../../graph/progress';
import type { Status } from '../../model/vocabulary';
import { markdownWords } from '../../views/markdownWords';
import { matchCriteria } from '../checklistRows';
import type { Marking, Outcome } from '../execution/marking';
import type { OpenChecklist } from './openChecklist';

/** One criterion of a phase's gate, in the plan, in its checklist, or in both. */
export interface GateCriterion {
  readonly words: string;
  readonly file: string;
  readonly start: number;
  /** One of its places does not say that it passed. */
  readonly isOpen: boolean;
  /** One of its places says that it failed. */
  readonly hasFailed: boolean;
  /** Where its words begin, in the plan and in the checklist; -1 where it is not there, or says that it passed. */
  readonly inPlan: number;
  readonly inChecklist: number;
}

interface Place {
  readonly words: string;
  readonly start: number;
  readonly status: Status | null;
}

/** The criteria of the gate: those of the plan in its order, then those that only the checklist has. */
export function gateCriteria({ plan, planText, checklist }: OpenChecklist): GateCriterion[] {
  const place = (text: string, row: { start: number; end: number; status: Status | null }): Place => ({
    words: markdownWords(text.slice(row.start, row.end)),
    start: row.start,
    status: row.status,
  });
  const planned = plan.facts.rows.filter(({ kind }) => kind === 'gate').map((row) => place(planText, row));
  const records = (checklist?.file.facts.records ?? []).filter(({ kind, isFilled }) => kind === 'gate' && isFilled);
  const listed = records.map((row) => place(checklist?.prose.text ?? '', row));
  const found = matchCriteria(
    planned.map(({ words }) => words),
    listed.map(({ words }) => words),
  );
  const path = checklist?.file.path ?? plan.path;
  const criterion = (own: Place | null, other: Place | null): GateCriterion => {
    const both = [own, other];
    return {
      words: own?.words ?? other?.words ?? '',
      file: own ? plan.path : path,
      start: own?.start ?? other?.start ?? 0,
      isOpen: both.some((one) => one !== null && isOpen(one.status)),
      hasFailed: both.some((one) => one?.status === 'blocked'),
      inPlan: own && isOpen(own.status) ? own.start : -1,
      inChecklist: other && isOpen(other.status) ? other.start : -1,
    };
  };
  return [
    ...planned.map((own, i) => criterion(own, listed[found[i] ?? -1] ?? null)),
    ...listed.flatMap((other, r) => (found.includes(r) ? [] : [criterion(null, other)])),
  ];
}

/** Marks criteria as passed wherever they stand open; one outcome for each place. */
export function passCriteria(
  marking: Marking,
  { plan, checklist }: OpenChecklist,
  passed: readonly GateCriterion[],
): Outcome[] {
  return passed.flatMap(({ inPlan, inChecklist }) => [
    ...(inPlan >= 0 ? [marking.place(plan, inPlan)] : []),
    ...(inChecklist >= 0 && checklist ? [marking.place(checklist.file, inChecklist)] : []),
  ]);
}
