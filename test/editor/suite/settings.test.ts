/** Every setting, changed while everything runs: what it says that it changes is changed, and comes back. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  begin,
  codeOf,
  documents,
  finding,
  findingsIn,
  noFinding,
  onDisk,
  open,
  rangeOf,
  restore,
  until,
  uriOf,
} from './workspace';

const changed = new Set<string>();

async function set(name: string, value: unknown): Promise<void> {
  changed.add(name);
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

const pass = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** All that there are. */
const tested = [
  'plantrace.severities',
  'plantrace.diagnostics.delay',
  'plantrace.maxFindingsPerRule',
  'plantrace.features',
  'plantrace.decorations.enabled',
  'plantrace.preview',
  'plantrace.trace.server',
];

/** Puts lines behind the heading of the work packages. */
async function write(text: string): Promise<void> {
  const editor = await open(documents.phase2A);
  const { end } = rangeOf(editor.document, '## Work Packages');
  assert.ok(await editor.edit((edit) => edit.insert(end, `\n\n${text}`)));
}

const dangling = () => findingsIn(documents.phase2A).filter((found) => codeOf(found) === 'trace/dangling-reference');

describe('settings', () => {
  before(begin);
  afterEach(async () => {
    for (const name of changed) await set(name, undefined);
    changed.clear();
    await restore();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('are all tested here', () => {
    const manifest = vscode.extensions.getExtension('plantrace.plantrace')?.packageJSON as {
      contributes: { configuration: { properties: Record<string, unknown> } };
    };
    assert.deepEqual(Object.keys(manifest.contributes.configuration.properties).sort(), [...tested].sort());
  });

  it('plantrace.severities: how serious a finding is, and whether it is looked for', async () => {
    const code = 'document/placeholder';
    const found = await finding(documents.phase2A, code);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    await set('plantrace.severities', { [code]: 'error' });
    await until(
      'an error',
      async () => (await finding(documents.phase2A, code)).severity === vscode.DiagnosticSeverity.Error,
    );
    await set('plantrace.severities', { [code]: 'off' });
    await noFinding(documents.phase2A, code);
    await set('plantrace.severities', undefined);
    await finding(documents.phase2A, code);
  });

  it('plantrace.diagnostics.delay: how long typing has to pause', async () => {
    const before = dangling().length;
    await set('plantrace.diagnostics.delay', 3_000);
    await pass(500);
    const start = Date.now();
    await write('See [9.9-1].');
    await until('the finding', () => dangling().length > before);
    assert.ok(Date.now() - start >= 2_900, `after ${Date.now() - start} ms`);
    await set('plantrace.diagnostics.delay', 0);
    await pass(500);
    const again = Date.now();
    await write('See [9.9-2].');
    await until('the finding', () => dangling().length > before + 1);
    assert.ok(Date.now() - again < 2_500, `after ${Date.now() - again} ms`);
  });

  it('plantrace.maxFindingsPerRule: how many findings of a rule are shown in a document', async () => {
    const before = dangling().length;
    await write('[9.9-1], [9.9-2], [9.9-3], [9.9-4], [9.9-5]');
    await until('all of them', () => dangling().length === before + 5);
    await set('plantrace.maxFindingsPerRule', 2);
    await until('some of them', () => dangling().length <= 3);
    assert.ok(
      dangling().some(({ message }) => /more/.test(message)),
      'the last one says how many more there are',
    );
    await set('plantrace.maxFindingsPerRule', 0);
    await until('all of them again', () => dangling().length === before + 5);
  });

  it('plantrace.features: each can be switched off, and the others stay', async () => {
    const { document } = await open(documents.phase1);
    const textDocument = { uri: document.uri.toString() };
    const position = rangeOf(document, '[1.1-2] A kiosk', '1.1-2').start.translate(0, 1);
    const work = rangeOf(document, '### WP-2', 'WP-2').start.translate(0, 1);
    const bare = rangeOf(document, '- [').end;
    const whole = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
    const { start, end } = (await finding(documents.phase2A, 'document/placeholder')).range;
    const at = { textDocument, position };
    const requests: Record<string, [method: string, params: object]> = {
      hover: ['textDocument/hover', at],
      definition: ['textDocument/definition', at],
      references: ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
      documentHighlights: ['textDocument/documentHighlight', at],
      documentLinks: ['textDocument/documentLink', { textDocument: { uri: uriOf(documents.master).toString() } }],
      completion: ['textDocument/completion', { textDocument, position: bare }],
      rename: ['textDocument/prepareRename', at],
      documentSymbols: ['textDocument/documentSymbol', { textDocument }],
      workspaceSymbols: ['workspace/symbol', { query: 'WP-2' }],
      foldingRanges: ['textDocument/foldingRange', { textDocument }],
      selectionRanges: ['textDocument/selectionRange', { textDocument, positions: [position] }],
      semanticTokens: ['textDocument/semanticTokens/full', { textDocument }],
      inlayHints: ['textDocument/inlayHint', { textDocument, range: whole }],
      codeLenses: ['textDocument/codeLens', { textDocument }],
      callHierarchy: ['textDocument/prepareCallHierarchy', { textDocument, position: work }],
      typeHierarchy: ['textDocument/prepareTypeHierarchy', at],
      codeActions: [
        'textDocument/codeAction',
        {
          textDocument: { uri: uriOf(documents.phase2A).toString() },
          range: { start, end },
          context: { diagnostics: [] },
        },
      ],
    };
    const manifest = vscode.extensions.getExtension('plantrace.plantrace')?.packageJSON as {
      contributes: { configuration: { properties: Record<string, { properties?: object }> } };
    };
    const features = manifest.contributes.configuration.properties['plantrace.features']?.properties ?? {};
    assert.deepEqual(Object.keys(features).sort(), Object.keys(requests).sort());

    await open(documents.master);
    await open(documents.phase2A);
    const answers = async (name: string): Promise<boolean> => {
      const [method, params] = requests[name] ?? ['', {}];
      const answer: unknown = await (await api()).client?.sendRequest(method, params);
      return isSomething(answer);
    };
    for (const name of Object.keys(requests)) {
      await until(`${name} answers`, () => answers(name));
      await set('plantrace.features', { [name]: false });
      await until(`${name} is off`, async () => !(await answers(name)));
      assert.ok(await answers(name === 'hover' ? 'references' : 'hover'), `${name} alone is off`);
      await set('plantrace.features', undefined);
    }
  });

  it('plantrace.decorations.enabled: whether files of plans with gaps are marked', async () => {
    const { decorations } = await api();
    const mark = () => decorations.provideFileDecoration(uriOf(documents.phase2A));
    await until('a mark', () => mark() !== undefined);
    await set('plantrace.decorations.enabled', false);
    await until('no mark', () => mark() === undefined);
    await set('plantrace.decorations.enabled', true);
    await until('the mark again', () => mark() !== undefined);
  });

  it('plantrace.preview: whether changes are shown before they are made', async () => {
    const editor = await open(documents.phase1);
    const before = editor.document.getText();
    const log = () =>
      vscode.commands.executeCommand('plantrace.logQuestion', {
        uri: uriOf(documents.phase1).toString(),
        answers: { text: ['Who winds the clock?'], about: ['cursor'] },
      });
    const written = () =>
      vscode.workspace.textDocuments.some((document) => document.getText().includes('winds the clock'));
    // A question is written into several documents.
    for (const wanted of ['always', 'severalDocuments']) {
      await set('plantrace.preview', wanted);
      const shown = log();
      // The preview waits for a person: nothing is changed until then.
      await pass(2_500);
      assert.equal(written(), false);
      await until('the preview is closed', async () => {
        await vscode.commands.executeCommand('refactorPreview.discard');
        return Promise.race([Promise.resolve(shown).then(() => true), pass(300).then(() => false)]);
      });
      assert.equal(written(), false);
      assert.equal(editor.document.getText(), before);
      assert.ok(!onDisk('docs/plans/questions.md').includes('winds the clock'));
    }
    await set('plantrace.preview', 'never');
    await log();
    await until('the question is written', written);
  });

  it('plantrace.trace.server: what the traffic with the server leaves in the output', async () => {
    await vscode.commands.executeCommand('plantrace.showOutput');
    const output = await until('the output', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('Plantrace')),
    );
    const traced = () => output.getText().split('plantrace/documentKind').length - 1;
    const turn = async () => {
      await open(documents.master);
      await pass(300);
      await open(documents.phase1);
      await pass(300);
    };
    await turn();
    const before = traced();
    await set('plantrace.trace.server', 'messages');
    await until('a message in the output', async () => {
      await turn();
      return traced() > before;
    });
    await set('plantrace.trace.server', 'off');
    await pass(1_500);
    const then = traced();
    await turn();
    await pass(1_500);
    assert.equal(traced(), then);
  });
});

/** Not null, nor empty: no list, no list in a list of completions, no data of tokens. */
function isSomething(answer: unknown): boolean {
  if (answer === null || answer === undefined) return false;
  if (Array.isArray(answer)) return answer.length > 0;
  const { items, data } = answer as { items?: unknown[]; data?: unknown[] };
  return (items ?? data)?.length !== 0;
}
