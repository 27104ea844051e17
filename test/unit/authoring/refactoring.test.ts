import assert from 'node:assert/strict';
import { linesAfter, offeredAt, refactoredFiles, refusalAt } from '../../support/refactoring';
import { craneSources } from '../../support/idForms';

const SPEC = 'specs/001-kiln/spec.md';
const TASKS = 'specs/001-kiln/tasks.md';

/** A specification with five requirements, one of which may hold the cursor, and what its tasks say. */
function kiln(id: string, row: string, { plan = '', words = '' } = {}): string {
  const says: Record<string, string> = {
    'FR-001': 'The kiln MUST heat slowly',
    'FR-002': 'The kiln MUST hold its heat',
    'FR-003': 'The kiln MUST cool overnight',
    'FR-004': 'The door MUST stay shut while it is hot',
    'FR-005': 'The log MUST name the batch',
  };
  const rows = Object.entries(says).map(([own, said]) => {
    const text = own === id && words !== '' ? words : said;
    return `- **${own === id ? id.replace('-', '-$0') : own}**: ${text}`;
  });
  const at = id === '' || words.includes('$0') ? rows.map((one) => one.replace('-$0', '-')) : rows;
  return `//- /${SPEC}
# Feature Specification: Kiln

## Requirements

### Functional Requirements

${at.join('\n')}

//- /${TASKS}
# Tasks: Kiln

## Phase 1: Setup

- [ ] T001 Lay bricks (FR-001–FR-005)
- [ ] T002 Fit it: ${row}
${plan}`;
}

const cited = (source: string, title: string, reveals: readonly string[] = []): string | undefined =>
  linesAfter(source, title, TASKS, { reveals })
    .find((line) => line.startsWith('- [ ] T002'))
    ?.slice('- [ ] T002 Fit it: '.length);

const ids = (source: string, title: string, reveals: readonly string[] = []): string[] =>
  linesAfter(source, title, SPEC, { reveals }).map((line) =>
    line.replace(/^- \*\*(.*)\*\*: (?:The )?(\S*).*$/, '$1 $2'),
  );

const ORPHAN = ['trace/orphan-requirement'];

describe('refactorings of a numbered row', () => {
  it('are offered as far as the row lets them', () => {
    assert.deepEqual(offeredAt(kiln('FR-002', 'FR-002')), [
      'Insert FR-003 below and renumber',
      'Move FR-002 up above FR-001 and renumber',
      'Move FR-002 down below FR-003 and renumber',
      'Remove FR-002 and renumber',
      'Remove FR-002 and leave its number unused',
    ]);
    assert.deepEqual(offeredAt(kiln('FR-005', 'FR-002')), [
      'Insert FR-006 below',
      'Move FR-005 up above FR-004 and renumber',
      'Remove FR-005 and leave its number unused',
    ]);
  });

  describe('inserting', () => {
    const title = 'Insert FR-003 below and renumber';

    it('moves those that follow up by one', () =>
      assert.deepEqual(ids(kiln('FR-002', 'FR-002'), title, ORPHAN), [
        'FR-001 kiln',
        'FR-002 kiln',
        'FR-003 …',
        'FR-004 kiln',
        'FR-005 door',
        'FR-006 log',
      ]));

    for (const [before, after] of [
      ['FR-002', 'FR-002'],
      ['FR-003', 'FR-004'],
      ['FR-002/003/004', 'FR-002/004/005'],
      ['FR-002–FR-004', 'FR-002, FR-004–FR-005'],
      ['FR-003–FR-005', 'FR-004–FR-006'],
      ['`FR-001`, `FR-005`', '`FR-001`, `FR-006`'],
    ] as const)
      it(`keeps ${before} on its items`, () => assert.equal(cited(kiln('FR-002', before), title, ORPHAN), after));

    it('puts a row behind the last', () =>
      assert.equal(ids(kiln('FR-005', 'FR-002'), 'Insert FR-006 below', ORPHAN).at(-1), 'FR-006 …'));

    it('writes a row of a table as the others are', () => {
      const source = `//- /plan.md
# Rollout

| Task ID | Description | Owner | Prereqs | Source |
| :-- | :-- | :-- | :-- | :-- |
| T-0$001 | Survey the yard | Ann | | |
| T-002 | Order the crane | Bo | T-001 | |
| T-003 | Lift the roof | Cy | T-001, T-002 | |
`;
      const files = refactoredFiles(source, 'Insert T-002 below and renumber', { reveals: ['trace/orphan-work'] });
      assert.deepEqual(files.get('plan.md')?.split('\n').slice(4, 8), [
        '| T-001 | Survey the yard | Ann | | |',
        '| T-002 | … | | | |',
        '| T-003 | Order the crane | Bo | T-001 | |',
        '| T-004 | Lift the roof | Cy | T-001, T-003 | |',
      ]);
    });
  });

  describe('moving', () => {
    it('exchanges two rows and their numbers', () => {
      const title = 'Move FR-002 down below FR-003 and renumber';
      assert.deepEqual(linesAfter(kiln('FR-002', 'FR-002'), title, SPEC).slice(1, 3), [
        '- **FR-002**: The kiln MUST cool overnight',
        '- **FR-003**: The kiln MUST hold its heat',
      ]);
      assert.equal(cited(kiln('FR-002', 'FR-002/004'), title), 'FR-003/004');
      assert.equal(cited(kiln('FR-002', 'FR-001–FR-003'), title), 'FR-001–FR-003');
      assert.equal(cited(kiln('FR-002', 'FR-003–FR-005'), title), 'FR-002, FR-004–FR-005');
    });

    it('leaves the numbers of a numbered list where they are', () => {
      const source = kiln('FR-002', 'FR-002').replace(/^- (\*\*FR-(?:\$0)?00(\d))/gm, '$2. $1');
      const rows = linesAfter(source, 'Move FR-002 up above FR-001 and renumber', SPEC);
      assert.deepEqual(rows.slice(0, 2), [
        '1. **FR-001**: The kiln MUST hold its heat',
        '2. **FR-002**: The kiln MUST heat slowly',
      ]);
    });
  });

  describe('removing', () => {
    const title = 'Remove FR-003 and renumber';

    it('moves those that follow down by one', () =>
      assert.deepEqual(ids(kiln('FR-003', 'FR-002'), title), [
        'FR-001 kiln',
        'FR-002 kiln',
        'FR-003 door',
        'FR-004 log',
      ]));

    for (const [before, after] of [
      ['FR-002, FR-003', 'FR-002'],
      ['FR-003, FR-004', 'FR-003'],
      ['FR-002, FR-003 and FR-004', 'FR-002 and FR-003'],
      ['FR-002/003/004', 'FR-002/003'],
      ['FR-001–FR-005', 'FR-001–FR-004'],
      ['FR-003–FR-005', 'FR-003, FR-004'],
    ] as const)
      it(`takes it out of ${before}`, () => assert.equal(cited(kiln('FR-003', before), title), after));

    it('leaves a note where its number stays unused, and the number is given to nobody', () => {
      const unused = 'Remove FR-005 and leave its number unused';
      const files = refactoredFiles(kiln('FR-005', 'FR-002'), unused);
      assert.match(files.get(SPEC) ?? '', /FR-004\*\*.*\n\n<!-- removed: FR-005 -->\n$/);
      const source = [...files].map(([path, text]) => `//- /${path}\n${text}\n`).join('');
      assert.deepEqual(offeredAt(source.replace('**FR-004**', '**FR-$0004**')).slice(0, 1), ['Insert FR-006 below']);
      const again = refactoredFiles(
        source.replace('**FR-002**', '**FR-$0002**'),
        'Remove FR-002 and leave its number unused',
        {
          reveals: ['trace/orphan-work'],
        },
      );
      assert.match(again.get(SPEC) ?? '', /<!-- removed: FR-005, FR-002 -->/);
    });

    it('takes along what stands below it, unless that is something of its own', () => {
      const source = (below: string): string =>
        kiln('', 'FR-002', { plan: `- [ ] T0$003 Open it\n${below}\n- [ ] T004 Close it` });
      const tasks = linesAfter(source('  - with gloves'), 'Remove T003 and renumber', TASKS);
      assert.deepEqual(tasks.slice(-2), ['- [ ] T002 Fit it: FR-002', '- [ ] T003 Close it']);
      assert.match(
        refusalAt(source('  - [ ] T0031 With gloves'), 'Remove T003 and leave its number unused'),
        /or other items stand below it/,
      );
    });

    it('does not touch source code', () => {
      const code = '\n//- /src/kiln.ts\n /* [FR-003] cools */\nexport const cool = 1; // [FR-004]\n';
      const configuration = '\n//- /plantrace.config.json\n{ "code": { "implements": ["src/**"] } }\n';
      const source = (id: string): string => kiln(id, 'FR-002') + code + configuration;
      assert.equal(refusalAt(source('FR-003'), title), 'src/kiln.ts, line 1 is for FR-003; take it out there first.');
      const files = refactoredFiles(source('FR-002'), 'Remove FR-002 and renumber', { reveals: ['trace/orphan-work'] });
      assert.equal(files.get('src/kiln.ts'), ' /* [FR-002] cools */\nexport const cool = 1; // [FR-003]\n');
    });

    it('says where words speak of it that only a person can change', () =>
      assert.equal(
        refusalAt(kiln('FR-003', 'so that FR-003 is met'), title),
        `${TASKS}, line 6 speaks of FR-003 in words that only you can change.`,
      ));
  });
});

describe('splitting a row', () => {
  const BOTH = 'The kiln MUST cool overnight, and $0show that it does';
  const free = 'Split FR-003 into FR-003 and FR-006';
  const next = 'Split FR-003 into FR-003 and FR-004, and renumber';
  const source = (row: string, words = BOTH): string => kiln('FR-003', row, { words });

  it('is offered between words, and at the ID where they have two halves', () => {
    const splits = (text: string): string[] => offeredAt(text).filter((title) => title.startsWith('Split'));
    assert.deepEqual(splits(source('FR-002')), [free, next]);
    assert.deepEqual(splits(kiln('FR-003', 'FR-002')), []);
    assert.deepEqual(splits(source('FR-002', BOTH.replace('$0', '')).replace('**FR-003**', '**FR-$0003**')), [
      free,
      next,
    ]);
  });

  it('gives what stands behind the cursor a row of its own', () => {
    assert.deepEqual(linesAfter(source('FR-003'), free, SPEC).slice(2, 5), [
      '- **FR-003**: The kiln MUST cool overnight',
      '- **FR-006**: Show that it does',
      '- **FR-004**: The door MUST stay shut while it is hot',
    ]);
    assert.deepEqual(linesAfter(source('FR-003'), next, SPEC).slice(2, 5), [
      '- **FR-003**: The kiln MUST cool overnight',
      '- **FR-004**: Show that it does',
      '- **FR-005**: The door MUST stay shut while it is hot',
    ]);
  });

  for (const [before, freely, renumbered] of [
    ['FR-003', 'FR-003, FR-006', 'FR-003, FR-004'],
    ['(FR-003)', '(FR-003, FR-006)', '(FR-003, FR-004)'],
    ['`FR-003`', '`FR-003`, `FR-006`', '`FR-003`, `FR-004`'],
    ['FR-002, FR-003 and FR-004', 'FR-002, FR-003 and FR-004, FR-006', 'FR-002, FR-003, FR-004 and FR-005'],
    ['FR-002/003', 'FR-002/003/FR-006', 'FR-002/003, FR-004'],
    ['FR-002–FR-004', 'FR-002–FR-004, FR-006', 'FR-002–FR-003, FR-005, FR-004'],
  ] as const)
    it(`lets ${before} cite both`, () => {
      assert.equal(cited(source(before), free), freely);
      assert.equal(cited(source(before), next), renumbered);
    });

  it('asks for a place between two words', () =>
    assert.equal(
      refusalAt(source('FR-003', 'The kiln MUST `cool $0overnight` and so on'), free),
      'Put the cursor between two words of what FR-003 says.',
    ));

  it('is done in tables too', () => {
    const table = `//- /plan.md
# Rollout

| Task ID | Description | Owner | Prereqs | Source |
| :-- | :-- | :-- | :-- | :-- |
| T-001 | Survey the yard; $0mark the pipes | Ann | | |
| T-002 | Order the crane | Bo | T-001 | |
`;
    const files = refactoredFiles(table, 'Split T-001 into T-001 and T-003');
    assert.deepEqual(files.get('plan.md')?.split('\n').slice(4, 7), [
      '| T-001 | Survey the yard | Ann | | |',
      '| T-003 | Mark the pipes | Ann | | |',
      '| T-002 | Order the crane | Bo | T-001, T-003 | |',
    ]);
  });
});

const PLAN = 'plans/phase-1-crane.md';
const MATRIX = 'plans/requirements-traceability.md';

/** A plan whose rows are mapped to two work packages, a matrix that lists them, and the source that they are made from. */
const crane = (id: string): string =>
  `${craneSources('- It stops at once.\n')}
//- /${PLAN}
# Phase 1: Crane

## Requirements Checklist

- [ ] [4.4-1] It lifts ten tons. → WP-1
- [ ] [4.4-2] It must not swing in a storm. (negative) → WP-2
- [ ] [4.4-3] It turns both ways. → WP-1
- [ ] [4.4-4] It stops at once. → WP-2

## Work Packages

### WP-1: Arm

**Requirements traced**: [4.4-1], [4.4-3]

**Acceptance criteria**:
- [ ] [4.4-1] Ten tons hang for an hour.
- [ ] [4.4-3] It turns twice without stopping.

### WP-2: Brakes

**Requirements traced**: [4.4-2], [4.4-4]

**Acceptance criteria**:
- [ ] [4.4-2] In a storm it swings by a hand at most.
- [ ] [4.4-4] It stands still after a second.

## Test Strategy

All of [4.4-1]–[4.4-4] are tried in the yard.

//- /${MATRIX}
# Requirements traceability

| Requirement | Phase | Work package | Status |
| --- | --- | --- | --- |
| 4.4-1 | 1 | WP-1 | Plan generated |
| 4.4-2 | 1 | WP-2 | Plan generated |
| 4.4-3 | 1 | WP-1 | Plan generated |
| 4.4-4 | 1 | WP-2 | Plan generated |
`.replace(`[ ] [${id}]`, `[ ] [$0${id}]`);

describe('refactorings of a checklist row', () => {
  it('insert one, and take its number everywhere', () => {
    const files = refactoredFiles(crane('4.4-2'), 'Insert 4.4-3 below and renumber', {
      reveals: ['trace/orphan-requirement', 'document/stale-matrix'],
    });
    const plan = files.get(PLAN) ?? '';
    assert.match(plan, /- \[ \] \[4\.4-3\] …\n- \[ \] \[4\.4-4\] It turns both ways\. → WP-1\n/);
    assert.match(plan, /\[4\.4-1\], \[4\.4-4\]\n/);
    assert.match(plan, /\[4\.4-1\]–\[4\.4-2\], \[4\.4-4\]–\[4\.4-5\] are tried/);
    assert.match(files.get(MATRIX) ?? '', /\| 4\.4-4 \| 1 \| WP-1 \|/);
  });

  it('remove one, with its criterion and its row of the matrix', () => {
    const files = refactoredFiles(crane('4.4-3'), 'Remove 4.4-3 and renumber', {
      reveals: ['trace/orphan-requirement'],
    });
    const plan = files.get(PLAN) ?? '';
    assert.doesNotMatch(plan, /turns/);
    assert.match(plan, /\*\*Requirements traced\*\*: \[4\.4-1\]\n/);
    assert.match(plan, /\[4\.4-2\], \[4\.4-3\]\n/);
    assert.match(plan, /\[4\.4-1\]–\[4\.4-3\] are tried/);
    assert.doesNotMatch(files.get(MATRIX) ?? '', /4\.4-4/);
  });

  it('exchange two', () => {
    const plan = refactoredFiles(crane('4.4-3'), 'Move 4.4-3 up above 4.4-2 and renumber').get(PLAN) ?? '';
    assert.match(plan, /\[4\.4-2\] It turns both ways\. → WP-1\n- \[ \] \[4\.4-3\] It must not swing/);
    assert.match(plan, /\[4\.4-1\], \[4\.4-2\]\n/);
  });

  it('leave no row without a note where the profile never gives a number twice', () => {
    const configuration =
      '{ "profiles": { "harbour": { "extends": "phased-plan", "ids": { "numbered": { "tombstones": true } } } } }';
    const source = `${crane('4.4-3')}\n//- /plantrace.config.json\n${configuration}\n`;
    assert.deepEqual(
      offeredAt(source).filter((title) => title.startsWith('Remove')),
      ['Remove 4.4-3 and leave its number unused'],
    );
  });

  it('split one between the work packages and in the matrix', () => {
    const source = crane('4.4-2')
      .replace('[$04.4-2] It must not swing in a storm.', '[4.4-2] It must not swing in a storm, $0or creak.')
      .replace('- It must not swing in a storm.', '- It must not swing in a storm, or creak.');
    const files = refactoredFiles(source, 'Split 4.4-2 into 4.4-2 and 4.4-3, and renumber', {
      reveals: ['trace/text-drift'],
    });
    const plan = files.get(PLAN) ?? '';
    assert.match(
      plan,
      /\[4\.4-2\] It must not swing in a storm\. \(negative\) → WP-2\n- \[ \] \[4\.4-3\] Or creak\. → WP-2\n/,
    );
    assert.match(plan, /\[4\.4-2\], \[4\.4-3\], \[4\.4-5\]\n/);
    assert.match(plan, /- \[ \] \[4\.4-2\], \[4\.4-3\] In a storm/);
    assert.match(files.get(MATRIX) ?? '', /\| 4\.4-2 \| 1 .*\n\| 4\.4-3 \| 1 \| WP-2 \|/);
  });
});
