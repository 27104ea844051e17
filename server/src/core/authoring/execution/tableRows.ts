import { ReferenceField } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { ChangedDocument, PlacedRow } from './changedDocuments';

/** The rows of a document's tables that record how far an item is: its ID stands in their column of IDs. */
export function rowsOfItem(
  document: ChangedDocument,
  { graph }: PlanGroup,
  file: LinkedFile,
  item: number,
): PlacedRow[] {
  const stated = file.rule?.statuses ?? [];
  return graph.referencesTo(item).flatMap((reference): PlacedRow[] => {
    if (graph.fileOfReference(reference) !== file) return [];
    const start = graph.field(reference, ReferenceField.start);
    const placed = document.rowAt(start);
    const column = placed?.table.columns.findIndex((words) => stated.some(({ columns }) => columns.has(words))) ?? -1;
    const [from, to] = [placed?.row.cells[column * 2] ?? -1, placed?.row.cells[column * 2 + 1] ?? -1];
    return placed && column >= 0 && start >= from && start < to ? [placed] : [];
  });
}
