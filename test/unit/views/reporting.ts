import assert from 'node:assert/strict';
import { parseFixture } from '../../support/fixture';
import { configurationIn, workspaceOf } from '../../support/folderInMemory';
import { folder, phasePlan } from '../../support/planText';
import { Checker } from '../../../server/src/core/rules/check';
import type { Finding } from '../../../server/src/core/model/finding';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { verificationOf, type Verification } from '../../../server/src/core/views/verification';

/** The plan that tests write. */
export const PLAN = 'docs/plans/phase-1-doors.md';

export interface Reported {
  readonly snapshot: Snapshot;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly report: Verification;
}

/** The report of a plan, with the findings that it stands on. */
export function reported(files: ReadonlyMap<string, string>, plan: string): Reported {
  const snapshot = workspaceOf(files).snapshot();
  const severities = configurationIn(files).configuration?.severities ?? {};
  const findings = new Checker(severities).check(snapshot);
  const report = verificationOf(snapshot, plan, findings);
  assert.ok(report, `${plan} has a report`);
  return { snapshot, findings, report };
}

export function reportOn(source: string, plan = PLAN): Verification {
  return reported(parseFixture(source).files, plan).report;
}

/** A workspace with nothing but the plan. */
export const single = (parts: Parameters<typeof phasePlan>[0]): string => folder({ [PLAN]: phasePlan(parts) });
