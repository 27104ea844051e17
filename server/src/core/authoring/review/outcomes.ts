/** What a review can come to. */
export const outcomeNames = ['pass', 'corrections', 'dismissed', 'skipped'] as const;
export type OutcomeName = (typeof outcomeNames)[number];

export interface Outcome {
  readonly name: OutcomeName;
  /** As people choose it. */
  readonly label: string;
  /** As records say it. */
  readonly said: string;
  /** Nobody would believe it without a reason. */
  readonly needsRationale: boolean;
}

export const outcomes: readonly Outcome[] = [
  { name: 'pass', label: 'Pass', said: 'Pass', needsRationale: false },
  { name: 'corrections', label: 'Pass with corrections', said: 'Pass with corrections', needsRationale: false },
  {
    name: 'dismissed',
    label: 'Findings dismissed with rationale',
    said: 'Findings dismissed',
    needsRationale: true,
  },
  { name: 'skipped', label: 'Skipped', said: 'Skipped', needsRationale: true },
];

/** The outcome that a cell or a line says; the longest name counts, since *pass* begins another one. */
export function outcomeSaid(words: string): OutcomeName | null {
  const plain = words.toLowerCase();
  if (/\bdismiss/.test(plain)) return 'dismissed';
  if (/\bskip/.test(plain)) return 'skipped';
  if (/\bcorrect(?:ion|ed)/.test(plain)) return 'corrections';
  return /\bpass/.test(plain) ? 'pass' : null;
}
