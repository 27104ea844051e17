import { headingSays, wordsOf } from '../../profile/words';
import type { RequiredSection } from '../../profile/compile';

/** What the sections of a plan are about that Plantrace can write; everything else is left to a person. */
export const planParts = [
  'scope',
  'prerequisites',
  'requirements',
  'constraints',
  'work',
  'tests',
  'gate',
  'questions',
] as const;
export type PlanPart = (typeof planParts)[number];

const titles: Readonly<Record<PlanPart, string>> = {
  scope: 'Scope',
  prerequisites: 'Prerequisites',
  requirements: 'Requirements Checklist',
  constraints: 'Design Constraints',
  work: 'Work Packages',
  tests: 'Test Strategy',
  gate: 'Verification Gate',
  questions: 'Open Questions',
};

/** The part that a section is; null for one of another dialect. */
export function partOf({ words }: RequiredSection): PlanPart | null {
  return planParts.find((part) => words.some((title) => headingSays(title, wordsOf(titles[part])))) ?? null;
}
