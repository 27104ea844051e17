import type { ItemFact } from '../facts/facts';
import { isLeftOut } from './leftOut';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';

/** What a specification asks for that work of its scope has to cover, and what of it nobody covers. */
export interface SpecCoverage {
  /** Documents with the work, in order; empty where nobody has planned any yet. */
  readonly work: readonly LinkedFile[];
  readonly requirements: Wanted;
  /** Success criteria; see `wants` of profiles. */
  readonly outcomes: Wanted;
  readonly stories: Wanted;
}

/** Items by their numbers in the graph, in order. */
export interface Wanted {
  readonly all: readonly number[];
  readonly uncovered: readonly number[];
}

const kept = new WeakMap<PlanGroup, SpecCoverage>();

/** The forward check of a scope with a specification: requirements and stories, each with those that no work names. */
export function specCoverageOf(group: PlanGroup): SpecCoverage {
  let coverage = kept.get(group);
  if (!coverage) kept.set(group, (coverage = makeCoverage(group)));
  return coverage;
}

function makeCoverage(group: PlanGroup): SpecCoverage {
  const work = group.files.filter((file) => file.rule?.duty === 'tasks' && holdsWork(file));
  const requirements: { all: number[]; uncovered: number[] } = { all: [], uncovered: [] };
  const outcomes: { all: number[]; uncovered: number[] } = { all: [], uncovered: [] };
  const stories: { all: number[]; uncovered: number[] } = { all: [], uncovered: [] };
  for (const f of group.indexes) {
    const file = group.graph.files[f];
    const wants = file?.rule?.wants;
    if (!file || !wants) continue;
    file.facts.items.forEach((item, i) => {
      const wanted = wants.requirements.has(item.form)
        ? requirements
        : wants.outcomes.has(item.form)
          ? outcomes
          : wants.stories.has(item.form)
            ? stories
            : null;
      const number = group.graph.itemNumber(f, i);
      if (!wanted || item.strength === 'example' || !group.graph.isCanonical(number) || isLeftOut(file, item)) return;
      wanted.all.push(number);
      if (!isCovered(group, f, file, item, number)) wanted.uncovered.push(number);
    });
  }
  return { work, requirements, outcomes, stories };
}

function holdsWork(file: LinkedFile): boolean {
  return file.facts.items.some((item) => item.kind === 'task' || item.kind === 'work-package');
}

/** Covered itself, or as a part of what is: a criterion of a requirement that a task names whole. */
function isCovered({ graph }: PlanGroup, f: number, file: LinkedFile, item: ItemFact, number: number): boolean {
  const { covered } = graph.parts;
  if ((covered[number] ?? 0) > 0) return true;
  const parent = file.facts.items[item.parent];
  if (!parent || parent.kind !== 'requirement') return false;
  const canonical = graph.canonicalOf(graph.itemNumber(f, item.parent));
  return (covered[canonical] ?? 0) > 0;
}

/** Work names some of these, so what it leaves out was forgotten; where it names none, the folder does not trace them. */
export function isTraced({ all, uncovered }: Wanted): boolean {
  return uncovered.length < all.length;
}
