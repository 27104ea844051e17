import masterPlan from './docs/plans/master-plan.md';
import phase1 from './docs/plans/phase-1-lending.md';
import requirements from './HighLevelReqs.md';

/** A small plan to try Plantrace on, by paths: halfway through its first phase, and with one gap to close. */
export const exampleFiles: Readonly<Record<string, string>> = {
  'HighLevelReqs.md': requirements,
  'docs/plans/master-plan.md': masterPlan,
  'docs/plans/phase-1-lending.md': phase1,
};

/** What is shown first: the document with the gap. */
export const firstShown = 'docs/plans/phase-1-lending.md';
