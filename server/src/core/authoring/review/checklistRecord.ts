import type { LinkedFile } from '../../graph/linkedFile';
import type { TextEdit } from '../../text/edit';
import type { PlanProse } from '../planProse';
import { tablesOf } from '../tableEdit';
import type { ReviewEntry } from './reviewEntry';
import { recordInTable, reviewColumns, type RowNames } from './reviewTable';

const AMONG_REVIEWS: RowNames = { isReview: () => true, name: (title) => `External review: ${title}` };

/** The edits that record a review in the table of reviews of an execution checklist; null where it has none. */
export function recordInChecklist(file: LinkedFile, prose: PlanProse, entry: ReviewEntry): TextEdit[] | null {
  const { text, blocks } = prose;
  for (const table of tablesOf(text, blocks)) {
    const columns = reviewColumns(table);
    const heading = file.facts.headings.filter(({ start }) => start < table.header.start).pop();
    const isOfReviews = table.columns.includes('review step') || /\breviews?\b/.test(heading?.words ?? '');
    if (columns && isOfReviews) return recordInTable(prose, table, columns, entry, AMONG_REVIEWS);
  }
  return null;
}
