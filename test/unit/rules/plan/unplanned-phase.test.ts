import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend, type MendOptions } from '../../../support/mending';
import { folder, masterPlan, phasePlan, requirements, withoutPlan, workPackage } from '../../../support/planText';

const announced = (n: number): string[] => [`**Plan Document**: \`phase-${n}.md\``];
const plan = (n: number): string => phasePlan({ title: `Phase ${n}: Doors` });

describe('plan/unplanned-phase', () => {
  it('tells the first of the phases that are due, and no later one', () =>
    void checkFixture(
      folder({
        'master.md': withoutPlan(2, masterPlan({ 1: announced(1), 2: announced(2), 3: announced(3) })),
        'phase-1.md': plan(1),
      }),
    ));

  it('tells a phase that was left out', () =>
    void checkFixture(
      folder({
        'master.md': withoutPlan(2, masterPlan({ 1: announced(1), 2: announced(2), 3: announced(3) })),
        'phase-1.md': plan(1),
        'phase-3.md': plan(3),
      }),
    ));

  it('says nothing where the first phase has still to be planned', () =>
    void checkFixture(
      folder({ 'master.md': masterPlan({ 1: announced(1), 2: announced(2) }), 'phase-2.md': plan(2) }),
    ));

  it('goes past a phase that is done', () =>
    void checkFixture(
      folder({
        'master.md': withoutPlan(3, masterPlan({ 1: announced(1), 2: [], 3: announced(3) })).replace(
          '### Phase 2: Some phase',
          '### ✅ Phase 2: Some phase',
        ),
        'phase-1.md': plan(1),
      }),
    ));

  it('says nothing of a phase that announces no plan', () =>
    void checkFixture(
      folder({ 'master.md': masterPlan({ 1: announced(1), 2: ['**Goal**: Desk'] }), 'phase-1.md': plan(1) }),
    ));
});

const CODE = 'plan/unplanned-phase';
const first = (rest: Partial<Parameters<typeof phasePlan>[0]> = {}): string =>
  phasePlan({
    title: 'Phase 1: Some phase',
    checklist: '* [ ] `[1.1-1]` It opens → WP-1\n* [ ] `[1.1-2]` It never rings (negative) → WP-1',
    packages: workPackage('WP-1', '[1.1-1], [1.1-2]'),
    tests: 'By hand ([1.1-1], [1.1-2]).',
    ...rest,
  });
const phaseTwo = [
  '**Goal**: Visitors find the desk.',
  '**Components**:\n\n- Desk (REQ-DESK-1)\n- Lamps',
  '**Testable Outcome**: The bell rings. A lamp is lit.',
  '**Requirements Coverage**: 1.1 (partial — the lamp), 1.2',
  '**Plan Document**: `plans/phase-2-desk.md`',
  '**Sub-tasks**:\n\n1. Put up the desk (REQ-DESK-1)\n2. Lamp above the desk:\n   - with a switch\n3. **Bell**: the one from the shed',
];
const files = (rest: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'master.md': masterPlan({
    1: ['**Requirements Coverage**: 1.1 (partial — the door)', '**Plan Document**: `plans/phase-1.md`'],
    2: phaseTwo,
  }),
  'plans/phase-1.md': first(),
  'HighLevelReqs.md': requirements({
    '1.1': ['It opens.', 'It never rings.', 'A lamp shines above it.'],
    '1.2': ['The bell is heard in the yard. It must not wake the cat.', 'The desk has **two** drawers.'],
  }),
  'Component-Desk.md': '# Desk\n\n### REQ-DESK-1: Top\n\nOf oak.\n\n## Details\n\n- The top is oiled.\n',
  ...rest,
});
const created = (source: Record<string, string>, options: MendOptions = {}): string => {
  const { files: after } = mend(folder(source), CODE, options);
  return after.get('plans/phase-2-desk.md') ?? assert.fail('no plan');
};

describe('creating the plan of a phase', () => {
  it('extracts what it covers, and leaves to a person what only a person knows', () =>
    assert.equal(
      created(files()).replaceAll('\r\n', '\n'),
      `# Phase 2: Some phase

**Master plan**: [Phase 2](../master.md#phase-2-some-phase)
**Requirements Coverage**: 1.1 (partial — the lamp), 1.2

## Scope

Visitors find the desk.

- Desk (REQ-DESK-1)
- Lamps

## Prerequisites

- [Phase 1: Some phase](phase-1.md)

## Requirements Checklist

### 1.1 Section 1.1

Shared with Phase 1.

* [ ] \`[1.1-3]\` A lamp shines above it → WP-2

### 1.2 Section 1.2

* [ ] \`[1.2-1]\` The bell is heard in the yard → WP-3
* [ ] \`[1.2-2]\` It must not wake the cat (negative) → WP-3
* [ ] \`[1.2-3]\` The desk has **two** drawers → WP-1

## Design Constraints Checklist

- [ ] REQ-DESK-1 Top → WP-1
- [ ] [CD-Desk-1] The top is oiled → WP-1

## Work Packages

### WP-1: Put up the desk

**Description**: Put up the desk (REQ-DESK-1)

**Acceptance criteria**:

- [ ] The desk has **two** drawers (verifies [1.2-3])
- [ ] Top (verifies REQ-DESK-1)
- [ ] The top is oiled (verifies [CD-Desk-1])

**Complexity**: …

**Requirements traced**: [1.2-3], REQ-DESK-1, [CD-Desk-1]

### WP-2: Lamp above the desk

**Description**: Lamp above the desk

**Acceptance criteria**:

- [ ] A lamp shines above it (verifies [1.1-3])
- [ ] with a switch

**Complexity**: …

**Requirements traced**: [1.1-3]

### WP-3: Bell

**Description**: the one from the shed

**Acceptance criteria**:

- [ ] The bell is heard in the yard (verifies [1.2-1])
- [ ] Negative: It must not wake the cat; an attempt to do so fails (verifies [1.2-2])

**Complexity**: …

**Requirements traced**: [1.2-1], [1.2-2]

## Test Strategy

- **Unit**: …
- **Integration**: …
- **Negative**:
  - [1.2-2] It must not wake the cat
- **Failover**: …

## Verification Gate

- [ ] The bell rings
- [ ] A lamp is lit
- [ ] All rows of the checklists above are ticked

## Open Questions

None yet.
`,
    ));

  it('lists the plan in the index where the others are listed', () => {
    const index =
      '\n## File Index\n\n| File | Purpose |\n|---|---|\n| `plans/phase-1.md` | Door |\n| `notes.md` | Notes |\n';
    const source = files();
    const { files: after } = mend(folder({ ...source, 'master.md': `${source['master.md'] ?? ''}${index}` }), CODE);
    assert.ok(after.get('master.md')?.includes('| `plans/phase-1.md` | Door |\n| `plans/phase-2-desk.md` | |\n'));
  });

  it('is no finished plan for want of a record', () =>
    void created(files({ 'plans/phase-1.md': `${first()}\n## Verification Record\n\nAll pass.\n` })));

  it('lists all rows of a section that is shared with a note and has none left', () => {
    const all =
      '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It never rings → WP-1\n- [ ] [1.1-3] A lamp shines → WP-1';
    const plan = first({
      checklist: all,
      packages: workPackage('WP-1', '[1.1-1], [1.1-2], [1.1-3]'),
      tests: 'By hand ([1.1-1], [1.1-2], [1.1-3]).',
    });
    const text = created(files({ 'plans/phase-1.md': plan }));
    assert.deepEqual(text.match(/^- \[ \] \[1\.1-\d\]/gm), ['- [ ] [1.1-1]', '- [ ] [1.1-2]', '- [ ] [1.1-3]']);
  });

  it('finds the folder as the plans of other phases do', () => {
    const source = Object.fromEntries(Object.entries(files()).map(([path, text]) => [`docs/${path}`, text]));
    const { fixes } = mend(folder(source), CODE);
    assert.equal(fixes[0]?.title, 'Create docs/plans/phase-2-desk.md for Phase 2');
  });

  it('makes one work package of a phase without sub-tasks, and none without requirements', () => {
    const bare = (lines: readonly string[]): Record<string, string> =>
      files({ 'master.md': masterPlan({ 1: ['**Plan Document**: `plans/phase-1.md`'], 2: lines }) });
    const announced = '**Plan Document**: `plans/phase-2-desk.md`';
    const whole = created(bare(['**Requirements Coverage**: 1.2', announced]));
    assert.ok(whole.includes('### WP-1: …') && whole.includes('**Requirements traced**: [1.2-1], [1.2-2], [1.2-3]'));
    assert.ok(created(bare([announced])).includes('## Work Packages\n\nNone yet.\n'));
  });

  it('tells of work that nothing seems to be for', () => {
    const lines = [...phaseTwo.slice(0, -1), '**Sub-tasks**:\n\n1. Everything of oak\n2. Something else'];
    const source = files({
      'master.md': masterPlan({ 1: announced(1).map((l) => l.replace('phase', 'plans/phase')), 2: lines }),
    });
    assert.ok(created(source, { reveals: ['trace/orphan-work: WP-2'] }).includes('**Requirements traced**: …'));
  });
});
