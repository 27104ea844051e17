import { openWorkAfter } from '../../graph/deferrals';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen, progressIn } from '../../graph/progress';
import { phaseOfPlan } from '../matrix/matrixEntries';

/** A work package to which criteria can be put off, as the plan at hand names it. */
export interface LaterWork {
  readonly work: number;
  /** `WP-5`, or `Phase 2A WP-3` in the plan of a later phase. */
  readonly name: string;
}

/** Work that is still to be done: behind a work package in its plan, then that of later phases. */
export function laterWork(group: PlanGroup, plan: LinkedFile, work: number): LaterWork[] {
  const { graph } = group;
  const own = openWorkAfter(group, work, -1).map((later) => ({ work: later, name: graph.item(later).id }));
  const phase = graph.phaseOfPlan(plan.path);
  const phases = phase ? graph.phasesOf(phase.masterPath) : [];
  const progress = progressIn(group);
  const others = phases
    .slice(phases.findIndex(({ planPath }) => planPath === plan.path) + 1)
    .flatMap(({ planPath }) => {
      const file = planPath === null || planPath === plan.path ? undefined : graph.file(planPath);
      const name = file ? phaseOfPlan(graph, file) : '';
      if (!file || name === '') return [];
      const f = graph.fileIndex(file.path);
      return file.facts.items.flatMap((item, i): LaterWork[] => {
        const number = graph.itemNumber(f, i);
        if (item.kind !== 'work-package' || item.strength !== 'explicit' || !graph.isCanonical(number)) return [];
        const status = progress.reaches(number) ? progress.statusOf(number) : item.status;
        return status === null || isOpen(status) ? [{ work: number, name: `${name} ${item.id}` }] : [];
      });
    });
  return [...own, ...others];
}
