import type { ItemFact } from '../facts/facts';
import { foldHyphens } from '../ids/template';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { matchRows, SURELY_ABSENT, type Matching } from './sourceMatch';
import { WhileDefined } from './whileDefined';

/** One section of a requirements source with its bullets, and the rows that plans extracted from it. */
export interface SourceSection {
  readonly source: LinkedFile;
  /** `4.4` */
  readonly number: string;
  /** Numbers of the section's derived items, in order. */
  readonly bullets: readonly number[];
  /** Numbers of the items that rows of plans define in this series, in order of their numbers. */
  readonly rows: readonly number[];
}

const kept = new WhileDefined((): Map<number, readonly SourceSection[]> => new Map());

/** All sections with bullets of one source, with their rows: worked out once for all who ask. */
export function sectionsOf(group: PlanGroup, source: LinkedFile): readonly SourceSection[] {
  const known = kept.of(group.graph, source);
  let sections = known.get(group.plan);
  if (!sections) known.set(group.plan, (sections = collectSections(group, source)));
  return sections;
}

/** Linear in the items of the plan's files. */
function collectSections(group: PlanGroup, source: LinkedFile): SourceSection[] {
  const { graph } = group;
  const bySeries = new Map<string, { bullets: number[]; rows: number[] }>();
  const form = source.rule?.items.position[0]?.form ?? -1;
  collect(source, (item, number) => {
    if (item.strength !== 'derived' || item.form !== form) return;
    const series = seriesNumber(item.id);
    const section = bySeries.get(series);
    if (section) section.bullets.push(number);
    else bySeries.set(series, { bullets: [number], rows: [] });
  });
  for (const file of group.filesInReach) {
    if (file.rule?.duty !== 'plan' || file.profile !== source.profile) continue;
    collect(file, (item, number) => {
      if (item.form !== form || item.strength !== 'explicit' || !graph.isCanonical(number)) return;
      bySeries.get(seriesNumber(item.id))?.rows.push(number);
    });
  }
  return [...bySeries].map(([number, { bullets, rows }]) => ({
    source,
    number,
    bullets,
    rows: rows.sort((a, b) => ordinalOf(graph.item(a).id) - ordinalOf(graph.item(b).id)),
  }));

  function collect(file: LinkedFile, take: (item: ItemFact, number: number) => void): void {
    const index = graph.fileIndex(file.path);
    file.facts.items.forEach((item, i) => take(item, graph.itemNumber(index, i)));
  }
}

/** `4.4-3` → `4.4`, whatever hyphen it is written with. */
export function seriesNumber(id: string): string {
  const folded = foldHyphens(id);
  return folded.slice(0, folded.lastIndexOf('-'));
}

/** `4.4-3` → 3. */
export function ordinalOf(id: string): number {
  return Number.parseInt(id.slice(seriesNumber(id).length + 1), 10) || 0;
}

export function matchSection(graph: Graph, section: SourceSection): Matching {
  const textOf = (item: number): string => graph.item(item).title;
  return matchRows(section.bullets.map(textOf), section.rows.map(textOf));
}

/**
 * Bullets that nobody extracted although the section has rows. Told only where it is certain: there are fewer rows than
 * bullets, the bullet is left over when rows and bullets are matched by their words, and it is like no row at all or the
 * rows leave out its very number.
 */
export function absentBullets(graph: Graph, section: SourceSection): number[] {
  const { bullets, rows } = section;
  if (rows.length === 0 || rows.length >= bullets.length) return [];
  const { rowOf, best } = matchSection(graph, section);
  const numbers = rows.map((row) => ordinalOf(graph.item(row).id));
  // Two bullets may stand in one row. Where every row has the number of its own bullet, one that is left out is missed.
  const isNumberedLikeSource = numbers.every((number, row) => rowOf[number - 1] === row);
  const isLeftOut = (i: number): boolean => isNumberedLikeSource && i + 1 < Math.max(...numbers);
  const isAbsent = (i: number): boolean => rowOf[i] === -1 && ((best[i] ?? 0) < SURELY_ABSENT || isLeftOut(i));
  return bullets.filter((_, i) => isAbsent(i)).slice(0, bullets.length - rows.length);
}

/** Numbers for bullets that have no row yet: their place in the section where no row has that number, else the next free one. */
export function freeNumbers(graph: Graph, section: SourceSection, bullets: readonly number[]): number[] {
  const taken = new Set(section.rows.map((row) => ordinalOf(graph.item(row).id)));
  let next = Math.max(0, ...taken) + 1;
  return bullets.map((bullet) => {
    const place = section.bullets.indexOf(bullet) + 1;
    const number = taken.has(place) ? next++ : place;
    taken.add(number);
    return number;
  });
}
