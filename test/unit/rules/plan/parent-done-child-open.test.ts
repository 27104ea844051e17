import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan } from '../../../support/planText';

const kiro = (rows: string): string => `//- /.kiro/specs/tour/tasks.md\n# Implementation Plan\n\n${rows}\n`;
const told = (open: string): string =>
  `//    ^ warning plan/parent-done-child-open: Task 1 is marked done, and ${open} open.`;

describe('plan/parent-done-child-open', () => {
  for (const box of ['[ ]', '[-]'])
    it(`tells a parent with a part that is ${box}`, () =>
      void checkFixture(kiro(`- [x] 1. Record\n${told('Task 1.2 is')}\n  - [x] 1.1 Write\n  - ${box} 1.2 Cut`)));

  for (const part of ['- [ ]* 1.2 Translate', '- [x] 1.2 Translate', '- [ ] Translate', '- [>] 1.2 Translate'])
    it(`says nothing of a parent with ${part}`, () =>
      void checkFixture(kiro(`- [x] 1. Record\n  - [x] 1.1 Write\n  ${part}`)));

  it('finds parts by their numbers where the list is flat', () =>
    void checkFixture(kiro(`- [x] 1. Record\n${told('Task 1.1 and Task 1.2 are')}\n- [ ] 1.1 Write\n- [ ] 1.2 Cut`)));

  it('says nothing of a parent that is not marked', () =>
    void checkFixture(kiro('- [ ] 1. Record\n  - [x] 1.1 Write\n  - [ ] 1.2 Cut')));

  it('reads the sign of a heading against the deliverables below it', () =>
    void checkFixture(
      [
        '# Season',
        '',
        '## Week 1: Start',
        '',
        '### ✅ Day 1: Lamp',
        '//^"Day 1" warning plan/parent-done-child-open: Day 1 is marked done, and one of its rows is open.',
        '',
        '**Deliverables**:',
        '',
        '- [x] The lamp burns',
        '- [ ] The log is kept',
        '',
        '### ✅ Day 2: Boat',
        '',
        '**Deliverables**:',
        '',
        '- [x] The boat floats',
        '',
      ].join('\n'),
    ));

  it('reads a milestone against its phases', () =>
    void checkFixture(
      folder({
        'master.md': `${masterPlan({
          1: ['**Goal**: Doors', '**Plan Document**: `phase-1.md`'],
          2: ['**Goal**: Windows', '**Sub-tasks**:\n\n1. [ ] Glass\n2. [x] Frames'],
          3: ['**Goal**: Roof'],
        })}
## Milestones

| Milestone | Phases | Status |
|---|---|---|
| M1: Closed | 1–2 | Done |
//^"M1" warning plan/parent-done-child-open: M1 is marked done, and Phase 1 and Phase 2 are open.
| M2: Dry | 3 | Done |
`,
        'phase-1.md': phasePlan({
          packages: '### WP-1: Frame\n\n**Acceptance criteria**:\n\n- [ ] It holds',
        }),
      }),
    ));
});
