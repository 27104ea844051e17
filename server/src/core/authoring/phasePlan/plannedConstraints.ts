import { isComponentNamed } from '../../graph/componentNames';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import { compareIds, seriesOfId } from '../checklistRows';
import { rowOf, type ExtractedRow, type RowWords } from './extractedRows';
import { decisionsFor } from './decisionsOfPhase';

/**
 * What a phase has to respect besides its sections: the component requirements and decisions that the master plan names
 * for it, and the design details of its components and the decisions on them that no other plan has taken up.
 */
export function plannedConstraints(
  group: PlanGroup,
  relation: PhaseRelation,
  components: readonly string[],
  words: { of(item: number): RowWords },
): ExtractedRow[] {
  const { graph } = group;
  const planned = plannedItems(group, relation);
  const files = group.filesInReach.filter(
    (file) =>
      file.rule?.duty === 'component' &&
      (isComponentNamed(file, components) || [...planned].some((item) => graph.fileOfItem(item) === file)),
  );
  const details = files.flatMap(({ path, facts }) => {
    const f = graph.fileIndex(path);
    return facts.items.flatMap(({ kind }, i) => {
      const item = graph.itemNumber(f, i);
      return kind === 'constraint' && graph.isCanonical(item) && !planned.has(item) ? [item] : [];
    });
  });
  const named = [...planned].sort((a, b) => compareNamed(graph.item(a).id, graph.item(b).id));
  const decided = decisionsFor(group, components).filter((item) => !planned.has(item));
  return [...named, ...details, ...decided].map((item) => {
    const { id, strength, title, negative } = graph.item(item);
    return rowOf(graph, item, id, strength === 'derived' ? words.of(item) : { words: title, negative });
  });
}

/** The items that the master plan names for a phase. */
export function plannedItems(group: PlanGroup, relation: PhaseRelation): ReadonlySet<number> {
  const { graph } = group;
  const phase = graph.canonicalOf(graph.itemNumber(graph.fileIndex(relation.masterPath), relation.item));
  const planned = new Set<number>();
  const links = group.linksOf('planned');
  for (let i = 0; i < links.length; i += 3) {
    const owner = links[i] ?? -1;
    const target = links[i + 1] ?? -1;
    if (owner >= 0 && target >= 0 && graph.canonicalOf(owner) === phase) planned.add(target);
  }
  return planned;
}

function compareNamed(a: string, b: string): number {
  const [left, right] = [seriesOfId(a), seriesOfId(b)];
  if (left !== right) return left < right ? -1 : 1;
  return compareIds(a, b);
}
