import { planPhase } from '../../authoring/phasePlan/planPhase';
import { progressIn } from '../../graph/progress';
import { nameOf } from '../display';
import { defineRule } from '../rule';

/** Told of the first phase that is due, and of no later one. */
export const unplannedPhase = defineRule({
  code: 'plan/unplanned-phase',
  title: 'Unplanned phase',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    unplanned: (phase: string) => `${phase} has no plan yet, and all phases before it have one or are done.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const progress = progressIn(group);
    for (const master of group.files) {
      if (master.rule?.duty !== 'master') continue;
      const f = graph.fileIndex(master.path);
      const phases = graph.phasesOf(master.path);
      const isDue = ({ planPath, item }: (typeof phases)[number]): boolean =>
        planPath === null && progress.statusOf(graph.itemNumber(f, item)) !== 'done';
      const at = phases.findIndex(isDue);
      const phase = phases[at];
      const fact = phase && master.facts.items[phase.item];
      // Where no phase has a plan, the master plan is what is being written.
      if (!fact || !phases.slice(0, at).some(({ planPath }) => planPath !== null)) continue;
      if (phase.announcedPath === null || fact.status === 'deferred' || fact.status === 'optional') continue;
      const { start, end, id } = fact;
      const name = nameOf(graph, graph.itemNumber(f, phase.item));
      yield { file: master.path, start, end, id, fixable: true, message: messages.unplanned(name) };
    }
  },
  fixes: planPhase,
});
