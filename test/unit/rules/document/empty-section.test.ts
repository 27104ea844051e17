import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import {
  folder,
  masterPlan,
  phasePlan,
  requirements,
  workPackage,
  type PhasePlanParts,
} from '../../../support/planText';

const plan = (tests: string, packages = '### WP-1: Frame\n\n**Requirements traced**: [1.1-1]'): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist: '- [ ] [1.1-1] It holds → WP-1',
      packages,
      tests,
      gate: '- [ ] It holds ([1.1-1])',
    }),
  });
const told = '//^"Test Strategy" information document/empty-section: "Test Strategy" has nothing in it.';

describe('document/empty-section', () => {
  for (const nothing of ['', '<!-- to come -->', '*How each requirement is tested.*', '> How it is tested.', '---'])
    it(`tells a section with ${JSON.stringify(nothing)}`, () =>
      void checkFixture(plan(nothing).replace('## Test Strategy\n', `## Test Strategy\n${told}\n`)));

  for (const words of [
    'None.',
    '- By hand',
    '```\nnpm test\n```',
    '### Unit',
    '| What | How |\n|---|---|\n| It | By hand |',
  ])
    it(`says nothing of ${JSON.stringify(words)}`, () => void checkFixture(plan(words)));

  it('leaves a placeholder to what is said of it', () =>
    void checkFixture(plan('- \n//^"- " warning document/placeholder').replace('"- "', '"-"').replace('- \n', '-\n')));

  it('says nothing of a plan that has only been laid out', () =>
    void checkFixture(
      folder({ 'phase-1.md': phasePlan({ tests: '', packages: '', gate: '', questions: '', checklist: '' }) }),
    ));
});

describe('writing an empty section', () => {
  const CODE = 'document/empty-section';
  const phases = masterPlan({
    1: ['**Goal**: The door.', '**Plan Document**: `plans/phase-1.md`'],
    2: [
      '**Goal**: People find [the desk](desk.md).',
      '**Components**:\n\n- Desk (REQ-DESK-1)\n- Lamp',
      '**Testable Outcome**: The bell rings. A lamp is lit.',
      '**Requirements Coverage**: 1.2',
      '**Plan Document**: `plans/phase-2.md`',
    ],
  });
  const written = (parts: PhasePlanParts, empty: string): string => {
    const plan = phasePlan({
      title: 'Phase 2: Desk',
      checklist: '- [ ] [1.2-1] A bell rings in the yard → WP-2\n- [ ] [1.2-2] The desk is of oak → WP-1',
      packages: `${workPackage('WP-1', '[1.2-2], REQ-DESK-1')}\n${workPackage('WP-2', '[1.2-1]').replace('Some work', 'Bell')}`,
      tests: 'By hand.',
      constraints: '- [ ] REQ-DESK-1 Top → WP-1',
      ...parts,
    });
    return folder({
      'master.md': phases,
      'desk.md': '# Desk\n',
      'plans/phase-1.md': phasePlan({ title: 'Phase 1: Door' }),
      'plans/phase-2.md': plan.replace(new RegExp(`(## ${empty}\\n\\n)What is in\\.\\n`), '$1'),
      'HighLevelReqs.md': requirements({ '1.2': ['A bell rings in the yard.', 'The desk is of oak.'] }),
      'Component-Desk.md': '# Desk\n\n### REQ-DESK-1: Top\n\nOf oak.\n',
    });
  };
  const added = (parts: PhasePlanParts, empty = ''): string[] =>
    mend(written(parts, empty), CODE)
      .diff.filter((line) => /^\+ ./.test(line))
      .map((line) => line.slice(2));

  it('says goal and components of the phase as its scope, with links from the plan', () =>
    assert.deepEqual(added({}, 'Scope'), ['People find [the desk](../desk.md).', '- Desk (REQ-DESK-1)', '- Lamp']));

  it('lists the phases before as prerequisites', () =>
    assert.deepEqual(added({ prerequisites: '' }), ['- [Phase 1: Some phase](phase-1.md)']));

  it('extracts the rows, for the work that traces them or is likest', () =>
    assert.deepEqual(added({ checklist: '' }), [
      '### 1.2 Section 1.2',
      '- [ ] [1.2-1] A bell rings in the yard → WP-2',
      '- [ ] [1.2-2] The desk is of oak → WP-1',
    ]));

  it('has rows that no work traces traced by the likeliest', () => {
    const packages = [
      workPackage('WP-1', 'REQ-DESK-1'),
      '### WP-2: Bell\n\n**Complexity**: S\n',
      '### WP-3: Oak\n\n**Complexity**: S\n',
    ].join('\n');
    assert.deepEqual(
      added({ checklist: '', packages }).filter((line) => /1\.2-/.test(line)),
      [
        '- [ ] [1.2-1] A bell rings in the yard → WP-2',
        '- [ ] [1.2-2] The desk is of oak → WP-3',
        '**Requirements traced**: [1.2-1]',
        '**Requirements traced**: [1.2-2]',
      ],
    );
    const bell = packages.replace('Oak', 'Something');
    assert.ok(added({ checklist: '', packages: bell }).includes('**Requirements traced**: [1.2-1], [1.2-2]'));
  });

  it('lists the constraints that the phase names', () =>
    assert.deepEqual(added({ constraints: '<!-- of the phase -->' }), ['- [ ] REQ-DESK-1 Top → WP-1']));

  it('makes a gate of the outcome', () =>
    assert.deepEqual(added({ gate: '' }), [
      '- [ ] The bell rings',
      '- [ ] A lamp is lit',
      '- [ ] All rows of the checklists above are ticked',
    ]));

  it('is not offered for what a person has to say', () => {
    assert.deepEqual(fixTitles(written({ tests: '' }, ''), CODE), []);
    assert.deepEqual(fixTitles(written({ questions: '' }, ''), CODE), []);
    assert.deepEqual(fixTitles(plan(''), CODE), [], 'no master plan');
  });
});
