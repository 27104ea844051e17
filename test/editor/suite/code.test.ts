import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, finding, findingsIn, open, rangeOf, restore, until, within, writeOnDisk } from './workspace';

const DANGLING = 'trace/dangling-code-reference';
const kiosk = 'src/kiosk.ts';

/** The documents that the references of an ID lie in, as VS Code lists them. */
async function citing(document: vscode.TextDocument, line: string, part: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    within(document, line, part),
  );
  return found.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
}

describe('source files', () => {
  before(begin);
  beforeEach(() => writeOnDisk('plantrace.config.json', '{ "code": { "implements": ["src/**"] } }'));
  afterEach(restore);

  it('that another program writes are read, and read again when they change', async () => {
    writeOnDisk(kiosk, '// [1.1-2]: no lending without a branch\n');
    const { document } = await open(documents.phase1);
    await until('it is cited', async () =>
      (await citing(document, 'a kiosk without a branch shows', '1.1-2')).includes('kiosk.ts'),
    );
    writeOnDisk(kiosk, '// [1.1-99]: no lending without a branch\n');
    const { range } = await finding(kiosk, DANGLING);
    assert.deepEqual([range.start.line, range.start.character], [0, 4]);
  });

  it('are followed while they are typed, and keep the language that they have', async () => {
    writeOnDisk(kiosk, 'export const lend = 1; // [1.1-98]\n');
    await finding(kiosk, DANGLING);
    const { document } = await open(kiosk);
    assert.equal(document.languageId, 'typescript');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, '[1.1-98]'), '[1.1-2]');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('nothing dangles', () => findingsIn(kiosk).length === 0);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      within(document, '1.1-2'),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((c) => (c instanceof vscode.MarkdownString ? c.value : '')),
    );
    assert.match(text.join('\n'), /A kiosk must not lend before a branch has been assigned to it/);
    assert.match(text.join('\n'), /Implemented in: \[kiosk\.ts:1\]/);
  });
});
