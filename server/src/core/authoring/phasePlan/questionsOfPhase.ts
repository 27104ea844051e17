import { ReferenceField } from '../../facts/facts';
import { itemsOfKind } from '../../graph/itemsOfKind';
import type { PlanGroup } from '../../graph/planGroup';
import { isStillOpen } from '../../graph/questions';
import { labelOfPhase, type PhaseRelation } from '../../graph/relations';
import { ownedBy } from '../../graph/traces';
import { relativePath } from '../relativePath';
import type { ExtractedRow } from './extractedRows';

/** The questions that are open in the questions documents and touch a phase or one of its rows, each as an entry that leads there. */
export function questionsOfPhase(
  { graph, filesInReach }: PlanGroup,
  relation: PhaseRelation,
  rows: readonly ExtractedRow[],
  plan: string,
): string[] {
  const ids = new Set(rows.map(({ id }) => id));
  const isPhase = (id: string): boolean => /^phase\b/i.test(id) && labelOfPhase(id) === relation.label;
  return filesInReach.flatMap((file) => {
    if (file.rule?.duty !== 'questions') return [];
    const f = graph.fileIndex(file.path);
    return itemsOfKind(file.facts, 'question').flatMap((i) => {
      const item = file.facts.items[i];
      if (!item || !isStillOpen(file, i)) return [];
      const isTouching = ownedBy(graph, graph.itemNumber(f, i)).some((reference) => {
        const qualifier = graph.field(reference, ReferenceField.qualifier);
        const id = graph.text(graph.field(reference, ReferenceField.symbol));
        return ids.has(id) || isPhase(id) || (qualifier >= 0 && isPhase(graph.text(qualifier)));
      });
      return isTouching ? [`[${item.id}](${relativePath(plan, file.path)}): ${item.title}`] : [];
    });
  });
}
