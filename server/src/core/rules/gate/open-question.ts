import type { ItemFact } from '../../facts/facts';
import { itemsOfKind } from '../../graph/itemsOfKind';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { progressIn } from '../../graph/progress';
import { isStillOpen } from '../../graph/questions';
import { ownedBy } from '../../graph/traces';
import { listOf, nameOf } from '../display';
import { defineRule } from '../rule';

/** Only where every phase that the question touches is done. */
export const openQuestion = defineRule({
  code: 'gate/open-question',
  title: 'Open question',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    open: (question: string, phases: string, isOne: boolean) =>
      `${question} is still open, and ${phases}, which it touches, ${isOne ? 'is' : 'are'} done.`,
    phase: (phase: string) => `${phase} stands here.`,
  },
  *check(group, messages) {
    const { graph, files } = group;
    const progress = progressIn(group);
    const phaseOf = phasesOfPlans(graph, files);
    for (const file of files) {
      if (file.rule?.duty !== 'questions') continue;
      const f = graph.fileIndex(file.path);
      for (const i of itemsOfKind(file.facts, 'question')) {
        const item = file.facts.items[i] as ItemFact;
        if (!isStillOpen(file, i)) continue;
        const question = graph.itemNumber(f, i);
        const phases = new Set<number>();
        let isElsewhere = false;
        for (const reference of ownedBy(graph, question)) {
          const target = graph.parts.targets[reference] ?? -1;
          if (target < 0) continue;
          const touched = phasesTouched(graph, target, phaseOf);
          touched.forEach((phase) => phases.add(phase));
          isElsewhere ||= touched.length === 0;
        }
        if (isElsewhere || phases.size === 0 || [...phases].some((phase) => progress.statusOf(phase) !== 'done'))
          continue;
        const names = [...phases].map((phase) => nameOf(graph, phase));
        yield {
          file: file.path,
          start: item.start,
          end: item.end,
          id: item.id,
          message: messages.open(nameOf(graph, question), listOf(names), phases.size === 1),
          related: [...phases].map((phase) => {
            const { start, end } = graph.item(phase);
            return { file: graph.fileOfItem(phase).path, start, end, message: messages.phase(nameOf(graph, phase)) };
          }),
        };
      }
    }
  },
});

function phasesOfPlans(graph: Graph, files: readonly LinkedFile[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { path } of files)
    for (const { planPath, item } of graph.phasesOf(path))
      if (planPath !== null) found.set(planPath, graph.itemNumber(graph.fileIndex(path), item));
  return found;
}

/** The phases that an item is part of: itself, that of its plan, those whose plans have a row of it. */
function phasesTouched(graph: Graph, target: number, phaseOf: ReadonlyMap<string, number>): number[] {
  if (graph.item(target).kind === 'phase') return [target];
  return graph.definitionsOf(target).flatMap((definition) => {
    const phase = phaseOf.get(graph.fileOfItem(definition).path);
    return phase === undefined ? [] : [phase];
  });
}
