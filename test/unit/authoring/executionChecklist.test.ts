/** What an execution checklist takes over from its plan, where it is put, and when there can be none. */
import assert from 'node:assert/strict';
import { createExecutionChecklist } from '../../../server/src/core/authoring/executionChecklist';
import { Checker } from '../../../server/src/core/rules/check';
import { workspaceDocuments } from '../../support/documents';
import { workspaceOf } from '../../support/folderInMemory';
import { PLAN, CHECKLIST, planOf, create, created, refused, rowsUnder, requirementsOf } from './doorsPlan';

describe('creating an execution checklist', () => {
  it('writes every table of the template from the plan', () => {
    const text = created(
      planOf({
        requirements: '- [ ] [3.1-1] A door opens → WP-1\n- [ ] [3.1-2] It never jams (negative) → WP-2\n',
        constraints:
          '- [ ] [KDD-runtime-1] One process → WP-1\n- [ ] REQ-DOOR-2: Hinges → WP-2\n- [ ] `[CD-Door-1]` Oil → WP-2\n',
        works: '### WP-1: Locks\n\n### WP-2 — Hinges, with `a|b`\n',
        gate: '1. Ten doors open\n2. [ ] None jams, see [plan](other.md)\n',
      }),
    );
    assert.equal(
      text,
      `# Phase 3A Execution Checklist

**Phase**: Phase 3A: Doors ([plan](phase-3a-doors.md))
**Started**:
**Completed**:

---

## Work Package Status

| WP | Description | Status | Date | Deferred Criteria | Notes |
|----|-------------|--------|------|-------------------|-------|
| WP-1 | Locks | [ ] Pending | | | |
| WP-2 | Hinges, with \`a\\|b\` | [ ] Pending | | | |

## Mid-Phase Compliance Checks

| Check | Date | Result | Notes |
|-------|------|--------|-------|
| Build (zero warnings) | | [ ] Pass / [ ] Fail | |
| All tests pass | | [ ] Pass / [ ] Fail | |
| Deferred criteria review | | [ ] Pass / [ ] N/A | |
| Traceability spot-check (3 random) | | [ ] Pass / [ ] Fail | |

## Verification Gate

| # | Gate Criterion | Pass | Notes |
|---|----------------|------|-------|
| 1 | Ten doors open | [ ] | |
| 2 | None jams, see [plan](other.md) | [ ] | |

## Requirements Checklist Verification

| ID | Requirement | Implemented | Tested | Notes |
|----|-------------|-------------|--------|-------|
| [3.1-1] | A door opens | [ ] | [ ] | |
| [3.1-2] | It never jams (negative) | [ ] | [ ] | |

## Design Constraints Checklist Verification

| ID | Constraint | Respected | Notes |
|----|------------|-----------|-------|
| [KDD-runtime-1] | One process | [ ] | |
| REQ-DOOR-2 | Hinges | [ ] | |
| \`[CD-Door-1]\` | Oil | [ ] | |

## Post-Phase Review

| Review Step | Date | Result | Findings |
|-------------|------|--------|----------|
| External review: Implementation vs. Plan | | [ ] Pass / [ ] Pass with corrections / [ ] Skipped | |
| External review: Code quality | | [ ] Pass / [ ] Pass with corrections / [ ] Skipped | |

## Questions Logged During Execution

| # | Question | Logged to questions.md | Resolution |
|---|----------|------------------------|------------|
| | | | |

## Summary

- **Total WPs**: 2
- **Tests written**: 0 unit, 0 integration, 0 negative
- **Tests passing**: 0/0
- **Requirements verified**: 0/2
- **Design constraints verified**: 0/3
- **Questions logged**: 0
- **External review**:
`,
    );
  });

  it('takes line endings and the final line from the plan', () => {
    const crlf = created(planOf({}).replace(/\n/g, '\r\n'));
    assert.doesNotMatch(crlf, /(?<!\r)\n/);
    assert.ok(crlf.endsWith(':\r\n'));
    assert.ok(created(planOf({ gate: '- It works' }).trimEnd()).endsWith('review**:'));
  });

  it('makes checklists of the example plans that bring no finding', () => {
    const files = new Map(
      workspaceDocuments()
        .filter(({ name }) => name.includes('phased-plan/'))
        .map(({ name, text }) => [name.slice(name.indexOf('phased-plan/') + 'phased-plan/'.length), text]),
    );
    const findings = (): string[] =>
      [...new Checker().check(workspaceOf(files).snapshot()).values()].flat().map((f) => `${f.file}: ${f.message}`);
    const before = findings();
    for (const name of ['phase-1-ledger-and-patrons', 'phase-2a-kiosk-lending']) {
      const result = createExecutionChecklist(workspaceOf(files).snapshot(), `docs/plans/${name}.md`);
      assert.ok('change' in result && result.created);
      assert.equal(result.path, `docs/plans/phase-${name.split('-')[1] ?? ''}-checklist.md`);
      for (const { file, text } of result.change.creations) files.set(file, text);
    }
    assert.deepEqual(findings(), before);
    assert.deepEqual(createExecutionChecklist(workspaceOf(files).snapshot(), 'docs/plans/phase-0-ground-works.md'), {
      unchanged: 'docs/plans/phase-0-checklist.md',
    });
  });

  describe('takes a row over', () => {
    const cases: readonly [string, string][] = [
      ['- [ ] [3.1-1] It opens → WP-1', '| [3.1-1] | It opens | [ ] | [ ] | |'],
      ['* [3.1-1] It opens -> WP-1, WP-2', '| [3.1-1] | It opens | [ ] | [ ] | |'],
      ['+ **[3.1-1]**: It opens (→ WP-1)', '| **[3.1-1]** | It opens | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] (→ WP-1, WP-2) It opens', '| [3.1-1] | It opens | [ ] | [ ] | |'],
      ['- [ ] [3.1-1](a.md#x) It opens → WP-1', '| [3.1-1](a.md#x) | It opens | [ ] | [ ] | |'],
      ['1. **[3.1-1]:** It opens', '| [3.1-1] | It opens | [ ] | [ ] | |'],
      ['- **[3.1-1] Doors.** It opens → **WP-1**', '| [3.1-1] | **Doors.** It opens | [ ] | [ ] | |'],
      ['- [ ] `[3.1-1]` — It opens → WP-1 (negative)', '| `[3.1-1]` | It opens (negative) | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] Draft → sent → WP-1', '| [3.1-1] | Draft → sent | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] Draft → sent', '| [3.1-1] | Draft → sent | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] It opens → TBD', '| [3.1-1] | It opens | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] It opens\n  and shuts\n  → WP-1', '| [3.1-1] | It opens and shuts | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] a | b, `c|d`, e \\| f', '| [3.1-1] | a \\| b, `c\\|d`, e \\| f | [ ] | [ ] | |'],
      ['- [x] [3.1-1] Done → WP-1', '| [3.1-1] | Done | [x] | [ ] | |'],
      ['- [~] [3.1-1] Half → WP-1', '| [3.1-1] | Half | [~] | [ ] | |'],
      ['- [ ] [3.1-1] It opens [here](#scope)', '| [3.1-1] | It opens [here](phase-3a-doors.md#scope) | [ ] | [ ] | |'],
      ['- [ ] [3.1-1] It opens [so][how]\n\n[how]: a.md', '| [3.1-1] | It opens [so](a.md) | [ ] | [ ] | |'],
      ['| ID | Requirement | WP |\n|--|--|--|\n| [3.1-1] | a \\| b | WP-1 |', '| [3.1-1] | a \\| b | [ ] | [ ] | |'],
      ['| Req | Status | Requirement |\n|--|--|--|\n| 3.1-1 | Done | It opens |', '| 3.1-1 | It opens | [x] | [ ] | |'],
    ];
    for (const [row, expected] of cases) {
      it(JSON.stringify(row), () => assert.deepEqual(requirementsOf(`${row}\n`), [expected]));
    }

    it('once, in the list that it stands in', () => {
      const text = created(
        planOf({
          requirements: '### 3.1\n\n- [3.1-2] b\n- [3.1-1] a\n- [REQ-DOOR-1] c\n- [3.1-2] b again\n',
          constraints: '- [REQ-DOOR-2] d\n',
        }),
      );
      const ids = (title: string): string[] => rowsUnder(text, title).map((row) => row.split('|')[1]?.trim() ?? '');
      assert.deepEqual(ids('Requirements'), ['[3.1-2]', '[3.1-1]', '[REQ-DOOR-1]']);
      assert.deepEqual(ids('Design'), ['[REQ-DOOR-2]']);
    });
  });

  it('says of a work package what the plan states, and nothing else', () => {
    const works =
      '### WP-1: All ticked\n\n**Acceptance criteria**:\n\n- [x] It works\n\n### WP-2: Stated\n\n**Status**: Complete\n\n' +
      '### WP-3: Marked ✅\n\n### WP-4: From A → Phase 2\n\n**Status**: in progress\n';
    assert.deepEqual(rowsUnder(created(planOf({ works })), 'Work Package Status'), [
      '| WP-1 | All ticked | [ ] Pending | | | |',
      '| WP-2 | Stated | [x] Complete | | | |',
      '| WP-3 | Marked | [x] Complete | | | |',
      '| WP-4 | From A → Phase 2 | [~] In progress | | | |',
    ]);
  });

  it('reads a gate of any shape', () => {
    const gate = (text: string): string[] => rowsUnder(created(planOf({ gate: text })), 'Verification Gate');
    assert.deepEqual(gate('- [x] One\n- Two | three\n  goes on\n'), [
      '| 1 | One | [x] | |',
      '| 2 | Two \\| three goes on | [ ] | |',
    ]);
    assert.deepEqual(gate('| # | Criterion | Owner |\n|--|--|--|\n| 7 | One `a\\|b` | Ana |\n'), [
      '| 1 | One `a\\|b` | [ ] | |',
    ]);
  });

  it('counts what is verified', () => {
    const text = created(
      planOf({ requirements: '- [x] [3.1-1] a\n', constraints: '- [x] [CD-Door-1] b\n- [ ] [CD-Door-2] c\n' }),
    );
    assert.match(text, /Requirements verified\*\*: 0\/1\n.*verified\*\*: 1\/2\n/);
  });
});

describe('the place of an execution checklist', () => {
  const master = (index: string): string =>
    `# Plan\n\n## Phase Structure\n\n### Phase 3A: Doors\n\n**Plan Document**: \`${PLAN}\`\n\n## File Index\n\n| File | Purpose |\n|--|--|\n${index}`;
  const pathOf = (files: Readonly<Record<string, string>>, plan = PLAN): string => {
    const result = create(files, plan);
    assert.ok('change' in result, JSON.stringify(result));
    return result.path;
  };

  it('is the one that the master plan announces', () => {
    const files = {
      [PLAN]: planOf({}),
      'docs/master.md': master('| `docs/runs/phase-3A-checklist.md` | Execution |\n'),
    };
    assert.equal(pathOf(files), 'docs/runs/phase-3A-checklist.md');
  });

  it('leads links to where they led from the plan', () => {
    const requirements = '- [3.1-1] See [a](a.md), [b](../b.md#x), [c](#scope), [d](https://d.org) → WP-1\n';
    const files = {
      [PLAN]: planOf({ requirements }),
      'docs/master.md': master('| `docs/runs/phase-3a-checklist.md` | Execution |\n'),
    };
    const result = create(files);
    assert.ok('change' in result);
    const text = result.change.creations[0]?.text ?? '';
    assert.match(text, /\(\[plan\]\(\.\.\/phase-3a-doors\.md\)\)/);
    assert.match(
      text,
      /See \[a\]\(\.\.\/a\.md\), \[b\]\(\.\.\/\.\.\/b\.md#x\), \[c\]\(\.\.\/phase-3a-doors\.md#scope\), \[d\]\(https:/,
    );
  });

  it('is beside the plan where nobody announces it', () => {
    assert.equal(pathOf({ [PLAN]: planOf({}) }), CHECKLIST);
    assert.equal(pathOf({ 'phase-7-x.md': planOf({ title: '# A plan' }) }, 'phase-7-x.md'), 'phase-7-checklist.md');
    assert.equal(pathOf({ [PLAN]: planOf({}), 'docs/m.md': master('') }), CHECKLIST);
  });

  it('is where a checklist of the phase is already', () => {
    const files = {
      [PLAN]: planOf({ works: '### WP-1: Locks\n\n### WP-2: Hinges\n' }),
      'docs/runs/phase-3a-checklist.md': created(planOf({})),
    };
    assert.equal(pathOf(files), 'docs/runs/phase-3a-checklist.md');
  });

  it('is not in the folder of another project', () => {
    const files = {
      'a/phase-1.md': planOf({ title: '# Phase 1: A' }),
      'b/phase-1.md': planOf({ title: '# Phase 1: B' }),
      'a/phase-1-checklist.md': created(planOf({})).replace('3A', '1'),
    };
    assert.equal(pathOf(files, 'b/phase-1.md'), 'b/phase-1-checklist.md');
  });
});

describe('refusing an execution checklist', () => {
  it('for what is no phase plan', () => {
    assert.equal(
      refused(create({ 'README.md': '# Hello\n' }, 'README.md')),
      'README.md is no phase plan: name the plan document of a phase.',
    );
    assert.match(refused(create({}, 'gone.md')), /^gone\.md is no phase plan/);
  });

  it('for a plan that is still empty', () => {
    assert.equal(
      refused(create({ [PLAN]: planOf({ works: '' }) })),
      `${PLAN} has no work packages and no checklist rows yet: write them first.`,
    );
  });

  it('for a plan of no phase', () => {
    const message = refused(create({ 'docs/phase-doors.md': planOf({ title: '# Doors' }) }, 'docs/phase-doors.md'));
    assert.match(message, /^docs\/phase-doors\.md does not say which phase it is of: begin its title/);
  });

  it('for texts that cannot be had, moved on, or are too large', () => {
    const files = new Map([[PLAN, planOf({})]]);
    const snapshot = workspaceOf(files).snapshot();
    files.set(PLAN, planOf({}).replace('WP-1', 'WP-2'));
    assert.equal(refused(createExecutionChecklist(snapshot, PLAN)), `${PLAN} has just changed: try again.`);
    files.delete(PLAN);
    assert.match(refused(createExecutionChecklist(snapshot, PLAN)), /can't be read/);
    const large = planOf({}) + 'x'.repeat(1_000_001);
    assert.match(refused(create({ [PLAN]: large })), /^docs\/phase-3a-doors\.md is too large/);
    const deep = planOf({}) + `${'>'.repeat(300)} x\n`;
    assert.match(
      refused(create({ [PLAN]: planOf({}), [CHECKLIST]: `${created(planOf({}))}\n${deep}` })),
      /-checklist\.md nests/,
    );
  });

  it('where another document has the name', () => {
    const message = refused(create({ [PLAN]: planOf({}), [CHECKLIST]: '# M\n\n## Phase Structure\n' }));
    assert.match(message, /^docs\/phase-3a-checklist\.md is a master plan, not an execution checklist: rename it/);
  });

  it('where an open fence would swallow what is added', () => {
    const plan = planOf({ works: '### WP-1: a\n\n### WP-2: b\n' });
    const checklist = `# Phase 3A Execution Checklist\n\n## Work Package Status\n\n\`\`\`\nnotes\n`;
    assert.match(refused(create({ [PLAN]: plan, [CHECKLIST]: checklist })), /a code fence.*without an end: close it/);
  });
});
