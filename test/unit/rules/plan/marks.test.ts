import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const spec = '# Tour\n\n## Requirements\n\n- **FR-001**: A visitor MUST hear it.\n';

describe('plan/parent-done-child-open, mended', () => {
  const code = 'plan/parent-done-child-open';
  const source =
    '//- /.kiro/specs/tour/tasks.md\n# Tasks\n\n* [x] 1. Record\n  * [x] 1.1 Write\n  * [ ] 1.2 Cut\n  * [-] 1.3 Send\n';

  it('opens the parent, or marks what is open', () => {
    assert.deepEqual(fixTitles(source, code), ['Open Task 1 again', 'Mark 1.2 and 1.3 as done']);
    assert.deepEqual(mend(source, code).diff, ['- * [x] 1. Record', '+ * [ ] 1. Record']);
    const { diff, fixes } = mend(source, code, { choose: 'Mark' });
    assert.deepEqual(diff, ['-   * [ ] 1.2 Cut', '-   * [-] 1.3 Send', '+   * [x] 1.2 Cut', '+   * [x] 1.3 Send']);
    assert.ok(fixes.every(({ safe }) => !safe));
  });

  it('marks the rows of a day', () => {
    const day = '# Season\n\n## Week 1: Start\n\n### ✅ Day 1: Lamp\n\n- [x] It burns\n- [ ] It turns\n';
    assert.deepEqual(fixTitles(day, code), ['Mark the row as done']);
    assert.deepEqual(mend(day, code).diff, ['- - [ ] It turns', '+ - [x] It turns']);
  });
});

describe('plan/status-conflict, mended', () => {
  const code = 'plan/status-conflict';
  const mission = folder({
    'kitty-specs/tour/spec.md': spec,
    'kitty-specs/tour/tasks.md':
      '# Tasks\n\n## Work Package WP01: Studio (FR-001)\n\n- [x] T001 Record\n- [ ] **T002** Cut\n- [x] T003 Send\n',
    'kitty-specs/tour/tasks/WP01-studio.md':
      '---\nwork_package_id: WP01\n---\n\n# Studio\n\n## Subtasks\n\n- [ ] T001 Record\n- [x] T002 Cut\n- [x] T003 Send\n',
  });

  it('takes the status from either document', () => {
    assert.deepEqual(fixTitles(mission, code), [
      'Take the status from tasks.md',
      'Take the status from WP01-studio.md',
    ]);
    assert.deepEqual(mend(mission, code).diff, [
      '- - [ ] T001 Record',
      '- - [x] T002 Cut',
      '+ - [x] T001 Record',
      '+ - [ ] T002 Cut',
    ]);
    assert.deepEqual(mend(mission, code, { choose: 'Take the status from WP01' }).diff, [
      '- - [x] T001 Record',
      '- - [ ] **T002** Cut',
      '+ - [ ] T001 Record',
      '+ - [x] **T002** Cut',
    ]);
  });

  it('ticks a progress line, and no task by it', () => {
    const source = folder({
      'specs/001-tour/spec.md': spec,
      'specs/001-tour/tasks.md':
        '# Tasks\n\n- [x] T001 Record (FR-001)\n- [x] T002 Cut\n\n## Progress\n\n- Phase 1: T001–T002 [ ]\n',
    });
    assert.deepEqual(fixTitles(source, code), ['Take the status from the work itself']);
    assert.deepEqual(mend(source, code).diff, ['- - Phase 1: T001–T002 [ ]', '+ - Phase 1: T001–T002 [x]']);
  });
});

describe('plan/dependency-cycle, mended', () => {
  const code = 'plan/dependency-cycle';
  const table = (first: string, second: string): string =>
    `| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | ${first} |\n| T-002 | Cut | ${second} |\n| T-003 | Book | None |\n`;

  it('removes one dependency, each of them a choice', () => {
    const source = table('T-002, T-003', 'T-001');
    assert.deepEqual(fixTitles(source, code), [
      'Let T-001 no longer wait for T-002',
      'Let T-002 no longer wait for T-001',
    ]);
    assert.deepEqual(mend(source, code).diff, ['- | T-001 | Record | T-002, T-003 |', '+ | T-001 | Record | T-003 |']);
    assert.deepEqual(mend(source, code, { choose: 'Let T-002' }).diff, [
      '- | T-002 | Cut | T-001 |',
      '+ | T-002 | Cut | None |',
    ]);
  });

  it('takes the remark out with the only ID in it', () => {
    const source = folder({
      'specs/001-tour/spec.md': spec,
      'specs/001-tour/tasks.md':
        '# Tasks\n\n- [ ] T001 Record (FR-001) *(depends on T002)*\n- [ ] T002 Cut (depends on T001, T003)\n- [ ] T003 Book\n',
    });
    assert.deepEqual(mend(source, code).diff, [
      '- - [ ] T001 Record (FR-001) *(depends on T002)*',
      '+ - [ ] T001 Record (FR-001)',
    ]);
    assert.deepEqual(mend(source, code, { choose: 'Let T002' }).diff, [
      '- - [ ] T002 Cut (depends on T001, T003)',
      '+ - [ ] T002 Cut (depends on T003)',
    ]);
  });

  const tasks = (rows: readonly string[], below = ''): string =>
    folder({
      'specs/001-tour/spec.md': spec,
      'specs/001-tour/tasks.md': `# Tasks\n\n${rows.map((row) => `- [ ] ${row}\n`).join('')}${below}`,
    });
  const chart = (...lines: string[]): string =>
    tasks(
      ['T001 Record (FR-001)', 'T002 Cut', 'T003 Book', 'T004 Send'],
      `\n\`\`\`mermaid\ngraph LR\n${lines.map((line) => `  ${line}\n`).join('')}\`\`\`\n`,
    );
  const let1 = 'Let T001 no longer wait for T002';

  for (const [lines, gone] of [
    [['T001 --> T002', 'T002 --> T001'], ['-   T002 --> T001']],
    [['T001 --> T002', 'T001 --> T003', 'T004 --> T002', 'T002 --> T001'], ['-   T002 --> T001']],
    [['T001 --> T002 --> T001'], ['-   T001 --> T002 --> T001', '+   T001 --> T002']],
    [
      ['T001 --> T003 & T002', 'T002 -.-> T001 --> T004'],
      ['-   T002 -.-> T001 --> T004', '+   T001 --> T004'],
    ],
    [
      ['T001 --> T002', 'T002 & T003 --> T001 & T004'],
      ['-   T002 & T003 --> T001 & T004', '+   T003 --> T001 & T004', '+   T002 --> T004'],
    ],
    [
      ['T001 --> T002', 'T002[Cut it] --> T001'],
      ['-   T002[Cut it] --> T001', '+   T002[Cut it]'],
    ],
    [['T001 --> T002; T002 --> T001;'], ['-   T001 --> T002; T002 --> T001;', '+   T001 --> T002;']],
  ] as const)
    it(`takes an edge out of ${lines.join(' / ')}`, () =>
      assert.deepEqual(mend(chart(...lines), code, { choose: let1 }).diff, gone));

  it('takes out all places that say so', () => {
    const source = tasks(
      ['T001 Record (FR-001), depends on T002', 'T002 Cut, depends on T001.'],
      '\n```mermaid\nT001 --> T002\n```\n',
    );
    assert.deepEqual(mend(source, code, { choose: let1 }).diff, [
      '- - [ ] T001 Record (FR-001), depends on T002',
      '+ - [ ] T001 Record (FR-001)',
    ]);
    assert.deepEqual(mend(source, code, { choose: 'Let T002' }).diff, [
      '- - [ ] T002 Cut, depends on T001.',
      '- T001 --> T002',
      '+ - [ ] T002 Cut.',
      '+ T001',
      '+ T002',
    ]);
  });

  for (const [list, left] of [
    ['T002/003', 'T003'],
    ['T003/002', 'T003'],
    ['T002/003/004', 'T003/004'],
    ['T002–T005', 'T003–T005'],
    ['T001–T005', 'T002–T005'],
  ] as const)
    it(`takes one out of ${list}`, () => {
      const rows = ['T001 Record (FR-001)', 'T002 Cut', 'T003 Book', 'T004 Send', 'T005 Hear'];
      const isOwn = list.startsWith('T001');
      const source = tasks([
        `${rows[0] ?? ''} (depends on ${list})`,
        `T002 Cut${isOwn ? '' : ' (depends on T001)'}`,
        ...rows.slice(2),
      ]);
      assert.deepEqual(mend(source, code).diff, [
        `- - [ ] T001 Record (FR-001) (depends on ${list})`,
        `+ - [ ] T001 Record (FR-001) (depends on ${left})`,
      ]);
    });

  it('splits a range round the one that goes', () => {
    const rows = [
      'T001 Record (FR-001)',
      'T002 Cut',
      'T003 Book (depends on T001–T006)',
      'T004 Send',
      'T005 Hear',
      'T006 Go',
    ];
    assert.deepEqual(mend(tasks(rows), code).diff, [
      '- - [ ] T003 Book (depends on T001–T006)',
      '+ - [ ] T003 Book (depends on T001, T002, T004–T006)',
    ]);
  });

  it('takes back what the other one blocks', () => {
    const source = folder({
      'phase-1.md': phasePlan({
        packages: [
          workPackage('WP-1', 'none', '**Blocked by**: WP-2\n\n**Blocks**: WP-2'),
          workPackage('WP-2', 'none'),
        ].join('\n'),
      }),
    });
    assert.deepEqual(mend(source, code).diff, ['- **Blocked by**: WP-2', '+ **Blocked by**: None']);
    assert.deepEqual(mend(source, code, { choose: 'Let WP-2' }).diff, ['- **Blocks**: WP-2', '+ **Blocks**: None']);
  });

  for (const [front, left] of [
    ['dependencies: [WP02, WP03]', ['- dependencies: [WP02, WP03]', '+ dependencies: [WP03]']],
    ['dependencies: ["WP02"]', ['- dependencies: ["WP02"]', '+ dependencies: []']],
    ['dependencies:\n  - WP02\n  - WP03', ['-   - WP02']],
    ['dependencies:\n- WP02', ['- dependencies:', '- - WP02', '+ dependencies: []']],
  ] as const)
    it(`takes one out of the front matter ${JSON.stringify(front)}`, () => {
      const package_ = (id: string, waits: string): string => `---\nwork_package_id: ${id}\n${waits}\n---\n\n# Work\n`;
      const source = folder({
        'kitty-specs/tour/spec.md': spec,
        'kitty-specs/tour/tasks.md': `# Tasks\n\n${['WP01', 'WP02', 'WP03'].map((id) => `## Work Package ${id}: Work (FR-001)\n`).join('\n')}`,
        'kitty-specs/tour/tasks/WP01-a.md': package_('WP01', front),
        'kitty-specs/tour/tasks/WP02-b.md': package_('WP02', 'dependencies: [WP01]'),
      });
      assert.deepEqual(mend(source, code).diff, left);
    });
});
