import { Draft } from '../authoring/inserting/draft';
import { isReadBack } from '../authoring/inserting/readBack';
import { headingOfMapping, mapRisk, tasksOf } from '../authoring/inserting/riskMapping';
import { tasksFor } from '../authoring/mappingRow';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import type { Refusal } from '../model/edit';
import { fileNameOf, listOf } from '../text/wording';
import type { Asked, AuthoringCommand, Choice, CommandAnswer } from './command';
import { chosen, chosenOne } from './asking';

/** *Insert risk mapping*: which tasks answer a risk, in the mapping of a task-table plan, written as its other rows are. */
export const insertRiskMapping: AuthoringCommand = { name: 'insertRiskMapping', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot } = asked;
  const { graph } = snapshot;
  const plan = planFor(asked);
  if ('refused' in plan) return plan;
  const group = graph.group(plan.plan);
  const risks = group ? risksOf(group) : [];
  if (!group || risks.length === 0)
    return { refused: `No risks can be found for ${plan.path}: write them into a risk register first.` };
  const found = chosenOne(asked, {
    name: 'risk',
    title: 'Risk',
    prompt: 'Choose the risk that tasks answer; what nothing answers yet comes first.',
    kind: 'choice',
    choices: risks.map((risk): Choice => {
      const { id, title } = graph.item(risk);
      const tasks = tasksOf(group, risk).map((task) => graph.item(task).id);
      return {
        value: id,
        label: id,
        description: title,
        ...(tasks.length === 0 ? {} : { detail: `→ ${tasks.join(', ')}` }),
      };
    }),
  });
  if (!('choice' in found)) return found;
  const risk = risks.find((one) => graph.item(one).id === found.choice.value) ?? -1;
  const there = tasksOf(group, risk);
  const given = asked.answers.tasks;
  const every = tasksFor(graph, group, plan.path, risk, Infinity);
  if (every.length === 0)
    return { refused: `${plan.path} has no tasks that could answer ${found.choice.value}: write them first.` };
  if (given === undefined && every.every((task) => there.includes(task)))
    return { unchanged: `Nothing to add: ${plan.path} maps ${found.choice.value} to all of its tasks.` };
  const picked = chosen(asked, {
    name: 'tasks',
    title: 'Tasks',
    prompt: `Choose the tasks that answer ${found.choice.value}; those that are most like it come first.`,
    kind: 'choice',
    many: true,
    choices: every
      .filter((task) => given !== undefined || !there.includes(task))
      .map((task): Choice => {
        const { id, title } = graph.item(task);
        return { value: id, label: id, description: title };
      }),
  });
  if (!Array.isArray(picked)) return picked as Exclude<typeof picked, readonly Choice[]>;
  const named = (picked as readonly Choice[]).map(({ value }) => value);
  if (named.length === 0) return { refused: `Choose at least one task that answers ${found.choice.value}.` };
  const known = there.map((task) => graph.item(task).id);
  const tasks = every.map((task) => graph.item(task).id).filter((id) => named.includes(id) && !known.includes(id));
  if (tasks.length === 0) return { unchanged: `${plan.path} maps ${found.choice.value} to ${listOf(named)} already.` };
  return mapped(
    asked,
    plan,
    graph.item(risk),
    [...tasks].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  );
}

function mapped(
  { snapshot }: Asked,
  plan: LinkedFile,
  risk: { readonly id: string; readonly title: string },
  tasks: readonly string[],
): CommandAnswer {
  const draft = Draft.of(snapshot, plan.path);
  const rows = (of: typeof snapshot): number =>
    of.graph.file(plan.path)?.facts.items.filter(({ id, strength }) => id === risk.id && strength === 'explicit')
      .length ?? 0;
  const isDone = draft !== null && mapRisk(draft, risk, tasks);
  const added = draft ? rows(draft.snapshot) - rows(snapshot) : 0;
  if (!draft || !isDone || !isReadBack(snapshot, draft.snapshot, plan.path, added > 0 ? [risk.id] : []))
    return {
      refused: `${plan.path} has no mapping whose rows can be told apart: write the row of ${risk.id} by hand, as in "- ${risk.id} → ${tasks.join(', ')}".`,
    };
  return {
    change: draft.change(`Map ${risk.id} to ${listOf(tasks)} in ${fileNameOf(plan.path)}`),
    said: `Mapped ${risk.id} to ${listOf(tasks)} in ${plan.path}.`,
    show: { file: plan.path, offset: draft.firstPlace },
  };
}

/** The plan at hand, or the only one that maps risks. */
function planFor({ snapshot: { graph }, place }: Asked): LinkedFile | Refusal {
  const here = place ? graph.file(place.path) : undefined;
  if (here && headingOfMapping(here) >= 0) return here;
  const all = graph.files.filter((file) => headingOfMapping(file) >= 0);
  const [only] = all;
  if (only && all.length === 1) return only;
  if (all.length > 1)
    return { refused: `Open the plan that is meant: ${listOf(all.map(({ path }) => path))} map risks.` };
  return {
    refused: 'No plan here maps risks to tasks: write a heading "Risk-to-Task Mapping" into it, and try again.',
  };
}

/** The risks that the plan can map, those without a task first. */
function risksOf(group: PlanGroup): number[] {
  const { graph } = group;
  const risks = group.filesInReach.flatMap(({ path, facts }) => {
    const f = graph.fileIndex(path);
    return facts.items.flatMap((item, i) => {
      const number = graph.itemNumber(f, i);
      return item.kind === 'risk' && item.strength !== 'example' && graph.isCanonical(number) ? [number] : [];
    });
  });
  const isMapped = (risk: number): boolean => tasksOf(group, risk).length > 0;
  return [...risks.filter((risk) => !isMapped(risk)), ...risks.filter(isMapped)];
}
