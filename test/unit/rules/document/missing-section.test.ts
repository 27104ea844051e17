import assert from 'node:assert/strict';
import { checkFixture, findingsOf } from '../../../support/fixture';
import { folder, phasePlan } from '../../../support/planText';

const plan = phasePlan({});
const check = (text: string): void => void checkFixture(folder({ 'phase-1.md': text }));
const missing = (section: string): string =>
  `//^"Phase 1: Doors" warning document/missing-section: This phase plan has no section "${section}".\n`;

describe('document/missing-section', () => {
  it('is silent on a plan with its eight sections', () => check(plan));

  it('knows sections that are numbered, deeper, or go on', () =>
    check(
      plan
        .replace('## Scope', '## 1. Scope')
        .replace('## Prerequisites', '## 2) Prerequisites and access')
        .replace('## Requirements Checklist', '### Requirements Checklist (HighLevelReqs)')
        .replace('## Work Packages', '## **Work Packages**')
        .replace('## Open Questions', '## OPEN QUESTIONS'),
    ));

  it('knows them by their other names', () =>
    check(
      plan
        .replace('Design Constraints Checklist', 'Design Constraints')
        .replace('Test Strategy', 'Testing Strategy')
        .replace('Verification Gate', 'Phase Gate')
        .replace('Open Questions', 'Questions'),
    ));

  it('waits until a fence is mended that hides what stands below it', () => {
    const fence = ['```markdown', '```bash', 'ls', '```', '```', ''].join('\n');
    const files = new Map([['phase-1.md', plan.replace('## Test Strategy', `${fence}\n## Test Strategy`)]]);
    const { findings } = findingsOf({ files, expected: [] });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['document/broken-fence'],
    );
  });

  it('tells each that is not there, at the first heading', () =>
    check(
      plan
        .replace('## Scope', '## Scoping')
        .replace('## Verification Gate', '## Sign-off')
        .replace('# Phase 1: Doors\n', `# Phase 1: Doors\n${missing('Scope')}${missing('Verification Gate')}`),
    ));
});
