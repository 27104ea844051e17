import { takesMarkers } from '../authoring/questions/clarificationMarker';
import { raiseQuestion } from '../authoring/questions/raisedQuestion';
import { itemAround } from '../features/hierarchyEntries';
import type { Graph } from '../graph/graph';
import { labelOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import type { ItemKind } from '../model/vocabulary';
import { fileNameOf, listOf } from '../text/wording';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';
import { chosenOne } from './asking';
import { wordsAsked } from './spokenText';
import { planAtHand } from './planAtHand';
import { workAtCursor } from './workHere';

/** *Log question*: in the questions document, in the plan and in its checklist, linked to what it is about. */
export const logQuestion: AuthoringCommand = { name: 'logQuestion', answer };

/** The answer to `about` that means what the cursor is on. */
const AT_CURSOR = 'cursor';
const ASKED_ABOUT: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'requirement',
  'constraint',
  'work-package',
  'task',
  'risk',
  'story',
  'criterion',
]);

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const found = keeperAtHand(asked) ?? planAtHand(asked, 'Choose the plan that the question is about.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const said = wordsAsked(asked, textQuestion);
  if (!('words' in said)) return said;
  const { words } = said;
  const chosen = chosenOne(asked, aboutQuestion(asked, plan));
  if (!('choice' in chosen)) return chosen;
  const { value } = chosen.choice;
  const about =
    value === AT_CURSOR ? atCursor(asked, plan) : itemsOf(graph, plan).find((item) => idOf(graph, item) === value);
  const raised = raiseQuestion(asked.snapshot, plan, { words, about: about ?? -1, day: asked.today });
  if ('refused' in raised) return raised;
  const { change, id, home } = raised;
  const files = [...change.creations.map(({ file }) => file), ...change.edits.map(({ file }) => file)];
  if (files.length === 0)
    return { unchanged: `Nothing to add: ${fileNameOf(home)} has this question${id === null ? '' : ` as ${id}`}.` };
  const edit = change.edits.find(({ file }) => file === home);
  const show = edit || change.creations.length > 0 ? { show: { file: home, offset: edit?.edits[0]?.start ?? 0 } } : {};
  return { change, said: `Logged ${id ?? 'the question'} in ${listOf(files.map(fileNameOf))}.`, ...show };
}

const textQuestion = { name: 'text', title: 'Question', prompt: 'Write what nobody could answer so far.' };

/** A document of a dialect whose documents keep their own questions. */
function keeperAtHand({ snapshot, place, answers }: Asked): { readonly plan: LinkedFile } | null {
  const file = place && answers.plan === undefined ? snapshot.graph.file(place.path) : undefined;
  const hasQuestions = file?.profile?.documents.some(({ duty }) => duty === 'questions') === true;
  return file && (file.rule?.asksUnder || takesMarkers(file)) && !hasQuestions ? { plan: file } : null;
}

function aboutQuestion(asked: Asked, plan: LinkedFile): Extract<Question, { kind: 'choice' }> {
  const { graph } = asked.snapshot;
  const here = atCursor(asked, plan);
  const choiceOf = (item: number, value: string): Choice => ({
    value,
    label: labelOf(graph.item(item), graph.fileOfItem(item)),
    description: graph.item(item).title,
  });
  const whole: Choice = { value: AT_CURSOR, label: 'The plan as a whole', description: plan.path };
  return {
    name: 'about',
    title: 'About',
    prompt: 'Choose what the question is about.',
    kind: 'choice',
    choices: [
      here < 0 ? whole : choiceOf(here, AT_CURSOR),
      ...itemsOf(graph, plan).map((item) => choiceOf(item, idOf(graph, item))),
      ...(here < 0 ? [] : [{ ...whole, value: 'plan' }]),
    ],
  };
}

/** The item that the cursor is on or in, where it is of the plan; -1 for none. */
function atCursor(asked: Asked, plan: LinkedFile): number {
  const { snapshot, place } = asked;
  if (!place) return -1;
  const item = itemAround(snapshot, place.path, place.offset);
  const found = item >= 0 && ASKED_ABOUT.has(snapshot.graph.item(item).kind) ? item : workAtCursor(asked);
  const isOfPlan =
    found >= 0 && snapshot.graph.definitionsOf(found).some((one) => snapshot.graph.fileOfItem(one) === plan);
  return isOfPlan || (found >= 0 && place.path === plan.path) ? found : -1;
}

function itemsOf(graph: Graph, plan: LinkedFile): number[] {
  const f = graph.fileIndex(plan.path);
  const found = plan.facts.items.flatMap(({ kind, strength }, i) =>
    ASKED_ABOUT.has(kind) && strength === 'explicit' ? [graph.itemNumber(f, i)] : [],
  );
  const rank = (item: number): number => (graph.item(item).kind === 'work-package' ? 0 : 1);
  const first = (item: number, at: number): boolean =>
    found.findIndex((one) => idOf(graph, one) === idOf(graph, item)) === at;
  return found.filter(first).sort((a, b) => rank(a) - rank(b));
}

const idOf = (graph: Graph, item: number): string => graph.item(item).id;
