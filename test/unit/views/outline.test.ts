import assert from 'node:assert/strict';
import { plansOf } from '../../../server/src/core/views/phases';
import type { GroupView, PhaseView } from '../../../server/src/core/views/planViews';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { gardensIn } from './gardens';

/** Plans as text: `title (path)`, then a line for each phase, with its parts in brackets, and for each group. */
function described(source: string): string[] {
  const snapshot = gardensIn(source);
  return plansOf(snapshot).flatMap((plan) => [
    `${plan.title} (${plan.path}) ${plan.done}/${plan.total}`,
    ...plan.phases.flatMap((phase) => [
      lineOf(snapshot, phase),
      ...phase.groups.map((group) => `  in it: ${ofGroup(group)}`),
    ]),
    ...plan.groups.map((group) => `  ${ofGroup(group)}`),
    ...plan.unscheduled.map((work) => `  loose: ${snapshot.graph.item(work.item).id}`),
  ]);
}

function lineOf({ graph }: Snapshot, { kind, id, title, done, total, status, work, isRoot }: PhaseView): string {
  const parts = work.map((w) => graph.item(w.item).id).join(' ');
  return `  ${isRoot ? '' : '(not in the tree) '}${kind} ${id} ${title}: ${done}/${total} ${status ?? '-'} [${parts}]`;
}

function ofGroup({ kind, id, title, done, total, status }: GroupView): string {
  return `${kind} ${title === '' ? '' : `${title}/`}${id}: ${done}/${total} ${status ?? '-'}`;
}

describe('a plan that its documents outline', () => {
  it('counts the jobs below a step, through bundles and by headings of one level', () => {
    const text = `//- /gardens/pond/jobs.md
# Pond

## Step 1: Dig

- [x] J1 Mark the edge
- [ ] J2 Lift the turf

## Step 2: Fill

## B1: Liner

- [x] J3 Lay it
- [x] J4 Fold it

## B2: Water

Nobody has said how yet.

## Step 3: Rest
`;
    assert.deepEqual(described(text), [
      'Pond (gardens/pond/jobs.md) 3/5',
      '  phase Step 1 Dig: 1/2 in-progress [J1 J2]',
      '  phase Step 2 Fill: 2/3 in-progress [B1 B2]',
      '  phase Step 3 Rest: 0/0 - []',
    ]);
  });

  it('lists bundles on their own where no step holds them, and jobs that nothing holds', () => {
    const text = `//- /gardens/pond/jobs.md
# Pond

- [ ] J9 Ask the neighbours

## B1: Liner

- [x] J1 Lay it

## B2: Water
`;
    assert.deepEqual(described(text), [
      'Pond (gardens/pond/jobs.md) 1/3',
      '  work-package B1 Liner: 1/1 done [J1]',
      '  work-package B2 Water: 0/0 - []',
      '  loose: J9',
    ]);
  });

  it('takes a job that is listed again for the same one, and other words under its number for another job', () => {
    const text = `//- /gardens/pond/jobs.md
## Step 1: Dig

- [x] J1 Mark the edge

## Step 2: Fill

- [ ] J1 Open the tap
- [ ] J2 Close the tap

## Step 3: Together

- [ ] J2 Close the tap
`;
    assert.deepEqual(described(text), [
      'Step 1: Dig (gardens/pond/jobs.md) 1/3',
      '  phase Step 1 Dig: 1/1 done [J1]',
      '  phase Step 2 Fill: 0/2 open [J1 J2]',
      '  phase Step 3 Together: 0/0 - []',
    ]);
  });

  it('is one for each folder: jobs first, named as what is asked for', () => {
    const text = `//- /gardens/hedge/drawing.md
# A drawing

## Step 1: Look

## Step 4: Sleep

//- /gardens/hedge/jobs.md
# Jobs

## Step 1: Cut

- [ ] J1 Sharpen

//- /gardens/hedge/wishes.md
# A quiet hedge

- W-1: Birds nest in it

//- /gardens/pond/jobs.md
# Pond

## Step 1: Dig

- [x] J1 Mark the edge
`;
    assert.deepEqual(described(text), [
      'A quiet hedge (gardens/hedge/jobs.md) 0/1',
      '  phase Step 1 Cut: 0/1 open [J1]',
      '  (not in the tree) phase Step 1 Look: 0/0 - []',
      '  phase Step 4 Sleep: 0/0 - []',
      'Pond (gardens/pond/jobs.md) 1/1',
      '  phase Step 1 Dig: 1/1 done [J1]',
    ]);
  });

  it('has its folder for a name where several call themselves the same', () => {
    const jobs = '# Jobs\n\n## Step 1: Go\n';
    const titles = described(`//- /gardens/hedge/jobs.md\n${jobs}\n//- /gardens/pond/jobs.md\n${jobs}`).filter(
      (line) => !line.startsWith(' '),
    );
    assert.deepEqual(titles, ['hedge (gardens/hedge/jobs.md) 0/0', 'pond (gardens/pond/jobs.md) 0/0']);
  });

  it('is not there where there is nothing to show', () =>
    assert.deepEqual(described('//- /gardens/pond/drawing.md\n# Nothing yet\n\nSoon.\n'), []));
});

describe('tasks that are phases', () => {
  it('count their sub-tasks, indented or not, at any depth; a leaf counts itself', () => {
    const text = `//- /gardens/shed/chores.md
# Shed

- [x] 1. Sweep
- [-] 2. Paint
  - [x] 2.1 The door
    - [ ] 2.1.1 The handle
  - [ ]* 2.2 The roof
- [ ] 3. Mend
- [x] 3.1 The lock
`;
    assert.deepEqual(described(text), [
      'Shed (gardens/shed/chores.md) 3/5',
      '  phase 1 Sweep: 1/1 done []',
      '  phase 2 Paint: 1/3 in-progress [2.1 2.2]',
      '  phase 3 Mend: 1/1 open [3.1]',
    ]);
  });
});

describe('gates and deliverables', () => {
  it('stand together by the label or heading above them', () => {
    const text = `//- /gardens/pond/drawing.md
# Pond

## Checks

- [x] The cat agrees
- [ ] The dog agrees

Later in the year:

**Checks**:

- [x] Frost is over

## How Far

**Checks**

- [x] Drawn
`;
    assert.deepEqual(described(text), [
      'Pond (gardens/pond/drawing.md) 0/0',
      '  gate Checks: 1/2 in-progress',
      '  gate Checks/Checks: 1/1 done',
      '  gate How Far/Checks: 1/1 done',
    ]);
  });

  it('are blocked by a row that failed, and without a status where no row has one', () => {
    const text = `//- /gardens/pond/drawing.md
# Pond

## Checks

- [x] The cat agrees
- [!] The dog agrees

## Brings

- A pond
- Newts
`;
    assert.deepEqual(described(text), [
      'Pond (gardens/pond/drawing.md) 0/0',
      '  gate Checks: 1/2 blocked',
      '  deliverables Brings: 0/2 -',
    ]);
  });

  it('belong to the step that they stand in, or that their heading names, and deliverables count for it', () => {
    const text = `//- /gardens/pond/drawing.md
# Pond

## Step 2: Fill

### Brings

- [x] Water
- [ ] Newts

### Checks

- [ ] It holds

## After Step 2

**Brings**:

- [x] A bench
`;
    assert.deepEqual(described(text), [
      'Pond (gardens/pond/drawing.md) 2/3',
      '  phase Step 2 Fill: 2/3 in-progress []',
      '  in it: deliverables Brings: 1/2 in-progress',
      '  in it: gate Checks: 0/1 open',
      '  in it: deliverables After Step 2/Brings: 1/1 done',
    ]);
  });
});

describe('stated progress', () => {
  const far = `## How Far

- [x] Step 1: drawn
- [~] Step 2: half of it
- [x] Step 9: nowhere
- [x] Everything else
- Step 3: no box, no statement
`;

  it('sets the status of the phases that it names, and adds neither phases nor counts', () => {
    const text = `//- /gardens/pond/drawing.md
# Pond

## Step 1: Look

## Step 2: Measure

## Step 3: Think

${far}`;
    assert.deepEqual(described(text), [
      'Pond (gardens/pond/drawing.md) 0/0',
      '  phase Step 1 Look: 0/0 done []',
      '  phase Step 2 Measure: 0/0 in-progress []',
      '  phase Step 3 Think: 0/0 - []',
    ]);
  });

  it('reaches the other documents of its folder, but not what is counted there, nor what it has phases for itself', () => {
    const text = `//- /gardens/pond/drawing.md
# Pond

## Step 1: Look

${far}
//- /gardens/pond/jobs.md
# Jobs

## Step 1: Dig

## Step 2: Fill

## Step 9: Plant

- [ ] J1 Reed

//- /gardens/hedge/jobs.md
# Hedge

## Step 2: Cut
`;
    assert.deepEqual(described(text), [
      'Hedge (gardens/hedge/jobs.md) 0/0',
      '  phase Step 2 Cut: 0/0 - []',
      'Jobs (gardens/pond/jobs.md) 0/1',
      '  phase Step 1 Dig: 0/0 - []',
      '  phase Step 2 Fill: 0/0 in-progress []',
      '  phase Step 9 Plant: 0/1 open [J1]',
      '  (not in the tree) phase Step 1 Look: 0/0 done []',
    ]);
  });
});

describe('a schedule', () => {
  it('has weeks of days, and counts what they deliver', () => {
    const text = `# Shed in a fortnight

## Week 1: Ground

### Day 1-2: Clear

- [x] The brambles are out

### Day 3: Level

## Week 2: Roof

### Day 8: Beams

## Deliverables

### Week 2 Deliverables

1. ✅ Beams
2. ⏳ Felt

## Success Criteria

1. **Dry**
   - No drop after a night of rain
   - No draught
2. **Safe**
   - It stands
`;
    assert.deepEqual(described(text), [
      'Shed in a fortnight (plan.md) 2/3',
      '  phase Week 1 Ground: 1/1 done [Day 1-2 Day 3]',
      '  in it: deliverables Day 1-2: Clear: 1/1 done',
      '  phase Week 2 Roof: 1/2 in-progress [Day 8]',
      '  in it: deliverables Week 2 Deliverables: 1/2 in-progress',
      '  gate Success Criteria/Dry: 0/2 -',
      '  gate Success Criteria/Safe: 0/1 -',
    ]);
  });
});
