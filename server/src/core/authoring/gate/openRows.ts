import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isSetApart } from '../../graph/progress';
import type { Status } from '../../model/vocabulary';
import { listOf } from '../../text/wording';
import type { OpenItem, OpenKind } from './gateModel';
import type { OpenChecklist } from './openChecklist';
import { named } from './openWork';

/** Sections of the checklist in which requirements and constraints are ticked. */
const verified: readonly (readonly [OpenKind, string])[] = [
  ['requirement', 'Requirements Checklist Verification'],
  ['constraint', 'Design Constraints Checklist Verification'],
];

/** Requirements and constraints of a plan that are not ticked in the plan or in its checklist. */
export function openRows(group: PlanGroup, open: OpenChecklist): OpenItem[] {
  const { plan, checklist, content } = open;
  return verified.flatMap(([kind, title]) => {
    const rows = kind === 'requirement' ? content.requirements : content.constraints;
    const inChecklist = new Map((checklist?.rows.get(title) ?? []).map((row) => [row.id, row]));
    return rows.flatMap(({ id, status }): OpenItem[] => {
      if (isSetApart(status)) return [];
      const row = inChecklist.get(id);
      const isThere = row !== undefined && row.at >= 0;
      const left = leftOf(status, isThere ? row.open : null);
      if (left === null) return [];
      const { label, start } = placeOf(group, plan, id);
      const isInPlan = status !== 'done' && (status !== null || !isThere);
      const place =
        isInPlan || !checklist || !isThere ? { file: plan.path, start } : { file: checklist.file.path, start: row.at };
      return [{ kind, label, words: left, ...place }];
    });
  });
}

/** What is missing of a row: what the plan says of it, and which boxes of the checklist are open, null for no row. */
function leftOf(status: Status | null, boxes: readonly string[] | null): string | null {
  const left = [
    ...(status === 'done' || (status === null && boxes !== null) ? [] : ['ticked in the plan']),
    ...(boxes ?? []).map((box) => box.toLowerCase()),
  ];
  return left.length === 0 ? null : `is ${listOf(left.map((box) => `not ${box}`))}`;
}

function placeOf({ graph }: PlanGroup, plan: LinkedFile, id: string): { label: string; start: number } {
  const fact = plan.facts.items.find((item) => item.id === id && item.strength === 'explicit');
  if (!fact) return { label: id, start: 0 };
  const f = graph.fileIndex(plan.path);
  const canonical = graph.canonicalOf(graph.itemNumber(f, plan.facts.items.indexOf(fact)));
  const title = fact.title === '' && canonical >= 0 ? graph.item(canonical).title : fact.title;
  return { label: named(labelOf(fact, plan), title), start: fact.start };
}
