import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, pathOf, restore, select, until, within } from './workspace';

/** `file:line` */
const placeOf = (uri: vscode.Uri, range: vscode.Range): string => `${pathOf(uri)}:${range.start.line + 1}`;

async function definitionsOf(file: string, line: string, part: string): Promise<string[]> {
  const { document } = await open(file);
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    within(document, line, part),
  );
  return found.map((each) =>
    'targetUri' in each
      ? placeOf(each.targetUri, each.targetSelectionRange ?? each.targetRange)
      : placeOf(each.uri, each.range),
  );
}

async function referencesTo(file: string, line: string, part: string): Promise<string[]> {
  const { document } = await open(file);
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    within(document, line, part),
  );
  return found.map(({ uri, range }) => placeOf(uri, range)).sort();
}

/** The names in the outline of a document, with their lines. */
async function outlineOf(file: string): Promise<Map<string, number>> {
  const { document } = await open(file);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const lines = new Map<string, number>();
  const walk = (list: readonly vscode.DocumentSymbol[]): void => {
    for (const symbol of list) {
      lines.set(symbol.name, symbol.selectionRange.start.line + 1);
      walk(symbol.children);
    }
  };
  walk(symbols);
  return lines;
}

describe('navigation', () => {
  before(begin);
  afterEach(restore);

  it('opens the definition with F12, in another file', async () => {
    const editor = await open(documents.matrix);
    select(editor, within(editor.document, '[3.1-5]'));
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const at = await until('the other editor', () => {
      const active = vscode.window.activeTextEditor;
      return active && pathOf(active.document.uri) === documents.phase1 && active;
    });
    assert.match(at.document.lineAt(at.selection.active.line).text, /^- \[ \] \[3\.1-5\] A patron borrows at most 25/);
  });

  it('finds definitions in the files that hold them', async () => {
    assert.deepEqual(await definitionsOf(documents.matrix, '[1.1-2]', '1.1-2'), [`${documents.phase1}:25`]);
    assert.deepEqual(await definitionsOf(documents.phase2A, 'the commands of Phase 1 WP-4', 'WP-4'), [
      `${documents.phase1}:165`,
    ]);
    assert.deepEqual(await definitionsOf(documents.master, '- Ledger (REQ-LEDGER-3 registry', 'REQ-LEDGER-3'), [
      'docs/requirements/Component-Ledger.md:11',
    ]);
  });

  it('finds every reference, in all files, ranges included', async () => {
    const found = await referencesTo(documents.phase1, '- [ ] [3.1-5] A patron', '3.1-5');
    // The row itself, a criterion, a range in the traces, a range in the tests.
    for (const line of [59, 174, 184, 258]) assert.ok(found.includes(`${documents.phase1}:${line}`), found.join());
    assert.ok(
      found.some((place) => place.startsWith(`${documents.matrix}:`)),
      found.join(),
    );
  });

  it('shows the references with Shift+F12 from any place that names the ID', async () => {
    const fromRow = await referencesTo(documents.phase1, '- [ ] [KDD-runtime-2]', 'KDD-runtime-2');
    const fromMatrix = await referencesTo(documents.matrix, 'KDD-runtime-2', 'KDD-runtime-2');
    assert.ok(fromRow.length >= 4);
    assert.deepEqual(fromMatrix, fromRow);
    const editor = await open(documents.matrix);
    select(editor, within(editor.document, 'KDD-runtime-2'));
    await vscode.commands.executeCommand('editor.action.goToReferences');
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('outlines a plan by its sections and items', async () => {
    const names = await outlineOf(documents.phase1);
    assert.equal(names.get('[1.1-2]'), 25);
    assert.equal(names.get('WP-4'), 165);
  });

  it('outlines a source by its bullets; a number that only their place gives them is told where no row has one', async () => {
    const names = await outlineOf(documents.requirements);
    // Rows number section 3.2 in another way, and nothing numbers section 1.3.
    assert.equal(names.get('[3.2-3]'), undefined);
    assert.equal(names.get('An overdue loan can still be renewed within three days of its due date.'), 65);
    assert.equal(names.get('[1.3-1]'), 27);
  });

  it('finds an item of any file by its ID, and goes to its line', async () => {
    const id = '3.4.1-2';
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      id,
    );
    const own = found.find(({ name }) => name.includes(id));
    assert.equal(own && pathOf(own.location.uri), documents.phase2A);
    // The line is asked for once the item is chosen.
    await vscode.commands.executeCommand('workbench.action.quickOpen', `#${id}`);
    const at = await until('the item', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const active = vscode.window.activeTextEditor;
      return active && pathOf(active.document.uri) === documents.phase2A && active;
    });
    await until('its line', () => at.document.lineAt(at.selection.active.line).text.includes(`[${id}]`));
  });
});
