import assert from 'node:assert/strict';
import { corpusFile, hasCorpus } from '../../../support/corpus';
import { fixTitles, mend } from '../../../support/mending';

const plan = (...phases: string[]): string =>
  [
    '| Task ID | Description | Prereqs |',
    '|---|---|---|',
    '| T-001 | Record | None |',
    '| T-002 | Cut | T-001 |',
    '| T-003 | Play | T-002 |',
    '| T-010 | Sell | None |',
    '',
    ...phases.map((tasks, i) => `## Phase ${'AB'.charAt(i)} — Part ${i + 1}\n\n${tasks}\n`),
  ].join('\n');

describe('plan/unscheduled-work, mended', () => {
  const code = 'plan/unscheduled-work';

  it('offers each phase that schedules tasks, and decides for none', () => {
    const source = plan('- Tasks: T-001, T-002', '- Tasks: T-010');
    assert.deepEqual(fixTitles(source, code), ['Schedule T-003 in Phase A', 'Schedule T-003 in Phase B']);
    assert.ok(mend(source, code).fixes.every(({ safe, preferred }) => !safe && !preferred));
  });

  for (const [tasks, mended] of [
    ['- Tasks: T-001, T-002, T-010.', '- Tasks: T-001, T-002, T-003, T-010.'],
    ['- Tasks: T-010, T-001, T-002', '- Tasks: T-010, T-001, T-002, T-003'],
    ['- **Tasks**: `T-001` + `T-002` + `T-010`', '- **Tasks**: `T-001` + `T-002` + `T-003` + `T-010`'],
    ['**Tasks:** T-001–T-002; T-010', '**Tasks:** T-001–T-002; T-003; T-010'],
    [
      '- Tasks: [T-001](plan.md), [`T-002`](plan.md), [T-010](plan.md)',
      '- Tasks: [T-001](plan.md), [`T-002`](plan.md), T-003, [T-010](plan.md)',
    ],
    ['**Tasks:** T-010, T-001 and T-002', '**Tasks:** T-010, T-001 and T-002, T-003'],
  ] as const)
    it(`writes ${mended}`, () =>
      assert.deepEqual(mend(plan(tasks), code, { choose: 'Schedule T-003 in Phase A' }).diff, [
        `- ${tasks}`,
        `+ ${mended}`,
      ]));

  it('offers no phase before what the task waits for, and none behind what waits for it', () => {
    const table = [
      ['T-001', 'None'],
      ['T-002', 'None'],
      ['T-003', 'T-002'],
      ['T-004', 'T-003'],
      ['T-005', 'None'],
    ];
    const source = (b: string): string =>
      [
        '| Task ID | Prereqs |',
        '|---|---|',
        ...table.map(([id, prereqs]) => `| ${id} | ${prereqs} |`),
        ...['T-001', b, 'T-004', 'T-005'].map((tasks, i) => `\n## Phase ${'ABCD'.charAt(i)}\n\n- Tasks: ${tasks}`),
      ].join('\n');
    assert.deepEqual(fixTitles(source('T-002'), code), ['Schedule T-003 in Phase B', 'Schedule T-003 in Phase C']);
    assert.deepEqual(mend(source('T-002'), code, { choose: 'Schedule T-003 in Phase C' }).diff, [
      '- - Tasks: T-004',
      '+ - Tasks: T-003, T-004',
    ]);
  });

  it('adds a row to a list of rows', () => {
    const { diff } = mend(plan('**Tasks:**\n\n* [x] T-001\n* [ ] T-002\n* [ ] T-010'), code);
    assert.deepEqual(diff, ['+ * [ ] T-003']);
  });
});

describe('plan/unscheduled-work in the seed of the dialect', () => {
  it('goes to the line of the chosen phase, in the order of the IDs where they are in order', function () {
    if (!hasCorpus('seeds')) this.skip();
    const source = [...corpusFile('seeds/task-table-plan.md').values()].join('');
    const code = 'plan/unscheduled-work';
    // T-017, in Phase B, waits for it.
    const titles = ['A', 'B'].map((phase) => `Schedule T-007 in Phase ${phase}`);
    assert.deepEqual(fixTitles(source, code, 'T-007'), titles);
    const { diff } = mend(source, code, { id: 'T-007', choose: 'Schedule T-007 in Phase B' });
    assert.deepEqual(diff, [
      '- - Tasks: T-015, T-016, T-017, T-018, T-019.',
      '+ - Tasks: T-007, T-015, T-016, T-017, T-018, T-019.',
    ]);
  });
});

describe('plan/rescheduled-work, mended', () => {
  const code = 'plan/rescheduled-work';
  const source = plan('- Tasks: T-001, T-002', '- Tasks: T-010, T-002.');

  it('offers to remove the task from either phase', () => {
    assert.deepEqual(fixTitles(source, code), ['Remove T-002 from Phase A', 'Remove T-002 from Phase B']);
    assert.deepEqual(mend(source, code, { choose: 'Remove T-002 from Phase B' }).diff, [
      '- - Tasks: T-010, T-002.',
      '+ - Tasks: T-010.',
    ]);
  });

  it('leaves it where nothing comes to wait for a later phase', () => {
    const needed = plan('- Tasks: T-001, T-002, T-003', '- Tasks: T-010, T-002.');
    assert.deepEqual(fixTitles(needed, code), ['Remove T-002 from Phase B']);
    const needing = plan('- Tasks: T-001, T-003', '- Tasks: T-010, T-002, T-003');
    assert.deepEqual(fixTitles(needing, code), ['Remove T-003 from Phase A']);
  });

  it('leaves it in one phase of three', () => {
    const thrice = [
      '| Task ID | Prereqs |',
      '|---|---|',
      ...['T-001', 'T-002', 'T-003', 'T-004'].map((id) => `| ${id} | None |`),
      ...['A', 'B', 'C'].map((phase, i) => `\n## Phase ${phase}\n\n- Tasks: T-001, T-00${i + 2}`),
    ].join('\n');
    assert.deepEqual(
      fixTitles(thrice, code),
      ['A', 'B', 'C'].map((phase) => `Keep T-001 in Phase ${phase} alone`),
    );
    assert.deepEqual(mend(thrice, code, { choose: 'Keep T-001 in Phase B' }).diff, [
      '- - Tasks: T-001, T-002',
      '- - Tasks: T-001, T-004',
      '+ - Tasks: T-002',
      '+ - Tasks: T-004',
    ]);
  });

  it('offers nothing where the task stands in a range', () =>
    assert.deepEqual(fixTitles(plan('- Tasks: T-001–T-003', '- Tasks: T-010, T-002'), code), [
      'Remove T-002 from Phase B',
    ]));

  it('takes a row out of a list of rows', () =>
    assert.deepEqual(
      mend(plan('- Tasks: T-001, T-002, T-003', '**Tasks:**\n\n- T-002\n- T-010'), code, {
        choose: 'Remove T-002 from Phase B',
      }).diff,
      ['- - T-002'],
    ));
});

describe('plan/phase-order, mended', () => {
  const code = 'plan/phase-order';

  it('moves the work to the phase of what it waits for', () => {
    const { fixes, diff } = mend(plan('- Tasks: T-001, T-003', '- Tasks: T-002, T-010'), code);
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ['Move T-003 from Phase A to Phase B', true],
        ['Move T-002 from Phase B to Phase A', false],
      ],
    );
    assert.deepEqual(diff, [
      '- - Tasks: T-001, T-003',
      '- - Tasks: T-002, T-010',
      '+ - Tasks: T-001',
      '+ - Tasks: T-002, T-003, T-010',
    ]);
  });

  it('or what it waits for to the phase of the work, where nothing else comes too early then', () => {
    const source = plan('- Tasks: T-001, T-003', '- Tasks: T-002, T-010');
    assert.deepEqual(mend(source, code, { choose: 'Move T-002' }).diff, [
      '- - Tasks: T-001, T-003',
      '- - Tasks: T-002, T-010',
      '+ - Tasks: T-001, T-002, T-003',
      '+ - Tasks: T-010',
    ]);
    const waiting = plan('- Tasks: T-010, T-003', '- Tasks: T-001, T-002');
    assert.deepEqual(fixTitles(waiting, code), ['Move T-003 from Phase A to Phase B']);
  });

  it('offers nothing where one of them is in several phases', () =>
    assert.deepEqual(fixTitles(plan('- Tasks: T-001, T-003', '- Tasks: T-002, T-003'), code), []));

  it('offers nothing where the prerequisite is in no phase', () =>
    assert.deepEqual(fixTitles(plan('- Tasks: T-001, T-003', '- Tasks: T-010'), code), []));
});
