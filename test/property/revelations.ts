/** Findings that a fix may bring to light although it does what it should: each with the reason why it is honest. */
export interface Revelation {
  /** The rule whose fix was applied, any where none is named; and how its title begins where only that one does it. */
  readonly fix?: string;
  readonly title?: string;
  /** The rules whose findings may come; all where none is named. */
  readonly brings?: readonly string[];
  readonly why: string;
}

export const revelations: readonly Revelation[] = [
  {
    brings: ['document/unused-suppression'],
    why: 'What a comment ignored may be mended as well; then there is nothing left to ignore.',
  },
  {
    fix: 'document/broken-fence',
    why: 'What the broken fence hid is read for the first time, and what it laid open is no plan any more.',
  },
  {
    fix: 'trace/orphan-requirement',
    brings: ['document/stale-matrix'],
    why: 'The matrix has to follow the plan; it is told of there, with a fix of its own.',
  },
  {
    fix: 'trace/split-section-gap',
    brings: ['document/stale-matrix'],
    why: 'The matrix has to follow the plan; it is told of there, with a fix of its own.',
  },
  {
    fix: 'trace/orphan-requirement',
    brings: ['plan/done-before-dependency', 'plan/parent-done-child-open', 'plan/status-conflict'],
    why: 'Work that was done has something open again.',
  },
  {
    fix: 'trace/split-section-gap',
    brings: ['trace/unverified-requirement'],
    why: 'With one more that a criterion names, it is the way of the plan to name what it verifies.',
  },
  {
    fix: 'trace/unverified-requirement',
    brings: ['plan/done-before-dependency', 'plan/status-conflict'],
    why: 'Work that was done has something open again.',
  },
  {
    fix: 'trace/duplicate-definition',
    brings: [
      'document/stale-matrix',
      'plan/unscheduled-work',
      'trace/disagreement',
      'trace/orphan-requirement',
      'trace/unmapped-risk',
      'trace/unverified-prohibition',
      'trace/unverified-requirement',
    ],
    why: 'Under an ID of its own it needs what all its kind need: what was said of the ID is said of the other one.',
  },
  {
    fix: 'trace/dangling-reference',
    title: 'Replace',
    brings: [
      'gate/open-question',
      'gate/unresolved-deferral',
      'plan/done-before-dependency',
      'plan/phase-order',
      'plan/priority-inversion',
      'plan/rescheduled-work',
      'trace/disagreement',
      'trace/unverified-prohibition',
      'trace/unverified-requirement',
    ],
    why: 'A person chooses what is meant, and what is cited then is held against the rest of the plan.',
  },
  {
    fix: 'trace/dangling-reference',
    title: 'Replace',
    brings: ['trace/orphan-requirement', 'trace/untraced-scope'],
    why: 'A scope that traced nothing was told of as a whole; now that something is traced, each that is not is told of.',
  },
  {
    fix: 'trace/dangling-reference',
    title: 'Define',
    brings: [
      'document/stale-matrix',
      'plan/done-before-dependency',
      'plan/phase-order',
      'plan/rescheduled-work',
      'plan/unscheduled-work',
      'trace/disagreement',
      'trace/missing-source',
      'trace/orphan-requirement',
      'trace/orphan-work',
      'trace/unmapped-risk',
      'trace/untraced-scope',
      'trace/unverified-prohibition',
      'trace/unverified-requirement',
    ],
    why: 'What is there now needs what all its kind need, and what was said of it before counts.',
  },
  {
    fix: 'trace/unknown-section',
    brings: ['trace/orphan-requirement', 'trace/split-section-gap', 'trace/uncovered-section'],
    why: 'A person chooses the section; what the phase takes on, its plan has to have.',
  },
  {
    fix: 'trace/uncovered-section',
    brings: ['trace/orphan-requirement', 'trace/split-section-gap'],
    why: 'What the phase takes on, its plan has to have.',
  },
  {
    fix: 'plan/unplanned-phase',
    brings: ['plan/unplanned-phase'],
    why: 'Once a phase has its plan, that of the next one is due.',
  },
  {
    fix: 'plan/unplanned-phase',
    brings: [
      'document/broken-link',
      'document/placeholder',
      'document/stale-matrix',
      'trace/broken-range',
      'trace/dangling-reference',
      'trace/orphan-work',
    ],
    why: 'The new plan says what the master plan says, also where that is wrong; the matrix was there before it.',
  },
  {
    fix: 'gate/unlogged-question',
    brings: ['gate/open-question'],
    why: 'A question that is logged counts as open, also for a phase that is done.',
  },
  {
    fix: 'plan/unscheduled-work',
    brings: ['plan/phase-order'],
    why: 'Once the task has a phase, what it waits for needs one too, which is an information, or contradicts the plan anyhow.',
  },
  {
    fix: 'trace/ambiguous-reference',
    brings: ['trace/ambiguous-reference'],
    why: 'Those of one document are told once; the next one of them comes to stand for the rest.',
  },
  {
    fix: 'plan/dependency-cycle',
    brings: ['plan/dependency-cycle'],
    why: 'A knot is told once, with one way around it; another way may be left.',
  },
  {
    fix: 'trace/suspect-link',
    brings: ['trace/suspect-link'],
    why: 'The links of one document are reviewed; those of the others are still told.',
  },
  {
    fix: 'trace/broken-range',
    brings: ['trace/broken-range'],
    why: 'A hole inside a range is told once its ends are there.',
  },
  {
    fix: 'document/incomplete-work-package',
    brings: ['trace/unverified-prohibition', 'trace/unverified-requirement'],
    why: 'A package without criteria was told of as a whole; the skeleton that stands there now is still to be filled.',
  },
  {
    fix: 'plan/phase-order',
    brings: ['plan/phase-order'],
    why: 'Where the plan cannot be put in order by moving one task, the next step is told at the task that waits for it.',
  },
  {
    fix: 'plan/priority-inversion',
    brings: ['plan/priority-inversion'],
    why: 'What is more urgent now may itself wait for what is less so.',
  },
];

export function isRevelation(fix: { readonly code: string; readonly title: string }, brought: string): boolean {
  return revelations.some(
    (each) =>
      (each.fix === undefined || each.fix === fix.code) &&
      (each.title === undefined || fix.title.startsWith(each.title)) &&
      (each.brings === undefined || each.brings.includes(brought)),
  );
}
