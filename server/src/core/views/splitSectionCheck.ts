import type { Graph } from '../graph/graph';
import { isAnsweredElsewhere, isLeftOut } from '../graph/leftOut';
import type { LinkedFile } from '../graph/linkedFile';
import type { Place } from '../model/finding';
import { ownershipOf, type Claim } from '../graph/ownership';
import type { PlanGroup } from '../graph/planGroup';
import { absentBullets, freeNumbers, sectionsOf, seriesNumber, type SourceSection } from '../graph/sections';
import { overlapsOf, splitGapsOf, type SplitOverlap } from '../graph/splitSections';
import type { GapJudge } from './foundGaps';
import { namedPlace } from './namedPlaces';
import type { Gap, NamedPlace, OverlappingRow, SectionShare, SplitSection } from './verificationModel';

/**
 * The split-section check of a phase plan: the sections that its phase shares with others, or takes on in part, with the
 * rows that each phase has and the bullets that none has.
 */
export function splitSectionCheck(group: PlanGroup, plan: LinkedFile, found: GapJudge): SplitSection[] {
  const { graph } = group;
  const ownership = ownershipOf(group);
  const gaps = splitGapsOf(group);
  const overlaps = overlapsOf(group);
  return group.files
    .filter((source) => source.rule?.duty === 'source' && ownership.coversSource(source))
    .flatMap((source) => sectionsOf(group, source).flatMap((section) => splitSection(source, section) ?? []));

  function splitSection(source: LinkedFile, section: SourceSection): SplitSection | null {
    const claims = onePerPhase(ownership.claimsOn(source, section.number));
    const own = claims.filter(({ phase }) => phase.planPath === plan.path);
    if (own.length === 0 || (claims.length === 1 && own[0]?.coverage.note === null)) return null;
    const gap = gaps.find((one) => one.source === source.path && one.section === section.number);
    const overlap = overlaps.find(
      (one) =>
        one.section === section.number && one.sides.some((side) => own.some(({ phase }) => phase === side.claim.phase)),
    );
    const missing = gap ? gap.missing : unowned(graph, section);
    const isOpen = section.rows.length < section.bullets.length && (missing.length > 0 || claims.some(hasNoWork));
    return {
      ...headingOf(graph, source, section),
      section: section.number,
      bullets: section.bullets.length,
      phases: claims.map((claim) => shareOf(graph, claim, section, plan)),
      missing: missing.map(({ item, id }) => namedPlace(graph, item, plan.path, id)),
      overlaps: overlap ? overlappingRows(graph, overlap, plan) : [],
      verdict: gap ? (overlap ? 'gap and overlap' : 'gap') : overlap ? 'overlap' : isOpen ? 'open' : 'complete',
      gaps: [
        ...(gap ? [found.at('trace/split-section-gap', { ...gap, file: gap.source })] : []),
        ...(overlap ? overlapGap(graph, overlap, found) : []),
      ],
    };
  }
}

const hasNoWork = ({ hasWork }: Claim): boolean => !hasWork;

/** The claim of each phase, that with a note where it has several. */
function onePerPhase(claims: readonly Claim[]): Claim[] {
  const byPhase = new Map<Claim['phase'], Claim>();
  for (const claim of claims) {
    const there = byPhase.get(claim.phase);
    if (!there || (there.coverage.note === null && claim.coverage.note !== null)) byPhase.set(claim.phase, claim);
  }
  return [...byPhase.values()];
}

function headingOf(
  graph: Graph,
  source: LinkedFile,
  section: SourceSection,
): Pick<SplitSection, 'title' | keyof Place> {
  const heading = source.facts.items.find(({ kind, id }) => kind === 'section' && id === section.number);
  const { start, end } = heading ?? graph.item(section.bullets[0] ?? 0);
  return { file: source.path, start, end, title: heading?.title ?? '' };
}

/** Bullets without rows that are no gap: of a section without any row, all; else those that are surely missing. */
function unowned(graph: Graph, section: SourceSection): { readonly item: number; readonly id: string }[] {
  if (section.rows.length === 0) return section.bullets.map((item) => ({ item, id: graph.item(item).id }));
  const absent = absentBullets(graph, section);
  const numbers = freeNumbers(graph, section, absent);
  return absent.map((item, i) => ({ item, id: `${section.number}-${numbers[i] ?? 0}` }));
}

function shareOf(
  graph: Graph,
  { phase, coverage, hasWork }: Claim,
  section: SourceSection,
  plan: LinkedFile,
): SectionShare {
  const master = graph.fileIndex(phase.masterPath);
  return {
    phase: graph.item(graph.itemNumber(master, phase.item)).id,
    plan: phase.planPath,
    hasWork,
    isOwn: phase.planPath === plan.path,
    note: coverage.note,
    coverage: { file: phase.masterPath, start: coverage.start, end: coverage.end },
    rows: phase.planPath === null ? [] : rowsIn(graph, phase.planPath, section, plan),
  };
}

/** Rows of the section that a plan takes on itself, in order of their places. */
function rowsIn(graph: Graph, path: string, section: SourceSection, plan: LinkedFile): NamedPlace[] {
  const f = graph.fileIndex(path);
  const file = graph.files[f];
  const form = graph.item(section.bullets[0] ?? 0).form;
  return (file?.facts.items ?? []).flatMap((item, i): NamedPlace[] => {
    if (!file || item.form !== form || item.strength !== 'explicit' || seriesNumber(item.id) !== section.number)
      return [];
    const row = graph.itemNumber(f, i);
    return isLeftOut(file, item) || isAnsweredElsewhere(graph, row) ? [] : [namedPlace(graph, row, plan.path)];
  });
}

function overlappingRows(graph: Graph, { sides }: SplitOverlap, plan: LinkedFile): OverlappingRow[] {
  const byItem = new Map<number, OverlappingRow & { readonly phases: string[] }>();
  for (const { claim, rows } of sides) {
    const phase = graph.item(graph.itemNumber(graph.fileIndex(claim.phase.masterPath), claim.phase.item)).id;
    for (const row of rows) {
      const item = graph.canonicalOf(row);
      const { id, label } = namedPlace(graph, row, plan.path);
      const there = byItem.get(item);
      if (there) there.phases.push(phase);
      else byItem.set(item, { id, label, phases: [phase] });
    }
  }
  return [...byItem.values()];
}

/** The rule tells an overlap at the first row that the last of the phases repeats. */
function overlapGap(graph: Graph, { sides }: SplitOverlap, found: GapJudge): Gap[] {
  const row = sides[sides.length - 1]?.rows[0];
  if (row === undefined) return [];
  const { start, end } = graph.item(row);
  return [found.at('trace/split-section-overlap', { file: graph.fileOfItem(row).path, start, end })];
}
