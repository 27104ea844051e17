import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';

const CODE = 'trace/broken-range';
const plan = (tasks: string): string => `| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Record | None |
| T-002 | Cut | None |
| T-003 | Print | None |
| T-007 | Hang | None |
| T-008 | Light | ${tasks} |
`;

describe(`the fix of ${CODE}`, () => {
  for (const [name, before, after] of [
    ['turns a range round', 'T-003–T-001', 'T-001–T-003'],
    ['turns a short one round', 'T-003..001', 'T-001..003'],
    ['draws the end in', 'T-001–T-005', 'T-001–T-003'],
    ['draws a short end in', 'T-001–005', 'T-001–003'],
    ['draws the beginning in', '`T-000`–`T-003`', '`T-001`–`T-003`'],
  ] as const)
    it(name, () =>
      assert.deepEqual(mend(plan(before), CODE).diff, [
        `- | T-008 | Light | ${before} |`,
        `+ | T-008 | Light | ${after} |`,
      ]),
    );

  it('is not there for holes, and where nothing is inside', () => {
    assert.deepEqual(fixTitles(plan('T-002–T-007'), CODE), []);
    assert.deepEqual(fixTitles(plan('T-005–T-007'), CODE), []);
  });
});
