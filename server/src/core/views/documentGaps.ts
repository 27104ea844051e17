import { withoutOnlyPlan, type TreeNode } from './phaseTree';

/** A document of a plan or of a phase, with the gaps that the tree counts there. */
export interface DocumentGaps {
  readonly path: string;
  readonly gaps: number;
}

/** The documents of plans and phases that have gaps, each once, with the most that is counted of it. */
export function documentsWithGaps(plans: readonly TreeNode[]): DocumentGaps[] {
  const found = new Map<string, number>();
  const add = (path: string | undefined | null, gaps: number): void => {
    if (path && gaps > (found.get(path) ?? 0)) found.set(path, gaps);
  };
  for (const plan of plans) {
    add(plan.place?.file, plan.gaps);
    for (const { kind, planPath, gaps } of withoutOnlyPlan([plan])) if (kind === 'phase') add(planPath, gaps);
  }
  return [...found].map(([path, gaps]) => ({ path, gaps }));
}
