import assert from 'node:assert/strict';
import { showReady } from '../../../server/src/core/commands/showReady';
import { readyPlans } from '../../../server/src/core/features/ready/readyWork';
import { refused, run } from '../../support/executing';
import { workspaceOf } from '../../support/folderInMemory';
import { masterPlan, phasePlan } from '../../support/planText';

/** `WP-1 ready`, `WP-2 waiting 1: WP-1`: each piece of work with how ready it is, its level, and what it waits for. */
function order(files: Readonly<Record<string, string>>): string[] {
  const snapshot = workspaceOf(new Map(Object.entries(files))).snapshot();
  return readyPlans(snapshot).flatMap(({ phases }) =>
    phases.flatMap(({ works }) =>
      works.map(({ item, readiness, level, waitsFor, isInCircle }) => {
        const waits = waitsFor.map((one) => snapshot.graph.item(one.item).id).join(', ');
        const at = readiness === 'waiting' ? ` ${level}` : '';
        return `${snapshot.graph.item(item).id} ${readiness}${at}${isInCircle ? ' circle' : ''}${waits === '' ? '' : `: ${waits}`}`;
      }),
    ),
  );
}

const work = (id: string, blockedBy: string, done = ' '): string =>
  `### ${id}: Some work\n\n**Acceptance criteria**:\n\n- [${done}] It works\n\n**Blocked by**: ${blockedBy}\n`;

const PLAN = 'docs/phase-1-doors.md';
const plan = (packages: string, prerequisites = '- None'): Record<string, string> => ({
  [PLAN]: phasePlan({ packages, prerequisites }),
});

describe('what is ready', () => {
  it('puts work packages behind those that they name', () => {
    const packages = [work('WP-1', 'None', 'x'), work('WP-2', 'WP-1'), work('WP-3', 'WP-2'), work('WP-4', 'WP-1')];
    assert.deepEqual(order(plan(packages.join('\n'))), [
      'WP-1 done',
      'WP-2 ready',
      'WP-3 waiting 1: WP-2',
      'WP-4 ready',
    ]);
  });

  it('counts the longest way, and takes what is said with "Blocks" the same way', () => {
    const packages = [work('WP-1', 'None'), work('WP-2', 'WP-1'), `${work('WP-3', 'WP-1, WP-2')}\n**Blocks**: WP-4\n`];
    assert.deepEqual(order(plan([...packages, work('WP-4', 'None')].join('\n'))), [
      'WP-1 ready',
      'WP-2 waiting 1: WP-1',
      'WP-3 waiting 2: WP-1, WP-2',
      'WP-4 waiting 3: WP-3',
    ]);
  });

  it('tells what stands in a circle from what waits for that', () => {
    const packages = [work('WP-1', 'WP-2'), work('WP-2', 'WP-1'), work('WP-3', 'WP-2'), work('WP-4', 'None')];
    assert.deepEqual(order(plan(packages.join('\n'))), [
      'WP-1 blocked circle: WP-2',
      'WP-2 blocked circle: WP-1',
      'WP-3 blocked: WP-2',
      'WP-4 ready',
    ]);
  });

  it('does not wait for what is put off', () => {
    const deferred = `${work('WP-1', 'None')}\n**Status**: Deferred\n`;
    const files = {
      ...plan([deferred, work('WP-2', 'WP-1')].join('\n')),
      'docs/phase-1-checklist.md':
        '# Phase 1 Execution Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n| WP-1 | Deferred |\n',
    };
    assert.deepEqual(order(files), ['WP-1 set apart', 'WP-2 ready']);
  });

  it('waits for the phases that a plan names among its prerequisites', () => {
    const master = masterPlan({
      '1': ['**Plan Document**: `docs/phase-1-doors.md`'],
      '2': ['**Plan Document**: `docs/phase-2-locks.md`'],
    });
    const files = {
      'docs/master.md': master,
      ...plan(work('WP-1', 'None')),
      'docs/phase-2-locks.md': phasePlan({
        title: 'Phase 2: Locks',
        prerequisites: '- Phase 1 is complete',
        packages: [work('WP-1', 'None'), work('WP-2', 'WP-1')].join('\n'),
      }),
    };
    assert.deepEqual(order(files), ['WP-1 ready', 'WP-1 waiting 1: Phase 1', 'WP-2 waiting 2: WP-1, Phase 1']);
    const done = { ...files, ...plan(work('WP-1', 'None', 'x')) };
    assert.deepEqual(order(done), ['WP-1 done', 'WP-1 ready', 'WP-2 waiting 1: WP-1']);
  });

  it('works through a list of tasks from top to bottom, save for those marked [P]', () => {
    const tasks = [
      '# Tasks\n\n## Phase 1: Setup\n',
      '- [x] T001 Lay it out',
      '- [ ] T002 Write it',
      '- [ ] T003 [P] Read it',
      '- [ ] T004 [P] Print it',
      '- [ ] T005 Ship it',
      '\n## Phase 2: Story\n',
      '- [ ] T006 [P] Say it',
      '- [ ] T007 Say it again, depends on T001',
    ];
    assert.deepEqual(order({ 'specs/001-x/tasks.md': `${tasks.join('\n')}\n`, 'specs/001-x/spec.md': '# Spec\n' }), [
      'T001 done',
      'T002 ready',
      'T003 waiting 1: T002',
      'T004 waiting 1: T002',
      'T005 waiting 2: T003, T004',
      'T006 waiting 3: Phase 1',
      'T007 waiting 3: Phase 1',
    ]);
  });

  it('takes phases of stories side by side, behind the phases that serve none', () => {
    const tasks = [
      '# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Lay it out',
      '\n## Phase 2: User Story 1 - Take\n\n- [ ] T002 [US1] Take it',
      '\n## Phase 3: User Story 2 - Bring\n\n- [ ] T003 [US2] Bring it',
      '\n## Phase 4: Polish\n\n- [ ] T004 Polish it',
    ];
    const spec =
      '# Spec\n\n### User Story 1 - Take (Priority: P1)\n\nX.\n\n### User Story 2 - Bring (Priority: P2)\n\nY.\n';
    assert.deepEqual(order({ 'specs/001-x/tasks.md': `${tasks.join('\n')}\n`, 'specs/001-x/spec.md': spec }), [
      'T001 ready',
      'T002 waiting 1: Phase 1',
      'T003 waiting 1: Phase 1',
      'T004 waiting 2: Phase 1, Phase 2, Phase 3',
    ]);
  });

  it('holds the tasks of a table to their Prereqs and to the entrance of their phase', () => {
    const table = [
      '# Plan\n\n| Task ID | Description | Prereqs | Owner | Status |\n|---|---|---|---|---|',
      '| T-001 | Dig | None | A | Done |',
      '| T-002 | Lay | T-001 | A | Open |',
      '| T-003 | Fill | T-001 | B | Open |',
      '| T-004 | Write | None | B | Open |',
      '\n### Phase A — Ground\n\n- Entrance: Money.\n- Tasks: T-001, T-002.\n- Exit: Dry.',
      '\n### Phase B — Rest\n\n- Entrance: Phase A exit met.\n- Tasks: T-003.\n- Exit: Flat.',
    ];
    assert.deepEqual(order({ 'Plan.md': `${table.join('\n')}\n` }), [
      'T-001 done',
      'T-002 ready',
      'T-003 waiting 1: Phase A',
      'T-004 ready',
    ]);
  });

  it('takes the leaves of nested tasks in their order, the optional ones apart', () => {
    const tasks =
      '# Implementation Plan\n\n- [ ] 1. First\n  - [x] 1.1 A\n  - [ ] 1.2 B\n  - [ ]* 1.3 C\n- [ ] 2. Second\n- [ ] 3. Third\n  - [ ] 3.1 D\n';
    const requirements = '# Requirements\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n1. X SHALL y\n';
    assert.deepEqual(order({ '.kiro/specs/f/tasks.md': tasks, '.kiro/specs/f/requirements.md': requirements }), [
      '1.1 done',
      '1.2 ready',
      '1.3 set apart: 1.2',
      '2 waiting 1: 1',
      '3.1 waiting 2: 1, 2',
    ]);
  });

  it('takes work packages as a whole, and the list of their tasks for no work of its own', () => {
    const tasks =
      '# Work Packages\n\n| ID | Description | WP |\n|---|---|---|\n| T001 | Cut | WP01 |\n| T002 | Sew | WP02 |\n\n' +
      '## Work Package WP01: Cutting\n\n### Dependencies\n\n- None.\n\n## Work Package WP02: Sewing\n\n### Dependencies\n\n- Depends on WP01.\n';
    assert.deepEqual(order({ 'kitty-specs/a/tasks.md': tasks, 'kitty-specs/a/spec.md': '# Spec\n' }), [
      'WP01 ready',
      'WP02 waiting 1: WP01',
    ]);
  });

  it('is quick on a long chain', () => {
    const tasks = Array.from({ length: 3000 }, (_, i) => `- [ ] T${String(i + 1).padStart(4, '0')} Step`).join('\n');
    const found = order({ 'specs/001-x/tasks.md': `# Tasks\n\n## Phase 1: All\n\n${tasks}\n` });
    assert.equal(found[2999], 'T3000 waiting 2999: T2999');
  });
});

describe('What’s ready', () => {
  const files = new Map(Object.entries(plan([work('WP-1', 'None'), work('WP-2', 'WP-1')].join('\n'))));

  it('is a text with links, the plan at hand alone', () => {
    const two = new Map([...files, ['specs/001-x/tasks.md', '# Tasks\n\n## Phase 1: A\n\n- [ ] T001 B\n']]);
    const all = run(showReady, two, null).answer;
    assert.ok('text' in all);
    assert.match(all.text, /T001/);
    const { answer } = run(showReady, two, { path: PLAN });
    assert.ok('text' in answer);
    assert.doesNotMatch(answer.text, /T001/);
    assert.match(answer.text, /\*\*Ready\*\*:\n\n- \[WP-1\]\(docs\/phase-1-doors\.md#L21\) Some work\n/);
    assert.match(
      answer.text,
      /\*\*Next\*\*:\n\n- \[WP-2\]\(docs\/phase-1-doors\.md#L29\) Some work; waits for \[WP-1\]/,
    );
  });

  it('refuses where there is no work', () => {
    assert.match(refused(run(showReady, new Map([['a.md', '# Notes\n']]), null)), /^No plan here has work packages/);
  });
});
