import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { advanceMatrices } from './matrixStatuses';
import { recordPlaces } from './itemRecords';
import type { Marking, Outcome } from './marking';
import { markStatusField } from './statusLabel';

/**
 * Marks an item as done wherever that is recorded; one outcome for each place. Of what several plans share, `plan` says
 * whose share is done.
 */
export function markItem(marking: Marking, group: PlanGroup, item: number, plan: LinkedFile | null): Outcome[] {
  const { graph } = group;
  const { form, kind } = graph.item(item);
  const isShared = kind === 'requirement' || kind === 'constraint';
  const outcomes = recordPlaces(group, item, isShared ? plan : null).map(({ file, offset }) =>
    marking.place(file, offset, form),
  );
  const home = graph.fileOfItem(item);
  const document = marking.documents.document(home.path);
  const index = item - graph.itemNumber(graph.fileIndex(home.path), 0);
  if (document) outcomes.push(markStatusField(document, home, index));
  if (isShared && plan && outcomes.some((outcome) => outcome === 'marked' || outcome === 'done'))
    advanceMatrices(marking.documents, group, plan, new Set([item]));
  return outcomes;
}

/**
 * Whose share of an item is meant by a document: its own, that of the plan that it records, or that of the only plan that
 * has the item. `several` where a requirement is shared and nothing says whose share is meant; null where no plan has it.
 */
export function planMeant({ graph }: PlanGroup, item: number, file: LinkedFile): LinkedFile | 'several' | null {
  const own = file.rule?.duty === 'checklist' ? graph.file(file.speaksOf) : file;
  if (own?.rule?.duty === 'plan') return own;
  const plans = new Set(
    graph
      .definitionsOf(item)
      .map((definition) => graph.fileOfItem(definition))
      .filter(({ rule }) => rule?.duty === 'plan'),
  );
  const [only] = plans;
  return plans.size > 1 ? 'several' : (only ?? null);
}
