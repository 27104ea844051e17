/** Completion where somebody types: what is offered, and what accepting it writes. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, rangeOf, restore, select, until, writeOnDisk } from './workspace';

const plan = 'orchard/Planting_Plan.md';
const tasks = `# Planting_Plan.md

## 1. Work Breakdown

| Priority | Task ID | Description | Prereqs | Source |
|---|---|---|---|---|
| P0 | T-001 | Measure the rows | None | R-001 |
| P0 | T-002 | Order the trees | T-001 | R-002 |
| P0 | T-003 | Dig and plant |  | R-003 |

## 2. Risk-to-Task Mapping

- R-001 → T-001
- R-002 → T-002
- R-003 → T-003
`;

async function typed(text: string): Promise<void> {
  for (const key of text) await vscode.commands.executeCommand('type', { text: key });
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** What is offered at the cursor by Plantrace, the best first. */
async function offered({ document, selection }: vscode.TextEditor): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  // VS Code itself offers the words of the documents, and the snippets for markdown anywhere.
  const { Text, Snippet } = vscode.CompletionItemKind;
  return items
    .filter(({ kind }) => kind !== Text && kind !== Snippet)
    .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
    .map(labelOf);
}

/** Accepts what is selected in the list, once the list is there. */
async function accept(editor: vscode.TextEditor): Promise<void> {
  const before = editor.document.getText();
  // The list that opened while the ID was typed still holds what fits less of it.
  await vscode.commands.executeCommand('hideSuggestWidget');
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await until('what was accepted', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return editor.document.getText() !== before;
  });
}

describe('completion', () => {
  before(begin);
  afterEach(restore);

  it('offers tasks and nothing else in a Prereqs cell, and none that waits for this one', async () => {
    writeOnDisk(plan, tasks);
    const editor = await open(plan);
    const cell = '| Dig and plant | ';
    select(editor, rangeOf(editor.document, cell).end);
    const found = await until('tasks', async () => {
      const labels = await offered(editor);
      return labels.length > 0 && labels;
    });
    assert.deepEqual([...found].sort(), ['T-001', 'T-002']);
    await accept(editor);
    assert.match(editor.document.getText(), /\| Dig and plant \| T-00[12] \| R-003 \|/);
  });

  it('completes a requirement that is half typed, brackets and all', async () => {
    const editor = await open(documents.phase1);
    const traced = '**Requirements traced**: [2.1-1], [2.1-2], [2.1-3], [2.1-4]';
    select(editor, rangeOf(editor.document, traced).end);
    await typed(', [3.');
    const found = await offered(editor);
    assert.ok(found.length > 0);
    for (const label of found) assert.match(label, /^\[3\.\d+(?:\.\d+)?-\d+\]$/);
    await typed('1');
    await accept(editor);
    const { text } = editor.document.lineAt(editor.selection.active.line);
    assert.ok(text.startsWith(`${traced}, [3.1-`), text);
    assert.match(text.slice(traced.length), /^, \[3\.1-\d\], REQ-LEDGER-5$/);
  });

  it('says of what is chosen what it stands for', async () => {
    const editor = await open(documents.phase1);
    select(editor, rangeOf(editor.document, '**Requirements traced**: [2.1-1], [2.1-2]').end);
    await typed(', [3.1-5');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
      undefined,
      20,
    );
    const item = items.find((each) => labelOf(each) === '[3.1-5]');
    const { documentation } = item ?? {};
    assert.ok(documentation instanceof vscode.MarkdownString, 'no documentation');
    assert.match(documentation.value, /A patron borrows at most 25 volumes at a time/);
    assert.match(documentation.value, /Covered by/);
  });

  it('is silent in prose', async () => {
    const editor = await open(documents.phase1);
    select(editor, rangeOf(editor.document, 'Branches with their calendars').end);
    assert.deepEqual(await offered(editor), []);
  });
});
