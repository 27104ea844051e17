import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { fixesTogether, type FixesTogether } from './fixesTogether';
import { ruleOf } from './registry';
import type { Fix } from './rule';

/** The fix of a finding that may be applied without a person looking. */
export function safeFix(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find(({ safe }) => safe);
}

/** Findings that may have a safe fix: of those of other rules, none is computed. */
export function maySafelyFix({ code, fixable }: Finding): boolean {
  return fixable === true && ruleOf(code)?.offersSafeFixes === true;
}

/** The safe fixes of the given findings that can be applied together. */
export function safeFixesOf(
  snapshot: Snapshot,
  findings: readonly Finding[],
  mayEdit: (file: string) => boolean,
): FixesTogether {
  const steps = fixesTogether(snapshot, findings.filter(maySafelyFix), safeFix, mayEdit);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
