/** A phase from its plan to its end by the commands of the palette, on documents that nobody saves meanwhile. */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { allFindings, begin, documents, open, pathOf, rangeOf, restore, select, until, uriOf } from './workspace';

const plan = 'docs/plans/phase-2b-holds-notices-fees.md';
const checklist = 'docs/plans/phase-2b-checklist.md';
const questions = 'docs/plans/questions.md';
const NOTE = 'Ruth read this on the train, and saved nothing.';

type Texts = ReadonlyMap<string, string>;
type Answers = Record<string, string[]>;

async function texts(): Promise<Texts> {
  const files = await vscode.workspace.findFiles('**/*.md');
  const read = files.map(
    async (uri) => [pathOf(uri), (await vscode.workspace.openTextDocument(uri)).getText()] as const,
  );
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const changedIn = (before: Texts, after: Texts): string[] =>
  [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);

const answer = (command: string, answers: Answers): Thenable<void> =>
  vscode.commands.executeCommand(`plantrace.${command}`, { uri: uriOf(plan).toString(), answers });

/** Presses Enter in every question, until there is none left. */
async function accepted(asking: Thenable<void>): Promise<void> {
  let isDone = false;
  const done = asking.then(() => (isDone = true));
  await until('the last question is answered', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone;
  });
  await done;
}

/** A step that changes documents, and is taken back and made again as one. */
async function step(name: string, run: () => Thenable<void>): Promise<void> {
  const before = await texts();
  await run();
  const after = await texts();
  const changed = changedIn(before, after);
  assert.ok(changed.length > 0, `${name} changes something`);
  await open(changed[0] ?? '');
  await vscode.commands.executeCommand('undo');
  assert.deepEqual(changedIn(before, await texts()), [], `one step takes ${name} back`);
  await vscode.commands.executeCommand('redo');
  assert.deepEqual(changedIn(after, await texts()), [], `and makes it again: ${name}`);
  await run();
  assert.deepEqual(changedIn(after, await texts()), [], `a second ${name} changes nothing`);
  await vscode.commands.executeCommand('notifications.clearAll');
}

async function byHand(file: string, change: (text: string) => string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  const text = document.getText();
  assert.notEqual(change(text), text, file);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(text.length)), change(text));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Without their places: edits move them. */
const findings = (): string[] =>
  allFindings()
    .map((line) => line.replace(/:\d+:\d+-\d+:\d+ /, ' '))
    .sort();

describe('a phase from its plan to its end', function () {
  this.timeout(300_000);
  before(begin);
  afterEach(restore);
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('ends with no other findings than it began with, and a matrix that says so', async () => {
    const before = findings();
    await open(documents.master);
    await vscode.commands.executeCommand('plantrace.newPhasePlan', { answers: { phase: ['2B'] } });
    await until('the plan is shown', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(plan));
    await byHand(plan, (text) => text.replaceAll(': …', ': M').replace('\n## ', `\n${NOTE}\n\n## `));
    await vscode.commands.executeCommand('plantrace.createChecklist', { uri: uriOf(plan).toString() });
    await until('the checklist is shown', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(checklist));

    const works =
      (await texts())
        .get(plan)
        ?.match(/^### WP-\d+/gm)
        ?.map((heading) => heading.slice(4)) ?? [];
    assert.ok(works.length > 4);
    for (const work of works)
      await step(`completing ${work}`, () => accepted(answer('completeWork', { plan: [plan], work: [work] })));
    const spots = { 'spot-check-1': ['pass'], 'spot-check-2': ['pass'], 'spot-check-3': ['pass'] };
    await answer('recordCompliance', { plan: [plan], build: ['pass'], tests: ['pass'], ...spots });
    for (const review of ['implementation', 'quality'])
      await step(`the review of ${review}`, () =>
        answer('recordReview', { plan: [plan], review: [review], outcome: ['pass'] }),
      );
    await byHand(questions, (text) => {
      const [question = ''] = /^\| Q7 .*\n/m.exec(text) ?? [];
      return `${text.replace(question, '')}${question}`;
    });
    await step('verifying', () => answer('verifyPlan', { plan: [plan] }));
    const criteria =
      ((await texts()).get(checklist)?.split(/^## Verification Gate.*$/m)[1] ?? '').match(/^\| \d+ /gm) ?? [];
    const passed = criteria.map((_, i) => String(i + 1));
    await step('the gate', () => answer('completionGate', { plan: [plan], passed }));
    await step('the matrix', () => vscode.commands.executeCommand('plantrace.updateMatrix'));

    const after = await texts();
    assert.ok(after.get(plan)?.includes(NOTE), 'what was not saved is there');
    assert.match(after.get(checklist) ?? '', /^\*\*Completed\*\*: \d{4}-\d{2}-\d{2}$/m);
    assert.doesNotMatch(after.get(documents.matrix) ?? '', /^\|.*\| Phase 2B \|.*\| Plan generated \|/m);
    await until('the findings of the beginning', () => findings().join('\n') === before.join('\n')).catch(() =>
      assert.deepEqual(findings(), before),
    );
  });

  it('asks for what is not answered, in quick picks', async () => {
    const editor = await open(documents.phase1);
    select(editor, new vscode.Position(0, 0));
    const before = await texts();
    await accepted(vscode.commands.executeCommand('plantrace.completeWork'));
    assert.deepEqual(changedIn(before, await texts()), [documents.phase1, documents.matrix]);
    assert.ok(editor.document.isDirty, 'and saves nothing');
    rangeOf(editor.document, '- [x] Negative: a full session');
  });

  it('leaves a read-only document, and all others with it, as they are', async () => {
    const { fsPath } = uriOf(documents.matrix);
    chmodSync(fsPath, 0o444);
    try {
      const before = await texts();
      await open(documents.phase1);
      await accepted(
        vscode.commands.executeCommand('plantrace.completeWork', {
          uri: uriOf(documents.phase1).toString(),
          answers: { plan: [documents.phase1], work: ['WP-3'] },
        }),
      );
      assert.deepEqual(changedIn(before, await texts()), []);
      assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
    } finally {
      chmodSync(fsPath, 0o644);
    }
  });
});
