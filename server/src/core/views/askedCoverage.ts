import type { Graph } from '../graph/graph';
import { isAnsweredElsewhere, isLeftOut } from '../graph/leftOut';
import type { LinkedFile } from '../graph/linkedFile';
import { hasWork, isPlanned, ownershipOf } from '../graph/ownership';
import type { PlanGroup } from '../graph/planGroup';
import { absentBullets, sectionsOf } from '../graph/sections';
import { areRequirementsTraced, areTraced, isTraced, specCoverageOf } from '../graph/specCoverage';
import { isWithin } from '../ids/sections';

/** How many of what is asked in one place work covers; by the items that it does not cover. */
export interface AskedCoverage {
  readonly total: number;
  readonly uncovered: readonly number[];
}

const coverageOfPlans = new WeakMap<PlanGroup, Map<LinkedFile, ReadonlyMap<string, AskedCoverage>>>();

/** The coverage of each section of a requirements source that has bullets of its own, by its number. */
export function coverageOfSections(graph: Graph, source: LinkedFile): ReadonlyMap<string, AskedCoverage> {
  const group = graph.group(source.plan);
  if (!group) return new Map();
  let bySource = coverageOfPlans.get(group);
  if (!bySource) coverageOfPlans.set(group, (bySource = new Map()));
  let sections = bySource.get(source);
  if (!sections) bySource.set(source, (sections = coverSections(group, source)));
  return sections;
}

/** Rows count where a section has rows, and with them the bullets that nobody extracted; else its bullets count. */
function coverSections(group: PlanGroup, source: LinkedFile): Map<string, AskedCoverage> {
  const { graph } = group;
  const found = new Map<string, AskedCoverage>();
  for (const section of sectionsOf(group, source)) {
    const absent = absentBullets(graph, section);
    const items = section.rows.length > 0 ? section.rows : section.bullets.filter((b) => graph.isCanonical(b));
    const asked = items.filter((item) => isAsked(graph, item));
    const uncovered = [...asked.filter((item) => !isCovered(graph, item)), ...absent];
    const total = asked.length + absent.length;
    if (total > 0) found.set(section.number, { total, uncovered });
  }
  return found;
}

/** Work has to cover it: nobody has left it out, or says that it is another's. */
function isAsked(graph: Graph, row: number): boolean {
  if (isLeftOut(graph.fileOfItem(row), graph.item(row))) return false;
  return isCovered(graph, graph.canonicalOf(row)) || !isAnsweredElsewhere(graph, row);
}

function isCovered(graph: Graph, item: number): boolean {
  return (graph.parts.covered[item] ?? 0) > 0;
}

/** Of several sections together: those that a citation holds, or those below a heading. */
export function coverageTogether(
  sections: ReadonlyMap<string, AskedCoverage>,
  holds: (section: string) => boolean,
): AskedCoverage {
  const held = [...sections].filter(([number]) => holds(number)).map(([, coverage]) => coverage);
  return {
    total: held.reduce((sum, { total }) => sum + total, 0),
    uncovered: held.flatMap(({ uncovered }) => uncovered),
  };
}

export function coverageBelow(sections: ReadonlyMap<string, AskedCoverage>, section: string): AskedCoverage {
  return coverageTogether(sections, (number) => isWithin(number, section));
}

/** What of a document has to be covered by now, and what of that nobody covers; by numbers of items. */
export interface Expectation {
  readonly asked: ReadonlySet<number>;
  readonly missing: ReadonlySet<number>;
}

/**
 * As the forward check judges it: null where there is no work yet that could cover what a document asks for, and where
 * nobody traces it.
 */
export function expectationOf(graph: Graph, file: LinkedFile): Expectation | null {
  const group = graph.group(file.plan);
  if (!group || !file.rule) return null;
  if (file.rule.wants) return expectationOfSpec(group);
  switch (file.rule.duty) {
    case 'plan':
      return hasWork(graph, file.path) ? expectedIn(graph, file) : null;
    case 'source':
    case 'component':
    case 'decisions': {
      const isBegun = ownershipOf(group).phases.some((phase) => isPlanned(graph, phase));
      return isBegun ? expectedIn(graph, file) : null;
    }
    default:
      return null;
  }
}

function expectationOfSpec(group: PlanGroup): Expectation | null {
  const coverage = specCoverageOf(group);
  const { work, requirements, outcomes, stories } = coverage;
  if (work.length === 0) return null;
  const isTold = areRequirementsTraced(coverage);
  const lists = [
    ...(isTold && isTraced(requirements) ? [requirements] : []),
    ...(isTold && areTraced(outcomes) ? [outcomes] : []),
    ...(isTraced(stories) ? [stories] : []),
  ];
  return {
    asked: new Set(lists.flatMap(({ all }) => all)),
    missing: new Set(lists.flatMap(({ uncovered }) => uncovered)),
  };
}

function expectedIn(graph: Graph, file: LinkedFile): Expectation {
  const f = graph.fileIndex(file.path);
  const asked = new Set<number>();
  const missing = new Set<number>();
  file.facts.items.forEach((item, i) => {
    const row = graph.itemNumber(f, i);
    const number = graph.canonicalOf(row);
    const isOfKind = item.kind === 'requirement' || item.kind === 'constraint';
    if (!isOfKind || number < 0 || item.strength === 'example' || !isAsked(graph, row)) return;
    asked.add(number);
    if (!isCovered(graph, number)) missing.add(number);
  });
  return { asked, missing };
}
