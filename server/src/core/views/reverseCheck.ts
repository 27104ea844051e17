import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { orphanPackagesOf } from '../graph/orphanWork';
import type { PlanGroup } from '../graph/planGroup';
import { actedOnBy, ownedBy } from '../graph/traces';
import type { GapJudge } from './foundGaps';
import { namedPlace, placeOfReference } from './namedPlaces';
import type { Gap, ReverseVerdict, VerifiedWork } from './verificationModel';

/** The reverse check: every work package and task of some documents, with what it covers and verifies. */
export function reverseCheck(group: PlanGroup, documents: readonly LinkedFile[], found: GapJudge): VerifiedWork[] {
  const { graph } = group;
  const orphans = new Set(orphanPackagesOf(group));
  return documents.flatMap((file) => {
    const f = graph.fileIndex(file.path);
    return file.facts.items.flatMap((item, i): VerifiedWork[] => {
      const work = graph.itemNumber(f, i);
      if ((item.kind !== 'work-package' && item.kind !== 'task') || !graph.isCanonical(work)) return [];
      const place = namedPlace(graph, work, file.path);
      const traced = [...actedOnBy(graph, work, 'covers'), ...actedOnBy(graph, work, 'verifies')];
      const traces = [...new Set(traced.map((trace) => graph.definitionFor(trace.item, file.path)))];
      const broken = brokenTraces(graph, work);
      const gaps: Gap[] = broken.map((reference) => found.ofBroken(placeOfReference(graph, reference)));
      if (orphans.has(work)) gaps.push(found.at('trace/orphan-work', place));
      return [
        {
          ...place,
          kind: item.kind,
          status: item.status,
          traces: traces.map((target) => namedPlace(graph, target, file.path)),
          broken: broken.map((reference) => ({
            id: graph.text(graph.field(reference, ReferenceField.symbol)),
            ...placeOfReference(graph, reference),
          })),
          verdict: verdict(),
          gaps,
        },
      ];

      function verdict(): ReverseVerdict {
        if (orphans.has(work)) return 'orphan work';
        if (broken.length > 0) return 'broken trace';
        if (traces.length > 0) return 'traced';
        return (graph.parts.tracesOut[work] ?? 0) > 0 ? 'out of reach' : 'not traced';
      }
    });
  });
}

function brokenTraces(graph: Graph, work: number): number[] {
  return ownedBy(graph, work).filter((reference) => {
    const role = graph.roleOf(reference);
    return (role === 'covers' || role === 'verifies') && graph.stateOf(reference) === 'dangling';
  });
}
