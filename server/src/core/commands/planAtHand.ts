import type { LinkedFile } from '../graph/linkedFile';
import type { PhaseRelation } from '../graph/relations';
import type { Refusal } from '../model/edit';
import type { Asked, Choice, Question } from './command';
import { chosenOne } from './asking';

/** A phase plan, and the phase of a master plan that it is the plan of; null where no master plan announces it. */
export interface PlanAtHand {
  readonly plan: LinkedFile;
  readonly phase: PhaseRelation | null;
}

/**
 * The phase plan that a command is about: what was answered to `plan`, else the document at hand, the plan that the
 * checklist at hand is of, or that of the phase around the cursor in a master plan; else it is asked for.
 */
export function planAtHand(asked: Asked, prompt: string): PlanAtHand | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  if (asked.answers.plan === undefined) {
    const plan = planOfPlace(asked);
    if (plan) return withPhase(asked, plan);
  }
  const plans = graph.files.filter(({ rule }) => rule?.duty === 'plan');
  if (plans.length === 0)
    return { refused: 'There is no phase plan here: write one with the command New Phase Plan, and try again.' };
  const choices = plans.map((plan): Choice => {
    const { phase } = withPhase(asked, plan);
    const fact = phase ? graph.file(phase.masterPath)?.facts.items[phase.item] : undefined;
    const description = fact && fact.title !== '' ? fact.title : undefined;
    const label = fact?.id ?? plan.path;
    return { value: plan.path, label, ...(description === undefined ? {} : { description }), detail: plan.path };
  });
  const found = chosenOne(asked, { name: 'plan', title: 'Phase plan', prompt, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  const plan = graph.file(found.choice.value);
  return plan ? withPhase(asked, plan) : { refused: `${found.choice.value} is gone: run the command again.` };
}

function planOfPlace({ snapshot: { graph }, place }: Asked): LinkedFile | null {
  const file = place ? graph.file(place.path) : undefined;
  if (!file || !place) return null;
  if (file.rule?.duty === 'plan') return file;
  if (file.rule?.duty === 'checklist') {
    const plan = graph.file(file.speaksOf);
    return plan?.rule?.duty === 'plan' ? plan : null;
  }
  if (file.rule?.duty !== 'master') return null;
  const around = graph
    .phasesOf(file.path)
    .filter(({ item }) => (file.facts.items[item]?.start ?? 0) <= place.offset)
    .pop();
  const plan = around?.planPath ? graph.file(around.planPath) : undefined;
  return plan?.rule?.duty === 'plan' ? plan : null;
}

function withPhase({ snapshot: { graph } }: Asked, plan: LinkedFile): PlanAtHand {
  return { plan, phase: graph.phaseOfPlan(plan.path) ?? null };
}
