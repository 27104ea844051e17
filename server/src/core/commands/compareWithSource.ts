import { comparisonText } from '../authoring/extraction/comparisonText';
import { comparePlan } from '../authoring/extraction/planComparison';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';
import { planAtHand } from './planAtHand';

/** *Compare plan with its source*: what changed in the source since its rows were extracted, row by row. */
export const compareWithSource: AuthoringCommand = { name: 'compareWithSource', answer };

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const found = planAtHand(asked, 'Choose the plan that is held against its source.');
  if (!('plan' in found)) return found;
  const { plan, phase } = found;
  const group = graph.group(plan.plan);
  const comparisons = group ? comparePlan(asked.snapshot, group, plan) : [];
  if ('refused' in comparisons) return comparisons;
  if (comparisons.length === 0)
    return {
      refused: `${plan.path} has no rows of a source, and its phase covers no section of one: extract some with Extract Requirements, and try again.`,
    };
  const name = (phase && graph.file(phase.masterPath)?.facts.items[phase.item]?.id) ?? plan.path;
  const title = `${name} and its source`;
  return { title, text: comparisonText(graph, plan, title, comparisons) };
}
