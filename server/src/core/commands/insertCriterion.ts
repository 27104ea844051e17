import { labelOf } from '../graph/labels';
import { actedOnBy, actingOn } from '../graph/traces';
import type { Graph } from '../graph/graph';
import { Draft } from '../authoring/inserting/draft';
import { criterionIn } from '../authoring/inserting/newCriterion';
import { areRowsReadBack } from '../authoring/inserting/readBack';
import type { Verified } from '../authoring/insertCriterion';
import { fileNameOf } from '../text/wording';
import type { Asked, AuthoringCommand, Choice, CommandAnswer } from './command';
import { answerOf } from './command';
import { chosenOne } from './asking';
import { planAtHand } from './planAtHand';
import { saysTheSame, wordsAsked } from './spokenText';
import { workAtHand } from './workAtHand';

/**
 * *Insert acceptance criterion*: into a work package, for a requirement that it traces, or in one's own words. That of a
 * prohibition says what would catch a violation.
 */
export const insertCriterion: AuthoringCommand = { name: 'insertCriterion', answer };

/** The answer that means words of one's own. */
const OWN = 'own words';

function answer(asked: Asked): CommandAnswer {
  const { snapshot } = asked;
  const { graph } = snapshot;
  const found = planAtHand(asked, 'Choose the plan that is to get a criterion.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const chosen = workAtHand(asked, plan, 'Choose the work package that is to get a criterion.');
  if (!('work' in chosen)) return chosen;
  const { work } = chosen;
  const wanted = wantedBy(asked, work, plan.path);
  if (typeof wanted !== 'string' && !('words' in wanted)) return wanted;
  const { id } = graph.item(work);
  const edit = criterionIn(snapshot, plan.path, work, wanted);
  const draft = edit && Draft.of(snapshot, plan.path);
  if (!edit || !draft)
    return {
      refused: `${id} of ${plan.path} has no place for a criterion: write a list below the label "Acceptance criteria" there.`,
    };
  const isInSlot = edit.end > edit.start;
  draft.apply([edit]);
  if (!areRowsReadBack(snapshot, draft.snapshot, plan.path, isInSlot ? 0 : 1))
    return {
      refused: `The criterion would not be read back in ${plan.path}: say it in plain words, and see that all fences and comments there are closed.`,
    };
  const of = typeof wanted === 'string' ? '' : ` for ${wanted.id}`;
  return {
    change: draft.change(`Insert a criterion${of} into ${id} of ${fileNameOf(plan.path)}`),
    said: `Inserted a criterion${of} into ${id} of ${plan.path}.`,
    show: { file: plan.path, offset: draft.firstPlace },
  };
}

/** What the criterion is to verify, or its words. */
function wantedBy(asked: Asked, work: number, path: string): CommandAnswer | Verified | string {
  const { graph } = asked.snapshot;
  const traced = tracedBy(graph, work, path);
  const name = answerOf(asked, 'requirement');
  if (traced.length > 0 && (name !== null || answerOf(asked, 'text') === null)) {
    const choices = traced.map(({ id, label, words, verifiedBy }): Choice => {
      const detail = verifiedBy === '' ? {} : { detail: `verified by ${verifiedBy}` };
      return { value: id, label, description: words, ...detail };
    });
    const own: Choice = { value: OWN, label: 'A criterion of its own', description: 'in your own words' };
    const found = chosenOne(asked, {
      name: 'requirement',
      title: 'Requirement',
      prompt: 'Choose what the criterion verifies; what no criterion verifies yet comes first.',
      kind: 'choice',
      choices: [...choices, own],
    });
    if (!('choice' in found)) return found;
    const one = traced.find(({ id }) => id === found.choice.value);
    if (one && one.isVerifiedHere)
      return { unchanged: `${graph.item(work).id} of ${path} has a criterion for ${one.id} already.` };
    if (one) return { id: one.id, form: one.form, words: one.words, negative: one.negative };
  }
  const text = wordsAsked(asked, {
    name: 'text',
    title: 'New criterion',
    prompt: 'Say how it will be seen that the work is done.',
  });
  if (!('words' in text)) return text;
  return isThere(asked, work, path, text.words)
    ? { unchanged: `${graph.item(work).id} of ${path} has that criterion already.` }
    : text.words;
}

interface Traced extends Verified {
  readonly label: string;
  /** Who has a criterion for it; empty for nobody. */
  readonly verifiedBy: string;
  readonly isVerifiedHere: boolean;
}

/** What a work package covers, unverified things first. */
function tracedBy(graph: Graph, work: number, path: string): Traced[] {
  const traced = actedOnBy(graph, work, 'covers').map(({ item }): Traced => {
    const own = graph.item(graph.definitionFor(item, path));
    const { id, form, negative } = own;
    const by = actingOn(graph, item, 'verifies').map((trace) => trace.item);
    const names = [...new Set(by.map((one) => (one < 0 ? 'the plan' : graph.item(one).id)))].join(', ');
    const label = labelOf(own, graph.fileOfItem(item));
    const words = own.title === '' ? graph.item(item).title : own.title;
    return { id, form, negative, words, label, verifiedBy: names, isVerifiedHere: by.includes(work) };
  });
  return [...traced.filter((one) => one.verifiedBy === ''), ...traced.filter((one) => one.verifiedBy !== '')];
}

function isThere({ snapshot }: Asked, work: number, path: string, words: string): boolean {
  const { graph } = snapshot;
  const f = graph.fileIndex(path);
  const text = snapshot.text(path) ?? '';
  return (graph.files[f]?.facts.rows ?? []).some(
    ({ kind, owner, start, end }) =>
      kind === 'criterion' && graph.itemNumber(f, owner) === work && saysTheSame(text.slice(start, end), words),
  );
}
