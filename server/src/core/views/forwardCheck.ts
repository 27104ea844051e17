import type { ItemFact } from '../facts/facts';
import { isAnsweredElsewhere, isLeftOut, isSetAside } from '../graph/leftOut';
import type { LinkedFile } from '../graph/linkedFile';
import { isSplit, orphansOf, type Orphan } from '../graph/orphans';
import type { PlanGroup } from '../graph/planGroup';
import { specCoverageOf } from '../graph/specCoverage';
import { seriesNumber } from '../graph/sections';
import { isVerified } from '../graph/citingCode';
import { ownedBy } from '../graph/traces';
import { unverifiedOf } from '../graph/unverified';
import type { Place } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import type { GapJudge } from './foundGaps';
import { namedPlace, placeOfReference } from './namedPlaces';
import type { ForwardVerdict, Gap, VerifiedItem } from './verificationModel';
import { Verifiers, workOn } from './verifiers';

const orphanRequirement = 'trace/orphan-requirement';

type Judged = Pick<VerifiedItem, 'verdict' | 'gaps'>;

/**
 * The forward check of a phase plan: each row of its checklists, then what its phase owns and no row has.
 * `sharedSections`: numbers of the sections that several phases share.
 */
export function forwardOfPlan(
  snapshot: Snapshot,
  group: PlanGroup,
  plan: LinkedFile,
  sharedSections: ReadonlySet<string>,
  found: GapJudge,
): VerifiedItem[] {
  const { graph } = snapshot;
  const { covered } = graph.parts;
  const f = graph.fileIndex(plan.path);
  const verifiers = new Verifiers(snapshot, plan.path);
  const orphans = [...orphansOf(group)];
  const orphanRows = new Map(orphans.flatMap((o) => (o.cause === 'row' ? [[graph.canonicalOf(o.item), o]] : [])));
  const unverified = new Map(unverifiedOf(group).map((entry) => [entry.item, entry]));
  const hasWork = plan.facts.items.some(({ kind }) => kind === 'work-package');
  const walked = new Set<number>();
  const rows = plan.facts.items.flatMap((item, i): VerifiedItem[] => {
    const row = graph.itemNumber(f, i);
    const target = graph.canonicalOf(row);
    if ((item.kind !== 'requirement' && item.kind !== 'constraint') || item.strength !== 'explicit') return [];
    if (target < 0 || walked.has(target)) return [];
    walked.add(target);
    return [entry(row, target, item.id, judge(row, target, item))];
  });
  return [...rows, ...orphans.flatMap(notExtracted)];

  function entry(item: number, target: number, id: string, judged: Judged): VerifiedItem {
    const fact = graph.item(item);
    const section = seriesNumber(id);
    return {
      ...namedPlace(graph, item, plan.path, id),
      kind: fact.kind,
      negative: fact.negative,
      status: fact.status,
      splitSection: sharedSections.has(section) ? section : null,
      work: workOn(graph, target, plan.path),
      criteria: verifiers.of(target),
      ...judged,
    };
  }

  function judge(row: number, target: number, item: ItemFact): Judged {
    if ((covered[target] ?? 0) > 0) return judgeCovered(target, item);
    const broken = brokenMappings(row);
    if (isLeftOut(plan, item)) return { verdict: 'deferred', gaps: [] };
    if (broken.length > 0) return { verdict: 'broken trace', gaps: broken };
    if (isAnsweredElsewhere(graph, row)) return { verdict: 'elsewhere', gaps: [] };
    if (!hasWork) return { verdict: 'no work yet', gaps: [] };
    const orphan = orphanRows.get(target);
    // The row that counts stands in another plan, which says that it is not to be covered yet.
    if (!orphan) return { verdict: 'elsewhere', gaps: [] };
    return { verdict: 'orphan', gaps: [gapOf(orphan)] };
  }

  function judgeCovered(target: number, item: ItemFact): Judged {
    if (isVerified(graph, target)) return { verdict: 'covered and verified', gaps: [] };
    const defect = unverified.get(target);
    if (!defect)
      return { verdict: isSetAside(item.status) ? 'deferred' : 'covered, verification not traced', gaps: [] };
    const code = defect.negative ? 'trace/unverified-prohibition' : 'trace/unverified-requirement';
    return { verdict: 'covered, not verified', gaps: [found.at(code, namedPlace(graph, defect.row, plan.path))] };
  }

  function brokenMappings(row: number): Gap[] {
    return ownedBy(graph, row)
      .filter((reference) => graph.roleOf(reference) === 'covers' && graph.stateOf(reference) === 'dangling')
      .map((reference) => found.ofBroken(placeOfReference(graph, reference)));
  }

  /** What several phases share and none has is told by the split-section check. */
  function notExtracted(orphan: Orphan): VerifiedItem[] {
    const isRow = orphan.cause === 'row' || orphan.cause === 'decision' || orphan.cause === 'spec';
    if (isRow || isSplit(orphan) || !orphan.plans.includes(plan.path)) return [];
    return [entry(orphan.item, orphan.item, orphan.id, { verdict: 'not extracted', gaps: [gapOf(orphan)] })];
  }

  function gapOf(orphan: Orphan): Gap {
    return found.at(orphanRequirement, namedPlace(graph, orphan.item, plan.path));
  }
}

/** The forward check of a feature: all that its specification wants covered by the work of the same folder. */
export function forwardOfSpec(snapshot: Snapshot, group: PlanGroup, found: GapJudge): VerifiedItem[] {
  const { graph } = snapshot;
  const coverage = specCoverageOf(group);
  const wanted = [coverage.requirements, coverage.outcomes, coverage.stories];
  const all = new Set(wanted.flatMap((list) => list.all));
  const uncovered = new Set(wanted.flatMap((list) => list.uncovered));
  const orphans = new Set([...orphansOf(group)].flatMap(({ cause, item }) => (cause === 'spec' ? [item] : [])));
  return group.indexes.flatMap((f) => {
    const file = graph.files[f];
    const wants = file?.rule?.wants;
    if (!file || !wants) return [];
    const verifiers = new Verifiers(snapshot, file.path);
    return file.facts.items.flatMap((item, i): VerifiedItem[] => {
      const number = graph.itemNumber(f, i);
      const isWanted = [wants.requirements, wants.outcomes, wants.stories].some((forms) => forms.has(item.form));
      if (!isWanted || item.strength === 'example' || !graph.isCanonical(number)) return [];
      if (!all.has(number) && !isLeftOut(file, item)) return [];
      const parent = graph.canonicalOf(graph.itemNumber(f, item.parent));
      const own = workOn(graph, number, file.path);
      const isByParent = own.length === 0 && all.has(number) && !uncovered.has(number) && item.parent >= 0;
      const place = namedPlace(graph, number, file.path);
      const verdict = verdictOf(number);
      return [
        {
          ...place,
          kind: item.kind,
          negative: item.negative,
          status: item.status,
          splitSection: null,
          work: isByParent && parent >= 0 ? workOn(graph, parent, file.path) : own,
          criteria: verifiers.of(number),
          verdict,
          gaps: gapsOf(verdict, found, place),
        },
      ];
    });
  });

  function verdictOf(number: number): ForwardVerdict {
    if (!all.has(number)) return 'deferred';
    if (!uncovered.has(number))
      return isVerified(graph, number) ? 'covered and verified' : 'covered, verification not traced';
    if (orphans.has(number)) return 'orphan';
    return coverage.work.length === 0 ? 'no work yet' : 'not traced';
  }
}

/** That a folder does not trace what it asks for is told once, at the first item of it. */
function gapsOf(verdict: ForwardVerdict, found: GapJudge, place: Place): Gap[] {
  if (verdict === 'orphan') return [found.at(orphanRequirement, place)];
  const untraced = verdict === 'not traced' ? found.at('trace/untraced-scope', place) : null;
  return untraced && untraced.severity !== null ? [untraced] : [];
}
