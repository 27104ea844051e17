import type { DocumentRuleSource } from './schema';

/** What a work package calls the requirements that it covers. */
export const labelsOfTraces: readonly string[] = [
  'Requirements traced',
  'Traces',
  'Traced requirements',
  'Requirements',
  'Traces to',
  'Traceability',
  'Requirement traces',
];

/** What every phase of a master plan says of itself. */
export const partsOfPhase: DocumentRuleSource['demands'] = [
  { of: 'phase', title: 'goal', labels: ['Goal', 'Goals', 'Objective'], skeleton: '…' },
  {
    of: 'phase',
    title: 'testable outcome',
    labels: ['Testable Outcome', 'Testable Outcomes', 'Outcome', 'Exit Criteria'],
    skeleton: '…',
  },
];

/** What every work package of a phase plan says of itself. */
export const partsOfWorkPackage: DocumentRuleSource['demands'] = [
  {
    of: 'work-package',
    title: 'acceptance criteria',
    labels: ['Acceptance criteria', 'Criteria', 'Acceptance'],
    skeleton: '- [ ] …',
  },
  {
    of: 'work-package',
    title: 'complexity',
    labels: ['Complexity', 'Estimated complexity', 'Size', 'Effort', 'Estimate'],
    skeleton: 'M',
  },
  {
    of: 'work-package',
    title: 'requirements traced',
    labels: [...labelsOfTraces],
    skeleton: '…',
  },
];
