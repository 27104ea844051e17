import assert from 'node:assert/strict';
import { once } from 'node:events';
import { builtCommandLine } from '../support/commandLine';
import { everything, LanguageClient, spawnServer, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

function message(body: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...body });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

const servers: Record<string, string[] | undefined> = {
  'server.js --stdio': undefined,
  'plantrace lsp --stdio': [process.execPath, builtCommandLine, 'lsp', '--stdio', `--clientProcessId=${process.pid}`],
};

describe('the life of a server', () => {
  for (const [name, command] of Object.entries(servers)) {
    it(`ends with 0 after shutdown and exit: ${name}`, async () => {
      const client = await LanguageClient.start({ ...(command ? { command } : {}) });
      const { capabilities, serverInfo } = client.initialized;
      assert.equal(serverInfo?.name, 'plantrace');
      assert.match(serverInfo?.version ?? '', /^\d+\.\d+\.\d+$/);
      assert.equal(capabilities.positionEncoding, 'utf-16');
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: { includeText: false } });
      assert.deepEqual(capabilities.workspace?.workspaceFolders, { supported: true, changeNotifications: true });
      for (const provider of ['hover', 'definition', 'references', 'documentSymbol'] as const)
        assert.equal(capabilities[`${provider}Provider`], true, provider);
      await client.settled();
      assert.equal(await client.stop(), 0);
      assert.equal(client.stderr, '');
    });

    it(`ends with 1 on exit without shutdown: ${name}`, async () => {
      const client = await LanguageClient.start({ ...(command ? { command } : {}) });
      await client.notify('exit', undefined);
      assert.equal(await client.exited, 1);
    });
  }

  it('ends when its input does', async () => {
    const client = await LanguageClient.start({ folders: [copyOfExample('task-table')] });
    await client.settled();
    client.process.stdin.end();
    assert.equal(typeof (await client.exited), 'number');
  });

  it('ends while it is reading', async () => {
    const client = await LanguageClient.start({ folders: [process.cwd()] });
    assert.equal(await client.stop(), 0);
  });

  it('refuses requests before initialize and after shutdown, and those it does not know', async () => {
    const child = spawnServer();
    child.stdin.write(message({ id: 1, method: 'textDocument/hover', params: {} }));
    let early = '';
    while (!early.includes('}}')) early += String((await once(child.stdout, 'data'))[0]);
    assert.match(early, /"id":1,"error":\{/);
    const client = await LanguageClient.start();
    await assert.rejects(client.request('plantrace/nothing', {}), /Unhandled method/);
    await client.request('shutdown', undefined);
    await assert.rejects(
      client.request('textDocument/hover', {
        textDocument: { uri: 'file:///a.md' },
        position: { line: 0, character: 0 },
      }),
    );
    await client.notify('exit', undefined);
    assert.equal(await client.exited, 0);
  });

  it('survives requests of the wrong shape and documents that it never saw', async () => {
    const client = await LanguageClient.start({ folders: [copyOfExample('task-table')] });
    await client.settled();
    const uri = 'file:///nowhere/at/all.md';
    const textDocument = { uri };
    const position = { line: 10_000, character: 10_000 };
    for (const method of ['hover', 'definition', 'references', 'documentSymbol', 'codeAction']) {
      const params = {
        textDocument,
        position,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      };
      const answer = await client.request<unknown>(`textDocument/${method}`, params);
      assert.ok(answer === null || (Array.isArray(answer) && answer.length === 0), method);
      await client.request(`textDocument/${method}`, {}).catch(() => null);
      await client.request(`textDocument/${method}`, null).catch(() => null);
    }
    for (const method of [
      'phaseTree',
      'whatWasSeen',
      'createChecklist',
      'phasePlans',
      'extractableSections',
      'extract',
      'updateMatrix',
    ])
      for (const params of [null, {}, { uri: 'no uri' }, { uri, node: 'x', line: -5 }, { node: 7 }])
        await client.request(`plantrace/${method}`, params).catch(() => null);
    await client.change(uri, 3, 'text');
    await client.close(uri);
    await client.watched({ uri, type: 3 }, { uri: 'no uri', type: 2 }, { uri: 'untitled:x', type: 1 });
    await client.notify('workspace/didChangeConfiguration', { settings: { plantrace: 'everything' } });
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri, name: '' }] } });
    assert.ok(Array.isArray(await client.request('workspace/symbol', { query: 'T-001' })));
    assert.equal(await client.stop(), 0);
  });

  it('does without everything that a client may lack', async () => {
    const root = copyOfExample('task-table');
    const client = await LanguageClient.start({
      capabilities: {},
      params: { workspaceFolders: null, rootUri: uriOf(root) },
    });
    await client.settled();
    assert.deepEqual(client.asked, []);
    assert.ok(client.notified.every(({ method }) => method !== '$/progress'));
    const uri = uriOf(root, 'Rollout_Plan.md');
    await client.until('findings are there', () => client.shownCodes(uri).length === 7);
    assert.ok(client.shown(uri)?.every((d) => d.relatedInformation === undefined));
    assert.equal(await client.stop(), 0);
  });

  it('goes on where a client refuses what it said that it can', async () => {
    const root = copyOfExample('task-table');
    const client = await LanguageClient.start({
      folders: [root],
      configuration: () => {
        throw new Error('no configuration today');
      },
      answer: (method) => {
        throw new Error(`no ${method} today`);
      },
    });
    await client.settled();
    await client.until('findings are there', () => client.shownCodes(uriOf(root, 'Rollout_Plan.md')).length === 7);
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.checked();
    assert.ok(client.asked.some(({ method }) => method === 'client/registerCapability'));
    assert.equal(await client.stop(), 0);
  });

  it('asks a client to watch what it reads, unless the client watches already', async () => {
    const watchers = (client: LanguageClient) =>
      client.asked
        .filter(({ method }) => method === 'client/registerCapability')
        .flatMap(
          ({ params }) => (params as { registrations: { method: string; registerOptions?: unknown }[] }).registrations,
        )
        .filter(({ method }) => method === 'workspace/didChangeWatchedFiles')
        .map(({ registerOptions }) => registerOptions);
    const asking = await LanguageClient.start({ folders: [copyOfExample('task-table')] });
    await asking.settled();
    assert.deepEqual(watchers(asking), [
      {
        watchers: [
          '**/*.md',
          '**/*.markdown',
          '**/.gitignore',
          '**/plantrace.config.json',
          '**/plantrace.baseline.json',
        ].map((globPattern) => ({
          globPattern,
        })),
      },
    ]);
    for (const options of [
      { initializationOptions: { watchesFiles: true } },
      { capabilities: { ...everything, workspace: { ...everything.workspace, didChangeWatchedFiles: {} } } },
    ]) {
      const quiet = await LanguageClient.start({ folders: [copyOfExample('task-table')], ...options });
      await quiet.settled();
      assert.deepEqual(watchers(quiet), []);
    }
  });
});
