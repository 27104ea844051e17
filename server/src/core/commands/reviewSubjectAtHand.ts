import { reviewSubjects, subjectOf, type ReviewSubject } from '../authoring/review/subject';
import type { Refusal } from '../model/edit';
import { chosenOne } from './asking';
import type { Asked, Choice, Question } from './command';
import { planAtHand } from './planAtHand';

const PLAN_BY_PLACE = new Set(['plan', 'checklist', 'master']);

/**
 * The plan that a review is about: what was answered to `plan`, else what the document at hand is, belongs to or speaks
 * of; else it is asked for.
 */
export function reviewSubjectAtHand(
  asked: Asked,
  prompt: string,
): { readonly subject: ReviewSubject } | { readonly ask: Question } | Refusal {
  const { snapshot, place } = asked;
  const file = place ? snapshot.graph.file(place.path) : undefined;
  if (asked.answers.plan === undefined && file) {
    const here = subjectOf(snapshot, file);
    if (here) return { subject: here };
  }
  const all = reviewSubjects(snapshot);
  const isByPlace = asked.answers.plan === undefined && PLAN_BY_PLACE.has(file?.rule?.duty ?? '');
  if (isByPlace || all.length === 0 || all.every(({ file: one }) => one.rule?.duty === 'plan')) {
    const found = planAtHand(asked, prompt);
    if (!('plan' in found)) return found;
    const subject = subjectOf(snapshot, found.plan);
    return subject ? { subject } : { refused: `${found.plan.path} is gone: run the command again.` };
  }
  const choices = all.map(({ file: { path }, title }): Choice => ({ value: path, label: path, description: title }));
  const found = chosenOne(asked, { name: 'plan', title: 'Plan', prompt, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  const subject = all.find(({ file: { path } }) => path === found.choice.value);
  return subject ? { subject } : { refused: `${found.choice.value} is gone: run the command again.` };
}
