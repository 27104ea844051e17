import assert from 'node:assert/strict';
import { markDone } from '../../../../server/src/core/commands/markDone';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { asked, refused, run, runForGood, TODAY, type Files } from '../../../support/executing';
import { phasePlan, workPackage } from '../../../support/planText';

const files = (given: Readonly<Record<string, string>>): Files => new Map(Object.entries(given));
const tasks = (...lines: readonly string[]): Files =>
  files({ 'specs/001-bells/tasks.md': `# Tasks: Bells\n\n## Phase 1: Setup\n\n${lines.join('\n')}\n` });
const TASKS = 'specs/001-bells/tasks.md';
const PLAN = 'docs/phase-1-doors.md';
const lines = (diff: readonly string[]): string[] => diff.map((line) => line.slice(line.indexOf(': ') + 2));

describe('marking a task', () => {
  it('ticks its box, and touches nothing else', () => {
    const { diff, said } = runForGood(
      markDone,
      tasks('- [ ] T001 Cast the bell in `foundry/bell.ts`', '- [ ] T002 Hang it'),
      { path: TASKS, at: 'Cast' },
    );
    assert.deepEqual(lines(diff), [
      '- - [ ] T001 Cast the bell in `foundry/bell.ts`',
      '+ - [x] T001 Cast the bell in `foundry/bell.ts`',
    ]);
    assert.equal(said, 'Marked T001 as done.');
  });

  it('ticks as the document ticks', () => {
    const { diff } = runForGood(markDone, tasks('- [X] T001 Cast it', '* [ ] **T002** Hang it'), {
      path: TASKS,
      at: 'Hang',
    });
    assert.equal(lines(diff)[1], '+ * [X] **T002** Hang it');
  });

  it('strikes the words out where those of done tasks are', () => {
    const { diff } = runForGood(markDone, tasks('- [x] ~~T001 Cast it~~', '- [ ] T002 Hang it'), {
      path: TASKS,
      at: 'Hang',
    });
    assert.equal(lines(diff)[1], '+ - [x] ~~T002 Hang it~~');
  });

  it('takes the sign at the head of a row forward', () => {
    const week = files({
      'plan.md':
        '# Schedule\n\n**Start Date**: 2026-03-02\n**Duration**: 1 week\n\n## Week 1: Bells\n\n### Day 1: Casting\n\n- ✅ Mould dug\n- ⏳ Bronze poured\n',
    });
    const { diff, said } = runForGood(markDone, week, { path: 'plan.md', at: 'Bronze' });
    assert.deepEqual(lines(diff), ['- - ⏳ Bronze poured', '+ - ✅ Bronze poured']);
    assert.equal(said, 'Marked "Bronze poured" as done.');
  });

  it('knows the ID without a cursor, and asks which document is meant where several have it', () => {
    const two = files({
      [TASKS]: '# Tasks: Bells\n\n- [ ] T001 Cast it\n',
      'specs/002-clocks/tasks.md': '# Tasks: Clocks\n\n- [ ] T001 Cut the wheels\n',
    });
    const question = asked(markDone, two, null, { item: ['T001'] });
    assert.equal(question.name, 'document');
    const { diff } = runForGood(markDone, two, null, { item: ['t001'], document: ['specs/002-clocks/tasks.md'] });
    assert.deepEqual(lines(diff), ['- - [ ] T001 Cut the wheels', '+ - [x] T001 Cut the wheels']);
    assert.match(refused(run(markDone, two, null, { item: ['T009'] })), /Nothing here is called T009/);
  });

  it('asks for what is open where the cursor is on nothing that can be done', () => {
    const three = tasks('- [x] T001 Cast it', '- [ ] T002 Hang it', '- [ ] T003 Ring it');
    const question = asked(markDone, three, { path: TASKS, at: '# Tasks' });
    assert.equal(question.name, 'item');
    assert.ok(question.kind === 'choice');
    assert.deepEqual(
      question.choices.map(({ value }) => value),
      ['T002', 'T003'],
    );
    const { diff } = runForGood(markDone, three, { path: TASKS }, { item: ['T003'] });
    assert.equal(lines(diff)[1], '+ - [x] T003 Ring it');
    assert.match(refused(run(markDone, three, null)), /Open the document/);
  });

  it('says that what has no mark needs one', () => {
    const bare = files({ [PLAN]: phasePlan({ packages: workPackage('WP-1', 'none') }) });
    const text = refused(run(markDone, bare, { path: PLAN, at: 'WP-1: Some' }));
    assert.equal(text, 'WP-1 has no checkbox, no status and no row in a checklist: give it one, and try again.');
  });
});

describe('marking a task with parts', () => {
  const kiro = files({
    '.kiro/specs/bells/requirements.md':
      '# Requirements\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n1. WHEN it is noon THE bell SHALL ring\n',
    '.kiro/specs/bells/tasks.md':
      '# Implementation Plan\n\n- [ ] 1. Bells\n  - [ ] 1.1 Cast it\n    - _Requirements: 1.1_\n  - [-] 1.2 Hang it\n  - [ ]* 1.3 Test it\n',
  });
  const PATH = '.kiro/specs/bells/tasks.md';

  it('asks what becomes of those that are open', () => {
    const question = asked(markDone, kiro, { path: PATH, at: '1. Bells' });
    assert.equal(question.name, 'also');
    assert.match(question.prompt, /Task 1\.1 and Task 1\.2 are still open/);
  });

  it('marks them too, or leaves them', () => {
    const { diff } = runForGood(markDone, kiro, { path: PATH, at: '1. Bells' }, { also: ['mark'] });
    assert.deepEqual(
      lines(diff).filter((line) => line.startsWith('+')),
      ['+ - [x] 1. Bells', '+   - [x] 1.1 Cast it', '+   - [x] 1.2 Hang it'],
    );
    const left = run(markDone, kiro, { path: PATH, at: '1. Bells' }, { also: ['leave'] });
    assert.deepEqual(lines(left.diff), ['- - [ ] 1. Bells', '+ - [x] 1. Bells']);
  });
});

const CHECKLIST = 'docs/phase-1-checklist.md';
const doors = (checklist: string, plan = ''): Files =>
  files({
    [PLAN]: phasePlan({
      checklist: '- [ ] [1.1-1] A door opens → WP-1\n- [x] [1.1-2] A door closes → WP-1',
      packages: workPackage(
        'WP-1',
        '[1.1-1], [1.1-2]',
        `${plan}**Acceptance criteria**:\n\n- [ ] It opens ([1.1-1])\n- [x] It closes ([1.1-2])`,
      ),
      gate: '- [ ] Every door was tried twice\n- [ ] All green',
    }),
    [CHECKLIST]: checklist,
  });

describe('marking what a checklist records', () => {
  const table = (...rows: readonly string[]): string =>
    `# Phase 1 Execution Checklist\n\n## Work Package Status\n\n${rows.join('\n')}\n`;

  it('writes status and day into the row of a work package, in the words of the others', () => {
    const checklist = table(
      '| Who   | WP   | Status       | Date       | Notes |',
      '|-------|------|--------------|------------|-------|',
      '| Ada   | WP-0 | [x] Finished | 2026-05-01 |       |',
      '| Grace | WP-1 | [ ] Pending  |            | Soon  |',
    );
    const { diff } = runForGood(markDone, doors(checklist), { path: CHECKLIST, at: 'WP-1' }, { also: ['leave'] });
    assert.deepEqual(lines(diff), [
      '- | Grace | WP-1 | [ ] Pending  |            | Soon  |',
      '+ | Grace | WP-1 | [x] Finished | 2026-05-04 | Soon  |',
    ]);
  });

  it('keeps a day that is there, and ticks the criteria where that is wanted', () => {
    const checklist = table('|WP|Status|Date|', '|-|-|-|', '|WP-1|⏳ In progress|2026-05-01|');
    const { diff, said } = runForGood(markDone, doors(checklist), { path: PLAN, at: 'WP-1: Some' }, { also: ['mark'] });
    assert.deepEqual(diff, [
      `${PLAN}: - - [ ] It opens ([1.1-1])`,
      `${PLAN}: + - [x] It opens ([1.1-1])`,
      `${CHECKLIST}: - |WP-1|⏳ In progress|2026-05-01|`,
      `${CHECKLIST}: + |WP-1|✅ Done|2026-05-01|`,
    ]);
    assert.equal(said, 'Marked WP-1 as done in 2 documents.');
  });

  it('follows a status field in the section of the plan', () => {
    const { diff } = runForGood(
      markDone,
      doors(table('| WP | Status |', '|---|---|', '| WP-1 | [ ] Pending |'), '**Status**: Not started\n\n'),
      { path: PLAN, at: 'WP-1: Some' },
      { also: ['leave'] },
    );
    assert.ok(diff.includes(`${PLAN}: + **Status**: Done`), diff.join('\n'));
  });

  it('marks a requirement in plan, checklist and matrix together', () => {
    const all = new Map([
      ...doors(
        '# Phase 1 Execution Checklist\n\n## Requirements Checklist Verification\n\n| ID | Requirement | Implemented | Tested | Notes |\n|---|---|---|---|---|\n| [1.1-1] | A door opens | [ ] | [ ] | |\n| [1.1-2] | A door closes | [x] | [x] | |\n\n## Summary\n\n- **Requirements verified**: 1/2\n',
      ),
      [
        'docs/requirements-traceability.md',
        '# Matrix\n\n| Requirement | Phase | Status |\n|---|---|---|\n| [1.1-1] | 1 | Plan generated |\n| [1.1-2] | 1 | Implemented |\n',
      ] as const,
    ]);
    const { files: after } = runForGood(markDone, all, { path: PLAN, at: 'A door opens' });
    assert.match(after.get(PLAN) ?? '', /- \[x\] \[1\.1-1\]/);
    assert.match(after.get(CHECKLIST) ?? '', /\| \[1\.1-1\] \| A door opens \| \[x\] \| \[ \] \|/);
    assert.match(after.get(CHECKLIST) ?? '', /verified\*\*: 1\/2/);
    assert.match(after.get('docs/requirements-traceability.md') ?? '', /\| \[1\.1-1\] \| 1 \| Implemented \|/);
  });

  it('asks in the checklist whether the requirement is tested as well', () => {
    const rows = doors(
      '# Phase 1 Execution Checklist\n\n## Requirements Checklist Verification\n\n| ID | Requirement | Implemented | Tested |\n|---|---|---|---|\n| [1.1-1] | A door opens | [ ] | [ ] |\n',
    );
    const at = { path: CHECKLIST, at: '[1.1-1]' };
    assert.match(asked(markDone, rows, at).prompt, /Its test is still open/);
    const both = runForGood(markDone, rows, at, { also: ['mark'] });
    assert.match(both.files.get(CHECKLIST) ?? '', /\| A door opens \| \[x\] \| \[x\] \|/);
    const one = runForGood(markDone, rows, at, { also: ['leave'] });
    assert.match(one.files.get(CHECKLIST) ?? '', /\| A door opens \| \[x\] \| \[ \] \|/);
  });

  it('asks for the plan where several share a requirement', () => {
    const shared = new Map([
      ...doors('# Phase 1 Execution Checklist\n'),
      [
        'docs/phase-2-bells.md',
        phasePlan({
          title: 'Phase 2: Bells',
          checklist: '- [ ] [1.1-1] A door opens → WP-1',
          packages: workPackage('WP-1', '[1.1-1]'),
        }),
      ] as const,
      [
        'docs/requirements-traceability.md',
        '# Matrix\n\n| Requirement | Status |\n|---|---|\n| [1.1-1] | Plan generated |\n',
      ] as const,
    ]);
    const path = 'docs/requirements-traceability.md';
    assert.match(refused(run(markDone, shared, { path, at: '[1.1-1]' })), /^Several plans share 1\.1-1/);
    const { files: after } = runForGood(markDone, shared, { path: PLAN, at: '[1.1-1]' });
    assert.match(after.get(path) ?? '', /\| \[1\.1-1\] \| In progress \|/);
    assert.match(after.get('docs/phase-2-bells.md') ?? '', /- \[ \] \[1\.1-1\]/);
  });

  it('marks a row of the gate in plan and checklist', () => {
    const checklist =
      '# Phase 1 Execution Checklist\n\n## Verification Gate\n\n| # | Gate Criterion | Pass | Notes |\n|---|---|---|---|\n| 1 | All green | [ ] | |\n| 2 | Every door was tried twice | [ ] | by hand |\n';
    const fromPlan = runForGood(markDone, doors(checklist), { path: PLAN, at: 'Every door' });
    const fromChecklist = runForGood(markDone, doors(checklist), { path: CHECKLIST, at: 'Every door' });
    assert.deepEqual([...fromPlan.files], [...fromChecklist.files]);
    assert.match(fromPlan.files.get(CHECKLIST) ?? '', /\| 2 \| Every door was tried twice \| \[x\] \| by hand \|/);
    assert.match(fromPlan.files.get(PLAN) ?? '', /- \[x\] Every door/);
  });

  it('leaves a status that a person put into words of their own', () => {
    const checklist = table('| WP | Status |', '|---|---|', '| WP-1 | Ada asks the smith |');
    const text = refused(run(markDone, doors(checklist), { path: CHECKLIST, at: 'WP-1' }, { also: ['leave'] }));
    assert.match(text, /line 7 of docs\/phase-1-checklist\.md says "Ada asks the smith"/);
  });
});

describe('marking rows of tables', () => {
  it('writes into the status column of a task table', () => {
    const plan = files({
      'plan.md':
        '# Plan\n\n## Tasks\n\n| Task ID | Description | Prereqs | Status | Date |\n|---|---|---|---|---|\n| T-001 | Cast | | Done | 2026-05-01 |\n| T-002 | Hang | T-001 | Open | |\n',
    });
    const { diff } = runForGood(markDone, plan, { path: 'plan.md', at: 'T-002' });
    assert.deepEqual(lines(diff), [
      '- | T-002 | Hang | T-001 | Open | |',
      '+ | T-002 | Hang | T-001 | Done | 2026-05-04 |',
    ]);
  });
});

describe('what says that it is done, or says something else', () => {
  it('is no outcome of a milestone', () => {
    const master = files({
      'master.md':
        '# Master\n\n## Phase Structure\n\n### Phase 1: Doors\n\n**Goal**: In\n\n## Milestones\n\n| Milestone | Phases | Outcome |\n|---|---|---|\n| M1: Open | 1 | Complete doors |\n',
    });
    assert.match(refused(run(markDone, master, { path: 'master.md', at: 'M1' })), /^M1 has no checkbox, no status/);
  });

  it('is the verdict of a gate', () => {
    const plan = files({
      'specs/001-bells/plan.md':
        '# Implementation Plan: Bells\n\n## Constitution Check\n\n- Safety: PASS\n- Cost: FAIL\n\n## Progress Tracking\n\n- [ ] Phase 0: Research complete\n',
    });
    const safe = run(markDone, plan, { path: 'specs/001-bells/plan.md', at: 'Safety' });
    assert.ok('unchanged' in safe.answer, JSON.stringify(safe.answer));
    refused(run(markDone, plan, { path: 'specs/001-bells/plan.md', at: 'Cost' }));
  });
});

describe('marking on the example workspaces', function () {
  this.timeout(60_000);

  for (const name of ['phased-plan', 'spec-kit', 'kiro', 'schedule', 'task-table', 'own-dialect'])
    it(`has an answer for any line of ${name}, and keeps all lines apart`, () => {
      const example = exampleIn(`test/workspaces/${name}`);
      const snapshot = workspaceOf(example).snapshot();
      let changed = 0;
      for (const path of example.keys()) {
        const file = snapshot.graph.file(path);
        for (let line = 0; line < (file?.facts.lines.lineCount ?? 0); line += 13) {
          const answer = markDone.answer({
            snapshot,
            place: { path, offset: file?.facts.lines.lineStart(line) ?? 0 },
            answers: { also: ['mark'] },
            today: TODAY,
            seed: 1,
            findings: () => new Map(),
            textsAt: () => ({ refused: 'No earlier revisions can be read here.' }),
          });
          if (!('change' in answer)) continue;
          changed++;
          for (const { expectedText, edits } of answer.change.edits)
            assert.equal(applyEdits(expectedText, edits).split('\n').length, expectedText.split('\n').length);
        }
      }
      // The tasks of these two have nothing to say how far they are.
      assert.equal(changed > 0, name !== 'task-table' && name !== 'own-dialect');
    });

  it('brings no disagreement into the spec-kit example, where progress is tracked in the plan as well', () => {
    const example = exampleIn('test/workspaces/spec-kit');
    const path = [...example.keys()].find((name) => name.endsWith('tasks.md')) ?? '';
    const id = /^- \[ \] \**(T\d+)/m.exec(example.get(path) ?? '')?.[1] ?? '';
    const { diff } = runForGood(markDone, example, { path, at: `${id} ` }, { also: ['leave'] });
    assert.ok(diff.length >= 2, diff.join('\n'));
  });
});
