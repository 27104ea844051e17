import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CancellationTokenSource, type ClientCapabilities, type ResponseError } from 'vscode-languageserver/node';
import type {
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { everything, LanguageClient, uriOf, type ClientOptions } from '../support/languageClient';
import { asking, pullDocument, pullWorkspace } from '../support/pullingClient';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';

const PHASE = 'docs/plans/phase-1-ledger-and-patrons.md';
const SOURCE = 'docs/requirements/HighLevelReqs.md';
/** With nothing to find. */
const silenced = (text: string): string =>
  `<!-- plantrace-ignore-file trace/dangling-reference, trace/orphan-work: a test. -->\n\n${text}`;
const NEW_ROW = '- [ ] [3.2-5] An overdue loan can still be renewed within three days of its due date → WP-5';
const SERVER_CANCELLED = -32802;
const REQUEST_CANCELLED = -32800;

interface Started {
  readonly client: LanguageClient;
  readonly root: string;
  readonly uri: string;
  readonly source: string;
  readonly text: string;
}

async function started(more: ClientOptions = {}, delay = 10): Promise<Started> {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({
    folders: [root],
    capabilities: asking,
    initializationOptions: { diagnostics: { delay } },
    ...more,
  });
  const text = readFileSync(path.join(root, PHASE), 'utf8');
  return { client, root, uri: uriOf(root, PHASE), source: uriOf(root, SOURCE), text };
}

function withRow(text: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes('] [3.2-4]'));
  lines.splice(at + 1, 0, NEW_ROW);
  return lines.join('\n');
}

const codes = (report: DocumentDiagnosticReport | undefined): string[] =>
  report?.kind === 'full' ? report.items.map(({ code }) => String(code)) : [];

const relatedTo = (report: DocumentDiagnosticReport): string[] => Object.keys(report.relatedDocuments ?? {});

function asked(client: LanguageClient, method: string): number {
  return client.asked.filter((request) => request.method === method).length;
}

async function refusal(answer: Promise<unknown>): Promise<ResponseError<unknown>> {
  return answer.then(
    () => assert.fail('it was answered'),
    (error: ResponseError<unknown>) => error,
  );
}

const without = (part: object): ClientCapabilities => ({
  ...asking,
  textDocument: { ...asking.textDocument, ...part },
});

describe('diagnostics that are asked for', () => {
  it('are offered to clients that can ask, and published to the others', async () => {
    const { client } = await started();
    assert.deepEqual(client.initialized.capabilities.diagnosticProvider, {
      identifier: 'plantrace',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await client.settled();
    await pullWorkspace(client);
    assert.deepEqual(client.publishes, []);
    for (const told of [
      { capabilities: everything },
      { initializationOptions: { diagnostics: { pull: false, delay: 10 } } },
    ]) {
      const other = await started(told);
      assert.equal(other.client.initialized.capabilities.diagnosticProvider, undefined);
      await other.client.until('they are published', () => other.client.shown(other.uri)?.length === 2);
      const answer = other.client.request('textDocument/diagnostic', { textDocument: { uri: other.uri } });
      assert.equal((await refusal(answer)).code, -32601);
    }
  });

  it('wait for the first reading, and are unchanged until they change', async () => {
    const { client, uri, text } = await started();
    await client.open(uri, text);
    const first = await pullDocument(client, uri);
    assert.deepEqual(codes(first), ['trace/dangling-reference', 'trace/orphan-work']);
    const again = await pullDocument(client, uri, first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, 2, `${text}\nOne more sentence at the end.\n`);
    assert.equal((await pullDocument(client, uri, first.resultId)).kind, 'unchanged');
    await client.change(uri, 3, `\n${text}`);
    const moved = await pullDocument(client, uri, first.resultId);
    assert.ok(moved.kind === 'full' && moved.resultId !== first.resultId);
    assert.deepEqual(codes(moved), codes(first));
    await client.change(uri, 4, silenced(text));
    const none = await pullDocument(client, uri, moved.resultId);
    assert.deepEqual(codes(none), []);
    assert.deepEqual(await pullDocument(client, uri, none.resultId), { kind: 'unchanged', resultId: none.resultId });
  });

  it('are none for documents of no folder', async () => {
    const { client } = await started();
    const report = await pullDocument(client, 'file:///nowhere/plan.md');
    assert.deepEqual(codes(report), []);
    assert.equal(report.kind, 'full');
  });

  it('are of the disk for documents that are not open', async () => {
    const { client, source } = await started();
    assert.ok(codes(await pullDocument(client, source)).includes('trace/orphan-requirement'));
  });

  it('come after the pause, and are of the text as it is then', async () => {
    const { client, uri, text } = await started({}, 600);
    await client.open(uri, text);
    const { resultId } = await pullDocument(client, uri);
    const begun = performance.now();
    await client.change(uri, 2, text.replace('[1.2-19]', '[1.2-199]'));
    const answer = pullDocument(client, uri, resultId);
    await client.change(uri, 3, text.replace('[1.2-19]', '[1.2-198]'));
    const report = await answer;
    assert.ok(performance.now() - begun >= 590, 'told while somebody typed');
    assert.ok(report.kind === 'full' && report.items.some(({ message }) => String(message).includes('1.2-198')));
  });

  it('come with those of other documents that changed with it, once', async () => {
    const { client, uri, source, text } = await started();
    const matrix = uri.replace('phase-1-ledger-and-patrons.md', 'requirements-traceability.md');
    await client.open(uri, text);
    const first = await pullDocument(client, uri);
    assert.ok(relatedTo(first).includes(source), 'what was never seen');
    assert.ok(!relatedTo(first).includes(uri));
    assert.deepEqual(relatedTo(await pullDocument(client, uri, first.resultId)), []);
    await client.change(uri, 2, withRow(text));
    const second = await pullDocument(client, uri, first.resultId);
    // The requirement that has its row now, and the matrix, which lacks it.
    assert.deepEqual(relatedTo(second), [matrix, source]);
    const related = second.relatedDocuments?.[source];
    assert.ok(related?.kind === 'full');
    assert.ok(!codes(related).includes('trace/orphan-requirement'));
    assert.equal((await pullDocument(client, source, related.resultId)).kind, 'unchanged');
    assert.equal(asked(client, 'workspace/diagnostic/refresh'), 0, 'all was seen');
  });

  it('come alone for a client that takes no others, which is told to ask again', async () => {
    const { client, uri, source, text } = await started({ capabilities: without({ diagnostic: {} }) });
    await client.open(uri, text);
    await client.open(source, readFileSync(new URL(source), 'utf8'));
    const first = await pullDocument(client, uri);
    const second = await pullDocument(client, source);
    assert.ok(!('relatedDocuments' in first));
    await pullWorkspace(client);
    const before = asked(client, 'workspace/diagnostic/refresh');
    await client.change(uri, 2, withRow(text));
    await pullDocument(client, uri, first.resultId);
    await client.until('it is to ask again', () => asked(client, 'workspace/diagnostic/refresh') > before);
    const report = await pullDocument(client, source, second.resultId);
    assert.ok(report.kind === 'full' && !codes(report).includes('trace/orphan-requirement'));
  });

  it('are to be asked for again when something changes that nobody edited', async () => {
    const { client, root, uri, text } = await started();
    await client.open(uri, text);
    const { items } = await pullWorkspace(client);
    await pullDocument(client, uri);
    const before = asked(client, 'workspace/diagnostic/refresh');
    await client.watched({ uri: uriOf(root, 'CLAUDE.md'), type: 2 });
    await client.checked();
    await client.change(uri, 2, text.replace('[1.2-19]', '[1.2-1]'));
    await client.checked();
    await pullDocument(client, uri);
    assert.equal(asked(client, 'workspace/diagnostic/refresh'), before, 'nothing that it would not ask about itself');
    writeFiles(root, { 'docs/plans/phase-2a-kiosk-lending.md': '# Phase 2A: Kiosk Lending\n' });
    await client.watched({ uri: uriOf(root, 'docs/plans/phase-2a-kiosk-lending.md'), type: 2 });
    await client.until('it is to ask again', () => asked(client, 'workspace/diagnostic/refresh') === before + 1);
    const known = items.map(({ uri: of, resultId }) => ({ uri: of, value: resultId ?? '' }));
    const later = await pullWorkspace(client, known);
    assert.ok(later.items.some(({ kind }) => kind === 'full') && later.items.some(({ kind }) => kind === 'unchanged'));
    await client.notify('workspace/didChangeConfiguration', {
      settings: { plantrace: { severities: { 'trace/orphan-work': 'off' }, diagnostics: { delay: 10 } } },
    });
    await client.until('and again', () => asked(client, 'workspace/diagnostic/refresh') === before + 2);
    assert.deepEqual(codes(await pullDocument(client, uri)), []);
    const never = await started({ capabilities: { ...asking, workspace: everything.workspace } });
    await pullDocument(never.client, never.uri);
    assert.equal(await never.client.stop(), 0);
    assert.equal(asked(never.client, 'workspace/diagnostic/refresh'), 0);
  });

  it('are refused to a request that another follows, and to one that is cancelled', async () => {
    const { client, uri, text } = await started({}, 400);
    await client.open(uri, text);
    await pullDocument(client, uri);
    await client.change(uri, 2, `${text}\n`);
    const first = refusal(pullDocument(client, uri));
    await client.change(uri, 3, text);
    const second = pullDocument(client, uri);
    const refused = await first;
    assert.deepEqual([refused.code, refused.data], [SERVER_CANCELLED, { retriggerRequest: false }]);
    assert.equal(codes(await second).length, 2);
    await client.change(uri, 4, `${text}\n`);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri } };
    const cancelled = refusal(client.connection.sendRequest('textDocument/diagnostic', params, source.token));
    await client.request('textDocument/hover', { ...params, position: { line: 0, character: 0 } });
    source.cancel();
    assert.equal((await cancelled).code, REQUEST_CANCELLED);
    await client.change(uri, 5, text);
    const left = refusal(pullDocument(client, uri));
    const all = refusal(pullWorkspace(client));
    assert.equal(await client.stop(), 0);
    for (const { code, data } of [await left, await all])
      assert.deepEqual([code, data], [SERVER_CANCELLED, { retriggerRequest: false }]);
  });
});

describe('diagnostics of the workspace', () => {
  const byUri = ({ items }: WorkspaceDiagnosticReport): Map<string, string> =>
    new Map(items.map(({ uri, resultId }) => [uri, resultId ?? '']));

  it('are those of all documents, with the versions of open ones, and unchanged where they are', async () => {
    const { client, uri, source, text } = await started();
    await client.open(uri, text, 7);
    const first = await pullWorkspace(client);
    const own = first.items.find((item) => item.uri === uri);
    assert.equal(own?.version, 7);
    assert.equal(first.items.find((item) => item.uri === source)?.version, null);
    assert.ok(first.items.every(({ kind }) => kind === 'full') && first.items.length >= 4);
    const known = [...byUri(first)].map(([of, value]) => ({ uri: of, value }));
    await client.change(uri, 8, silenced(text));
    const second = await pullWorkspace(client, known);
    const full = second.items.filter((item): item is WorkspaceFullDocumentDiagnosticReport => item.kind === 'full');
    const emptied = full.find((item) => item.uri === uri);
    assert.deepEqual([emptied?.items, emptied?.version], [[], 8]);
    const third = await pullWorkspace(
      client,
      [...byUri(second)].map(([of, value]) => ({ uri: of, value })),
    );
    assert.ok(third.items.every(({ kind }) => kind === 'unchanged'));
    assert.deepEqual(new Set(byUri(third).keys()), new Set(byUri(second).keys()));
  });

  it('wait for the first reading', async () => {
    const tasks = '| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Build | T-009 |\n';
    const files = Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`plans/${i}/plan.md`, tasks]));
    const client = await LanguageClient.start({ folders: [temporaryFolder(files)], capabilities: asking });
    const { items } = await pullWorkspace(client);
    assert.equal(items.length, 130);
    const parts: WorkspaceDiagnosticReport[] = [];
    const params = { previousResultIds: [], partialResultToken: 'parts' };
    const rest = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', params);
    for (const { method, params: told } of client.notified) {
      const { token, value } = told as { token?: unknown; value?: WorkspaceDiagnosticReport };
      if (method === '$/progress' && token === 'parts' && value) parts.push(value);
    }
    assert.deepEqual(rest.items, []);
    assert.deepEqual(
      parts.map((part) => part.items.length),
      [50, 50, 30],
    );
    assert.deepEqual(
      new Set(parts.flatMap((part) => part.items.map(({ uri }) => uri))),
      new Set(byUri({ items }).keys()),
    );
  });

  it('no longer have what a folder had that is closed', async () => {
    const { client, root, uri } = await started();
    const known = [...byUri(await pullWorkspace(client))].map(([of, value]) => ({ uri: of, value }));
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf(root), name: 'x' }] },
    });
    const { items } = await pullWorkspace(client, known);
    assert.ok(items.some((item) => item.uri === uri));
    assert.ok(items.every((item) => item.kind === 'full' && item.items.length === 0));
  });
});
