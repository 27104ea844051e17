import type { Graph } from './graph';
import { isAnsweredElsewhere, isLeftOut } from './leftOut';
import { isSplit, orphansOf, type Orphan } from './orphans';
import { ownershipOf, type Claim } from './ownership';
import type { PlanGroup } from './planGroup';
import { sectionsOf, seriesNumber } from './sections';

/** A section that several phases share, all with plans, and what of it none of them took on. */
export interface SplitGap {
  /** Path of the source, number of the section, and the place of its heading. */
  readonly source: string;
  readonly section: string;
  readonly start: number;
  readonly end: number;
  /** In the order of their numbers. */
  readonly missing: readonly Orphan[];
  readonly owners: readonly Claim[];
}

/** The split-section check: the rows of all phases that share a section are to be the whole section. */
export function splitGapsOf(group: PlanGroup): SplitGap[] {
  const { graph } = group;
  const gaps = new Map<string, Orphan[]>();
  for (const orphan of orphansOf(group)) {
    if (!isSplit(orphan)) continue;
    const key = `${graph.fileOfItem(orphan.item).path} ${seriesNumber(orphan.id)}`;
    const list = gaps.get(key);
    if (list) list.push(orphan);
    else gaps.set(key, [orphan]);
  }
  return [...gaps.values()].flatMap((missing): SplitGap[] => {
    const [first] = missing;
    if (!first) return [];
    const file = graph.fileOfItem(first.item);
    const section = seriesNumber(first.id);
    const { start, end } =
      file.facts.items.find((item) => item.kind === 'section' && item.id === section) ?? graph.item(first.item);
    return [{ source: file.path, section, start, end, missing, owners: first.owners }];
  });
}

/** One phase's part in an overlap: the rows that it holds of those that another one holds too. */
export interface OverlapSide {
  readonly claim: Claim;
  readonly rows: readonly number[];
}

/** Rows of one section that the plans of several phases own, none of which notes that it shares the section. */
export interface SplitOverlap {
  readonly section: string;
  /** In the order of the phases; two at least. */
  readonly sides: readonly OverlapSide[];
}

export function overlapsOf(group: PlanGroup): SplitOverlap[] {
  const { graph } = group;
  const ownership = ownershipOf(group);
  const rowsByPlan = new Map<string, Map<string, number[]>>();
  const found: SplitOverlap[] = [];
  for (const source of group.files) {
    if (source.rule?.duty !== 'source' || !ownership.coversSource(source)) continue;
    for (const { number, rows } of sectionsOf(group, source)) {
      if (rows.length === 0) continue;
      const claims = firstClaims(ownership.claimsOn(source, number)).filter(
        ({ phase }, i, all) =>
          phase.planPath !== null &&
          phase.isWhole &&
          // A phase that the master plan has twice has one plan, which shares with nobody.
          all.findIndex((other) => other.phase.planPath === phase.planPath) === i,
      );
      if (claims.length < 2) continue;
      const held = claims.map((claim) => ({ claim, rows: rowsIn(claim.phase.planPath ?? '', number) }));
      const owners = new Map<number, number>();
      for (const { rows: own } of held)
        for (const row of own) owners.set(graph.canonicalOf(row), (owners.get(graph.canonicalOf(row)) ?? 0) + 1);
      const sides = held
        .map(({ claim, rows: own }) => ({
          claim,
          rows: own.filter((row) => (owners.get(graph.canonicalOf(row)) ?? 0) > 1),
        }))
        .filter((side) => side.rows.length > 0);
      if (sides.length > 1) found.push({ section: number, sides });
    }
  }
  return found;

  /** Rows of a series that a plan takes on itself. */
  function rowsIn(plan: string, series: string): number[] {
    let bySeries = rowsByPlan.get(plan);
    if (!bySeries) rowsByPlan.set(plan, (bySeries = ownRows(graph, plan)));
    return bySeries.get(series) ?? [];
  }
}

/** One claim for each phase; none for a phase that notes that it shares the section. */
function firstClaims(claims: readonly Claim[]): Claim[] {
  const noted = new Set(claims.filter(({ coverage }) => coverage.note !== null).map(({ phase }) => phase));
  return claims.filter(({ phase }, i) => !noted.has(phase) && claims.findIndex((claim) => claim.phase === phase) === i);
}

const SHARES = /\b(?:shared?|sharing|jointly|partial(?:ly)?|partly|recap|reference|(?:with|from|in) phase)\b/i;

function ownRows(graph: Graph, plan: string): Map<string, number[]> {
  const bySeries = new Map<string, number[]>();
  const f = graph.fileIndex(plan);
  const file = graph.files[f];
  file?.facts.items.forEach((item, i) => {
    if (item.kind !== 'requirement' || item.strength !== 'explicit') return;
    const row = graph.itemNumber(f, i);
    const heading = file.facts.headings[item.heading];
    if (graph.canonicalOf(row) < 0 || isLeftOut(file, item) || isAnsweredElsewhere(graph, row)) return;
    if (heading && SHARES.test(heading.text)) return;
    const series = seriesNumber(item.id);
    const list = bySeries.get(series);
    if (list) list.push(row);
    else bySeries.set(series, [row]);
  });
  return bySeries;
}
