/** Quick fixes where a person chooses one: in a task-table plan, and for a row that no work package covers. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, codeOf, documents, findingsIn, onDisk, open, restore, until, uriOf, writeOnDisk } from './workspace';

const plan = 'orchard/Planting_Plan.md';

const tasks = `# Planting_Plan.md

## 1. Work Breakdown

| Priority | Task ID | Description | Prereqs | Source |
|---|---|---|---|---|
| P0 | T-001 | Measure the rows | None | R-001 |
| P0 | T-002 | Order the trees | T-001 | R-002 |
| P1 | T-003 | Fence the meadow | T-001 | Letter of the neighbours |
| P0 | T-004 | Dig and plant | T-002 | R-003 |

## 2. Execution Phases

### Phase A — Autumn

- Entrance: The meadow is bought.
- Tasks: T-001, T-002.
- Exit: The trees are paid.

### Phase B — Winter

- Entrance: Phase A exit met.
- Tasks: T-004.
- Exit: All trees stand.

## 3. Risk-to-Task Mapping

- R-001 → T-001
- R-002 → T-002, T-003
- R-003 → T-004
`;

/** Takes what the lightbulb offers under a title, as a person does, and answers the text that it leaves. */
async function choose(file: string, code: string, id: string, title: string): Promise<vscode.TextDocument> {
  const { document } = await open(file);
  const { range } = await findingOf(file, code, id);
  const action = await until(`"${title}"`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(file),
      range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    return actions.find((each) => each.title.startsWith(title));
  });
  assert.ok(action.edit, 'the edit is computed when the action is chosen');
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return document;
}

const isOf = (code: string, id: string) => (found: vscode.Diagnostic) =>
  codeOf(found) === code && found.message.includes(id);

const findingOf = (file: string, code: string, id: string): Promise<vscode.Diagnostic> =>
  until(`${code} of ${id}`, () => findingsIn(file).find(isOf(code, id)));

async function isGone(file: string, code: string, id: string): Promise<void> {
  await until(`no ${code} of ${id}`, () => !findingsIn(file).some(isOf(code, id)));
}

/** One undo where the edit was made gives the text back, and the finding with it. */
async function undo(file: string, before: string, told: () => Promise<unknown>): Promise<void> {
  const { document } = await open(file);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before);
  await told();
}

describe('fixes that a person chooses from', () => {
  before(begin);
  afterEach(restore);

  describe('in a task table', () => {
    beforeEach(() => {
      writeOnDisk(plan, tasks);
    });

    for (const [phase, written] of [
      ['Phase A', '- Tasks: T-001, T-002, T-003.'],
      ['Phase B', '- Tasks: T-003, T-004.'],
    ] as const)
      it(`puts a task that no phase schedules into ${phase}, and one undo takes it out`, async () => {
        const code = 'plan/unscheduled-work';
        const document = await choose(plan, code, 'T-003', `Schedule T-003 in ${phase}`);
        const old = new Set(tasks.split('\n'));
        assert.deepEqual(
          document
            .getText()
            .split('\n')
            .filter((line) => !old.has(line)),
          [written],
        );
        await isGone(plan, code, 'T-003');
        await undo(plan, tasks, () => findingOf(plan, code, 'T-003'));
      });

    for (const [title, before, after] of [
      ['Add R-002 to the Source of T-003', 'Letter of the neighbours |', 'Letter of the neighbours; R-002 |'],
      ['Remove T-003 from the mapping of R-002', '- R-002 → T-002, T-003', '- R-002 → T-002'],
    ] as const)
      it(`lets mapping and Source agree: ${title}`, async () => {
        const code = 'trace/disagreement';
        const document = await choose(plan, code, 'R-002', title);
        assert.equal(document.getText(), tasks.replace(before, after));
        await isGone(plan, code, 'R-002');
        await undo(plan, tasks, () => findingOf(plan, code, 'R-002'));
      });
  });

  describe('for a requirement that no work covers', () => {
    const code = 'trace/orphan-requirement';
    const words = 'An overdue loan can still be renewed within three days of its due date';
    const row = `- [ ] [3.2-5] ${words}`;

    it('adds it to the work package that is chosen, and one undo takes it back', async () => {
      const uncovered = onDisk(documents.phase1).replace(/^- \[ \] \[3\.2-4\].*$/m, `$&\n${row}`);
      writeOnDisk(documents.phase1, uncovered);
      const document = await choose(documents.phase1, code, '[3.2-5]', 'Add 3.2-5 to WP-5');
      const old = new Set(uncovered.split('\n'));
      assert.deepEqual(
        document
          .getText()
          .split('\n')
          .filter((line) => !old.has(line)),
        [`${row} → WP-5`, `- [ ] ${words} (verifies [3.2-5])`, '**Requirements traced**: [3.2-1]–[3.2-4], [3.2-5]'],
      );
      await isGone(documents.phase1, code, '[3.2-5]');
      await undo(documents.phase1, uncovered, () => findingOf(documents.phase1, code, '[3.2-5]'));
    });
  });
});
