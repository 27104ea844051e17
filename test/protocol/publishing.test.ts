import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver/node';
import { everything, LanguageClient, rangeOfPiece, uriOf, type ClientOptions } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PHASE = 'docs/plans/phase-1-ledger-and-patrons.md';

async function started(
  more: ClientOptions = {},
): Promise<{ client: LanguageClient; root: string; uri: string; text: string }> {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({ folders: [root], ...more });
  await client.settled();
  const uri = uriOf(root, PHASE);
  await client.until('it is checked', () => client.shown(uri)?.length === 2);
  return { client, root, uri, text: readFileSync(path.join(root, PHASE), 'utf8') };
}

describe('published findings', () => {
  it('stand at exact ranges, with code, severity, source and other places', async () => {
    const { client, root, uri, text } = await started();
    const [dangling, orphan] = client.shown(uri) ?? [];
    const page = dangling?.codeDescription?.href ?? '';
    assert.match(readFileSync(fileURLToPath(page), 'utf8'), /^# trace\/dangling-reference\n/);
    assert.deepEqual(dangling, {
      codeDescription: { href: page },
      range: rangeOfPiece(text, '1.2-19'),
      severity: 1,
      code: 'trace/dangling-reference',
      source: 'plantrace',
      message: 'Nothing defines [1.2-19].',
    });
    assert.deepEqual(orphan?.range, rangeOfPiece(text, 'WP-8', text.split('### WP-8')[0]?.match(/WP-8/g)?.length ?? 0));
    assert.equal(orphan?.severity, 2);
    const other = path.join(root, 'docs/plans/phase-2a-kiosk-lending.md');
    const cycle = client.shown(uriOf(other))?.find((d) => d.code === 'plan/dependency-cycle');
    const [related] = cycle?.relatedInformation ?? [];
    assert.equal(related?.location.uri, uriOf(other));
    assert.equal(related?.location.range.start.line, 204);
  });

  it('wait for a pause, are never older than those before, and carry the version that they are of', async () => {
    const { client, uri, text } = await started({ initializationOptions: { diagnostics: { delay: 100 } } });
    await client.open(uri, text);
    const before = client.publishes.length;
    const last = 200;
    const range = rangeOfPiece(text, '1.2-19');
    for (let version = 2; version <= last; version++) {
      // Each edit gives another finding: what is published tells which text it is of.
      const length = version === 2 ? '1.2-19'.length : `1.2-${version + 99}`.length;
      const end = { line: range.start.line, character: range.start.character + length };
      await client.change(uri, version, `1.2-${version + 100}`, { start: range.start, end });
      if (version % 50 === 0)
        await client.request('textDocument/hover', { textDocument: { uri }, position: range.start });
    }
    await client.until('the last version is told', () =>
      client.publishes.some((p) => p.uri === uri && p.version === last),
    );
    const own = client.publishes.slice(before).filter((p) => p.uri === uri);
    assert.ok(own.length <= 20, `${own.length} times for ${last} edits`);
    const versions = own.map((p) => p.version ?? -1);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    for (const { version, diagnostics } of own.filter((p) => (p.version ?? 0) > 1))
      assert.ok(
        diagnostics.some((d) => String(d.message) === `Nothing defines [1.2-${(version ?? 0) + 100}].`),
        `${version}`,
      );
    await client.close(uri);
    await client.until('the disk counts', () => client.publishes.at(-1)?.version === undefined);
  });

  it('are told once: what did not change is not told again', async () => {
    const { client, root, uri, text } = await started({ initializationOptions: { diagnostics: { delay: 10 } } });
    const before = client.publishes.length;
    await client.open(uri, text);
    await client.checked();
    await client.change(uri, 2, `${text}\nOne more sentence at the end.\n`);
    await client.checked();
    await client.watched({ uri: uriOf(root, 'CLAUDE.md'), type: 2 });
    await client.checked();
    await client.close(uri);
    await client.checked();
    assert.deepEqual(client.publishes.slice(before), []);
    await client.open(uri, text);
    await client.change(uri, 3, `\n${text}`);
    await client.until('what moved is told', () => client.shown(uri)?.[0]?.range.start.line === 123);
    const own = client.publishes.slice(before);
    assert.deepEqual(new Set(own.map((p) => p.uri)), new Set([uri]));
  });

  it('follow into other documents', async () => {
    const { client, root, uri, text } = await started({ initializationOptions: { diagnostics: { delay: 10 } } });
    const source = uriOf(root, 'docs/requirements/HighLevelReqs.md');
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('- [ ] [3.2-4]') || line.includes('- [x] [3.2-4]'));
    lines.splice(
      at + 1,
      0,
      '- [ ] [3.2-5] An overdue loan can still be renewed within three days of its due date → WP-5',
    );
    await client.open(uri, lines.join('\n'));
    await client.until(
      'the orphan has its row',
      () => !client.shownCodes(source).includes('64 trace/orphan-requirement'),
    );
    await client.close(uri);
    await client.until('it is an orphan again', () =>
      client.shownCodes(source).includes('64 trace/orphan-requirement'),
    );
  });

  it('never come while somebody types, whatever else happens', async () => {
    const { client, root, uri, text } = await started({ initializationOptions: { diagnostics: { delay: 1500 } } });
    await client.open(uri, text);
    await client.checked();
    const before = client.publishes.length;
    const begun = performance.now();
    await client.change(uri, 2, text.replace('[1.2-19]', '[1.2-199]'));
    await client.watched({ uri: uriOf(root, 'CLAUDE.md'), type: 2 });
    await client.open(uriOf(root, 'CLAUDE.md'), '# Another\n');
    await client.close(uriOf(root, 'CLAUDE.md'));
    await client.until('it is told', () => client.publishes.length > before);
    assert.ok(performance.now() - begun > 1450, 'told while somebody typed');
    const closed = performance.now();
    await client.change(uri, 3, `\n${text}`);
    await client.close(uri);
    await client.until('what is on disk counts', () => client.shown(uri)?.[0]?.range.start.line === 122);
    assert.ok(performance.now() - closed < 1400, 'nobody types in a document that is closed');
  });

  it('of one rule are no more in a document than the setting says; a last one tells of the others', async () => {
    const rows = Array.from({ length: 130 }, (_, i) => `| T-${i + 100} | Build | T-${i + 300} |`).join('\n');
    const root = temporaryFolder({ 'plan.md': `| Task ID | Description | Prereqs |\n|---|---|---|\n${rows}\n` });
    const uri = uriOf(root, 'plan.md');
    const client = await LanguageClient.start({ folders: [root], capabilities: {} });
    const dangling = (): readonly Diagnostic[] =>
      (client.shown(uri) ?? []).filter(({ code }) => code === 'trace/dangling-reference');
    await client.until('they are told', () => dangling().length === 101);
    const last = dangling().at(-1);
    assert.match(String(last?.message), /^30 more findings of trace\/dangling-reference/);
    assert.deepEqual([last?.severity, last?.range.start.line], [3, 102]);
    const set = (maxFindingsPerRule: unknown): Promise<void> =>
      client.notify('workspace/didChangeConfiguration', { settings: { plantrace: { maxFindingsPerRule } } });
    await set(0);
    await client.until('all are told', () => dangling().length === 130);
    await set(2);
    await client.until('few are told', () => dangling().length === 3);
    await set('many');
    await client.until('what makes no sense is left out', () => dangling().length === 101);
  });

  it('come without other places for a client that shows none', async () => {
    const { client, root } = await started({
      capabilities: { ...everything, textDocument: { publishDiagnostics: {} } },
    });
    const shown = client.shown(uriOf(root, 'docs/plans/phase-2a-kiosk-lending.md')) ?? [];
    assert.equal(shown.length, 4);
    assert.ok(shown.every((d) => !('relatedInformation' in d)));
  });
});

describe('settings', () => {
  const codes = (client: LanguageClient, uri: string): string[] =>
    (client.shown(uri) ?? []).map((d) => `${d.severity} ${d.code}`);

  it('are asked for, and asked for again when they change', async () => {
    let settings: unknown = { severities: { 'trace/orphan-work': 'hint', 'trace/dangling-reference': 'off' } };
    const root = copyOfExample('phased-plan');
    const uri = uriOf(root, PHASE);
    const client = await LanguageClient.start({ folders: [root], configuration: () => settings });
    await client.until('they are heeded', () => codes(client, uri).join() === '4 trace/orphan-work');
    settings = { severities: { 'trace/orphan-work': 'error' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(
      'they changed',
      () => codes(client, uri).join() === '1 trace/dangling-reference,1 trace/orphan-work',
    );
    settings = { severities: { 'trace/orphan-work': 'off', 'trace/dangling-reference': 'off' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('all is off', () => codes(client, uri).length === 0);
    settings = null;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(
      'all is as at first',
      () => codes(client, uri).join() === '1 trace/dangling-reference,2 trace/orphan-work',
    );
  });

  it('are taken from a client that sends them', async () => {
    const { client, uri } = await started({ capabilities: {} });
    const send = (plantrace: unknown): Promise<void> =>
      client.notify('workspace/didChangeConfiguration', { settings: { plantrace } });
    await send({ severities: { 'trace/orphan-work': 'information' } });
    await client.until('they are heeded', () => codes(client, uri).includes('3 trace/orphan-work'));
    await send({ severities: { 'trace/orphan-work': 'loud', 'no/rule': 'off', 'trace/dangling-reference': 7 } });
    await client.until('the wrong ones are left out', () => codes(client, uri).includes('2 trace/orphan-work'));
    assert.ok(client.logs.some((line) => /trace\/orphan-work can't be "loud"/.test(line)));
    for (const nonsense of [
      7,
      'x',
      [],
      { severities: [] },
      { severities: null, diagnostics: 'soon' },
      { diagnostics: { delay: -1 } },
    ])
      await send(nonsense);
    await client.checked();
    assert.equal(codes(client, uri).length, 2);
  });

  it('say how long to wait for a pause', async () => {
    const { client, uri, text } = await started({ initializationOptions: { diagnostics: { delay: 10_000 } } });
    await client.open(uri, text);
    await client.checked();
    const before = client.publishes.length;
    await client.change(uri, 2, text.replace('[1.2-19]', '[1.2-1]'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(client.publishes.length, before, 'told before the pause was over');
    await client.notify('workspace/didChangeConfiguration', { settings: { plantrace: { diagnostics: { delay: 0 } } } });
    await client.until('a change of settings is answered at once', () => client.shown(uri)?.length === 1);
    await client.change(uri, 3, text);
    await client.until('and so is an edit now', () => client.shown(uri)?.length === 2);
  });

  it('may be given when the server starts', async () => {
    const root = copyOfExample('phased-plan');
    const client = await LanguageClient.start({
      folders: [root],
      capabilities: {},
      initializationOptions: { severities: { 'trace/dangling-reference': 'off' } },
    });
    await client.until('they are heeded', () => codes(client, uriOf(root, PHASE)).join() === '2 trace/orphan-work');
  });
});
