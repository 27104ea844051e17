import { gateText, titleOfGate } from '../authoring/gate/gateText';
import type { GateCriterion } from '../authoring/gate/gateCriteria';
import { closingEdits, phaseGate, type PhaseGate } from '../authoring/gate/phaseGate';
import type { Refusal } from '../model/edit';
import { chosen, chosenOne } from './asking';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';
import { planAtHand } from './planAtHand';

/**
 * *Completion gate*: what is open before the phase at hand can close. Once all that documents can tell is closed, asks
 * which criteria of the gate have passed, ticks them, and fills in the counts and the day.
 */
export const completionGate: AuthoringCommand = { name: 'completionGate', answer };

/** The gate of the plan at hand, and what its phase is called. */
export interface GateAtHand {
  readonly gate: PhaseGate;
  readonly phase: string;
}

export function gateAtHand(asked: Asked): GateAtHand | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  const found = planAtHand(asked, 'Choose the plan of the phase to close.');
  if (!('plan' in found)) return found;
  const { plan, phase } = found;
  const number = phase ? graph.canonicalOf(graph.itemNumber(graph.fileIndex(phase.masterPath), phase.item)) : -1;
  const label = phase?.label ?? plan.facts.phaseLabel;
  const gate = phaseGate(asked.snapshot, {
    plan,
    phase: number,
    findings: asked.findings(),
    today: asked.today,
  });
  return 'refused' in gate ? gate : { gate, phase: label === null ? plan.path : `Phase ${label}` };
}

function answer(asked: Asked): CommandAnswer {
  const found = gateAtHand(asked);
  if (!('gate' in found)) return found;
  const { gate, phase } = found;
  const reading = { title: titleOfGate(phase), text: gateText(asked.snapshot.graph, phase, gate) };
  const counts = closingEdits(asked.snapshot, gate, [], asked.today, `Fill in the counts of ${phase}`);
  if (gate.open.length > 0) {
    if (!counts || 'refused' in counts) return reading;
    const also = alsoCounts(asked, phase, gate);
    if (typeof also !== 'string') return also;
    return also === 'counts' ? { change: counts.change, said: `Filled in the counts of ${phase}.` } : reading;
  }
  const passed = passedOf(asked, phase, gate);
  if ('ask' in passed || 'refused' in passed) return passed;
  const edits = closingEdits(asked.snapshot, gate, passed.passed, asked.today, `Close the gate of ${phase}`);
  if (edits && 'refused' in edits) return edits;
  const left = gate.criteria.length - passed.passed.length + gate.after.length;
  if (!edits || (passed.passed.length === 0 && left > 0))
    return left > 0 ? reading : { unchanged: `Nothing is open: ${phase} is closed in ${gate.documents.plan.path}.` };
  return { change: edits.change, said: said(phase, edits.ticked, edits.isCompleted, left) };
}

function said(phase: string, ticked: number, isCompleted: boolean, left: number): string {
  const done = [
    ...(ticked > 0 ? [`ticked ${ticked === 1 ? 'one criterion' : `${ticked} criteria`} of its gate`] : []),
    ...(isCompleted ? ['filled in the day'] : []),
  ];
  const what = done.length === 0 ? 'filled in the counts' : done.join(' and ');
  if (left === 0) return `Closed ${phase}: ${what}.`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}; ${left === 1 ? 'one thing is' : `${left} things are`} open before ${phase} can close.`;
}

/** Whether to see what is open, or to have the counts of the summary filled in, which are facts at any time. */
function alsoCounts(asked: Asked, phase: string, { open }: PhaseGate): string | { readonly ask: Question } | Refusal {
  const found = chosenOne(asked, {
    name: 'also',
    title: `Gate of ${phase}`,
    prompt: `${open.length === 1 ? 'One thing is' : `${open.length} things are`} open before ${phase} can close.`,
    kind: 'choice',
    choices: [
      { value: 'list', label: 'Show what is open' },
      { value: 'counts', label: 'Fill in the counts of the summary' },
    ],
  });
  return 'choice' in found ? found.choice.value : found;
}

/** The criteria that passed: their numbers or their words, or `all`. */
function passedOf(
  asked: Asked,
  phase: string,
  { criteria }: PhaseGate,
): { readonly passed: readonly GateCriterion[] } | { readonly ask: Question } | Refusal {
  if (criteria.length === 0) return { passed: [] };
  if (asked.answers.passed?.[0]?.trim().toLowerCase() === 'all') return { passed: criteria };
  const choices = criteria.map(({ words }, i): Choice => ({ value: String(i + 1), label: words }));
  const found = chosen(asked, {
    name: 'passed',
    title: `Gate of ${phase}`,
    prompt: 'Choose the criteria that have passed.',
    kind: 'choice',
    many: true,
    choices,
  });
  if (!isList(found)) return found;
  return { passed: found.flatMap(({ value }) => criteria[Number(value) - 1] ?? []) };
}

const isList = (found: unknown): found is readonly Choice[] => Array.isArray(found);
