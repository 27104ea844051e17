import { ReferenceField, ReferenceFlag } from '../facts/facts';
import type { PlanGroup } from './planGroup';

const kept = new WeakMap<PlanGroup, ReadonlyMap<number, readonly number[]>>();

/** Milestone → the phases that it closes, in their order: those that its row names, and those between the ends of a range. */
export function milestonesIn(group: PlanGroup): ReadonlyMap<number, readonly number[]> {
  let milestones = kept.get(group);
  if (!milestones) kept.set(group, (milestones = milestonesOf(group)));
  return milestones;
}

function milestonesOf(group: PlanGroup): Map<number, number[]> {
  const { graph } = group;
  const found = new Map<number, number[]>();
  const links = group.linksOf('schedules');
  if (links.length === 0) return found;
  const phases = phasesIn(group);
  const rangeStarts = new Map<number, number>();
  for (let l = 0; l < links.length; l += 3) {
    const milestone = links[l] ?? -1;
    const at = phases.indexOf(links[l + 1] ?? -1);
    if (milestone < 0 || at < 0 || graph.item(milestone).kind !== 'milestone') continue;
    const closed = found.get(milestone) ?? [];
    found.set(milestone, closed);
    const flags = graph.field(links[l + 2] ?? -1, ReferenceField.flags);
    const from = rangeStarts.get(milestone) ?? -1;
    if ((flags & ReferenceFlag.rangeEnd) !== 0 && from >= 0) closed.push(...phases.slice(from + 1, at));
    rangeStarts.set(milestone, (flags & ReferenceFlag.rangeStart) !== 0 ? at : -1);
    closed.push(phases[at] as number);
  }
  return found;
}

/** The phases of the group's master plans, in order. */
function phasesIn(group: PlanGroup): number[] {
  const { graph } = group;
  return group.files
    .filter(({ rule }) => rule?.duty === 'master')
    .flatMap(({ path }) => graph.phasesOf(path).map(({ item }) => graph.itemNumber(graph.fileIndex(path), item)));
}
