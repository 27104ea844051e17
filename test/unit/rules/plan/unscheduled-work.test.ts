import { checkFixture } from '../../../support/fixture';

const head = '| Task ID | Priority | Description | Status |\n|---|---|---|---|\n| T-001 | P0 | Record | Open |\n';
const phase = (tasks: string): string => `\n## Phase A — Studio\n\n${tasks}\n`;
const unscheduled = '//^"T-002" warning plan/unscheduled-work: No phase schedules T-002.';

describe('plan/unscheduled-work', () => {
  for (const [what, row] of [
    ['done', '| T-002 | P0 | Cut | ✅ Done |'],
    ['deferred', '| T-002 | P0 | Cut | Deferred to May |'],
    ['cancelled', '| T-002 | P0 | Cut | Cancelled |'],
    ['struck out', '| ~~T-002~~ | P0 | Cut | |'],
  ] as const) {
    it(`says nothing of a task that is ${what}`, () => void checkFixture(`${head}${row}\n${phase('- Tasks: T-001')}`));
  }

  for (const status of ['Open', 'In progress', '⏳', '']) {
    it(`tells a task with the status ${JSON.stringify(status)}`, () =>
      void checkFixture(`${head}| T-002 | P0 | Cut | ${status} |\n${unscheduled}\n${phase('- Tasks: T-001')}`));
  }

  for (const tasks of [
    '- Tasks: T-001 and T-002',
    '- **Tasks**: T-001–T-002',
    '**Tasks:** `T-001`, `T-002`\n**Exit:** all done',
    '**Tasks:**\n1. T-001\n2. T-002\n**Exit:** all done',
    '**Tasks:**\n\n- [ ] T-001: record\n- [ ] T-002: cut\n\n**Exit:** all done',
    '#### Tasks\n\nT-001, T-002',
  ]) {
    it(`reads ${JSON.stringify(tasks)}`, () =>
      void checkFixture(`${head}| T-002 | P0 | Cut | Open |\n${phase(tasks)}`));
  }

  it('counts no task that the exit of a phase names', () =>
    void checkFixture(
      `${head}| T-002 | P0 | Cut | Open |\n${unscheduled}\n${phase('- Tasks: T-001\n- Exit: T-002 is accepted')}`,
    ));

  it('says nothing where no phase schedules anything', () =>
    void checkFixture(`${head}${phase('- Exit: all is done')}`));
});
