import { seriesNumber } from '../../graph/sections';
import type { PlanGroup } from '../../graph/planGroup';

/** Words that many components have in their names tell nothing of what a decision is about. */
const LEAST_LETTERS = 4;

/**
 * The design decisions that are about the components of a phase and that no plan has taken up: those that name one of
 * them, and those of a category that is called as one of them.
 */
export function decisionsFor({ graph, filesInReach }: PlanGroup, components: readonly string[]): number[] {
  const names = components.map((component) => wordsIn(component.split(/[(\u2014\u2013:]/)[0] ?? '')).filter(isTelling);
  if (names.length === 0) return [];
  return filesInReach.flatMap(({ path, rule, facts }) => {
    if (rule?.duty !== 'decisions') return [];
    const f = graph.fileIndex(path);
    return facts.items.flatMap(({ kind, strength, id, title }, i) => {
      const item = graph.itemNumber(f, i);
      if (kind !== 'constraint' || strength !== 'derived' || !graph.isCanonical(item)) return [];
      const category = wordsIn(seriesNumber(id).replace(/^KDD-/, ''));
      const said = ` ${wordsIn(title).join(' ')} `;
      const isAbout = names.some(
        (name) =>
          said.includes(` ${name.join(' ')} `) ||
          category.some((word) => word.length >= LEAST_LETTERS && name.includes(word)),
      );
      return isAbout ? [item] : [];
    });
  });
}

const isTelling = (name: readonly string[]): boolean => name.some((word) => word.length >= LEAST_LETTERS);

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
