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

  /** Three work packages whose requirements and criteria the tasks name, and what the front matter of each names. */
  const criteria = (keys: readonly string[], label = ''): string => {
    const works = ['01', '02', '03'];
    const field = (n: string): string => `**Requirement Refs**: FR-0${n}, SC-0${n}`;
    return folder({
      'kitty-specs/tour/spec.md': `${spec}\n## Success Criteria\n\n- **SC-001**: Nobody asks.\n- **SC-002**: Nobody waits.\n- **SC-003**: It ends.\n`,
      'kitty-specs/tour/tasks.md': [
        '# Tasks',
        ...works.map(
          (n) => `\n## Work Package WP${n}: Part ${n}\n\n${field(n)}\n${n === '02' ? label : ''}\n\n- [ ] T0${n} Do it`,
        ),
        '',
      ].join('\n'),
      ...Object.fromEntries(
        works.map((n, i) => [
          `kitty-specs/tour/tasks/WP${n}-part.md`,
          `---\nwork_package_id: WP${n}\nrequirement_refs: [${keys[i] ?? ''}]\n---\n\n# Part\n`,
        ]),
      ),
    });
  };

  it('says nothing of a family of IDs that one side names for no work package at all', () =>
    void checkFixture(criteria(['FR-001', 'FR-002', 'FR-003'])));

  it('tells of a family that it names for the other work packages', () =>
    void checkFixture(
      criteria(
        ['FR-001, SC-001', 'FR-002', 'FR-003, SC-003'],
        `//^"SC-002" ${told} covers SC-002 here, and does not in WP02-part.md.`,
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
