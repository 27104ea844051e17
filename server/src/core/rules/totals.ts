import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { ItemKind } from '../model/vocabulary';

/** What plans call their items when they count them. */
const kindOf: Readonly<Record<string, ItemKind>> = {
  task: 'task',
  'work package': 'work-package',
  wp: 'work-package',
  requirement: 'requirement',
  risk: 'risk',
  story: 'story',
  'user story': 'story',
  phase: 'phase',
  milestone: 'milestone',
  scenario: 'scenario',
};

/**
 * How many items of a name the document defines, in every way in which they may be counted, the likeliest first: in the
 * section where the total stands if that has any, else in all the document; with those below others, or without; with what
 * was given up, or without. Empty where the document defines none.
 */
export function sizesOfTotal(file: LinkedFile, noun: string, at: number): number[] {
  const kind = kindOf[noun];
  const all = file.facts.items.filter((item) => item.kind === kind && item.strength === 'explicit' && !item.restates);
  if (kind === undefined || all.length === 0) return [];
  const own = sectionsAround(file, at)
    .map(({ start, end }) => all.filter((item) => item.start >= start && item.start < end))
    .filter((items) => items.length > 0);
  const stretches = [...own, all];
  const ways = stretches.flatMap((items) => waysToCount(items, file));
  return [...new Set(ways)];
}

/** The sections that a place stands in, the innermost first. */
function sectionsAround({ facts }: LinkedFile, at: number): { start: number; end: number }[] {
  const { headings } = facts;
  const around: { start: number; end: number }[] = [];
  let depth = Infinity;
  for (let h = headings.length - 1; h >= 0; h--) {
    const heading = headings[h];
    if (!heading || heading.start > at || heading.depth >= depth) continue;
    ({ depth } = heading);
    const next = headings.slice(h + 1).find((later) => later.depth <= heading.depth);
    around.push({ start: heading.start, end: next?.start ?? facts.length });
  }
  return around;
}

function waysToCount(items: readonly ItemFact[], { facts }: LinkedFile): number[] {
  const size = (list: readonly ItemFact[]): number => new Set(list.map(({ symbol }) => symbol)).size;
  const parents = new Set(items.map(({ parent }) => facts.items[parent]));
  const forms = new Set(items.map(({ form }) => form));
  return [
    size(items),
    size(items.filter(({ status }) => status !== 'deferred')),
    size(items.filter(({ parent }) => facts.items[parent]?.kind !== items[0]?.kind)),
    size(items.filter((item) => !parents.has(item))),
    ...[...forms].map((form) => size(items.filter((item) => item.form === form))),
  ];
}
