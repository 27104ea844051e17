import type { AuthoringCommand, CommandAnswer, Asked } from './command';
import { planAtHand } from './planAtHand';
import { workAtHand } from './workAtHand';

/** *Copy commit message*: `Phase 3A WP-2: Title`, of the work package at hand. */
export const copyCommitMessage: AuthoringCommand = { name: 'copyCommitMessage', answer };

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const found = planAtHand(asked, 'Choose the plan that the commit is about.');
  if (!('plan' in found)) return found;
  const chosen = workAtHand(asked, found.plan, 'Choose the work package that the commit is about.');
  if (!('work' in chosen)) return chosen;
  const { plan, phase } = found;
  const { id, title } = graph.item(chosen.work);
  const label = phase?.label ?? plan.facts.phaseLabel;
  const words = title.replace(/[*_`]/g, '').trim();
  const text = `${label === null ? '' : `Phase ${label} `}${id}${words === '' ? '' : `: ${words}`}`;
  return { title: `Copied "${text}".`, text, use: 'copied' };
}
