import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { folderOf, LanguageClient, uriOf, type ClientOptions } from '../support/languageClient';
import { hostileFolder, smallPlan } from '../support/hostileFolder';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

const settings = { diagnostics: { delay: 10 }, severities: { 'document/missing-section': 'off' } };
const DANGLING = 'trace/dangling-reference';

async function started(folders: readonly string[], more: ClientOptions = {}): Promise<LanguageClient> {
  const client = await LanguageClient.start({ folders, initializationOptions: settings, ...more });
  await client.settled();
  return client;
}

/** Every document that the client shows findings for, with how many. */
function allShown(client: LanguageClient): Record<string, number> {
  const shown: Record<string, number> = {};
  for (const { uri, diagnostics } of client.publishes) shown[uri] = diagnostics.length;
  return Object.fromEntries(Object.entries(shown).filter(([, count]) => count > 0));
}

function change(client: LanguageClient, added: string[], removed: string[]): Promise<void> {
  const event = { added: added.map(folderOf), removed: removed.map(folderOf) };
  return client.notify('workspace/didChangeWorkspaceFolders', { event });
}

const row = '- [ ] [1.1-1] It opens → WP-1';
const plan = (traces: string): string => smallPlan('1', row, traces);

describe('workspace folders', () => {
  it('do not share their IDs', async () => {
    const one = temporaryFolder({ 'phase-1-a.md': plan('[1.1-1], [1.1-2]') });
    const two = temporaryFolder({ 'phase-1-a.md': smallPlan('1', '- [ ] [1.1-2] It shuts → WP-1', '[1.1-2]') });
    const client = await started([one, two]);
    await client.until('one is checked', () => client.shownCodes(uriOf(one, 'phase-1-a.md')).length === 1);
    assert.deepEqual(client.shownCodes(uriOf(one, 'phase-1-a.md')), [`10 ${DANGLING}`]);
    assert.equal(client.shown(uriOf(two, 'phase-1-a.md')), null);
    await client.open(uriOf(two, 'phase-1-a.md'), readFileSync(path.join(two, 'phase-1-a.md'), 'utf8'));
    const places = await client.request<{ uri: string }[]>('textDocument/references', {
      textDocument: { uri: uriOf(two, 'phase-1-a.md') },
      position: { line: 10, character: 28 },
      context: { includeDeclaration: true },
    });
    assert.ok(places.length >= 2);
    assert.ok(places.every(({ uri }) => uri === uriOf(two, 'phase-1-a.md')));
  });

  it('come and go with their findings', async () => {
    const plans = copyOfExample('phased-plan');
    const tasks = copyOfExample('task-table');
    const client = await started([tasks]);
    await client.until('the tasks are checked', () => Object.keys(allShown(client)).length === 2);
    await change(client, [plans], []);
    await client.until('the plans are checked', () => Object.keys(allShown(client)).length === 7);
    await change(client, [], [tasks]);
    await client.until('the tasks are gone', () => Object.keys(allShown(client)).length === 5);
    assert.ok(Object.keys(allShown(client)).every((uri) => uri.startsWith(uriOf(plans))));
    await change(client, [tasks, tasks], [plans, plans]);
    await client.until('they have changed places', () => {
      const shown = Object.keys(allShown(client));
      return shown.length === 2 && shown.every((uri) => uri.startsWith(uriOf(tasks)));
    });
    const found = await client.request<{ name: string }[]>('workspace/symbol', { query: 'T-001' });
    assert.equal(found.filter(({ name }) => /^T-001\b/.test(name)).length, 1);
    assert.equal(await client.stop(), 0);
  });

  it('take open documents in, and let them go', async () => {
    const root = temporaryFolder({ 'phase-1-a.md': plan('[1.1-1]'), 'phase-2-b.md': plan('[1.1-1]') });
    const uri = uriOf(root, 'phase-1-a.md');
    const client = await started([]);
    await client.open(uri, plan('[1.1-1], [1.1-7]'));
    await client.until('it is checked alone', () => client.shownCodes(uri).join() === `10 ${DANGLING}`);
    await change(client, [root], []);
    await client.until('the folder is read', () => client.logs.some((line) => /Read 2 documents/.test(line)));
    await client.change(uri, 2, plan('[1.1-1], [1.1-7], [1.1-8]'));
    await client.until(
      'the buffer counts in the folder',
      () => client.shownCodes(uri).filter((c) => c.endsWith(DANGLING)).length === 2,
    );
    await change(client, [], [root]);
    await client.checked();
    await client.until('it is alone again', () => client.shownCodes(uri).length === 2);
    assert.deepEqual(Object.keys(allShown(client)), [uri]);
    await client.close(uri);
    await client.until('nothing is left', () => Object.keys(allShown(client)).length === 0);
  });

  it('may lie in one another: the outer one speaks for all its documents', async () => {
    const outer = copyOfExample('phased-plan');
    const inner = path.join(outer, 'docs', 'plans');
    const client = await started([inner]);
    const alone = 'docs/plans/phase-2a-kiosk-lending.md';
    await client.until('the inner one is checked', () => Object.keys(allShown(client)).length > 0);
    await change(client, [outer], []);
    const counts = (): number[] => Object.values(allShown(client)).sort();
    const whole = (): boolean => counts().join() === '1,1,2,2,4';
    await client.until('the outer one is checked', whole);
    const findings = allShown(client);
    assert.equal(
      Object.values(findings).reduce((sum, n) => sum + n),
      10,
    );
    assert.equal((await client.request<unknown[]>('plantrace/phasePlans', {})).length, 3);
    const text = readFileSync(path.join(outer, alone), 'utf8');
    await client.open(uriOf(outer, alone), text.replace('TBD', 'Done'));
    await client.until('the buffer counts', () => client.shown(uriOf(outer, alone))?.length === 3);
    await change(client, [], [outer]);
    await client.until(
      'the inner one is read alone',
      () => client.shown(uriOf(outer, 'docs/requirements/HighLevelReqs.md'))?.length === 0,
    );
    await change(client, [outer], [inner]);
    await client.until('the outer one is read alone', () => Object.keys(allShown(client)).length === 5);
    await client.close(uriOf(outer, alone));
    await client.until('all is as it was', whole);
    assert.deepEqual(allShown(client), findings);
    assert.equal(await client.stop(), 0);
  });
});

describe('files that change on disk', () => {
  it('are read again, found and forgotten', async () => {
    const root = temporaryFolder({ 'phase-1-a.md': plan('[1.1-1]') });
    const client = await started([root]);
    const one = uriOf(root, 'phase-1-a.md');
    const two = uriOf(root, 'deep/er/phase-2-b.md');
    writeFiles(root, { 'phase-1-a.md': plan('[1.1-1], [1.1-9]') });
    await client.watched({ uri: one, type: 2 });
    await client.until('the change is seen', () => client.shown(one)?.length === 1);
    writeFiles(root, { 'deep/er/phase-2-b.md': smallPlan('2', '- [ ] [2.1-1] It shuts → WP-1', '[2.1-1], [2.1-9]') });
    await client.watched({ uri: two, type: 1 });
    await client.until('the new file is seen', () => client.shown(two)?.length === 1);
    unlinkSync(path.join(root, 'phase-1-a.md'));
    await client.watched({ uri: one, type: 3 });
    await client.until('its findings are gone', () => client.shown(one)?.length === 0);
    rmSync(path.join(root, 'deep'), { recursive: true });
    await client.watched({ uri: uriOf(root, 'deep'), type: 3 });
    await client.until('the folder is gone', () => client.shown(two)?.length === 0);
  });

  it('are found again where a folder comes back or takes another name', async () => {
    const root = copyOfExample('phased-plan');
    const client = await started([root]);
    await client.until('it is checked', () => Object.keys(allShown(client)).length === 5);
    const before = allShown(client);
    const aside = path.join(temporaryFolder(), 'docs');
    renameSync(path.join(root, 'docs'), aside);
    await client.watched({ uri: uriOf(root, 'docs'), type: 3 });
    await client.until('all is gone', () => Object.keys(allShown(client)).length === 0);
    renameSync(aside, path.join(root, 'docs'));
    await client.watched({ uri: uriOf(root, 'docs'), type: 1 });
    await client.until('all is back', () => Object.keys(allShown(client)).length === 5);
    assert.deepEqual(allShown(client), before);
  });

  it('heed ignore files that come, change and go', async () => {
    const root = temporaryFolder({
      'in/phase-1-a.md': plan('[1.1-1], [1.1-9]'),
      'in/phase-2-b.md': smallPlan('2', '- [ ] [2.1-1] It shuts → WP-1', '[2.1-1], [2.1-9]'),
    });
    const [one, two] = [uriOf(root, 'in/phase-1-a.md'), uriOf(root, 'in/phase-2-b.md')];
    const client = await started([root]);
    await client.until('both are checked', () => Object.keys(allShown(client)).length === 2);
    writeFiles(root, { '.gitignore': '*-a.md\n' });
    await client.watched({ uri: uriOf(root, '.gitignore'), type: 1 });
    await client.until('one is left out', () => Object.keys(allShown(client)).join() === two);
    await client.watched({ uri: uriOf(root, 'in'), type: 2 }, { uri: one, type: 2 });
    await client.checked();
    assert.deepEqual(Object.keys(allShown(client)), [two]);
    writeFiles(root, { '.gitignore': 'in/*\n!*-a.md\n' });
    await client.watched({ uri: uriOf(root, '.gitignore'), type: 2 });
    await client.until('the other is left out', () => Object.keys(allShown(client)).join() === one);
    unlinkSync(path.join(root, '.gitignore'));
    await client.watched({ uri: uriOf(root, '.gitignore'), type: 3 });
    await client.until('both are back', () => Object.keys(allShown(client)).length === 2);
  });

  it('may vanish with everything else', async () => {
    const root = copyOfExample('phased-plan');
    const client = await started([root]);
    await client.until('it is checked', () => Object.keys(allShown(client)).length === 5);
    rmSync(root, { recursive: true });
    await client.watched({ uri: uriOf(root), type: 3 });
    await client.until('nothing is left', () => Object.keys(allShown(client)).length === 0);
    assert.equal(await client.stop(), 0);
    const gone = await started([root]);
    assert.ok(gone.logs.some((line) => /no such file or folder; the folder is left out/.test(line)));
    assert.equal(await gone.stop(), 0);
  });

  it('may be hostile', async () => {
    const root = hostileFolder();
    writeFiles(root, { 'phase-9-top.md': smallPlan('9', '- [ ] [9.1-1] It opens → WP-1', '[9.1-1], [9.1-9]') });
    const client = await started([root]);
    const wanted = uriOf(root, 'plain/phase-1-a.md');
    await client.until('it is checked', () => client.shown(wanted)?.some((d) => d.code === DANGLING));
    mkdirSync(path.join(root, 'late'));
    symlinkSync('..', path.join(root, 'late', 'up'));
    symlinkSync('/dev/zero', path.join(root, 'late', 'zero.md'));
    writeFileSync(path.join(root, 'late', 'x.md'), Buffer.from([0xff, 0, 0xfe, 0xc0]));
    const uris = [
      'late',
      'late/up',
      'late/zero.md',
      'late/x.md',
      'late/up/phase-9-top.md',
      'late/up/plain/phase-1-a.md',
      'links/up/plain',
      'links/round.md',
      'links/self',
      'folder.md',
      'empty',
      'links',
    ];
    await client.watched(...uris.map((name) => ({ uri: uriOf(root, name), type: 1 as const })));
    await client.checked();
    assert.equal(client.logs.filter((line) => /failed/.test(line)).join('\n'), '');
    assert.ok(
      Object.keys(allShown(client)).every((uri) => !/links|late/.test(uri)),
      Object.keys(allShown(client)).join(),
    );
    assert.equal(await client.stop(), 0);
  });

  it('may be out of reach: the server says so and goes on', async function () {
    const command = unprivilegedCommand();
    if (!command) return this.skip();
    const root = copyOfExample('task-table');
    writeFiles(root, { 'secret.md': '# Secret\n', 'locked/plan.md': '# Locked\n' });
    chmodSync(root, 0o755);
    for (const name of ['secret.md', 'locked']) chmodSync(path.join(root, name), 0);
    const client = await started([root], { command: [...command, 'lsp', '--stdio'] });
    await client.until('the rest is checked', () => client.shown(uriOf(root, 'Rollout_Plan.md'))?.length === 7);
    for (const name of ['secret.md', 'locked'])
      assert.equal(client.logs.filter((line) => line.startsWith(`${name}: permission denied`)).length, 1, name);
    await client.open(uriOf(root, 'secret.md'), plan('[1.1-1]'));
    await client.watched({ uri: uriOf(root, 'secret.md'), type: 2 });
    await client.close(uriOf(root, 'secret.md'));
    await client.checked();
    chmodSync(path.join(root, 'locked'), 0o755);
    assert.equal(await client.stop(), 0);
  });
});
