import { addFindings } from '../authoring/review/addFindings';
import { findingsOfAnswer, type ReviewFinding } from '../authoring/review/answerFindings';
import { citedInFinding } from '../authoring/review/citedInFinding';
import type { ReviewSubject } from '../authoring/review/subject';
import { shortTitle } from '../authoring/shortTitle';
import type { Refusal } from '../model/edit';
import { listOf } from '../text/wording';
import { chosen } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer, type Question } from './command';
import { reviewSubjectAtHand } from './reviewSubjectAtHand';

/** *Review finding → question or fix*: brings what a reviewer found back to where it is worked on. */
export const addReviewFindings: AuthoringCommand = { name: 'addReviewFindings', answer };

function answer(asked: Asked): CommandAnswer {
  const found = reviewSubjectAtHand(asked, 'Choose the plan that was reviewed.');
  if (!('subject' in found)) return found;
  const { subject } = found;
  const { snapshot, place } = asked;
  const given = answerOf(asked, 'answer');
  if (given === null || given.trim() === '') {
    const here = place ? snapshot.graph.file(place.path) : undefined;
    const prompt = "Paste the reviewer's list of findings, or give the path of the document that holds it.";
    const value = here && !here.rule ? { value: here.path } : {};
    return { ask: { name: 'answer', title: 'Findings', prompt, kind: 'text', ...value } };
  }
  const isPath = !/[\r\n]/.test(given.trim()) && /\.(?:md|markdown|txt)$/i.test(given.trim());
  const findings = findingsOfAnswer((isPath ? snapshot.text(given.trim()) : null) ?? given);
  if (findings.length === 0)
    return { refused: 'The answer holds no list of findings: write each as an item of a numbered or bulleted list.' };
  const questions = picked(asked, subject, findings, {
    name: 'questions',
    title: 'Questions',
    prompt: 'Choose the findings that become questions; the others can become fixes.',
  });
  if (!('picked' in questions)) return questions;
  const rest = findings.filter((finding) => !questions.picked.includes(finding));
  const fixes = picked(asked, subject, rest, {
    name: 'fixes',
    title: 'Fixes',
    prompt: 'Choose the findings that become fixes in the plan; the others are left out.',
  });
  if (!('picked' in fixes)) return fixes;
  if (questions.picked.length + fixes.picked.length === 0)
    return { unchanged: 'No finding was chosen: there is nothing to add.' };
  const result = addFindings(snapshot, subject, questions.picked, fixes.picked);
  if ('refused' in result) return result;
  const { change } = result;
  if (!change)
    return {
      unchanged: `Nothing to add: ${listOf([...result.there])} ${result.there.size === 1 ? 'has' : 'have'} all of it.`,
    };
  const parts = [...counted(result.questions, 'question'), ...counted(result.fixes, 'fix')];
  const [first] = change.edits;
  const show = first?.edits[0] && { file: first.file, offset: first.edits[0].start };
  return { change, said: `Added ${listOf(parts)}.`, ...(show ? { show } : {}) };
}

function counted(counts: ReadonlyMap<string, number>, noun: 'question' | 'fix'): string[] {
  const many = { question: 'questions', fix: 'fixes' }[noun];
  return [...counts].map(([path, count]) => `${count} ${count === 1 ? noun : many} to ${path}`);
}

type Picking = Pick<Question, 'name' | 'title' | 'prompt'>;

/** Which of the findings are chosen; `all` stands for all that are left. */
function picked(
  asked: Asked,
  subject: ReviewSubject,
  findings: readonly ReviewFinding[],
  question: Picking,
): { readonly picked: readonly ReviewFinding[] } | { readonly ask: Question } | Refusal {
  const given = asked.answers[question.name];
  if (findings.length === 0 && (given ?? []).length === 0) return { picked: [] };
  if (given?.length === 1 && given[0]?.trim().toLowerCase() === 'all') return { picked: findings };
  const choices = findings.map(({ number, words }): Choice => {
    const { ids } = citedInFinding(asked.snapshot.graph, subject, words);
    const description = ids.length === 0 ? {} : { description: ids.map(({ label }) => label).join(', ') };
    return { value: String(number), label: `${number}. ${shortTitle(words)}`, ...description };
  });
  const found = chosen(asked, { ...question, kind: 'choice', many: true, choices });
  if (!Array.isArray(found)) return found as { readonly ask: Question } | Refusal;
  const values = new Set((found as readonly Choice[]).map(({ value }) => value));
  return { picked: findings.filter(({ number }) => values.has(String(number))) };
}
