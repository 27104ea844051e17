import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan } from '../../../support/planText';

const spec = '//- /specs/001-tour/spec.md\n# Tour\n\n## Requirements\n\n- **FR-001**: A visitor MUST hear it.\n\n';
const tasks = (rows: string): string =>
  `${spec}//- /specs/001-tour/tasks.md\n# Tasks\n\n- [x] T000 For FR-001\n${rows}\n`;
const told = '//    ^^^^ warning plan/done-before-dependency: T002 is done, and T001, which it depends on, is not.';

describe('plan/done-before-dependency', () => {
  for (const box of ['[ ]', '[~]', '[!]'])
    it(`tells work that is done before what is ${box}`, () =>
      void checkFixture(tasks(`- ${box} T001 Record\n- [x] T002 Cut (depends on T001)\n${told}`)));

  for (const box of ['[x]', '[>]'])
    it(`says nothing of what depends on ${box}`, () =>
      void checkFixture(tasks(`- ${box} T001 Record\n- [x] T002 Cut (depends on T001)`)));

  it('tells all that is open at once', () =>
    void checkFixture(
      tasks(
        '- [ ] T001 Record\n- [ ] T002 Cut\n- [x] T003 Play (depends on T001, T002)\n//    ^^^^ warning plan/done-before-dependency: T003 is done, and T001 and T002, which it depends on, are not.',
      ),
    ));

  it('says nothing of the prerequisite of a prerequisite', () =>
    void checkFixture(
      tasks(
        `- [ ] T001 Record\n- [ ] T002 Cut (depends on T001)\n- [x] T003 Play (depends on T002)\n${told
          .replaceAll('T002', 'T003')
          .replace('T001', 'T002')}`,
      ),
    ));

  it('counts the tasks of work packages', () =>
    void checkFixture(
      tasks(
        [
          '## Work Package WP01: Studio',
          '',
          '- [x] T001 Record',
          '- [ ] T002 Cut',
          '',
          '## Work Package WP02: Players',
          '//              ^^^^ warning plan/done-before-dependency: WP02 is done, and WP01, which it depends on, is not.',
          '',
          '**Dependencies**: WP01',
          '',
          '- [x] T003 Play',
        ].join('\n'),
      ),
    ));

  it('reads the status column of a task table', () =>
    void checkFixture(
      [
        '| Task ID | Description | Prereqs | Status |',
        '|---|---|---|---|',
        '| T-001 | Record | None | In progress |',
        '| T-002 | Cut | T-001 | Done |',
        '//^"T-002" warning plan/done-before-dependency: T-002 is done, and T-001, which it depends on, is not.',
        '| T-003 | Play | T-002 | |',
        '| T-004 | Sell | T-003 | Done |',
        '',
      ].join('\n'),
    ));

  it('goes by what the checklist of a phase records', () =>
    void checkFixture(
      folder({
        'phase-1-doors.md': phasePlan({
          packages: [
            '### WP-1: Frame',
            '',
            '**Complexity**: S',
            '',
            '### WP-2: Door',
            '//^"WP-2" warning plan/done-before-dependency: WP-2 is done, and WP-1, which it depends on, is not.',
            '',
            '**Blocked by**: WP-1',
          ].join('\n'),
        }),
        'phase-1-checklist.md':
          '# Phase 1 Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n| WP-1 | In progress |\n| WP-2 | Done |\n',
      }),
    ));

  it('takes the record of a phase whose plan is not there for none of another phase', () =>
    void checkFixture(
      folder({
        'phase-2-desk.md': phasePlan({
          title: 'Phase 2: Desk',
          packages: '### WP-1: Frame\n\n**Complexity**: S\n\n### WP-2: Bell\n\n**Blocked by**: WP-1',
        }),
        'phase-1-checklist.md':
          '# Phase 1 Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n| WP-1 | In progress |\n| WP-2 | Done |\n',
      }),
    ));
});
