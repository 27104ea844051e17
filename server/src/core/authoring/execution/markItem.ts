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

/** Whose share of a requirement is meant by a document: its own, or that of the plan that it records. */
export function planOf({ graph }: PlanGroup, file: LinkedFile): LinkedFile | null {
  if (file.rule?.duty === 'plan') return file;
  const plan = file.rule?.duty === 'checklist' ? graph.file(file.speaksOf) : undefined;
  return plan?.rule?.duty === 'plan' ? plan : null;
}
