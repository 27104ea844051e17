import { brokenFence } from './document/broken-fence';
import { brokenLink } from './document/broken-link';
import { emptySection } from './document/empty-section';
import { incompleteWorkPackage } from './document/incomplete-work-package';
import { invalidBaseline } from './document/invalid-baseline';
import { invalidConfiguration } from './document/invalid-configuration';
import { missingGate } from './document/missing-gate';
import { missingSection } from './document/missing-section';
import { needsClarification } from './document/needs-clarification';
import { placeholder } from './document/placeholder';
import { staleMatrix } from './document/stale-matrix';
import { unlistedComponent } from './document/unlisted-component';
import { unlistedPlan } from './document/unlisted-plan';
import { countMismatch } from './plan/count-mismatch';
import { unusedSuppression } from './document/unused-suppression';
import { missingComplianceCheck } from './gate/missing-compliance-check';
import { missingVerification } from './gate/missing-verification';
import { openQuestion } from './gate/open-question';
import { passedWithOpenItems } from './gate/passed-with-open-items';
import { unjustifiedViolation } from './gate/unjustified-violation';
import { unloggedQuestion } from './gate/unlogged-question';
import { unresolvedDeferral } from './gate/unresolved-deferral';
import { dependencyCycle } from './plan/dependency-cycle';
import { doneBeforeDependency } from './plan/done-before-dependency';
import { parentDoneChildOpen } from './plan/parent-done-child-open';
import { phaseOrder } from './plan/phase-order';
import { priorityInversion } from './plan/priority-inversion';
import { rescheduledWork } from './plan/rescheduled-work';
import { scheduleGap } from './plan/schedule-gap';
import { statusConflict } from './plan/status-conflict';
import { unplannedPhase } from './plan/unplanned-phase';
import { unscheduledWork } from './plan/unscheduled-work';
import type { Rule } from './rule';
import { ambiguousReference } from './trace/ambiguous-reference';
import { brokenRange } from './trace/broken-range';
import { brokenSource } from './trace/broken-source';
import { danglingCodeReference } from './trace/dangling-code-reference';
import { danglingReference } from './trace/dangling-reference';
import { disagreement } from './trace/disagreement';
import { duplicateDefinition } from './trace/duplicate-definition';
import { missingDefinitions } from './trace/missing-definitions';
import { missingSource } from './trace/missing-source';
import { numberingGap } from './trace/numbering-gap';
import { orphanRequirement } from './trace/orphan-requirement';
import { orphanWork } from './trace/orphan-work';
import { splitSectionGap } from './trace/split-section-gap';
import { splitSectionOverlap } from './trace/split-section-overlap';
import { suspectLink } from './trace/suspect-link';
import { textDrift } from './trace/text-drift';
import { uncoveredSection } from './trace/uncovered-section';
import { unknownSection } from './trace/unknown-section';
import { unmappedRisk } from './trace/unmapped-risk';
import { untracedScope } from './trace/untraced-scope';
import { unverifiedProhibition } from './trace/unverified-prohibition';
import { unverifiedRequirement } from './trace/unverified-requirement';

/** Every rule there is, in the order of the catalogue. */
export const rules: readonly Rule[] = [
  danglingReference,
  danglingCodeReference,
  missingDefinitions,
  duplicateDefinition,
  ambiguousReference,
  orphanRequirement,
  untracedScope,
  orphanWork,
  unverifiedRequirement,
  unverifiedProhibition,
  uncoveredSection,
  splitSectionGap,
  splitSectionOverlap,
  unknownSection,
  brokenRange,
  numberingGap,
  textDrift,
  suspectLink,
  unmappedRisk,
  missingSource,
  brokenSource,
  disagreement,
  dependencyCycle,
  phaseOrder,
  unscheduledWork,
  rescheduledWork,
  priorityInversion,
  doneBeforeDependency,
  parentDoneChildOpen,
  unplannedPhase,
  scheduleGap,
  countMismatch,
  statusConflict,
  passedWithOpenItems,
  unresolvedDeferral,
  missingVerification,
  unjustifiedViolation,
  missingComplianceCheck,
  openQuestion,
  unloggedQuestion,
  missingSection,
  emptySection,
  incompleteWorkPackage,
  missingGate,
  placeholder,
  needsClarification,
  brokenLink,
  brokenFence,
  unlistedComponent,
  unlistedPlan,
  staleMatrix,
  invalidConfiguration,
  invalidBaseline,
  unusedSuppression,
];

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}
