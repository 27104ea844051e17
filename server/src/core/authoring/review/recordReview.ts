import { checklistsOf } from '../../graph/gates';
import type { DocumentEdit, Refusal, WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { openDocument } from '../openDocument';
import { recordInChecklist } from './checklistRecord';
import { recordInPlan } from './planRecord';
import type { ReviewEntry } from './reviewEntry';
import type { ReviewSubject } from './subject';

export type RecordedReview =
  | { readonly change: WorkspaceChange; readonly files: readonly string[]; readonly without: string | null }
  /** Documents that say the same already; `without` is a checklist that has no table of reviews. */
  | { readonly unchanged: readonly string[]; readonly without: string | null };

/** Records what a review came to: at the bottom of the plan, and where it is one of the phase in the execution checklist. */
export function recordReview(snapshot: Snapshot, subject: ReviewSubject, entry: ReviewEntry): RecordedReview | Refusal {
  const { record, group, file } = subject;
  const prose = openDocument(snapshot, record.path);
  if (!prose) return unreadable(record.path);
  const own = recordInPlan(record, prose, entry);
  if (!own)
    return {
      refused: `The end of ${record.path} stands in a code block or a comment without an end: close it, and try again.`,
    };
  const edits: DocumentEdit[] = [{ file: record.path, expectedText: prose.text, edits: own }];
  const checklists = entry.review.isAfterPhase ? checklistsOf(group.filesInReach, file.path) : [];
  let without: string | null = null;
  for (const checklist of checklists) {
    const opened = openDocument(snapshot, checklist.path);
    if (!opened) return unreadable(checklist.path);
    const rows = recordInChecklist(checklist, opened, entry);
    if (rows) edits.push({ file: checklist.path, expectedText: opened.text, edits: rows });
    else without = checklist.path;
  }
  const changed = edits.filter((one) => one.edits.length > 0);
  const title = `Record the review "${entry.review.title}"`;
  return changed.length === 0
    ? { unchanged: edits.map((one) => one.file), without }
    : { change: { title, creations: [], edits: changed }, files: changed.map((one) => one.file), without };
}

const unreadable = (path: string): Refusal => ({
  refused: `${path} can't be read, has just changed, or is too large: see that it is there, and try again.`,
});
