import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan } from '../../../support/planText';

const checklist = (top: string, gate: string): string =>
  `# Phase 1 Checklist\n\n${top}\n\n## Verification Gate\n\n| # | Gate Criterion | Pass |\n|---|---|---|\n${gate}\n`;
const told = (value: string, what = 'one item'): string =>
  `//^${JSON.stringify(value)} warning gate/passed-with-open-items: Recorded as passed with ${what} open.`;

describe('gate/passed-with-open-items', () => {
  for (const [row, what] of [
    ['| 1 | All green | [ ] |', 'one item'],
    ['| 1 | All green | [ ] Pass / [x] Fail |', 'one item'],
    ['| 1 | All green | |', 'one item'],
    ['| 1 | All green | [ ] |\n| 2 | Seen | Pending |', '2 items'],
  ] as const)
    it(`tells ${JSON.stringify(row)} in a phase that was completed`, () =>
      void checkFixture(
        folder({ 'phase-1-checklist.md': checklist(`**Completed**: 2026-03-04\n${told('2026-03-04', what)}`, row) }),
      ));

  for (const column of ['Result', 'Outcome', 'Status', 'Met'])
    it(`reads the column ${column} of a gate`, () =>
      void checkFixture(
        folder({
          'phase-1-checklist.md': checklist(
            `**Completed**: 2026-03-04\n${told('2026-03-04')}`,
            '| 1 | All green | Pending |\n| 2 | Seen | Passed |',
          ).replace('| Pass |', `| ${column} |`),
        }),
      ));

  for (const [completed, row] of [
    ['2026-03-04', '| 1 | All green | [x] Pass / [ ] Fail |'],
    ['2026-03-04', '| 1 | All green | ✅ |'],
    ['2026-03-04', '| 1 | All green | [x] N/A |'],
    ['2026-03-04', '| 1 |  | [ ] |'],
    ['', '| 1 | All green | [ ] |'],
    ['—', '| 1 | All green | [ ] |'],
    ['_[date]_', '| 1 | All green | [ ] |'],
    ['not yet (planned 2026-04-01)', '| 1 | All green | [ ] |'],
  ] as const)
    it(`says nothing of ${row} where it was completed ${JSON.stringify(completed)}`, () =>
      void checkFixture(folder({ 'phase-1-checklist.md': checklist(`**Completed**: ${completed}`, row) })));

  it('tells a phase that the master plan marks as done', () =>
    void checkFixture(
      folder({
        'master.md': masterPlan({ 1: ['**Plan Document**: `phase-1-doors.md`'] }).replace(
          '### Phase 1: Some phase',
          '### ✅ Phase 1: Some phase\n//^"Phase 1" warning gate/passed-with-open-items: Phase 1 is marked done with one item of its gate open.',
        ),
        'phase-1-doors.md': phasePlan({}),
        'phase-1-checklist.md': checklist('**Started**: 2026-02-02', '| 1 | All green | [ ] |'),
      }),
    ));

  it('reads the verdict of a gate in a list, and of no other', () =>
    void checkFixture(
      folder({
        'specs/001-tour/plan.md': [
          '# Plan',
          '',
          '## Technical Context',
          '',
          'Tapes.',
          '',
          '## Constitution Check',
          '',
          '- [x] Simplicity',
          '- [ ] Tests first',
          '',
          '**Gate evaluation**: PASS',
          told('PASS'),
          '',
          '## Progress Tracking',
          '',
          '**Gate Status**:',
          '',
          '- [ ] Complexity deviations documented',
          '',
        ].join('\n'),
      }),
    ));

  it('says nothing of rows that only name what they passed', () =>
    void checkFixture(
      folder({
        'specs/001-tour/plan.md':
          '# Plan\n\n## Technical Context\n\nTapes.\n\n## Constitution Check\n\n- Simplicity: PASS. One tape.\n- Tests: N/A\n\n**Gate evaluation**: PASS.\n',
      }),
    ));

  it('reads the success criteria of a week that is done', () =>
    void checkFixture(
      [
        '# Season',
        '',
        '## ✅ Week 1: Start',
        '//^"Week 1" warning gate/passed-with-open-items: Week 1 is marked done with one item of its gate open.',
        '',
        '### Day 1: Lamp',
        '',
        'The lamp.',
        '',
        '## Success Criteria',
        '',
        '- [ ] Nobody fell',
        '',
      ]
        .join('\n')
        .replace('## Success', '### Success'),
    ));

  const specPlan = (...lines: string[]): string =>
    folder({
      'specs/001-tour/plan.md': ['# Plan', '', '## Technical Context', '', 'Tapes.', '', ...lines, ''].join('\n'),
    });
  const check = ['## Constitution Check', '', '- [x] Simplicity', '- [ ] Tests first', ''];
  const tracking = ['## Progress Tracking', '', '**Gate Status**:', ''];

  it('ties a row of the gate status to the section that it names, and tells it once', () =>
    void checkFixture(
      specPlan(
        ...check,
        ...tracking,
        '- [x] Initial Constitution Check: PASS',
        '- [x] Post-Design Constitution Check: PASS',
        told('Post-Design Constitution Check: PASS'),
        '- [ ] Complexity deviations documented',
      ),
    ));

  for (const row of [
    '- [ ] Initial Constitution Check: PASS',
    '- [x] Initial Constitution Check: FAIL',
    '- [x] All findings of the Constitution Check discussed',
    '- [x] Complexity deviations documented',
  ])
    it(`ties ${row} to nothing`, () => void checkFixture(specPlan(...check, ...tracking, row)));

  it('does not guess which of two checks a row waits for', () =>
    void checkFixture(
      specPlan(
        ...check,
        ...tracking,
        '- [x] Initial Constitution Check: PASS',
        '- [ ] Post-Design Constitution Check: PASS',
      ),
    ));

  it('leaves a failed check to its justification', () =>
    void checkFixture(
      specPlan(
        '## Constitution Check',
        '',
        '- Simplicity: FAIL, two players',
        '',
        '**Gate evaluation**: PASS, with one deviation',
        '',
        '## Complexity Tracking',
        '',
        '| Violation | Why |',
        '|---|---|',
        '| Two players | Old headphones |',
      ),
    ));

  it('ties a gate status beside the only gate to it', () =>
    void checkFixture(specPlan(...check, '## Progress Tracking', '', '**Gate Status**: PASSED', told('PASSED'))));

  it('ties a gate status beside several gates to none', () =>
    void checkFixture(
      specPlan(
        ...check,
        '### After the design',
        '',
        '- [ ] Simplicity again',
        '',
        '## Progress Tracking',
        '',
        '**Gate Status**: PASSED',
      ),
    ));

  for (const [status, label] of [
    ['**Gate Status**: PASSED', 'PASSED'],
    ['### Gate Status: PASSED', 'Gate Status: PASSED'],
  ] as const)
    it(`ties ${status} of a phase plan to its gate, wherever it stands`, () =>
      void checkFixture(
        folder({
          'phase-1-doors.md': phasePlan({ tests: `By hand.\n\n${status}\n${told(label)}` }),
        }),
      ));

  it('does not take the result of a test for that of the gate', () =>
    void checkFixture(folder({ 'phase-1-doors.md': phasePlan({ tests: 'By hand.\n\n**Result**: PASSED' }) })));

  it('ties a row of the gate status of a phase plan to its gate', () =>
    void checkFixture(
      folder({
        'phase-1-doors.md': phasePlan({
          tests: `By hand.\n\n### Gate Status\n\n- [x] Verification Gate: PASSED\n${told('Verification Gate: PASSED')}`,
        }),
      }),
    ));
});
