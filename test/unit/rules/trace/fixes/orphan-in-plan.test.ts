import assert from 'node:assert/strict';
import { mend } from '../../../../support/mending';
import {
  folder,
  masterPlan,
  phasePlan,
  requirements,
  workPackage,
  type PhasePlanParts,
} from '../../../../support/planText';

const CODE = 'trace/orphan-requirement';

const ROWS = '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] A bell rings at the desk\n- [ ] [1.1-3] It closes → WP-1';
const PACKAGES = [
  workPackage(
    'WP-1',
    '[1.1-1], [1.1-3]',
    '**Acceptance criteria**:\n\n- [ ] Opens (verifies [1.1-1])\n- [ ] Closes (verifies [1.1-3])',
  ),
  workPackage('WP-2', '[1.1-1]', '**Acceptance criteria**:\n\n- [ ] Rings').replace('Some work', 'The bell'),
].join('\n');

const plan = (parts: PhasePlanParts = {}): string =>
  folder({ 'phase-1.md': phasePlan({ checklist: ROWS, packages: PACKAGES, ...parts }) });

describe(`the fixes of ${CODE} for a row of a plan`, () => {
  it('add it to the work package that is most like it, or to another one', () => {
    const { fixes, diff } = mend(plan(), CODE);
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ['Add 1.1-2 to WP-2', true],
        ['Add 1.1-2 to WP-1', false],
        ['Create WP-3 for 1.1-2 in phase-1.md', false],
      ],
    );
    assert.deepEqual(diff, [
      '- - [ ] [1.1-2] A bell rings at the desk',
      '- **Requirements traced**: [1.1-1]',
      '+ - [ ] [1.1-2] A bell rings at the desk → WP-2',
      '+ **Requirements traced**: [1.1-1], [1.1-2]',
      '+ - [ ] A bell rings at the desk (verifies [1.1-2])',
    ]);
    assert.deepEqual(mend(plan(), CODE, { choose: 'Add 1.1-2 to WP-1' }).diff, [
      '- - [ ] [1.1-2] A bell rings at the desk',
      '- **Requirements traced**: [1.1-1], [1.1-3]',
      '+ - [ ] [1.1-2] A bell rings at the desk → WP-1',
      '+ **Requirements traced**: [1.1-1], [1.1-2], [1.1-3]',
      '+ - [ ] A bell rings at the desk (verifies [1.1-2])',
    ]);
  });

  it('fill the cell of a table, and give up its blanks first', () => {
    const checklist =
      '| ID      | Requirement  | WP   |\n|---------|--------------|------|\n| [1.1-1] | It opens     | WP-1 |\n| [1.1-2] | A bell rings |      |\n| [1.1-3] | It closes    | WP-1 |';
    const { diff } = mend(plan({ checklist }), CODE);
    assert.deepEqual(diff.slice(0, 1), ['- | [1.1-2] | A bell rings |      |']);
    assert.ok(diff.includes('+ | [1.1-2] | A bell rings | WP-2 |'));
    const none = mend(plan({ checklist: checklist.replace('rings |      |', 'rings | none |') }), CODE);
    assert.ok(none.diff.includes('+ | [1.1-2] | A bell rings | WP-2 |'));
  });

  it('write a mapping that nobody has made yet, and no more than the row where the work packages trace nothing', () => {
    const checklist = ROWS.replace('at the desk', 'at the desk → TBD');
    const packages = '### WP-1: Doors\n\n- **Size**: S\n- **Criteria**:\n  * [x] opens\n';
    assert.deepEqual(mend(plan({ checklist, packages }), CODE).diff, [
      '- - [ ] [1.1-2] A bell rings at the desk → TBD',
      '+ - [ ] [1.1-2] A bell rings at the desk → WP-1',
    ]);
    assert.deepEqual(mend(plan({ checklist, packages }), CODE, { choose: 'Create WP-2' }).diff, [
      '- - [ ] [1.1-2] A bell rings at the desk → TBD',
      '+ - [ ] [1.1-2] A bell rings at the desk → WP-2',
      '+ ### WP-2: A bell rings at the desk',
      '+ - **Size**: M',
      '+ - **Criteria**:',
      '+   * [ ] …',
      '+ ',
      '+ ',
    ]);
  });

  it('create a work package behind the last one, with the parts that they have', () => {
    const { files } = mend(plan(), CODE, { choose: 'Create WP-3' });
    const section = `
### WP-3: A bell rings at the desk

**Complexity**: M

**Requirements traced**: [1.1-2]

**Acceptance criteria**:

- [ ] A bell rings at the desk (verifies [1.1-2])
`;
    assert.ok(files.get('phase-1.md')?.includes(section), files.get('phase-1.md'));
  });

  it('leave out of it what only one of two has', () => {
    const packages = PACKAGES.replace('**Acceptance criteria**:\n\n- [ ] Rings', '');
    const { diff } = mend(plan({ packages }), CODE, { choose: 'Create WP-3' });
    assert.deepEqual(
      diff.filter((line) => /\*\*/.test(line)),
      ['+ **Complexity**: M', '+ **Requirements traced**: [1.1-2]'],
    );
  });

  it('give it what two of three have, as far below its heading as the others begin', () => {
    const packages = ['WP-1', 'WP-2', 'WP-3']
      .map((id) => {
        const criteria = id === 'WP-3' ? '' : '- **Acceptance criteria**:\n  - [ ] Done\n';
        return `### ${id}: Work\n\n- **Description**: Some.\n${criteria}- **Requirements traced**: [1.1-1], [1.1-3]\n`;
      })
      .join('\n');
    const { files } = mend(plan({ packages }), CODE, { choose: 'Create WP-4' });
    const section = `
### WP-4: A bell rings at the desk

- **Acceptance criteria**:
  - [ ] …
- **Requirements traced**: [1.1-2]
`;
    assert.ok(files.get('phase-1.md')?.includes(section), files.get('phase-1.md'));
  });

  it('do the same for constraints, whose IDs are spelt as their form is', () => {
    const checklist = ROWS.replace('at the desk', 'at the desk → WP-2');
    const packages = PACKAGES.replace('[1.1-1]\n', '[1.1-1], [1.1-2]\n').replace('Rings', 'Rings ([1.1-2])');
    const of = (constraints: string): readonly string[] => mend(plan({ checklist, packages, constraints }), CODE).diff;
    assert.deepEqual(of('- [ ] [KDD-runtime-1] One process → WP-2\n- [ ] [KDD-runtime-2] A lock'), [
      '- - [ ] [KDD-runtime-2] A lock',
      '- **Requirements traced**: [1.1-1], [1.1-2]',
      '+ - [ ] [KDD-runtime-2] A lock → WP-2',
      '+ **Requirements traced**: [1.1-1], [1.1-2], [KDD-runtime-2]',
    ]);
    assert.ok(of('- [ ] REQ-HOST-1 One process').includes('+ **Requirements traced**: [1.1-1], [1.1-3], REQ-HOST-1'));
  });
});

describe(`the fixes of ${CODE} for what has no row`, () => {
  const documents = folder({
    'Component-Host.md':
      '# Host\n\n### REQ-HOST-1: Serve\n\nIt must serve pages.\n\n### REQ-HOST-3: Stop\n\nIt stops.\n',
    'CLAUDE.md': '# Gate\n\n## Key Design Decisions\n\n### Runtime\n\n- One process.\n- No lock is held.\n',
    'HighLevelReqs.md': requirements({ '1.1': ['It opens.', 'It rings.'] }),
    'master.md': masterPlan({
      1: [
        '**HighLevelReqs Coverage**: 1.1',
        '**Components**: REQ-HOST-1, REQ-HOST-3',
        '**Plan Document**: `phase-1.md`',
      ],
    }),
    'phase-1.md': phasePlan({
      checklist: '- [ ] [1.1-1] It opens → WP-1',
      constraints: '- [ ] [KDD-runtime-1] One → WP-1',
      packages: workPackage('WP-1', '[1.1-1], REQ-HOST-3, [KDD-runtime-1]'),
    }),
  });

  it('trace what a planned phase names of a component', () => {
    const { diff, fixes } = mend(documents, CODE, { id: 'REQ-HOST-1' });
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Add REQ-HOST-1 to WP-1', 'Create WP-2 for REQ-HOST-1 in phase-1.md'],
    );
    assert.deepEqual(diff, [
      '- **Requirements traced**: [1.1-1], REQ-HOST-3, [KDD-runtime-1]',
      '+ **Requirements traced**: [1.1-1], REQ-HOST-1, REQ-HOST-3, [KDD-runtime-1]',
    ]);
  });

  it('trace a decision', () => {
    const line = '+ **Requirements traced**: [KDD-runtime-2]';
    assert.ok(mend(documents, CODE, { id: 'KDD-runtime-2', choose: 'Create WP-2' }).diff.includes(line));
  });

  it('write the row of a bullet together with its work package', () => {
    const { diff } = mend(documents, CODE, { id: '1.1-2', choose: 'Create WP-2' });
    assert.deepEqual(
      diff.filter((line) => /1\.1-2|WP-2/.test(line)),
      ['+ - [ ] [1.1-2] It rings → WP-2', '+ ### WP-2: It rings', '+ **Requirements traced**: [1.1-2]'],
    );
  });
});
