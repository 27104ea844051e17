import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';

const CODE = 'trace/unmapped-risk';

const plan = (mapping: string, source = 'Letter'): string => `| Task ID | Description | Source |
|---|---|---|
| T-001 | Record in rain | ${source} |
| T-002 | Cut the tapes | AP |
| T-003 | Fasten the tapes against wind | AP |

## Risks

| Risk ID | Description | Impact |
|---|---|---|
| R-001 | Rain in the tapes | high |
| R-002 | Wind takes the tapes | low |
| R-003 | Sun | low |

## Risk-to-Task Mapping

${mapping}
`;

describe(`the fixes of ${CODE}`, () => {
  it('offer the tasks that are like the risk, and map it in the order of the IDs', () => {
    const source = plan('- R-001 → T-001\n- R-003 → T-002');
    assert.deepEqual(fixTitles(source, CODE), ['Map R-002 to T-003', 'Map R-002 to T-002', 'Map R-002 to T-001']);
    assert.deepEqual(mend(source, CODE).diff, ['+ - R-002 → T-003']);
  });

  it('put it first, and last', () => {
    const first = mend(plan('- R-002 → T-003\n- R-003 → T-002'), CODE).files.get('plan.md') ?? '';
    assert.match(first, /Mapping\n\n- R-001 → T-001\n- R-002/);
    const last = mend(plan('- R-001 → T-001\n- R-002 → T-003'), CODE).files.get('plan.md') ?? '';
    assert.match(last, /- R-002 → T-003\n- R-003 → T-\d+\n$/);
  });

  it('write the row like the one before it', () =>
    assert.deepEqual(mend(plan('* **R-001**: `T-001`, `T-002`.\n* **R-003**: `T-002`.'), CODE).diff, [
      '+ * **R-002**: `T-003`.',
    ]));

  it('write it into a table', () => {
    const table = '| Risk | Task | Note |\n|---|---|---|\n| R-001 | T-001 | soon |\n| R-003 | T-002 | |';
    assert.deepEqual(mend(plan(table), CODE).diff, ['+ | R-002 | T-003 | |']);
  });

  it('name the risk in the Source of the task, where Sources name risks', () => {
    const source = plan('- R-001 → T-001\n- R-003 → T-001', 'R-001; R-003');
    assert.deepEqual(mend(source, CODE).diff, [
      '- | T-003 | Fasten the tapes against wind | AP |',
      '+ | T-003 | Fasten the tapes against wind | AP; R-002 |',
      '+ - R-002 → T-003',
    ]);
  });
});
