import type { ReadyPlan } from '../features/ready/readyModel';
import { readyMarkdown } from '../features/ready/readyMarkdown';
import { readyPlans } from '../features/ready/readyWork';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';

/** *What's ready*: the work that can be begun, in the plan at hand, else everywhere. */
export const showReady: AuthoringCommand = { name: 'showReady', answer };

function answer({ snapshot, place }: Asked): CommandAnswer {
  const plans = readyPlans(snapshot);
  if (plans.length === 0)
    return { refused: 'No plan here has work packages or tasks yet: write them first, and try again.' };
  const file = place ? snapshot.graph.file(place.path) : undefined;
  const own = file?.rule ? plans.filter((plan) => belongs(plan, file.path, file.speaksOf)) : [];
  return { title: "What's ready", text: readyMarkdown(snapshot, own.length > 0 ? own : plans) };
}

function belongs({ files, path }: ReadyPlan, file: string, speaksOf: string): boolean {
  return path === file || files.includes(file) || files.includes(speaksOf);
}
