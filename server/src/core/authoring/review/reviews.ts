/** The reviews by somebody else, a person or a language model, that a plan can be sent to. */
export const reviewNames = ['coverage', 'negative', 'split-section', 'implementation', 'quality'] as const;
export type ReviewName = (typeof reviewNames)[number];

export interface Review {
  readonly name: ReviewName;
  /** As records name it: *Requirements coverage*. */
  readonly title: string;
  /** What it is for, as a sentence. */
  readonly purpose: string;
  /** It looks at what was carried out, and not at the plan alone. */
  readonly isAfterPhase: boolean;
  /** By what a row of a record is known to be about it, where its author named it otherwise. */
  readonly known: RegExp;
}

/** In the order in which rows are asked: the words of an earlier one may stand in the name of a later one. */
export const reviews: readonly Review[] = [
  {
    name: 'coverage',
    title: 'Requirements coverage',
    purpose:
      'Is everything that the requirements, designs and decisions ask for in the plan, and would its criteria show it?',
    isAfterPhase: false,
    known: /\bcoverage\b|\brequirements?\b/i,
  },
  {
    name: 'negative',
    title: 'Negative requirements',
    purpose: 'Would the acceptance criteria catch it if something forbidden were done all the same?',
    isAfterPhase: false,
    known: /\bnegatives?\b|\bprohibitions?\b/i,
  },
  {
    name: 'split-section',
    title: 'Split sections',
    purpose:
      'Do the shares of all phases that take on a section together make up the section, with nothing missing or twice?',
    isAfterPhase: false,
    known: /\bsplit\b|\bshared?\b|\bsections?\b/i,
  },
  {
    name: 'implementation',
    title: 'Implementation vs. plan',
    purpose: 'Does what was implemented meet the acceptance criteria of the plan, without contradicting it?',
    isAfterPhase: true,
    known: /\bimplementation\b/i,
  },
  {
    name: 'quality',
    title: 'Code quality',
    purpose: 'Is the code of the phase safe and sound, and does it respect the design decisions?',
    isAfterPhase: true,
    known: /\bquality\b/i,
  },
];

/** Where the names of several reviews fit a row, the more particular one is meant: *split requirement sections*. */
const BY_PARTICULARITY: readonly ReviewName[] = ['quality', 'implementation', 'negative', 'split-section', 'coverage'];

/** The review that a row or a line of a record is about; null where it names none of them. */
export function reviewSaid(words: string): ReviewName | null {
  const said = BY_PARTICULARITY.find((name) => reviews.find((one) => one.name === name)?.known.test(words));
  return said ?? null;
}

export function reviewNamed(name: string): Review | undefined {
  return reviews.find((review) => review.name === name);
}
