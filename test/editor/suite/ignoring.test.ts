import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, finding, noFinding, onDisk, open, rangeOf, restore, until, uriOf } from './workspace';

const code = 'trace/dangling-reference';
const unused = 'document/unused-suppression';
const line = '**Requirements traced**: [1.1-1]–[1.1-6], [1.2-19]';
const ignore = `Ignore ${code} on this line, with a reason`;

/** What the lightbulb offers at a finding, with edits for all of it. VS Code may drop a first question, as below. */
async function actionsAt(file: string, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return until('what can be done', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(file),
      range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    return actions.length > 0 && actions;
  });
}

async function ignoreOnLine(): Promise<vscode.TextEditor> {
  const editor = await open(documents.phase1);
  const { range } = await finding(documents.phase1, code);
  const action = (await actionsAt(documents.phase1, range)).find(({ title }) => title === ignore);
  assert.ok(action?.edit, 'the edit is computed when the action is chosen');
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return editor;
}

/** VS Code drops a command for code actions without a word while it looks for a lightbulb by itself. */
const patience = 3_000;

async function fixAll(done: () => boolean): Promise<void> {
  let asked = -Infinity;
  await until('all is fixed', async () => {
    if (done()) return true;
    if (Date.now() - asked < patience) return false;
    asked = Date.now();
    await vscode.commands.executeCommand('editor.action.fixAll');
    return false;
  });
}

describe('ignoring a finding', () => {
  before(begin);
  afterEach(restore);

  it('is offered last, never as what is preferred', async () => {
    await open(documents.phase1);
    const { range } = await finding(documents.phase1, code);
    const actions = await actionsAt(documents.phase1, range);
    assert.deepEqual(
      actions.slice(-2).map(({ title }) => title),
      [ignore, `Ignore ${code} in this document, with a reason`],
    );
    assert.ok(actions.slice(-2).every(({ isPreferred }) => isPreferred !== true));
  });

  it('leaves the reason selected, and one undo takes the comment back', async () => {
    const editor = await ignoreOnLine();
    const { document } = editor;
    await until('the reason is selected', () => document.getText(editor.selection) === '(say why)');
    assert.ok(document.lineAt(editor.selection.start.line).text.startsWith(line));
    await finding(documents.phase1, unused);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), onDisk(documents.phase1));
    await noFinding(documents.phase1, unused);
  });

  it('makes it disappear once there is a reason; the comment is told of when it is gone, and *Fix All* removes it', async () => {
    const editor = await ignoreOnLine();
    const { document } = editor;
    await until('the reason is selected', () => document.getText(editor.selection) === '(say why)');
    await vscode.commands.executeCommand('type', { text: 'it comes with the next phase' });
    await noFinding(documents.phase1, code);
    await noFinding(documents.phase1, unused);
    await editor.edit((edit) => edit.delete(rangeOf(document, line, ', [1.2-19]')));
    const { range, tags } = await finding(documents.phase1, unused);
    assert.match(document.getText(range), /^<!-- plantrace-ignore .* it comes with the next phase -->$/);
    assert.deepEqual(tags, [vscode.DiagnosticTag.Unnecessary]);
    const before = document.getText();
    await fixAll(() => !document.getText().includes('plantrace-ignore'));
    assert.equal(document.getText(), onDisk(documents.phase1).replace(', [1.2-19]', ''));
    await noFinding(documents.phase1, unused);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});

describe('fixing all of a kind', () => {
  before(begin);
  afterEach(restore);

  const comment = `<!-- plantrace-ignore ${code}: none is left -->`;

  it('in the document is one edit, undone in one step', async () => {
    const { document } = await commented(documents.phase2A, 2);
    const before = document.getText();
    const { range } = await finding(documents.phase2A, unused);
    const title = `Fix all of ${unused} in this document`;
    const action = (await actionsAt(documents.phase2A, range)).find((each) => each.title === title);
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(document.getText(), onDisk(documents.phase2A));
    await noFinding(documents.phase2A, unused);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('in the workspace touches every document that has one', async () => {
    await commented(documents.phase1, 1);
    await commented(documents.phase2A, 1);
    await finding(documents.phase1, unused);
    const { range } = await finding(documents.phase2A, unused);
    const title = `Fix all of ${unused} in the workspace`;
    const action = (await actionsAt(documents.phase2A, range)).find((each) => each.title === title);
    assert.deepEqual(
      action?.edit?.entries().map(([{ fsPath }, edits]) => [fsPath, edits.length]),
      [documents.phase1, documents.phase2A].map((file) => [uriOf(file).fsPath, 1]),
    );
  });

  /** The document with comments, on its first line of text and the ones after, that have nothing to ignore. */
  async function commented(file: string, count: number): Promise<vscode.TextEditor> {
    const editor = await open(file);
    const lines = Array.from({ length: editor.document.lineCount }, (_, number) => number)
      .filter((number) => /^[A-Z][a-z]/.test(editor.document.lineAt(number).text))
      .slice(0, count);
    assert.equal(lines.length, count);
    await editor.edit((edit) => {
      for (const number of lines) edit.insert(editor.document.lineAt(number).range.end, ` ${comment}`);
    });
    return editor;
  }
});
