import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

const FILE = 'plantrace.config.json';
const INVALID = 'document/invalid-configuration';

const tasks = `| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Build | T-009 |
`;
const jobs = tasks.replaceAll('T-0', 'JOB-0');
const ownJobs =
  '{ "profiles": { "jobs": { "extends": "task-table", "ids": { "task": { "templates": ["JOB-{n}"] } } } } }';

const settings = {
  diagnostics: { delay: 10 },
  severities: { 'plan/unscheduled-work': 'off', 'trace/missing-source': 'off' },
};

interface Started {
  readonly client: LanguageClient;
  readonly root: string;
  readonly config: string;
  readonly uri: (name: string) => string;
}

async function started(files: Record<string, string>, initializationOptions: unknown = settings): Promise<Started> {
  const root = temporaryFolder(files);
  const client = await LanguageClient.start({ folders: [root], initializationOptions });
  await client.settled();
  return { client, root, config: uriOf(root, FILE), uri: (name) => uriOf(root, name) };
}

/** `code severity` of each finding that the client shows. */
function shown({ client }: Started, uri: string): string[] {
  return (client.shown(uri) ?? []).map(({ code, severity }) => `${String(code)} ${severity ?? 0}`);
}

const DANGLING = 'trace/dangling-reference 1';

describe('plantrace.config.json in an editor', () => {
  for (const [what, text, piece, why] of [
    ['a misspelt key', '{\n  "profil": {}\n}\n', '"profil"', /did you mean "profiles"/],
    ['an unknown profile', '{\n  "use": ["task-tabel"]\n}\n', '"task-tabel"', /There is no profile "task-tabel"/],
    [
      'a bad template',
      '{\n  "profiles": { "own": {\n    "ids": { "é😀": { "kind": "risk", "templates": ["{no}"] } },\n    "documents": [{ "kind": "a", "paths": ["a.md"] }]\n  } }\n}\n',
      '"{no}"',
      /./,
    ],
    ['invalid JSON', '{\n  "ignore": [\n}\n', '}', /bracket|value/],
  ] as const) {
    it(`has one finding for ${what}, at its place`, async () => {
      const session = await started({ 'plan.md': tasks, [FILE]: text });
      const { client, config } = session;
      const [only, ...more] = await client.until('it is told', () => client.shown(config));
      assert.deepEqual(more, []);
      assert.equal(only?.code, INVALID);
      assert.equal(only.severity, 1);
      assert.deepEqual(only.range, rangeOfPiece(text, piece));
      assert.match(String(only.message), why);
      await client.until('the plan is checked by what is built in', () =>
        shown(session, session.uri('plan.md')).includes(DANGLING),
      );
    });
  }

  it('counts while it is typed, and the last good one stays in force meanwhile', async () => {
    const session = await started({ 'plan.md': jobs });
    const { client, config, uri } = session;
    const told = (): string => shown(session, uri('plan.md')).join();
    await client.open(config, '{}', 1, 'jsonc');
    await client.checked();
    assert.equal(told(), '');
    await client.change(config, 2, ownJobs);
    await client.until('the own profile reads the plan', () => told() === DANGLING);
    const broken = ownJobs.replace('"extends"', '"extend"');
    await client.change(config, 3, broken);
    const [problem] = await client.until(
      'the mistake is told',
      () => client.shown(config)?.length === 1 && client.shown(config),
    );
    assert.deepEqual(problem?.range, rangeOfPiece(broken, '"extend"'));
    assert.equal(client.publishes.filter((p) => p.uri === config).at(-1)?.version, 3);
    await client.open(uri('plan.md'), jobs.replace('JOB-009', 'JOB-001'));
    await client.until('the last good one reads the buffer', () => told() === 'plan/dependency-cycle 1');
    await client.change(
      config,
      4,
      ownJobs.replace('] } } } }', '] } } } }, "severities": { "plan/dependency-cycle": "warning" }'),
    );
    await client.until('the severity counts', () => told() === 'plan/dependency-cycle 2');
    assert.deepEqual(client.shown(config), []);
    await client.close(config);
    await client.until('the disk counts again, where there is no file', () => told() === '');
    assert.equal(await client.stop(), 0);
  });

  it('is followed on disk, and gives back what is built in when it goes', async () => {
    const session = await started({ 'plan.md': jobs, 'old/plan.md': tasks });
    const { client, root, config, uri } = session;
    await client.until('the old plan is checked', () => shown(session, uri('old/plan.md')).join() === DANGLING);
    writeFiles(root, { [FILE]: ownJobs.replace('{', '{ "ignore": ["old"],') });
    await client.watched({ uri: config, type: 1 });
    await client.until('the plan is read anew', () => shown(session, uri('plan.md')).join() === DANGLING);
    assert.deepEqual(shown(session, uri('old/plan.md')), []);
    writeFiles(root, { 'old/more.md': tasks, 'new.md': jobs });
    await client.watched({ uri: uri('old/more.md'), type: 1 }, { uri: uri('new.md'), type: 1 });
    await client.until('the new plan is checked', () => shown(session, uri('new.md')).join() === DANGLING);
    assert.equal(client.shown(uri('old/more.md')), null);
    writeFileSync(path.join(root, FILE), '{ "ignore": [');
    await client.watched({ uri: config, type: 2 });
    await client.until('the mistake is told', () => shown(session, config).join() === `${INVALID} 1`);
    assert.deepEqual(shown(session, uri('plan.md')), [DANGLING]);
    rmSync(path.join(root, FILE));
    await client.watched({ uri: config, type: 3 });
    await client.until('the old plans are back', () => shown(session, uri('old/more.md')).join() === DANGLING);
    await client.until('nothing else is left', () =>
      [config, uri('plan.md'), uri('new.md')].every((u) => client.shown(u)?.length === 0),
    );
    await client.until('all of them', () => shown(session, uri('old/plan.md')).join() === DANGLING);
  });

  it('leaves out open documents, too', async () => {
    const session = await started({ 'plan.md': tasks });
    const { client, root, config, uri } = session;
    await client.open(uri('plan.md'), tasks.replace('T-009', 'T-008'));
    await client.until('the buffer is checked', () => shown(session, uri('plan.md')).join() === DANGLING);
    writeFiles(root, { [FILE]: '{ "ignore": ["plan.md"] }' });
    await client.watched({ uri: config, type: 1 });
    await client.until('it is left out', () => client.shown(uri('plan.md'))?.length === 0);
    await client.change(uri('plan.md'), 2, tasks);
    await client.checked();
    assert.deepEqual(client.shown(uri('plan.md')), []);
    writeFiles(root, { [FILE]: '{}' });
    await client.watched({ uri: config, type: 2 });
    await client.until('it is back', () => shown(session, uri('plan.md')).join() === DANGLING);
  });

  it('yields to the settings of the user', async () => {
    const files = { 'plan.md': tasks, [FILE]: '{ "severities": { "trace/dangling-reference": "information" } }' };
    const told = {
      ...settings,
      severities: { ...settings.severities, 'trace/dangling-reference': 'hint', [INVALID]: 'warning' },
    };
    const session = await started(files, told);
    const { client, config, uri } = session;
    await client.until('the user wins', () => shown(session, uri('plan.md')).join() === 'trace/dangling-reference 4');
    await client.open(config, '{', 1, 'jsonc');
    await client.until('also of the configuration itself', () => shown(session, config).join() === `${INVALID} 2`);
  });

  it('is each folder’s own', async () => {
    const other = temporaryFolder({ 'plan.md': jobs });
    const session = await started({ 'plan.md': jobs, [FILE]: ownJobs });
    const { client, config, uri } = session;
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folderOf(other)], removed: [] } });
    await client.until('the other folder is read', () => client.logs.some((line) => line.includes(uriOf(other))));
    await client.until('the first is checked', () => shown(session, uri('plan.md')).join() === DANGLING);
    assert.equal(client.shown(uriOf(other, 'plan.md')), null);
    await client.open(uriOf(other, FILE), ownJobs, 1, 'jsonc');
    await client.until('the other has one now', () => shown(session, uriOf(other, 'plan.md')).join() === DANGLING);
    await client.open(uriOf(other, 'deep', FILE), '{ broken', 1, 'jsonc');
    await client.checked();
    assert.equal(client.shown(uriOf(other, 'deep', FILE)), null, 'further down it is no configuration');
    assert.equal(client.shown(config), null);
  });

  it('may change while the folder is read, over and over, and nothing that happens meanwhile is lost', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`plans/${i}/plan.md`, tasks + 'Words. '.repeat(2000)]),
    );
    const root = temporaryFolder({ ...many, 'plans/0/plan.md': jobs, [FILE]: '{ "use": ["phased-plan"] }' });
    const client = await LanguageClient.start({ folders: [root], initializationOptions: settings });
    const session = { client, root, config: uriOf(root, FILE), uri: (name: string) => uriOf(root, name) };
    const { config, uri } = session;
    // During the first reading.
    await client.open(config, ownJobs.replace('{', '{ "ignore": ["plans/1/**"],'), 1, 'jsonc');
    await client.open(uri('plans/2/plan.md'), tasks.replace('T-009', 'T-001'));
    await client.settled();
    await client.until('the own profile is in force', () => shown(session, uri('plans/0/plan.md')).join() === DANGLING);
    await client.until(
      'the buffer counts',
      () => shown(session, uri('plans/2/plan.md')).join() === 'plan/dependency-cycle 1',
    );
    await client.until('the last one is read', () => shown(session, uri('plans/599/plan.md')).join() === DANGLING);
    assert.equal(client.shown(uri('plans/1/plan.md')), null);
    // During the second and the third one.
    await client.change(config, 2, '{}');
    await new Promise((resolve) => setTimeout(resolve, 60));
    writeFiles(root, { 'plans/3/plan.md': '# Nothing\n', 'plans/600/plan.md': tasks });
    rmSync(path.join(root, 'plans', '4'), { recursive: true });
    await client.watched(
      { uri: uri('plans/3/plan.md'), type: 2 },
      { uri: uri('plans/600/plan.md'), type: 1 },
      { uri: uri('plans/4'), type: 3 },
    );
    await client.change(uri('plans/2/plan.md'), 2, tasks);
    await client.change(config, 3, '{ "ignore": ["plans/5"] }');
    await client.until('what was left out is back', () => shown(session, uri('plans/1/plan.md')).join() === DANGLING);
    await client.until('what is built in reads no jobs', () => client.shown(uri('plans/0/plan.md'))?.length === 0);
    await client.until('the buffer counts', () => shown(session, uri('plans/2/plan.md')).join() === DANGLING);
    await client.until('the changed one is read', () => client.shown(uri('plans/3/plan.md'))?.length === 0);
    await client.until('the one that went is gone', () => client.shown(uri('plans/4/plan.md'))?.length === 0);
    await client.until('another one is left out', () => client.shown(uri('plans/5/plan.md'))?.length === 0);
    await client.until('the new one is read', () => shown(session, uri('plans/600/plan.md')).join() === DANGLING);
    assert.equal(await client.stop(), 0);
  });

  it('is no document', async () => {
    const session = await started({ 'plan.md': tasks, [FILE]: '{}' });
    const { client, config } = session;
    const elsewhere = uriOf(temporaryFolder(), FILE);
    for (const uri of [config, elsewhere]) {
      await client.open(uri, '{ "use": ["T-001"] }', 1, 'jsonc');
      const at = { textDocument: { uri }, position: { line: 0, character: 12 } };
      assert.equal(await client.request('textDocument/hover', at), null);
      assert.equal(await client.request('textDocument/definition', at), null);
      assert.deepEqual((await client.request<unknown[] | null>('textDocument/documentSymbol', at)) ?? [], []);
      const range = { start: at.position, end: at.position };
      assert.deepEqual(
        await client.request('textDocument/codeAction', { ...at, range, context: { diagnostics: [] } }),
        [],
      );
      const seen = await client.request<{ markdown: string }>('plantrace/whatWasSeen', { uri });
      assert.match(seen.markdown, /^# What Plantrace saw/);
      await client.close(uri);
    }
    assert.equal(client.shown(elsewhere), null);
    assert.equal(await client.stop(), 0);
  });

  it('is watched', async () => {
    const { client } = await started({ 'plan.md': tasks });
    const registered = JSON.stringify(client.asked.filter(({ method }) => method === 'client/registerCapability'));
    assert.ok(registered.includes('**/plantrace.config.json'));
  });
});
