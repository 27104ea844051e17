import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend } from '../../../support/mending';
import { folder, masterPlan } from '../../../support/planText';

const CODE = 'document/missing-gate';
const whole = ['**Goal**: Doors', '**Testable Outcome**: They open'];
const master = (third: readonly string[]): string =>
  folder({ 'master.md': masterPlan({ 1: whole, 2: whole, 3: third }) });

describe(CODE, () => {
  it('tells a phase without what the others say', () =>
    void checkFixture(
      master(['**Goal**: Roof']).replace(
        '### Phase 3: Some phase',
        `$&\n//^"Phase 3" warning ${CODE}: Phase 3 has no testable outcome, which most others of the plan have.`,
      ),
    ));

  for (const third of [whole, [], ['**Components**: Roof'], ['**Goals:** Roof', '**Exit criteria**: It is dry']])
    it(`says nothing of ${JSON.stringify(third)}`, () => void checkFixture(master(third)));

  it('says nothing where one phase alone says more', () =>
    void checkFixture(
      folder({ 'master.md': masterPlan({ 1: whole, 2: ['**Goal**: Roof'], 3: ['**Goal**: Walls'] }) }),
    ));

  it('is mended in the style of the phase, before the line that closes it', () => {
    const tables = '| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | None |\n';
    const phase = (label: string, exit: string): string =>
      `\n### Phase ${label} — Part\n\n- Entrance: Ready\n- Tasks: T-001${exit}\n\n---\n`;
    const source = `${tables}${phase('A', '\n- Exit: Done')}${phase('B', '\n- Exit: Done')}${phase('C', '')}`;
    const { diff } = mend(source, CODE);
    assert.deepEqual(diff, ['+ - Exit: …']);
  });

  it('is mended before what stands behind it in the other phases', () => {
    const tables = '| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | None |\n';
    const phase = (label: string, entrance: string): string =>
      `\n### Phase ${label} — Part\n\n${entrance}- Tasks: T-001\n- Exit: Done\n`;
    const ready = '- Entrance: Ready\n';
    const { files } = mend(`${tables}${phase('A', ready)}${phase('B', ready)}${phase('C', '')}`, CODE);
    assert.ok([...files.values()][0]?.endsWith('### Phase C — Part\n\n- Entrance: …\n- Tasks: T-001\n- Exit: Done\n'));
  });
});
