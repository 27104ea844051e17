import assert from 'node:assert/strict';
import { addUncovered } from '../../../../server/src/core/commands/addUncovered';
import { insertCriterion } from '../../../../server/src/core/commands/insertCriterion';
import { insertWorkPackage } from '../../../../server/src/core/commands/insertWorkPackage';
import type { AuthoringCommand, CommandAnswer } from '../../../../server/src/core/commands/command';
import { answerAt, cursorAt, insertedAt, type Files } from '../../../support/inserting';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan, phasePlan, requirements } from '../../../support/planText';

const PLAN = 'docs/phase-1-doors.md';

const package1 = (
  id: string,
  title: string,
  traced: string,
  criteria: readonly string[],
): string => `### ${id}: ${title}

**Description**: What ${title.toLowerCase()} are.

**Acceptance criteria**:

${criteria.map((one) => `- [ ] ${one}`).join('\n')}

**Complexity**: S

**Requirements traced**: ${traced}

**Blocked by**: none`;

const DOORS = package1('WP-1', 'Doors', '[1.1-1]', ['A badge opens it (verifies [1.1-1])']);
const LAMPS = package1('WP-2', 'Lamps', '[1.2-1]', ['It shines (verifies [1.2-1])']);

/** The second bullet of 1.1 has a row and no work, the third not even a row. */
function files(packages = `${DOORS}\n\n${LAMPS}`, rows?: string): Files {
  return new Map([
    [
      'docs/HighLevelReqs.md',
      requirements({
        '1.1': ['A door opens with a badge.', 'A door shuts by itself.', 'A door must not open in a fire drill.'],
        '1.2': ['The lamp shines at night.'],
      }),
    ],
    [
      'docs/generate_plans.md',
      masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1, 1.2', `**Plan Document**: \`${PLAN}\``] }),
    ],
    [
      PLAN,
      phasePlan({
        checklist:
          rows ??
          `### 1.1 Doors

- [ ] [1.1-1] A door opens with a badge → WP-1
- [ ] [1.1-2] A door shuts by itself

### 1.2 Lamps

- [ ] [1.2-1] The lamp shines at night → WP-2`,
        packages,
      }),
    ],
  ]);
}

function run(
  command: AuthoringCommand,
  before: Files,
  at: string,
  answers: Record<string, string[]>,
  reveals: readonly string[] = [],
): { readonly diff: readonly string[]; readonly files: Files } {
  return insertedAt(command, before, cursorAt(before, PLAN, at), answers, reveals);
}

const asks = (
  command: AuthoringCommand,
  before: Files,
  at: string,
  answers: Record<string, string[]> = {},
): CommandAnswer => answerAt(command, workspaceOf(before).snapshot(), cursorAt(before, PLAN, at), answers);

describe('insert work package', () => {
  it('stands behind the one at the cursor, with the next number and all parts', () => {
    const { diff, files: after } = run(
      insertWorkPackage,
      files(),
      'What doors are',
      { title: ['Hinges'], traces: [] },
      ['trace/orphan-work'],
    );
    assert.deepEqual(diff, [
      '+ ### WP-3: Hinges',
      '+ **Description**: …',
      '+ **Acceptance criteria**:',
      '+ - [ ] …',
      '+ **Complexity**: M',
      '+ **Requirements traced**: …',
      '+ **Blocked by**: …',
    ]);
    assert.match(after.get(PLAN) ?? '', /### WP-1[\s\S]*### WP-3[\s\S]*### WP-2/);
    const again = asks(insertWorkPackage, after, 'What doors are', { title: ['hinges'], traces: [] });
    assert.ok('unchanged' in again, JSON.stringify(again));
  });

  it('covers what is chosen: rows, mappings, traces and criteria in one edit', () => {
    const asked = asks(insertWorkPackage, files(), 'Scope', { title: ['Hinges'] });
    assert.ok('ask' in asked && asked.ask.kind === 'choice' && asked.ask.many === true);
    assert.deepEqual(
      asked.ask.choices.map(({ value }) => value),
      ['1.1-2', '1.1-3'],
    );
    const { diff } = run(insertWorkPackage, files(), 'Open Questions', {
      title: ['Hinges'],
      traces: ['1.1-2', '1.1-3'],
    });
    assert.deepEqual(
      diff.filter((line) => /1\.1-|WP-3/.test(line)),
      [
        '- - [ ] [1.1-2] A door shuts by itself',
        '+ - [ ] [1.1-2] A door shuts by itself → WP-3',
        '+ - [ ] [1.1-3] A door must not open in a fire drill → WP-3',
        '+ ### WP-3: Hinges',
        '+ - [ ] A door shuts by itself (verifies [1.1-2])',
        '+ - [ ] Negative: A door must not open in a fire drill; an attempt to do so fails (verifies [1.1-3])',
        '+ **Requirements traced**: [1.1-2], [1.1-3]',
      ],
    );
  });

  it('maps rows alone where the plan does no more', () => {
    const mapping = files([DOORS, LAMPS].map((one) => one.replace(/\*\*Requirements traced.*\n\n/, '')).join('\n\n'));
    const { diff } = run(insertWorkPackage, mapping, 'Scope', { title: ['Hinges'], traces: ['1.1-2', '1.1-3'] });
    assert.deepEqual(
      diff.filter((line) => /WP-3|traced/.test(line)),
      [
        '+ - [ ] [1.1-2] A door shuts by itself → WP-3',
        '+ - [ ] [1.1-3] A door must not open in a fire drill → WP-3',
        '+ ### WP-3: Hinges',
      ],
    );
  });

  it('writes the first one of a plan', () => {
    const none = files('None yet.', '- [ ] [1.1-1] A door opens with a badge\n- [ ] [1.1-2] A door shuts by itself');
    const { diff } = run(insertWorkPackage, none, 'None yet', { title: ['Doors'], traces: [] }, ['trace/', 'plan/']);
    assert.deepEqual(diff.slice(0, 2), ['- None yet.', '+ ### WP-1: Doors']);
    assert.ok(diff.some((line) => line.startsWith('+ **Requirements traced**')));
  });

  it('writes work packages and phases into task lists', () => {
    const path = 'specs/001-kiln/tasks.md';
    const spec = [
      'specs/001-kiln/spec.md',
      '# Feature Specification: Kiln\n\n## Requirements\n\n- **FR-001**: The kiln MUST heat\n',
    ] as const;
    const phases = new Map([
      spec,
      [path, '# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Lay bricks (FR-001)\n\n## Notes\n\nNone.\n'],
    ]);
    assert.deepEqual(
      insertedAt(insertWorkPackage, phases, cursorAt(phases, path, '# Tasks'), { title: ['Fire'] }).diff,
      ['+ ## Phase 2: Fire'],
    );
    const packages = new Map([
      spec,
      [
        path,
        '# Work Packages\n\n## Work Package WP01: Bricks (Priority: P1)\n\n**Requirements**: FR-001\n\n- [ ] T001 Lay bricks\n',
      ],
    ]);
    assert.deepEqual(
      insertedAt(insertWorkPackage, packages, cursorAt(packages, path, 'T001'), { title: ['Fire'] }, [
        'trace/orphan-work',
      ]).diff,
      ['+ ## Work Package WP02: Fire', '+ **Requirements**: …'],
    );
  });

  it('refuses where there is no plan, and what is covered already', () => {
    const plain: Files = new Map([['notes.md', '# Notes\n']]);
    const nowhere = answerAt(insertWorkPackage, workspaceOf(plain).snapshot(), { path: 'notes.md', offset: 0 });
    assert.ok('refused' in nowhere && nowhere.refused.includes('no phase plan'));
    const wrong = asks(insertWorkPackage, files(), 'Scope', { title: ['Hinges'], traces: ['1.1-1'] });
    assert.ok('refused' in wrong && wrong.refused.includes('1.1-1'), JSON.stringify(wrong));
  });
});

describe('insert acceptance criterion', () => {
  const untested = package1('WP-1', 'Doors', '[1.1-1], [1.1-2], [1.1-3]', ['A badge opens it (verifies [1.1-1])']);
  const rows = `- [ ] [1.1-1] A door opens with a badge → WP-1
- [ ] [1.1-2] A door shuts by itself → WP-1
- [ ] [1.1-3] A door must not open in a fire drill (negative) → WP-1
- [ ] [1.2-1] The lamp shines at night → WP-2`;
  const before = files(`${untested}\n\n${LAMPS}`, rows);

  it('offers what nothing verifies first', () => {
    const asked = asks(insertCriterion, before, 'What doors are');
    assert.ok('ask' in asked && asked.ask.kind === 'choice');
    assert.deepEqual(
      asked.ask.choices.map(({ value, detail }) => [value, detail]),
      [
        ['1.1-2', undefined],
        ['1.1-3', undefined],
        ['1.1-1', 'verified by WP-1'],
        ['own words', undefined],
      ],
    );
  });

  it('says of a prohibition that trying it fails, and says so only once', () => {
    const { diff, files: after } = run(insertCriterion, before, 'What doors are', { requirement: ['1.1-3'] });
    assert.deepEqual(diff, [
      '+ - [ ] Negative: A door must not open in a fire drill; an attempt to do so fails (verifies [1.1-3])',
    ]);
    const again = asks(insertCriterion, after, 'What doors are', { requirement: ['[1.1-3]'] });
    assert.ok('unchanged' in again, JSON.stringify(again));
  });

  it('takes words of one’s own, in the work package that is named', () => {
    const { diff, files: after } = run(insertCriterion, before, 'Scope', {
      work: ['wp-2'],
      text: ['It flickers never'],
    });
    assert.deepEqual(diff, ['+ - [ ] It flickers never']);
    assert.match(after.get(PLAN) ?? '', /It shines \(verifies \[1\.2-1\]\)\n- \[ \] It flickers never\n/);
    const again = asks(insertCriterion, after, 'Scope', { work: ['WP-2'], text: ['It flickers never.'] });
    assert.ok('unchanged' in again, JSON.stringify(again));
  });

  it('fills the slot that waits for one, and writes the list where there is none', () => {
    const slot = files(`${package1('WP-1', 'Doors', '[1.1-1], [1.1-2]', ['…'])}\n\n${LAMPS}`, rows);
    assert.deepEqual(run(insertCriterion, slot, 'What doors are', { requirement: ['1.1-2'] }).diff, [
      '- - [ ] …',
      '+ - [ ] A door shuts by itself (verifies [1.1-2])',
    ]);
    const bare = files(`${DOORS.replace(/\*\*Acceptance[\s\S]*?\n\n(?=\*\*Comp)/, '')}\n\n${LAMPS}`, rows);
    assert.deepEqual(
      run(insertCriterion, bare, 'What doors are', { requirement: ['1.1-1'] }, ['trace/unverified']).diff,
      ['+ **Acceptance criteria**:', '+ - [ ] A door opens with a badge (verifies [1.1-1])'],
    );
  });
});

describe('add all uncovered requirements of a section', () => {
  it('gives the section at the cursor to a work package, rows and criteria included', () => {
    const asked = asks(addUncovered, files(), '[1.1-1]');
    assert.ok('ask' in asked && asked.ask.kind === 'choice' && asked.ask.name === 'work');
    assert.deepEqual(
      asked.ask.choices.map(({ value }) => value),
      ['WP-1', 'WP-2', 'new'],
    );
    const { diff, files: after } = run(addUncovered, files(), '[1.1-1]', { work: ['WP-1'] });
    assert.deepEqual(
      diff.filter((line) => line.includes('1.1-')),
      [
        '- - [ ] [1.1-2] A door shuts by itself',
        '- **Requirements traced**: [1.1-1]',
        '+ - [ ] [1.1-2] A door shuts by itself → WP-1',
        '+ - [ ] [1.1-3] A door must not open in a fire drill → WP-1',
        '+ - [ ] A door shuts by itself (verifies [1.1-2])',
        '+ - [ ] Negative: A door must not open in a fire drill; an attempt to do so fails (verifies [1.1-3])',
        '+ **Requirements traced**: [1.1-1], [1.1-2], [1.1-3]',
      ],
    );
    const again = asks(addUncovered, after, '[1.1-1]', { work: ['WP-1'] });
    assert.ok('unchanged' in again && again.unchanged === `${PLAN} covers everything of 1.1.`);
  });

  it('asks for the section elsewhere, and takes it from an answer', () => {
    const asked = asks(addUncovered, files(), 'Scope');
    assert.ok('ask' in asked && asked.ask.kind === 'choice');
    assert.deepEqual([asked.ask.name, asked.ask.choices.map(({ value }) => value)], ['section', ['1.1']]);
    const nothing = asks(addUncovered, files(), 'Scope', { section: ['1.2'] });
    assert.ok('unchanged' in nothing, JSON.stringify(nothing));
    const unknown = asks(addUncovered, files(), 'Scope', { section: ['9.9'] });
    assert.ok('refused' in unknown && unknown.refused.includes('9.9'));
  });

  it('writes a work package for them', () => {
    const { diff, files: after } = run(addUncovered, files(), 'Scope', {
      section: ['1.1'],
      work: ['new'],
      title: ['Hinges'],
    });
    assert.ok(diff.includes('+ ### WP-3: Hinges'));
    assert.ok(diff.includes('+ **Requirements traced**: [1.1-2], [1.1-3]'));
    assert.ok(diff.includes('+ - [ ] [1.1-3] A door must not open in a fire drill → WP-3'));
    const again = asks(addUncovered, after, 'Scope', { section: ['1.1'], work: ['new'], title: ['Hinges'] });
    assert.ok('unchanged' in again, JSON.stringify(again));
  });
});
