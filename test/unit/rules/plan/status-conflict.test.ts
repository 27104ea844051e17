import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan } from '../../../support/planText';

const spec = '# Tour\n\n## Requirements\n\n- **FR-001**: A visitor MUST hear it.\n';
const mission = (tasks: string, subtasks: string, heading = 'Subtasks'): string =>
  folder({
    'kitty-specs/tour/spec.md': spec,
    'kitty-specs/tour/tasks.md': `# Tasks\n\n## Work Package WP01: Studio (FR-001)\n\n${tasks}\n`,
    'kitty-specs/tour/tasks/WP01-studio.md': `---\nwork_package_id: WP01\n---\n\n# Studio\n\n## ${heading}\n\n${subtasks}\n`,
  });
const told = '//    ^^^^ warning plan/status-conflict: ';

const checklist = (rows: string): string =>
  `# Phase 1 Checklist\n\n## Work Package Status\n\n| WP | Status | Deferred Criteria |\n|---|---|---|\n${rows}\n`;
const phase = (criteria: string, record: string): string =>
  folder({
    'phase-1-doors.md': phasePlan({
      packages: `### WP-1: Frame\n\n**Acceptance criteria**:\n\n${criteria}\n\n**Complexity**: S`,
    }),
    'phase-1-checklist.md': checklist(record),
  });

describe('plan/status-conflict', () => {
  it('tells a task that is ticked in the work package and open in the tasks', () =>
    void checkFixture(
      mission('- [ ] T001 Record', `- [x] T001 Record\n${told}T001 is done here, and not in tasks.md.`),
    ));

  it('tells two directions at once', () =>
    void checkFixture(
      mission(
        '- [ ] T001 Record\n- [x] T002 Cut',
        `- [x] T001 Record\n${told}T001 and T002 have another status here than in tasks.md.\n- [ ] T002 Cut`,
      ),
    ));

  for (const [one, other] of [
    ['[ ]', '[ ]'],
    ['[x]', '[x]'],
    ['[~]', '[ ]'],
    ['[ ]', '[~]'],
    ['[>]', '[x]'],
  ] as const)
    it(`says nothing of ${one} and ${other}`, () =>
      void checkFixture(mission(`- ${one} T001 Record`, `- ${other} T001 Record`)));

  it('reads no criterion that begins with the ID of a task', () =>
    void checkFixture(mission('- [x] T001 Record', '- [ ] T001 was heard by two people', 'Definition of Done')));

  it('holds a table of the tasks against their list', () =>
    void checkFixture(
      folder({
        'specs/001-tour/spec.md': spec,
        'specs/001-tour/tasks.md': [
          '# Tasks',
          '',
          '- [ ] T001 Record (FR-001)',
          '',
          '| Task | Description | Status |',
          '|---|---|---|',
          '| T001 | Record | Done |',
          '//^"T001" warning plan/status-conflict: T001: ticked here, and not where the work stands.',
          '',
        ].join('\n'),
      }),
    ));

  for (const [line, what] of [
    ['- Phase 1: T001–T002 [x]', 'T002: ticked here, and not where the work stands.'],
    ['- T001 [ ]', 'T001: ticked where the work stands, and not here.'],
  ] as const)
    it(`holds ${line} against the tasks`, () =>
      void checkFixture(
        folder({
          'specs/001-tour/spec.md': spec,
          'specs/001-tour/tasks.md': `# Tasks\n\n- [x] T001 Record (FR-001)\n- [ ] T002 Cut\n\n## Progress\n\n${line}\n//^${JSON.stringify(/T001(?:–T002)?/.exec(line)?.[0])} warning plan/status-conflict: ${what}\n`,
        }),
      ));

  it('says nothing of a progress line over work that is half done', () =>
    void checkFixture(
      folder({
        'specs/001-tour/spec.md': spec,
        'specs/001-tour/tasks.md':
          '# Tasks\n\n- [x] T001 Record (FR-001)\n- [ ] T002 Cut\n\n## Progress\n\n- Phase 1: T001–T002 [ ]\n',
      }),
    ));

  it('tells a work package that is recorded as done with a criterion left', () =>
    void checkFixture(
      phase(
        '- [x] It holds\n- [ ] It closes',
        '| WP-1 | Done | None |\n//^"WP-1" warning plan/status-conflict: WP-1 is done here, and not in phase-1-doors.md.',
      ),
    ));

  it('tells a work package that is recorded as under way with no criterion left', () =>
    void checkFixture(
      phase(
        '- [x] It holds\n- [x] It closes',
        '| WP-1 | In progress | None |\n//^"WP-1" warning plan/status-conflict: WP-1 is not done here, and is in phase-1-doors.md.',
      ),
    ));

  it('leaves it to the checklist where the plan ticks no criteria', () =>
    void checkFixture(phase('- [ ] It holds\n- [ ] It closes', '| WP-1 | Done | None |')));

  it('says nothing of a work package with deferred criteria', () =>
    void checkFixture(
      folder({
        'phase-1-doors.md': phasePlan({
          packages:
            '### WP-1: Frame\n\n**Acceptance criteria**:\n\n- [x] It holds\n- [ ] It closes\n\n### WP-2: Door\n\n**Acceptance criteria**:\n\n- [ ] It opens',
        }),
        'phase-1-checklist.md': checklist('| WP-1 | Done | It closes: WP-2 |\n| WP-2 | Pending | None |'),
      }),
    ));

  const matrix = (rows: string): string =>
    folder({
      'phase-1-doors.md': phasePlan({
        checklist: `${rows}`,
        packages: '### WP-1: Frame\n\n**Complexity**: S\n\n**Requirements traced**: [1.1-1], [1.1-2]',
      }),
      'requirements-traceability.md':
        '# Matrix\n\n| Requirement | Phase | Work package | Status |\n|---|---|---|---|\n| [1.1-1] | Phase 1 | WP-1 | Implemented |\n| [1.1-2] | Phase 1 | WP-1 | Verified |\n',
    });

  it('holds the matrix against the rows of a plan that ticks them', () =>
    void checkFixture(
      matrix('- [ ] [1.1-1] It holds → WP-1\n- [x] [1.1-2] It closes → WP-1').replace(
        'WP-1 | Implemented |\n',
        'WP-1 | Implemented |\n//^"1.1-1" warning plan/status-conflict: [1.1-1] is done here, and not in phase-1-doors.md.\n',
      ),
    ));

  it('says nothing of the matrix where the plan ticks no rows', () =>
    void checkFixture(matrix('- [ ] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1')));
});
