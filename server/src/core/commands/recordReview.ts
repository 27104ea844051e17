import { outcomes } from '../authoring/review/outcomes';
import { recordReview as record } from '../authoring/review/recordReview';
import { listOf } from '../text/wording';
import { chosenOne } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer } from './command';
import { reviewAtHand } from './reviewAtHand';
import { reviewSubjectAtHand } from './reviewSubjectAtHand';

/** *Record review*: what a review by somebody else came to, in the plan and in its execution checklist. */
export const recordReview: AuthoringCommand = { name: 'recordReview', answer };

function answer(asked: Asked): CommandAnswer {
  const found = reviewSubjectAtHand(asked, 'Choose the plan that was reviewed.');
  if (!('subject' in found)) return found;
  const { subject } = found;
  const chosen = reviewAtHand(asked, subject, 'Choose which review took place.');
  if (!('review' in chosen)) return chosen;
  const { review } = chosen;
  const choices = outcomes.map(({ name, label }): Choice => ({ value: name, label }));
  const prompt = 'Choose what the review came to.';
  const came = chosenOne(asked, { name: 'outcome', title: 'Outcome', prompt, kind: 'choice', choices });
  if (!('choice' in came)) return came;
  const outcome = outcomes.find(({ name }) => name === came.choice.value);
  if (!outcome) return { refused: `Plantrace knows no outcome ${came.choice.value}.` };
  const rationale = (answerOf(asked, 'rationale') ?? '').replace(/\s+/g, ' ').trim();
  if (outcome.needsRationale && rationale === '') {
    const why = outcome.name === 'skipped' ? 'Say why there was no review.' : 'Say why the findings are none.';
    return { ask: { name: 'rationale', title: 'Rationale', prompt: why, kind: 'text' } };
  }
  const result = record(asked.snapshot, subject, { review, outcome, date: asked.today, rationale });
  if ('refused' in result) return result;
  const { path, facts } = subject.record;
  const own = 'change' in result ? result.change.edits.find(({ file }) => file === path)?.edits[0] : undefined;
  const show = { file: path, offset: own?.start ?? facts.length };
  const said = outcome.said.toLowerCase();
  const hint =
    result.without === null ? '' : ` ${result.without} has no table of reviews: Create Execution Checklist adds one.`;
  const named = `"${review.title}"`;
  if ('unchanged' in result)
    return {
      unchanged: `${listOf(result.unchanged)} already ${result.unchanged.length === 1 ? 'records' : 'record'} ${named} of ${asked.today}: ${said}.${hint}`,
      show,
    };
  return { change: result.change, said: `Recorded ${named} in ${listOf(result.files)}: ${said}.${hint}`, show };
}
