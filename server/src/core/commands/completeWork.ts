import { complete, openPrerequisites } from '../authoring/execution/completion';
import { laterWork, type LaterWork } from '../authoring/execution/laterWork';
import { Marking } from '../authoring/execution/marking';
import { rowsOfItem } from '../authoring/execution/tableRows';
import { openCriteria, type WorkCriterion } from '../authoring/execution/workCriteria';
import { checklistsOf } from '../graph/gates';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import { progressIn } from '../graph/progress';
import type { Refusal } from '../model/edit';
import { listOf } from '../text/wording';
import { chosen, chosenOne } from './asking';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';
import { planAtHand } from './planAtHand';
import { workAtHand } from './workAtHand';

/** *Mark work package complete*: criteria, plan, checklist and matrix in one edit. */
export const completeWork: AuthoringCommand = { name: 'completeWork', answer };

const LONGEST_LABEL = 100;

interface Sorted {
  readonly ticked: readonly WorkCriterion[];
  readonly left: readonly WorkCriterion[];
}

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const found = planAtHand(asked, 'Choose the plan whose work package is done.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const group = graph.group(plan.plan);
  if (!group) return { refused: `${plan.path} belongs to no plan that is certain: open the plan, and try again.` };
  const at = workAtHand(asked, plan, 'Choose the work package that is done.', (_, status) => status !== 'done');
  if (!('work' in at)) return at;
  const { work } = at;
  const { id } = graph.item(work);
  const held = heldUp(asked, group, work);
  if (held) return held;
  const marking = new Marking(asked.snapshot, asked.today);
  const criteria = sorted(asked, marking, group, plan, work);
  if (!('ticked' in criteria)) return criteria;
  const to = criteria.left.length === 0 ? null : deferTo(asked, group, plan, work, criteria.left.length);
  if (to && !('work' in to)) return to;
  const { outcomes, implemented } = complete(marking, group, { plan, work, ...criteria, to });
  const { refusal, changed } = marking.documents;
  if (refusal) return refusal;
  const show = { file: plan.path, offset: graph.item(work).start };
  if (changed.length > 0) {
    const change = marking.documents.change(`Mark ${id} as complete`);
    const unclear = [...marking.unclear, ...checklistsWithout(marking, group, plan, work)];
    return { change, said: saidOf(id, criteria, to, implemented, changed.length, unclear), show };
  }
  if (marking.unclear.length > 0)
    return { refused: `${id} was not marked, since ${listOf(marking.unclear)}: change it there by hand.` };
  if (outcomes.includes('done') || progressIn(group).statusOf(work) === 'done')
    return { unchanged: `${id} is complete already in ${plan.path}.`, show };
  return {
    refused: `Nothing says how far ${id} is: create the checklist with Create Execution Checklist, and try again.`,
  };
}

/** Checklists that have no row of the work package, in words. */
function checklistsWithout(marking: Marking, group: PlanGroup, plan: LinkedFile, work: number): string[] {
  return checklistsOf(group.files, plan.path).flatMap((checklist) => {
    const document = marking.documents.document(checklist.path);
    const isThere = !document || rowsOfItem(document, group, checklist, work).length > 0;
    return isThere ? [] : [`${checklist.path} has no row of it`];
  });
}

/** Asks whether it is really done while work is open that it waits for. */
function heldUp(asked: Asked, group: PlanGroup, work: number): { readonly ask: Question } | Refusal | null {
  const open = openPrerequisites(group, work);
  if (open.length === 0) return null;
  const { graph } = group;
  const { id } = graph.item(work);
  const home = graph.fileOfItem(work);
  const names = open.map((needed) => {
    const file = graph.fileOfItem(needed);
    const phase = file === home || file.facts.phaseLabel === null ? '' : `Phase ${file.facts.phaseLabel} `;
    return phase + graph.item(needed).id;
  });
  const found = chosenOne(asked, {
    name: 'anyway',
    title: `${id} waits for other work`,
    prompt: `${listOf(names)} ${names.length === 1 ? 'is' : 'are'} not done, and ${id} depends on ${names.length === 1 ? 'it' : 'them'}.`,
    kind: 'choice',
    choices: [{ value: 'yes', label: 'Complete it anyway' }],
  });
  return 'choice' in found ? null : found;
}

function sorted(
  asked: Asked,
  marking: Marking,
  group: PlanGroup,
  plan: LinkedFile,
  work: number,
): Sorted | { readonly ask: Question } | Refusal {
  const open = openCriteria(group, plan, work);
  if (open.length === 0) return { ticked: [], left: [] };
  const given = asked.answers.criteria;
  if (given?.length === 1 && given[0] === 'all') return { ticked: open, left: [] };
  if (given?.length === 1 && given[0] === 'none') return { ticked: [], left: open };
  const found = chosen(asked, {
    name: 'criteria',
    title: `Criteria of ${group.graph.item(work).id}`,
    prompt: 'Choose those that are met. The others are put off to later work.',
    kind: 'choice',
    many: true,
    choices: open.map((criterion) => choiceOf(marking, group, work, criterion)),
  });
  if (!Array.isArray(found)) return found as { readonly ask: Question } | Refusal;
  const picked = new Set((found as readonly Choice[]).map(({ value }) => value));
  return {
    ticked: open.filter(({ name }) => picked.has(name)),
    left: open.filter(({ name }) => !picked.has(name)),
  };
}

function choiceOf(marking: Marking, { graph }: PlanGroup, work: number, criterion: WorkCriterion): Choice {
  const { name, file, start, end, work: from } = criterion;
  const text = marking.documents.document(file.path)?.text ?? '';
  const label = text.slice(start, Math.min(end, start + LONGEST_LABEL)).replace(/\s+/g, ' ');
  const description = from === work ? `criterion ${name}` : `put off by ${graph.item(from).id}`;
  return { value: name, label, description, picked: true };
}

function deferTo(
  asked: Asked,
  group: PlanGroup,
  plan: LinkedFile,
  work: number,
  count: number,
): LaterWork | { readonly ask: Question } | Refusal {
  const later = laterWork(group, plan, work).filter((one) => one.work !== work);
  const { id } = group.graph.item(work);
  if (later.length === 0)
    return {
      refused: `No work is left behind ${id} to put its criteria off to: see that they are met, or leave it open.`,
    };
  const found = chosenOne(asked, {
    name: 'defer-to',
    title: 'Defer to',
    prompt: `Choose the work package with which ${count === 1 ? 'the criterion that is left' : `the ${count} criteria that are left`} can be verified.`,
    kind: 'choice',
    choices: later.map(({ work: one, name }) => ({
      value: name,
      label: name,
      description: group.graph.item(one).title,
    })),
  });
  if (!('choice' in found)) return found;
  const to = later.find(({ name }) => name === found.choice.value);
  return to ?? { refused: `${found.choice.value} is gone: run the command again.` };
}

function saidOf(
  id: string,
  { ticked, left }: Sorted,
  to: LaterWork | null,
  implemented: number,
  documents: number,
  unclear: readonly string[],
): string {
  const count = (n: number, one: string, several: string): string[] =>
    n === 0 ? [] : [`${n} ${n === 1 ? one : several}`];
  const parts = [
    ...count(ticked.length, 'criterion ticked', 'criteria ticked'),
    ...count(left.length, 'deferred', 'deferred').map((said) => `${said} to ${to?.name ?? ''}`),
    ...count(implemented, 'requirement recorded', 'requirements recorded'),
  ];
  const told = parts.length === 0 ? '' : `: ${listOf(parts)}`;
  const places = documents === 1 ? '' : ` in ${documents} documents`;
  return `Marked ${id} as complete${places}${told}${unclear.length === 0 ? '' : `, but ${listOf(unclear)}: look at it yourself`}.`;
}
