import type { Graph } from '../../graph/graph';
import type { PhaseView } from '../../views/planViews';
import { namesStory } from '../ready/orderOfTasks';

interface Listed {
  readonly view: PhaseView;
  /** It says itself what it waits for, or has a plan that would. */
  readonly saysItself: boolean;
}

/**
 * Which phases follow which, as they are listed. A phase that says itself what it waits for follows that alone. Phases that
 * each serve a story wait for no other story.
 */
export function orderOfPhases<Phase extends Listed>(
  graph: Graph,
  phases: readonly Phase[],
): { readonly from: Phase; readonly to: Phase }[] {
  const found: { from: Phase; to: Phase }[] = [];
  /** What the next phase follows: the last one that serves no story, and the stories since. */
  let shared: Phase | null = null;
  let stories: Phase[] = [];
  let file = '';
  for (const phase of phases) {
    // What another document lists is in no order with it.
    if (phase.view.file !== file) [shared, stories, file] = [null, [], phase.view.file];
    const servesStory = namesStory(graph, phase.view);
    const before: Phase[] = !servesStory && stories.length > 0 ? stories : shared ? [shared] : [];
    if (!phase.saysItself) found.push(...before.map((from) => ({ from, to: phase })));
    if (servesStory) stories.push(phase);
    else [shared, stories] = [phase, []];
  }
  return found;
}
