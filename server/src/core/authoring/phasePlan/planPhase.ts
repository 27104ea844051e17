import { ownershipOf } from '../../graph/ownership';
import type { Finding } from '../../model/finding';
import type { Snapshot } from '../../workspace/snapshot';
import type { Repair } from '../repair';
import { newPhasePlan } from './newPhasePlan';

/** Creates the plan that a phase of a master plan announces. */
export function planPhase(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const master = graph.file(finding.file);
  const group = master && graph.group(master.plan);
  const relation =
    group &&
    ownershipOf(group).phases.find(({ masterPath, item }) => {
      return masterPath === finding.file && master.facts.items[item]?.start === finding.start;
    });
  const plan = group && relation ? newPhasePlan(snapshot, group, relation) : null;
  return plan && 'change' in plan ? [{ title: plan.change.title, preferred: true, change: plan.change }] : [];
}
