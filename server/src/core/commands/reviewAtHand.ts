import { reviewNamed, reviews, type Review } from '../authoring/review/reviews';
import type { ReviewSubject } from '../authoring/review/subject';
import type { Refusal } from '../model/edit';
import { statedVerificationOf } from '../views/verification';
import { chosenOne } from './asking';
import type { Asked, Choice, Question } from './command';

/** Which of the reviews is meant: what was answered to `review`, else it is asked for. */
export function reviewAtHand(
  asked: Asked,
  subject: ReviewSubject,
  prompt: string,
): { readonly review: Review } | { readonly ask: Question } | Refusal {
  const sharesSections =
    (statedVerificationOf(asked.snapshot, subject.file.path)?.splitSections.entries.length ?? 0) > 0;
  const offered = reviews.filter(({ name }) => name !== 'split-section' || sharesSections);
  const given = asked.answers.review?.[0]?.trim().toLowerCase();
  if (!sharesSections && (given === 'split-section' || given === 'split sections'))
    return { refused: `${subject.file.path} shares no section with another phase: choose another review.` };
  const choices = offered.map(({ name, title, purpose, isAfterPhase }): Choice => ({
    value: name,
    label: title,
    description: isAfterPhase ? 'after the phase' : 'of the plan',
    detail: purpose,
  }));
  const found = chosenOne(asked, { name: 'review', title: 'Review', prompt, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  const review = reviewNamed(found.choice.value);
  return review ? { review } : { refused: `Plantrace knows no review ${found.choice.value}.` };
}
