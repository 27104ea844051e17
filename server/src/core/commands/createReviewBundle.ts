import { reviewBundle } from '../authoring/review/bundle';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';
import { reviewAtHand } from './reviewAtHand';
import { reviewSubjectAtHand } from './reviewSubjectAtHand';

/** *Create review bundle*: what a reviewer needs who has nothing else at hand, as one document. */
export const createReviewBundle: AuthoringCommand = { name: 'createReviewBundle', answer };

function answer(asked: Asked): CommandAnswer {
  const found = reviewSubjectAtHand(asked, 'Choose the plan that is to be reviewed.');
  if (!('subject' in found)) return found;
  const { subject } = found;
  const chosen = reviewAtHand(asked, subject, 'Choose what the reviewer is to look at.');
  if (!('review' in chosen)) return chosen;
  const current = asked.snapshot.text(subject.file.path);
  if (current === null || current.length !== subject.file.facts.length)
    return { refused: `${subject.file.path} has changed since it was read: run the command again.` };
  return { ...reviewBundle(asked.snapshot, subject, chosen.review), use: 'shared' };
}
