import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { criterionIn } from '../inserting/newCriterion';
import { openDocument } from '../openDocument';
import type { ReviewFinding } from './answerFindings';
import { citedInFinding, workOfFinding } from './citedInFinding';
import { enterQuestion, type Entered } from './openQuestion';
import { isSaidIn } from './reviewEntry';
import { SteppedEdits } from './steppedEdits';
import { subjectOf, type ReviewSubject } from './subject';

export interface AddedFindings {
  readonly change: WorkspaceChange | null;
  /** Documents that questions and fixes went to, and how many; those that had them before are not counted. */
  readonly questions: ReadonlyMap<string, number>;
  readonly fixes: ReadonlyMap<string, number>;
  /** Documents that had something of it before. */
  readonly there: ReadonlySet<string>;
}

/** By what a fix is known as one in a plan. */
const FIX = 'Fix from review: ';

/**
 * Brings findings of a review back: some as questions, to where questions of the plan are logged, others as fixes, each a
 * criterion of the work package that it is about; an open question of the plan where no ID tells which one that is.
 */
export function addFindings(
  snapshot: Snapshot,
  subject: ReviewSubject,
  questions: readonly ReviewFinding[],
  fixes: readonly ReviewFinding[],
): AddedFindings | Refusal {
  const steps = new SteppedEdits(snapshot);
  const added = { questions: new Map<string, number>(), fixes: new Map<string, number>() };
  const there = new Set<string>();
  const count = (of: Map<string, number>, { path, isNew }: Entered): void => {
    if (isNew) of.set(path, (of.get(path) ?? 0) + 1);
    else there.add(path);
  };
  for (const { words } of questions) {
    const cited = citedInFinding(snapshot.graph, subject, words);
    const entered = enterQuestion(steps, subject.record.path, { ...cited, isOfPlan: false });
    if ('refused' in entered) return entered;
    count(added.questions, entered);
  }
  for (const { words } of fixes) {
    const entered = enterFix(steps, subject, words);
    if ('refused' in entered) return entered;
    count(added.fixes, entered);
  }
  const { edits } = steps;
  const title = 'Add the findings of the review';
  return { change: edits.length === 0 ? null : { title, creations: [], edits }, ...added, there };
}

function enterFix(steps: SteppedEdits, { file }: ReviewSubject, said: string): Entered | Refusal {
  const { snapshot } = steps;
  const now = snapshot.graph.file(file.path);
  const subject = now && subjectOf(snapshot, now);
  const prose = openDocument(snapshot, file.path);
  if (!subject || !prose) return { refused: `${file.path} can't be read or has just changed: run the command again.` };
  const { ids, words } = citedInFinding(snapshot.graph, subject, said);
  const fix = `${FIX}${words}`;
  if (isSaidIn(prose.text, fix)) return { path: file.path, isNew: false };
  const work = workOfFinding(snapshot.graph, subject, ids);
  const edit = work < 0 ? null : criterionIn(snapshot, file.path, work, fix);
  if (!edit) return enterQuestion(steps, subject.record.path, { words: fix, ids, isOfPlan: true });
  steps.apply(file.path, prose.text, [edit]);
  return { path: file.path, isNew: true };
}
