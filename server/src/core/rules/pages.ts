import documentBrokenFence from './document/broken-fence.md';
import documentBrokenLink from './document/broken-link.md';
import documentEmptySection from './document/empty-section.md';
import documentIncompleteWorkPackage from './document/incomplete-work-package.md';
import documentInvalidBaseline from './document/invalid-baseline.md';
import documentInvalidConfiguration from './document/invalid-configuration.md';
import documentMissingGate from './document/missing-gate.md';
import documentMissingSection from './document/missing-section.md';
import documentNeedsClarification from './document/needs-clarification.md';
import documentPlaceholder from './document/placeholder.md';
import documentStaleMatrix from './document/stale-matrix.md';
import documentUnlistedComponent from './document/unlisted-component.md';
import documentUnlistedPlan from './document/unlisted-plan.md';
import documentUnusedSuppression from './document/unused-suppression.md';
import gateMissingComplianceCheck from './gate/missing-compliance-check.md';
import gateMissingVerification from './gate/missing-verification.md';
import gateOpenQuestion from './gate/open-question.md';
import gatePassedWithOpenItems from './gate/passed-with-open-items.md';
import gateUnjustifiedViolation from './gate/unjustified-violation.md';
import gateUnloggedQuestion from './gate/unlogged-question.md';
import gateUnresolvedDeferral from './gate/unresolved-deferral.md';
import planCountMismatch from './plan/count-mismatch.md';
import planDependencyCycle from './plan/dependency-cycle.md';
import planDoneBeforeDependency from './plan/done-before-dependency.md';
import planParentDoneChildOpen from './plan/parent-done-child-open.md';
import planPhaseOrder from './plan/phase-order.md';
import planPriorityInversion from './plan/priority-inversion.md';
import planRescheduledWork from './plan/rescheduled-work.md';
import planScheduleGap from './plan/schedule-gap.md';
import planStatusConflict from './plan/status-conflict.md';
import planUnplannedPhase from './plan/unplanned-phase.md';
import planUnscheduledWork from './plan/unscheduled-work.md';
import traceAmbiguousReference from './trace/ambiguous-reference.md';
import traceBrokenRange from './trace/broken-range.md';
import traceBrokenSource from './trace/broken-source.md';
import traceDanglingCodeReference from './trace/dangling-code-reference.md';
import traceDanglingReference from './trace/dangling-reference.md';
import traceDisagreement from './trace/disagreement.md';
import traceDuplicateDefinition from './trace/duplicate-definition.md';
import traceMissingDefinitions from './trace/missing-definitions.md';
import traceMissingSource from './trace/missing-source.md';
import traceNumberingGap from './trace/numbering-gap.md';
import traceOrphanRequirement from './trace/orphan-requirement.md';
import traceOrphanWork from './trace/orphan-work.md';
import traceSplitSectionGap from './trace/split-section-gap.md';
import traceSplitSectionOverlap from './trace/split-section-overlap.md';
import traceSuspectLink from './trace/suspect-link.md';
import traceTextDrift from './trace/text-drift.md';
import traceUncoveredSection from './trace/uncovered-section.md';
import traceUnknownSection from './trace/unknown-section.md';
import traceUnmappedRisk from './trace/unmapped-risk.md';
import traceUntracedScope from './trace/untraced-scope.md';
import traceUnverifiedProhibition from './trace/unverified-prohibition.md';
import traceUnverifiedRequirement from './trace/unverified-requirement.md';

/** Each rule's page, by its code. The page stands beside the rule; its examples run as tests. */
export const pages: Readonly<Record<string, string>> = {
  'document/broken-fence': documentBrokenFence,
  'document/broken-link': documentBrokenLink,
  'document/empty-section': documentEmptySection,
  'document/incomplete-work-package': documentIncompleteWorkPackage,
  'document/invalid-baseline': documentInvalidBaseline,
  'document/invalid-configuration': documentInvalidConfiguration,
  'document/missing-gate': documentMissingGate,
  'document/missing-section': documentMissingSection,
  'document/needs-clarification': documentNeedsClarification,
  'document/placeholder': documentPlaceholder,
  'document/stale-matrix': documentStaleMatrix,
  'document/unlisted-component': documentUnlistedComponent,
  'document/unlisted-plan': documentUnlistedPlan,
  'document/unused-suppression': documentUnusedSuppression,
  'gate/missing-compliance-check': gateMissingComplianceCheck,
  'gate/missing-verification': gateMissingVerification,
  'gate/open-question': gateOpenQuestion,
  'gate/passed-with-open-items': gatePassedWithOpenItems,
  'gate/unjustified-violation': gateUnjustifiedViolation,
  'gate/unlogged-question': gateUnloggedQuestion,
  'gate/unresolved-deferral': gateUnresolvedDeferral,
  'plan/count-mismatch': planCountMismatch,
  'plan/dependency-cycle': planDependencyCycle,
  'plan/done-before-dependency': planDoneBeforeDependency,
  'plan/parent-done-child-open': planParentDoneChildOpen,
  'plan/phase-order': planPhaseOrder,
  'plan/priority-inversion': planPriorityInversion,
  'plan/rescheduled-work': planRescheduledWork,
  'plan/schedule-gap': planScheduleGap,
  'plan/status-conflict': planStatusConflict,
  'plan/unplanned-phase': planUnplannedPhase,
  'plan/unscheduled-work': planUnscheduledWork,
  'trace/ambiguous-reference': traceAmbiguousReference,
  'trace/broken-range': traceBrokenRange,
  'trace/broken-source': traceBrokenSource,
  'trace/dangling-code-reference': traceDanglingCodeReference,
  'trace/dangling-reference': traceDanglingReference,
  'trace/disagreement': traceDisagreement,
  'trace/duplicate-definition': traceDuplicateDefinition,
  'trace/missing-definitions': traceMissingDefinitions,
  'trace/missing-source': traceMissingSource,
  'trace/numbering-gap': traceNumberingGap,
  'trace/orphan-requirement': traceOrphanRequirement,
  'trace/orphan-work': traceOrphanWork,
  'trace/split-section-gap': traceSplitSectionGap,
  'trace/split-section-overlap': traceSplitSectionOverlap,
  'trace/suspect-link': traceSuspectLink,
  'trace/text-drift': traceTextDrift,
  'trace/uncovered-section': traceUncoveredSection,
  'trace/unknown-section': traceUnknownSection,
  'trace/unmapped-risk': traceUnmappedRisk,
  'trace/untraced-scope': traceUntracedScope,
  'trace/unverified-prohibition': traceUnverifiedProhibition,
  'trace/unverified-requirement': traceUnverifiedRequirement,
};
