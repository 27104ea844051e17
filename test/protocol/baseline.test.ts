import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientCapabilities, CodeAction, TextEdit } from 'vscode-languageserver/node';
import type { RecordBaselineResult, WorkspaceEditData } from '../../server/src/protocol';
import { everything, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

const FILE = 'plantrace.baseline.json';
const SPEC = 'specs/001-doors/spec.md';
const SUSPECT = 'trace/suspect-link';
const spec = (words: string): string =>
  `# Feature Specification: Doors\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST ${words}.\n`;
const OLD = spec('open a door with a badge');
const NEW = spec('open a door with a badge and a code');
const TASKS = '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [ ] T001 Fit the reader in src/reader.ts (FR-001)\n';

const capabilities: ClientCapabilities = {
  ...everything,
  textDocument: {
    ...everything.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

interface Started {
  readonly client: LanguageClient;
  readonly root: string;
  readonly baseline: string;
  readonly spec: string;
  /** Codes that are told of the specification, those of suspect links alone. */
  readonly suspect: () => number;
}

async function started(files: Record<string, string> = {}): Promise<Started> {
  const root = temporaryFolder({ [SPEC]: OLD, 'specs/001-doors/tasks.md': TASKS, ...files });
  const initializationOptions = { diagnostics: { delay: 10 } };
  const client = await LanguageClient.start({ folders: [root], capabilities, initializationOptions });
  await client.settled();
  const uri = uriOf(root, SPEC);
  const suspect = (): number => (client.shown(uri) ?? []).filter(({ code }) => code === SUSPECT).length;
  return { client, root, baseline: uriOf(root, FILE), spec: uri, suspect };
}

const record = (client: LanguageClient, uri?: string): Promise<RecordBaselineResult> =>
  client.request('plantrace/recordBaseline', uri === undefined ? {} : { uri });

function applied(text: string, edit: WorkspaceEditData | CodeAction['edit'], uri: string): string {
  const edits = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );
  assert.ok(edits.length > 0, `nothing is changed in ${uri}`);
  return TextDocument.applyEdits(TextDocument.create(uri, 'json', 1, text), edits);
}

/** A baseline of the folder as it is. */
async function recorded({ client, baseline }: Started): Promise<string> {
  const result = await record(client);
  assert.ok(result.kind === 'edit', JSON.stringify(result));
  assert.deepEqual([result.uri, result.created, result.texts, result.waiting], [baseline, true, 1, 0]);
  assert.ok(result.edit.documentChanges.some((change) => 'kind' in change && change.uri === baseline));
  return applied('', result.edit, baseline);
}

describe('plantrace.baseline.json in an editor', () => {
  it('counts while it is open, before it is on disk, and each change of it', async () => {
    const session = await started();
    const { client, baseline, spec: document, suspect } = session;
    const text = await recorded(session);
    await client.open(document, NEW);
    await client.checked();
    assert.equal(suspect(), 0);
    await client.open(baseline, text, 1, 'json');
    await client.until('the change is told', () => suspect() === 1);
    await client.change(baseline, 2, text.replace('{\n', '{,\n'));
    const [problem] = await client.until('the mistake is told', () => client.shown(baseline));
    assert.equal(problem?.code, 'document/invalid-baseline');
    assert.equal(suspect(), 1, 'the last good one stays in force');
    await client.change(baseline, 3, '{ "version": 1 }');
    await client.until('nothing is remembered any more', () => suspect() === 0);
    await client.until('the mistake is gone', () => client.shown(baseline)?.length === 0);
    await client.change(baseline, 4, text);
    await client.until('it is told again', () => suspect() === 1);
    await client.close(baseline);
    await client.until('the disk counts again, where there is no file', () => suspect() === 0);
    assert.equal(await client.stop(), 0);
  });

  it('is followed on disk', async () => {
    const session = await started();
    const { client, root, baseline, spec: document, suspect } = session;
    const text = await recorded(session);
    await client.open(document, NEW);
    writeFiles(root, { [FILE]: text });
    await client.watched({ uri: baseline, type: 1 });
    await client.until('the change is told', () => suspect() === 1);
    rmSync(path.join(root, FILE));
    await client.watched({ uri: baseline, type: 3 });
    await client.until('it is gone', () => suspect() === 0);
    assert.equal(await client.stop(), 0);
  });

  it('is what marking links reviewed changes, as the buffer is', async () => {
    const session = await started();
    const { client, baseline, spec: document, suspect } = session;
    const text = await recorded(session);
    await client.open(document, NEW);
    await client.open(baseline, text, 7, 'json');
    await client.until('the change is told', () => suspect() === 1);
    const range = rangeOfPiece(NEW, 'FR-001');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: document },
      range,
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Mark the link to FR-001 reviewed');
    const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
    assert.deepEqual(
      edit?.documentChanges?.map((change) => ('edits' in change ? change.textDocument : change)),
      [{ uri: baseline, version: 7 }],
    );
    await client.change(baseline, 8, applied(text, edit, baseline));
    await client.until('it is reviewed', () => suspect() === 0);
    assert.equal(await client.stop(), 0);
  });

  it('is brought up to date, and refused where that cannot be', async () => {
    const session = await started();
    const { client, root, baseline, spec: document } = session;
    const text = await recorded(session);
    writeFiles(root, { [FILE]: text });
    await client.watched({ uri: baseline, type: 1 });
    assert.deepEqual(await record(client, document), { kind: 'unchanged', uri: baseline, waiting: 0 });
    await client.open(document, `${NEW}- **FR-002**: System MUST ring.\n`);
    const more = await record(client);
    assert.ok(more.kind === 'edit' && !more.created);
    assert.deepEqual([more.texts, more.waiting], [2, 1]);
    const next = applied(text, more.edit, baseline);
    assert.ok(next.includes('"FR-002"') && next.includes(/"FR-001": "\w+"/.exec(text)?.[0] ?? '-'));
    await client.open(baseline, '{', 1, 'json');
    const refused = await record(client);
    assert.ok(refused.kind === 'refused');
    assert.match(refused.reason, /^plantrace\.baseline\.json can't be read, and is left as it is: /);
    assert.equal(await client.stop(), 0);
  });

  it('is refused where there are no plans', async () => {
    const client = await LanguageClient.start({ folders: [temporaryFolder({ 'README.md': '# Doors\n' })] });
    await client.settled();
    assert.equal((await record(client)).kind, 'refused');
    assert.equal(await client.stop(), 0);
  });
});
