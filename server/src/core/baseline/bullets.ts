import type { Graph } from '../graph/graph';
import type { PlanGroup } from '../graph/planGroup';
import { matchSection, sectionsOf, type SourceSection } from '../graph/sections';
import { driftsOf } from '../graph/textDrift';
import type { Baseline } from './baseline';
import { fingerprintOf } from './fingerprint';
import { standsBehind, watchedItems } from './watched';

/** The bullet of a requirements source that a row was extracted from. */
export interface BulletOfRow {
  /** Numbers of both in the graph; -1 for a bullet that can't be found any more. */
  readonly row: number;
  readonly bullet: number;
  readonly source: string;
  readonly id: string;
  /** Empty where there is no bullet. */
  readonly fingerprint: string;
}

/** The bullets behind the rows of a plan. Positions are no names, since a bullet that is put in between shifts them. */
export function bulletsOfRows(group: PlanGroup): BulletOfRow[] {
  return sectionsIn(group, () => true).flatMap((section) => matched(group.graph, section));
}

/**
 * By row: its bullet, where that no longer says what it said. A bullet that only moved within its section is the same. A
 * row that says otherwise than its bullet is told of as that, and so is no other defect.
 */
export function changedBullets(group: PlanGroup, { items }: Baseline): ReadonlyMap<number, BulletOfRow> {
  const changed = new Map<number, BulletOfRow>();
  const { graph } = group;
  for (const section of sectionsIn(group, (source) => items.has(source))) {
    const recorded = items.get(section.source.path);
    const now = new Set(section.bullets.map((bullet) => fingerprintOf(graph.item(bullet).title)));
    const isOther = (row: number): boolean => {
      const before = recorded?.get(graph.item(row).id);
      return before !== undefined && !now.has(before);
    };
    if (!section.rows.some(isOther)) continue;
    for (const found of matched(graph, section)) if (isOther(found.row)) changed.set(found.row, found);
  }
  if (changed.size > 0) for (const { row } of driftsOf(group)) changed.delete(graph.canonicalOf(row));
  for (const { path } of group.filesInReach) {
    const recorded = items.get(path);
    if (!recorded) continue;
    for (const found of namesakesIn(group, path)) {
      const before = recorded.get(found.id);
      if (before !== undefined && before !== found.fingerprint) changed.set(found.row, found);
    }
  }
  return changed;
}

/** Bullets of a document whose IDs rows of the group have taken over: decisions, above all. */
function namesakesIn({ graph, plan }: PlanGroup, source: string): BulletOfRow[] {
  const file = graph.file(source);
  return (file ? watchedItems(graph, file) : []).flatMap(({ item, id, fingerprint }) => {
    const row = graph.canonicalOf(item);
    const isOfGroup = standsBehind(graph, item) && graph.fileOfItem(row).plan === plan;
    return isOfGroup ? [{ row, bullet: item, source, id, fingerprint }] : [];
  });
}

/** Sections that have rows in the group, of the sources in its reach. */
function sectionsIn(group: PlanGroup, isWanted: (source: string) => boolean): SourceSection[] {
  const { graph, plan } = group;
  return group.filesInReach.flatMap((source) => {
    if (source.rule?.duty !== 'source' || !isWanted(source.path)) return [];
    return sectionsOf(group, source).flatMap((section) =>
      section.rows.some((row) => graph.fileOfItem(row).plan === plan) ? [section] : [],
    );
  });
}

function matched(graph: Graph, section: SourceSection): BulletOfRow[] {
  const { rowOf } = matchSection(graph, section);
  return section.rows.map((row, i) => {
    const bullet = section.bullets[rowOf.indexOf(i)] ?? -1;
    const fingerprint = bullet < 0 ? '' : fingerprintOf(graph.item(bullet).title);
    return { row, bullet, source: section.source.path, id: graph.item(row).id, fingerprint };
  });
}
