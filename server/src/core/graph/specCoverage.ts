import { itemsOfKind } from './itemsOfKind';
import type { ItemFact } from '../facts/facts';
import { seriesOf } from './answers';
import { isFree, isLeftOut } from './leftOut';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';

/** What a specification asks for that work of its scope has to cover, and what of it nobody covers. */
export interface SpecCoverage {
  /** Documents with the work, in order; empty where nobody has planned any yet, or where it is only being written. */
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
  const work = group.files.filter((file) => file.rule?.duty === 'tasks' && holdsWork(file) && !isTemplate(file));
  const requirements: { all: number[]; uncovered: number[] } = { all: [], uncovered: [] };
  const outcomes: { all: number[]; uncovered: number[] } = { all: [], uncovered: [] };
  const stories: { all: number[]; uncovered: number[] } = { all: [], uncovered: [] };
  const introduced = new Map<string, { number: number; covered: boolean }[]>();
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
      if (!wanted || item.strength === 'example' || !group.graph.isCanonical(number)) return;
      if (isLeftOut(file, item) || isFree(item)) return;
      const covered = isCovered(group, f, file, item, number);
      // That a prefix which the document introduces is one of requirements shows where work names some of them.
      if (file.profile?.grammar.forms[item.form]?.familyBySeries && wanted === requirements) {
        const family = seriesOf(item.id);
        const kin = introduced.get(family);
        if (kin) kin.push({ number, covered });
        else introduced.set(family, [{ number, covered }]);
        return;
      }
      wanted.all.push(number);
      if (!covered) wanted.uncovered.push(number);
    });
    for (const kin of introduced.values()) {
      if (!kin.some(({ covered }) => covered)) continue;
      requirements.all.push(...kin.map(({ number }) => number));
      requirements.uncovered.push(...kin.flatMap(({ number, covered }) => (covered ? [] : number)));
    }
    introduced.clear();
  }
  const isUnfinished = isBegun(work, requirements) || hasPackagesToWrite(group, work);
  return { work: isUnfinished ? [] : work, requirements, outcomes, stories };
}

function holdsWork(file: LinkedFile): boolean {
  return itemsOfKind(file.facts, 'task').length + itemsOfKind(file.facts, 'work-package').length > 0;
}

/** Nobody has filled in the title: what stands below is the template's. */
function isTemplate({ facts }: LinkedFile): boolean {
  const title = facts.headings[0];
  return title !== undefined && facts.placeholders.some(({ start, end }) => start >= title.start && end <= title.end);
}

/**
 * The work is still being written: there is little of it for what is asked, most of what is asked has none, and some is
 * open. Whether the rest will have work cannot be known yet.
 */
function isBegun(work: readonly LinkedFile[], { all, uncovered }: Wanted): boolean {
  const covered = all.length - uncovered.length;
  if (covered * 2 >= all.length) return false;
  const items = work.flatMap(({ facts }) =>
    facts.items.filter(({ kind }) => kind === 'task' || kind === 'work-package'),
  );
  return items.length * 2 < all.length && items.some(({ status }) => status !== 'done');
}

/** Some work packages have a document of their own, beside the one that lists all, and some have still to get theirs. */
function hasPackagesToWrite({ graph }: PlanGroup, work: readonly LinkedFile[]): boolean {
  const places = new Map<number, Set<LinkedFile>>();
  for (const file of work) {
    const f = graph.fileIndex(file.path);
    file.facts.items.forEach(({ kind, strength }, i) => {
      const item = graph.canonicalOf(graph.itemNumber(f, i));
      if (kind !== 'work-package' || strength === 'example' || item < 0) return;
      places.set(item, (places.get(item) ?? new Set()).add(file));
    });
  }
  const counts = [...places.values()].map(({ size }) => size);
  return counts.some((count) => count > 1) && counts.includes(1);
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

/** What work names of the outcomes does not trace the requirements, where there are any. */
export function areRequirementsTraced({ requirements, outcomes }: SpecCoverage): boolean {
  return isTraced(requirements.all.length > 0 ? requirements : outcomes);
}

/** Work that names most of the outcomes traces them; one that is named in passing traces none. */
export function areTraced({ all, uncovered }: Wanted): boolean {
  return all.length > 0 && uncovered.length * 2 <= all.length;
}
