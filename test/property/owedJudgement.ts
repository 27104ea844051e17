/** Findings that a command may leave although it did what it should: each says that a person has to say something. */
export interface Owed {
  /** The commands after which it may come. */
  readonly after: RegExp;
  readonly codes: readonly string[];
  readonly why: string;
}

export const owed: readonly Owed[] = [
  {
    after: /^(?:insertWorkPackage|newPhasePlan)$/,
    codes: ['trace/orphan-work'],
    why: 'What new work is for is for its author to say; nothing seems to need it yet.',
  },
  {
    after: /^insertRow$/,
    codes: [
      'plan/unscheduled-work',
      'trace/missing-source',
      'trace/orphan-requirement',
      'trace/unmapped-risk',
      'trace/unverified-requirement',
    ],
    why: 'Who covers a new requirement, what answers a new risk, when a new task is done and where it comes from is not known.',
  },
  {
    after: /^(?:insert\w+|addUncovered|addReviewFindings)$/,
    codes: ['plan/status-conflict', 'plan/parent-done-child-open', 'plan/done-before-dependency'],
    why: 'Work that was done has something open again.',
  },
  {
    after: /^(?:completeWork|markDone)$/,
    codes: [
      'gate/open-question',
      'gate/passed-with-open-items',
      'gate/unresolved-deferral',
      'plan/done-before-dependency',
      'plan/parent-done-child-open',
    ],
    why: 'It was asked, and answered, whether it is done although something that it needs is open.',
  },
  {
    after: /^(?:logQuestion|addReviewFindings)$/,
    codes: ['document/needs-clarification', 'gate/open-question'],
    why: 'A question waits for its answer.',
  },
  {
    after: /^logQuestion$/,
    codes: ['trace/suspect-link'],
    why: 'A requirement that nobody is sure of is not the one that was reviewed.',
  },
  {
    after: /^newPhasePlan$/,
    codes: ['plan/unplanned-phase'],
    why: 'With this phase planned the next one is the first without a plan.',
  },
  {
    after: /^newPhasePlan$/,
    codes: ['trace/missing-definitions'],
    why: 'The master plan names component requirements of documents that are not in the folder.',
  },
  {
    after: /^verifyPlan$/,
    codes: ['gate/missing-verification'],
    why: 'With one plan verified, finished ones beside it are told apart as those that are not.',
  },
  {
    after: /^newFeature$/,
    codes: ['trace/ambiguous-reference'],
    why: 'An ID that one feature alone had is now defined in two; which one a README means is not known.',
  },
  {
    after: /^addToWork$/,
    codes: ['trace/orphan-requirement', 'trace/unverified-requirement'],
    why: 'With one requirement that a task names, it is the way of the plan to name them all.',
  },
  {
    after: /^newTaskTable$/,
    codes: ['trace/dangling-reference', 'trace/unmapped-risk'],
    why: 'A source that two plans name is of neither alone, and is read by itself.',
  },
];

/** Words with an ID that nothing defines, or that one document is now asked to name all of. */
export const ofTypedIds: readonly string[] = [
  'trace/dangling-reference',
  'trace/missing-definitions',
  'trace/orphan-requirement',
];
