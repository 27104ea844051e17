import { firstPreferred } from '../../authoring/repair';
import { moveRepairs } from '../../authoring/scheduling';
import type { PlanGroup } from '../../graph/planGroup';
import type { RelatedPlace } from '../../model/finding';
import { citationOfItem } from '../display';
import { phaseFitOf } from '../phaseFit';
import { defineRule, type Report } from '../rule';
import { schedulesOf, spanOf, type PlanSchedule } from '../schedule';

export const phaseOrder = defineRule({
  code: 'plan/phase-order',
  title: 'Phase order',
  severity: 'error',
  looksAt: 'plan',
  messages: {
    before: (work: string, phase: string, needed: string, later: string) =>
      `${work} (${phase}) waits for ${needed}, which comes later (${later}).`,
    unscheduled: (work: string, phase: string, needed: string) =>
      `${work} (${phase}) waits for ${needed}, which no phase schedules.`,
    scheduledHere: (work: string, phase: string) => `${phase} schedules ${work} here.`,
    standsHere: (work: string, phase: string) => `${work} stands in ${phase}.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const links = group.linksOf('depends-on');
    const schedules = new Map(schedulesOf(group).map((s) => [s.file.path, s]));
    const phaseOfPlan = phasesOfPlans(group);
    for (let i = 0; i < links.length; i += 3) {
      const work = links[i] ?? -1;
      const needed = links[i + 1] ?? -1;
      const reference = links[i + 2] ?? -1;
      if (work < 0 || needed < 0 || work === needed) continue;
      const schedule = schedules.get(graph.fileOfItem(work).path);
      const report =
        graph.item(work).kind === 'task'
          ? schedule
            ? byTask(schedule, work, needed, reference)
            : null
          : byPackage(work, needed, reference);
      if (report) yield report;
    }

    function byTask(schedule: PlanSchedule, work: number, needed: number, reference: number): Report | null {
      const mine = schedule.scheduled.get(work)?.[0];
      if (!mine) return null;
      const file = graph.fileOfReference(reference);
      const name = nameOf(work);
      const place = { file: file.path, ...spanOf(graph, reference), id: graph.item(work).id };
      const theirs = schedule.scheduled.get(needed)?.[0];
      const phase = graph.item(mine.phase).id;
      const scheduledHere: RelatedPlace = {
        file: schedule.file.path,
        ...spanOf(graph, mine.reference),
        message: messages.scheduledHere(name, phase),
      };
      if (!theirs) {
        if (graph.item(needed).status === 'done') return null;
        return {
          ...place,
          severity: 'information',
          message: messages.unscheduled(name, phase, nameOf(needed)),
          related: [scheduledHere],
        };
      }
      if (theirs.order <= mine.order) return null;
      const later = graph.item(theirs.phase).id;
      return {
        ...place,
        fixable: true,
        message: messages.before(name, phase, nameOf(needed), later),
        related: [
          scheduledHere,
          {
            file: schedule.file.path,
            ...spanOf(graph, theirs.reference),
            message: messages.scheduledHere(nameOf(needed), later),
          },
        ],
      };
    }

    function byPackage(work: number, needed: number, reference: number): Report | null {
      const mine = phaseOfPlan.get(graph.fileOfItem(work).path);
      const theirs = phaseOfPlan.get(graph.fileOfItem(needed).path);
      if (!mine || !theirs || mine.master !== theirs.master || theirs.order <= mine.order) return null;
      const neededItem = graph.item(needed);
      return {
        file: graph.fileOfReference(reference).path,
        ...spanOf(graph, reference),
        id: graph.item(work).id,
        message: messages.before(nameOf(work), mine.id, nameOf(needed), theirs.id),
        related: [
          {
            file: graph.fileOfItem(needed).path,
            start: neededItem.start,
            end: neededItem.end,
            message: messages.standsHere(nameOf(needed), theirs.id),
          },
        ],
      };
    }

    function nameOf(item: number): string {
      return citationOfItem(graph.item(item), graph.fileOfItem(item));
    }
  },
  fixes: (snapshot, finding) => {
    const { graph } = snapshot;
    const group = graph.group(graph.file(finding.file)?.plan ?? -1);
    if (!group || finding.severity === 'information') return [];
    const links = group.linksOf('depends-on');
    for (let i = 0; i < links.length; i += 3) {
      const [work = -1, needed = -1, reference = -1] = links.slice(i, i + 3);
      if (graph.fileOfReference(reference).path !== finding.file) continue;
      if (spanOf(graph, reference).start !== finding.start) continue;
      const schedule = schedulesOf(group).find((s) => s.file === graph.fileOfItem(work));
      const mine = schedule?.scheduled.get(work)?.[0];
      const theirs = schedule?.scheduled.get(needed)?.[0];
      if (!schedule || !mine || !theirs || theirs.order <= mine.order) continue;
      // Which of several phases the work belongs to is told, and mended, as `plan/rescheduled-work`.
      if ([work, needed].some((task) => (schedule.scheduled.get(task)?.length ?? 0) > 1)) return [];
      const { path } = schedule.file;
      const later = moveRepairs(snapshot, path, work, mine, theirs);
      const earlier = moveRepairs(snapshot, path, needed, theirs, mine);
      const staysBefore = theirs.order <= phaseFitOf(group, schedule, work).last;
      const staysBehind = mine.order >= phaseFitOf(group, schedule, needed).first;
      const whole = [...(staysBefore ? later : []), ...(staysBehind ? earlier : [])];
      // Where neither way settles all, the next step is told at the work that waits for this.
      return firstPreferred(whole.length > 0 ? whole : later);
    }
    return [];
  },
});

/** Plan document → its phase and the phase's place in the master plan. */
function phasesOfPlans({ graph, filesInReach }: PlanGroup): Map<string, { master: string; order: number; id: string }> {
  const found = new Map<string, { master: string; order: number; id: string }>();
  for (const { path: master, facts } of filesInReach)
    graph.phasesOf(master).forEach(({ planPath, item, label }, order) => {
      if (planPath !== null) found.set(planPath, { master, order, id: facts.items[item]?.id ?? `Phase ${label}` });
    });
  return found;
}
