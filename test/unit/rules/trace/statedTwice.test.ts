import { checkFixture } from '../../../support/fixture';
import { folder } from '../../../support/planText';

const spec =
  '# Tour\n\n## Requirements\n\n- **FR-001**: A visitor MUST hear it.\n- **FR-002**: A visitor MUST see it.\n- **FR-003**: It MUST end.\n';
const mission = (field: string, keys: string): string =>
  folder({
    'kitty-specs/tour/spec.md': spec,
    'kitty-specs/tour/tasks.md': [
      '# Tasks',
      '',
      '## Work Package WP01: Studio',
      '',
      '- [ ] T001 Record (FR-001, FR-002, FR-003)',
      '',
      '## Work Package WP02: Players',
      '',
      field,
      '',
      '- [ ] T002 Play',
      '',
    ].join('\n'),
    'kitty-specs/tour/tasks/WP02-players.md': `---\nwork_package_id: WP02\n${keys}\n---\n\n# Players\n`,
  });
const told = 'warning trace/disagreement: WP02';

describe('trace/disagreement, of what is said of a work package in two documents', () => {
  it('tells what the tasks alone name', () =>
    void checkFixture(
      mission(
        `**Requirement Refs**: FR-001, FR-002, FR-003\n//^"FR-002" ${told} covers FR-002 and FR-003 here, and does not in WP02-players.md.`,
        'requirement_refs:\n  - FR-001',
      ),
    ));

  it('tells what the front matter alone names', () =>
    void checkFixture(
      mission(
        '**Requirement Refs**: FR-001',
        `requirement_refs: [FR-001, FR-002]\n//^"FR-002" ${told} covers FR-002 here, and does not in tasks.md.`,
      ),
    ));

  it('tells each side that has something of its own', () =>
    void checkFixture(
      mission(
        `**Requirement Refs**: FR-001\n//^"FR-001" ${told} covers FR-001 here, and does not in WP02-players.md.`,
        `requirement_refs: [FR-002]\n//^"FR-002" ${told} covers FR-002 here, and does not in tasks.md.`,
      ),
    ));

  it('tells a dependency that the other side denies', () =>
    void checkFixture(
      mission(
        `**Dependencies**: WP01 (the recordings)\n//^"WP01" ${told} depends on WP01 here, and does not in WP02-players.md.`,
        'dependencies: []',
      ),
    ));

  it('tells a dependency of the front matter alone', () =>
    void checkFixture(
      mission(
        '**Dependencies**: none (can run beside the rest)',
        `dependencies: [WP01]\n//^"WP01" ${told} depends on WP01 here, and does not in tasks.md.`,
      ),
    ));

  for (const [what, field, keys] of [
    ['the same in another order', '**Requirement Refs**: FR-002, FR-001', 'requirement_refs: [FR-001, FR-002]'],
    ['a range of the same', '**Requirement Refs**: FR-001–FR-003', 'requirement_refs: [FR-001, FR-002, FR-003]'],
    ['one side alone', '**Requirement Refs**: FR-001', 'title: Players'],
    ['front matter that names none yet', '**Requirement Refs**: FR-001', 'requirement_refs: []'],
    ['a remark that names another', '**Requirement Refs**: FR-001 (see FR-002)', 'requirement_refs: [FR-001]'],
    ['a sentence', '**Requirement Refs**: FR-001, and FR-002 in part', 'requirement_refs: [FR-001]'],
    ['a dependency named in a remark', '**Dependencies**: none (WP01 runs beside it)', 'dependencies: []'],
  ] as const)
    it(`says nothing of ${what}`, () => void checkFixture(mission(field, keys)));
});
