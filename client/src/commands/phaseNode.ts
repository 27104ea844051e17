import { toUri } from '../versionedEdit';
import type { PhaseTreeElement } from '../views/phaseTree';
import { openLocation } from './openLocation';

/** Opens the document of a plan, or the one that works a phase out. */
export async function openPlan(element?: PhaseTreeElement): Promise<void> {
  const plan = element?.node.plan;
  const start = { line: 0, character: 0 };
  if (plan) await openLocation({ uri: toUri(plan).toString(), range: { start, end: start } });
}
