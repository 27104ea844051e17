import { uncoveredOf, type Uncovered } from '../authoring/inserting/uncovered';
import { worksFor } from '../authoring/trace';
import { toggleTrace } from '../authoring/tracing/toggleTrace';
import { placesForWork, requirementAt } from '../authoring/tracing/workFor';
import { labelOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { actingOn } from '../graph/traces';
import { fileNameOf, taskName } from '../text/wording';
import type { StandingFor } from '../views/requirements/rowOfBullet';
import { coveredIn } from './addUncovered';
import { chosenOne } from './asking';
import type { Asked, AuthoringCommand, Choice, CommandAnswer } from './command';
import { insertRiskMapping } from './insertRiskMapping';

/**
 * *Add to work package*: the requirement at the cursor is covered by one more piece of work. What no work covers yet gets
 * its row, its mapping and its criterion on the way, as the quick fixes of the finding do it.
 */
export const addToWork: AuthoringCommand = { name: 'addToWork', answer };

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const here = requirementAt(asked.snapshot, asked.place);
  if (!here) return { refused: 'Put the cursor on a requirement, or on a row or a bullet that is one, and try again.' };
  if (graph.item(here.item).kind === 'risk') return insertRiskMapping.answer(asked);
  const places = placesForWork(asked.snapshot, here);
  if (places.length === 0)
    return { refused: `No plan takes on ${here.id} yet: write the plan of its phase or feature first, and try again.` };
  const choices = places.flatMap((file) => choicesIn(asked, file, here, places.length > 1));
  if (choices.length === 0) {
    const [only] = places;
    return isCoveredInAll(asked, here)
      ? { unchanged: `All work of ${only?.path ?? ''} covers ${here.id} already.` }
      : { refused: `${only?.path ?? ''} has no work yet: insert a work package or a task first, and try again.` };
  }
  const fact = graph.item(here.item);
  const label = labelOf(fact, graph.fileOfItem(here.item)).replace(fact.id, () => here.id);
  const found = chosenOne(asked, {
    name: 'work',
    title: 'Work package',
    prompt: `Choose the work that is to cover ${label}.`,
    kind: 'choice',
    choices,
  });
  if (!('choice' in found)) return found;
  const at = found.choice.value.lastIndexOf('#');
  const [path, work] = [found.choice.value.slice(0, at), found.choice.value.slice(at + 1)];
  const plan = graph.file(path);
  return plan ? covered(asked, plan, work, here) : { refused: `${path} is gone: run the command again.` };
}

function covered(asked: Asked, plan: LinkedFile, work: string, here: StandingFor): CommandAnswer {
  const { snapshot } = asked;
  const open = plan.rule?.duty === 'plan' ? uncoveredIn(asked, plan, here) : undefined;
  if (open) return coveredIn(asked, plan, here.id, work, [open]);
  const row = { path: snapshot.graph.fileOfItem(here.item).path, id: here.id };
  const change = toggleTrace(snapshot, { row, work: { path: plan.path, id: work }, on: true });
  if ('refused' in change) return change;
  if ('unchanged' in change) return { unchanged: `${work} of ${plan.path} covers ${here.id} already.` };
  const [first] = change.edits;
  const offset = first?.edits[0]?.start;
  return {
    change,
    said: `${taskName(work)} of ${plan.path} covers ${here.id}.`,
    ...(first && offset !== undefined ? { show: { file: first.file, offset } } : {}),
  };
}

function uncoveredIn({ snapshot }: Asked, plan: LinkedFile, { item, id }: StandingFor): Uncovered | undefined {
  const all = uncoveredOf(snapshot, plan);
  // Which number a bullet would get is asked of the whole section.
  return all.find((one) => one.id === id) ?? all.find(({ words }) => words === snapshot.graph.item(item).title);
}

function choicesIn(
  { snapshot: { graph }, answers }: Asked,
  file: LinkedFile,
  here: StandingFor,
  isOneOfMany: boolean,
): Choice[] {
  const { title } = graph.item(here.item);
  const covering = new Set(actingOn(graph, graph.canonicalOf(here.item), 'covers').map(({ item }) => item));
  const works =
    file.rule?.duty === 'plan'
      ? worksFor(graph, file.path, here.id, title).map(({ item }) => item)
      : worksOf(graph, file);
  // Whoever names one that covers it already is told so.
  return works
    .filter((work) => answers.work !== undefined || !covering.has(work))
    .map((work): Choice => {
      const fact = graph.item(work);
      return {
        value: `${file.path}#${fact.id}`,
        label: isOneOfMany ? `${taskName(fact.id)} of ${fileNameOf(file.path)}` : taskName(fact.id),
        ...(fact.title === '' ? {} : { description: fact.title }),
      };
    });
}

/** Tasks and packages of a list of tasks, in its order. */
function worksOf(graph: Asked['snapshot']['graph'], file: LinkedFile): number[] {
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.items.flatMap(({ kind, strength }, i) =>
    (kind === 'task' || kind === 'work-package') && strength !== 'example' && graph.isCanonical(base + i)
      ? [base + i]
      : [],
  );
}

function isCoveredInAll({ snapshot: { graph } }: Asked, { item }: StandingFor): boolean {
  const canonical = graph.canonicalOf(item);
  return canonical >= 0 && actingOn(graph, canonical, 'covers').length > 0;
}
