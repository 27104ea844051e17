import assert from 'node:assert/strict';
import { linesAfter, offeredAt } from '../../support/refactoring';

const SPEC = 'specs/001-kiln/spec.md';
const TASKS = 'specs/001-kiln/tasks.md';

const kiln = (requirement: string, task = '- [ ] T001 Lay bricks (FR-001)'): string => `//- /${SPEC}
# Feature Specification: Kiln

- **FR-001**: The kiln MUST heat slowly
${requirement}

//- /${TASKS}
# Tasks: Kiln

## Phase 1: Setup

${task}
`;

const extractions = (source: string): string[] => offeredAt(source).filter((title) => title.startsWith('Extract'));

describe('a row that stands for several IDs', () => {
  for (const [row, id, expected] of [
    [
      '- **FR-0$002, FR-003**: The door MUST shut',
      'FR-003',
      ['- **FR-002**: The door MUST shut', '- **FR-003**: The door MUST shut'],
    ],
    [
      '- **FR-0$002**, **FR-003**: The door MUST shut',
      'FR-003',
      ['- **FR-002**: The door MUST shut', '- **FR-003**: The door MUST shut'],
    ],
    [
      '- **FR-0$002/003/004**: The door MUST shut',
      'FR-003',
      ['- **FR-002/004**: The door MUST shut', '- **FR-003**: The door MUST shut'],
    ],
    [
      '- **FR-0$002 and FR-003**: The door MUST shut',
      'FR-003',
      ['- **FR-002**: The door MUST shut', '- **FR-003**: The door MUST shut'],
    ],
  ] as const)
    it(`gives one of them its own: ${row}`, () =>
      assert.deepEqual(
        linesAfter(kiln(row), `Extract ${id} to its own row`, SPEC, { reveals: ['trace/orphan-requirement'] }).slice(1),
        expected,
      ));

  it('gives an end of a range its own', () => {
    const source = kiln('', '- [ ] T0$001–T003 Lay bricks (FR-001)');
    assert.deepEqual(extractions(source), ['Extract T001 to its own row', 'Extract T003 to its own row']);
    assert.deepEqual(linesAfter(source, 'Extract T001 to its own row', TASKS), [
      '- [ ] T001 Lay bricks (FR-001)',
      '- [ ] T002–T003 Lay bricks (FR-001)',
    ]);
    const short = kiln('', '- [ ] T0$001–002 Lay bricks (FR-001)');
    assert.deepEqual(linesAfter(short, 'Extract T002 to its own row', TASKS), [
      '- [ ] T001 Lay bricks (FR-001)',
      '- [ ] T002 Lay bricks (FR-001)',
    ]);
  });

  it('gives one of them its own in a table', () => {
    const rows = '| ID | Description |\n|----|----|\n| T0$001–T002 | Lay bricks (FR-001) |';
    assert.deepEqual(linesAfter(kiln('', rows), 'Extract T002 to its own row', TASKS).slice(2), [
      '| T001 | Lay bricks (FR-001) |',
      '| T002 | Lay bricks (FR-001) |',
    ]);
  });

  it('is none where the others have rows of their own, or are only spoken of', () => {
    assert.deepEqual(extractions(kiln('- **FR-0$002, FR-001**: The door MUST shut')), []);
    assert.deepEqual(extractions(kiln('- **FR-0$002**: The door MUST shut as FR-003 says')), []);
  });
});
