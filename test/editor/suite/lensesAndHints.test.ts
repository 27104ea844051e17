/** What is written into the lines of a plan without being in them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, pathOf, rangeOf, restore, until } from './workspace';

/** What each line says above itself. */
async function lensesOf(file: string): Promise<Map<string, vscode.CodeLens>> {
  const { document } = await open(file);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1000,
  );
  return new Map(lenses.map((lens) => [document.lineAt(lens.range.start.line).text, lens]));
}

async function titleOf(file: string, line: string): Promise<string | undefined> {
  const found = [...(await lensesOf(file))].find(([text]) => text.includes(line));
  return found?.[1].command?.title;
}

/** The hints of one line, behind what they stand. */
async function hintsIn(file: string, line: string): Promise<[before: string, hint: string][]> {
  const { document } = await open(file);
  const { start } = rangeOf(document, line);
  const { range } = document.lineAt(start.line);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    range,
  );
  return hints.map(({ position, label }) => [
    document
      .lineAt(position.line)
      .text.slice(0, position.character)
      .split(/[\s,]+/)
      .at(-1) ?? '',
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  ]);
}

describe('code lenses', () => {
  before(begin);
  afterEach(restore);

  it('say what covers and verifies a requirement, and what a section and a package still lack', async () => {
    assert.equal(await titleOf(documents.phase1, '[3.1-5] A patron'), 'covered by 1 · verified by 2 · phase 1');
    assert.equal(await titleOf(documents.phase1, '### 3.1 Loans'), 'all 7 covered');
    assert.equal(await titleOf(documents.phase1, '### WP-3: '), '4 of 7 done');
    assert.equal(await titleOf(documents.requirements, '### 6.3 '), '3 of 3 uncovered');
  });

  it('open a peek of the places that they count', async () => {
    const lens = [...(await lensesOf(documents.phase1))].find(([text]) => text.includes('[3.1-5] A patron'))?.[1];
    assert.ok(lens?.command, 'no command');
    const [uri, , places] = lens.command.arguments as [string, unknown, { uri: string; range: vscode.Range }[]];
    assert.equal(pathOf(vscode.Uri.parse(uri)), documents.phase1);
    // The package, a criterion of it and a line of the test strategy.
    assert.equal(places.length, 3);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('follow what is typed', async () => {
    const { document } = await open(documents.phase1);
    const edit = new vscode.WorkspaceEdit();
    const box = rangeOf(document, '- [ ] A card locked at one kiosk', '[ ]');
    edit.replace(document.uri, box, '[x]');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('another figure', async () => (await titleOf(documents.phase1, '### WP-3: ')) === '5 of 7 done');
  });
});

describe('inlay hints', () => {
  before(begin);
  afterEach(restore);

  it('put the title behind a bare ID', async () => {
    assert.deepEqual(await hintsIn(documents.phase1, '**Blocked by**: WP-1, WP-2'), [
      ['WP-1', 'Registry of Branches and Kiosks'],
      ['WP-2', 'Card Service'],
    ]);
  });

  it('put what is covered behind the citation of a section', async () => {
    assert.deepEqual(
      await hintsIn(documents.master, '**HighLevelReqs Coverage**: 1.1, 2.1–2.3'),
      [
        ['1.1', '· 6/6'],
        ['2.1–2.3', '· 13/13'],
        ['3.1–3.2', '· 11/12'],
        ['6.2', '· 5/5'],
      ].map(([before, hint]) => [before, ` ${hint}`.trim()]),
    );
  });

  it('go away with the setting of the editor, and with that of the extension', async () => {
    const configuration = vscode.workspace.getConfiguration('plantrace');
    await configuration.update('features', { inlayHints: false }, vscode.ConfigurationTarget.Workspace);
    try {
      await until('no hints', async () => (await hintsIn(documents.phase1, '**Blocked by**: WP-1, WP-2')).length === 0);
    } finally {
      await configuration.update('features', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until('hints', async () => (await hintsIn(documents.phase1, '**Blocked by**: WP-1, WP-2')).length === 2);
  });
});
