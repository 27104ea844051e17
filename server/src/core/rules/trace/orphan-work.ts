import { addSourceFixes } from '../../authoring/addSource';
import { addTraceFixes } from '../../authoring/addTrace';
import type { Graph } from '../../graph/graph';
import { orphanPackagesOf, orphanTasksOf } from '../../graph/orphanWork';
import { nameOf } from '../display';
import { defineRule, type Report } from '../rule';

/** Only where the plan traces some of its work; a task whose plan demands a source is `trace/missing-source`'s. */
export const orphanWork = defineRule({
  code: 'trace/orphan-work',
  title: 'Orphan work',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    packageCoversNothing: (id: string) => `${id} covers no requirement and no checklist row maps to it.`,
    taskCoversNothing: (id: string) => `${id} names no source and mitigates no risk.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const work of orphanPackagesOf(group))
      yield { ...reportOf(graph, work, messages.packageCoversNothing), fixable: true };
    for (const task of orphanTasksOf(group))
      yield { ...reportOf(graph, task, messages.taskCoversNothing), fixable: true };
  },
  fixes: (snapshot, finding) => [...addTraceFixes(snapshot, finding), ...addSourceFixes(snapshot, finding)],
});

function reportOf(graph: Graph, work: number, message: (id: string) => string): Report {
  const { id, start, end } = graph.item(work);
  return { file: graph.fileOfItem(work).path, start, end, id, message: message(nameOf(graph, work)) };
}
