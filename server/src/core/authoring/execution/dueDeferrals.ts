import { unresolvedDeferrals } from '../../graph/deferrals';
import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { WorkCriterion } from './workCriteria';

/** A criterion that was put off to work that is done by now, so that it can be verified. */
export interface DueDeferral extends WorkCriterion {
  /** The work that it was put off to. */
  readonly target: number;
}

export function dueDeferrals(group: PlanGroup, plan: LinkedFile): DueDeferral[] {
  const checklists = checklistsOf(group.files, plan.path);
  return [...unresolvedDeferrals(group)].flatMap(({ file, reference, target, work, row, entry }): DueDeferral[] => {
    const place = row ?? entry;
    if (!place || work < 0 || (file !== plan && !checklists.includes(file))) return [];
    const { start, end } = place;
    const name = `line ${file.facts.lines.lineAt(start) + 1}${row ? '' : ' of the checklist'}`;
    return [{ name, file, start, end, work, row, reference, target }];
  });
}

/** Whether plan or checklist put anything off at all. */
export function defersAnything(group: PlanGroup, plan: LinkedFile): boolean {
  const links = group.linksOf('defers-to');
  for (let i = 2; i < links.length; i += 3) {
    const file = group.graph.fileOfReference(links[i] ?? -1);
    if (file === plan || file.speaksOf === plan.path) return true;
  }
  return false;
}
