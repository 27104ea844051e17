import type { Graph } from '../../graph/graph';
import type { PhaseRelation } from '../../graph/relations';
import { relativePath } from '../relativePath';
import { phaseHeading, phasesBefore } from './masterPhase';

/** What has to be done before a phase: the phases before it, linked to their plans where there are any. */
export function prerequisitesOf(graph: Graph, relation: PhaseRelation, plan: string): string[] {
  const master = graph.file(relation.masterPath);
  return phasesBefore(graph, relation).flatMap(({ item, planPath }) => {
    const earlier = master?.facts.items[item];
    if (!earlier) return [];
    const heading = phaseHeading(earlier);
    // A heading with brackets of its own would end the link before its time.
    if (planPath === null || /[[\]]/.test(heading)) return [heading];
    return [`[${heading}](${relativePath(plan, planPath)})`];
  });
}
