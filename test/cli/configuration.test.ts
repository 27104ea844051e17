import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConfiguration } from '../../server/src/core/configuration/configuration';
import { linesOf, plantrace } from '../support/commandLine';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

const tasks = `| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Build | T-009 |
`;

interface Report {
  readonly summary: { readonly files: number };
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly file: string }[];
}

async function checked(cwd: string, ...args: string[]): Promise<Report> {
  const run = await plantrace(['check', '--format', 'json', ...args], { cwd });
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  return JSON.parse(run.stdout) as Report;
}

const dangling = ({ findings }: Report): string[] =>
  findings.filter(({ code }) => code === 'trace/dangling-reference').map(({ file, severity }) => `${file} ${severity}`);

async function listed(cwd: string, ...args: string[]): Promise<string[]> {
  const run = await plantrace(['list', 'documents', '--format', 'json', ...args], { cwd });
  assert.equal(run.status, 0, run.stderr);
  const { documents } = JSON.parse(run.stdout) as { documents: { file: string; profile: string; kind: string }[] };
  return documents.map(({ file, profile, kind }) => `${file} ${profile} ${kind}`);
}

describe('plantrace.config.json', () => {
  for (const [what, text, line] of [
    ['a misspelt key', '{\n  "profil": {}\n}\n', ':2:3: Unknown key "profil": did you mean "profiles"?'],
    ['an unknown profile', '{ "use": ["speckit-plus"] }', ':1:11: There is no profile "speckit-plus": '],
    [
      'a bad template',
      '{\n  "profiles": {\n    "own": {\n      "ids": { "r": { "kind": "risk", "templates": ["{no}"] } },\n      "documents": [{ "kind": "a", "paths": ["a.md"] }]\n    }\n  }\n}\n',
      ':4:53: ',
    ],
    ['invalid JSON', '{\n  "ignore": [\n}\n', ':3:1: '],
  ] as const) {
    it(`with ${what} ends every command with 2 and says where`, async () => {
      const cwd = temporaryFolder({ 'plan.md': tasks, 'plantrace.config.json': text });
      for (const args of [
        ['check'],
        ['check', '--rule', 'document/invalid-configuration=off'],
        ['list', 'items'],
        ['show', 'T-001'],
        ['new', 'checklist', 'plan.md'],
      ]) {
        const run = await plantrace(args, { cwd });
        assert.equal(run.status, 2, args.join(' '));
        assert.equal(run.stdout, '');
        const [only = '', ...more] = linesOf(run.stderr);
        assert.deepEqual(more, []);
        assert.ok(only.startsWith(`plantrace.config.json${line}`), only);
      }
    });
  }

  it('with several mistakes is one line for each, with the path from the current folder', async () => {
    const root = temporaryFolder({
      'docs/plan.md': tasks,
      'plantrace.config.json': '{\r\n  "ingore": [],\r\n  "use": ["moon"]\r\n}\r\n',
    });
    const run = await plantrace(['check', '.'], { cwd: path.join(root, 'docs') });
    assert.equal(run.status, 2);
    assert.deepEqual(
      linesOf(run.stderr).map((line) => line.split(': ')[0]),
      ['../plantrace.config.json:2:3', '../plantrace.config.json:3:11'],
    );
  });

  it('that cannot be read ends the run with 2', async () => {
    const cwd = temporaryFolder({ 'plan.md': tasks });
    mkdirSync(path.join(cwd, 'plantrace.config.json'));
    const run = await plantrace(['check'], { cwd });
    assert.equal(run.status, 2);
    assert.match(run.stderr, /^plantrace: plantrace\.config\.json: This is no file\.\n$/);
    const closed = temporaryFolder({ 'plan.md': tasks, 'plantrace.config.json': '{}' });
    chmodSync(path.join(closed, 'plantrace.config.json'), 0);
    chmodSync(closed, 0o755);
    const command = unprivilegedCommand();
    if (!command) return;
    const refused = await plantrace(['check'], { cwd: closed, command });
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /^plantrace: plantrace\.config\.json: .*permission denied.*\n$/);
  });

  it('is the mark of a root, and counts for all that lies below it', async () => {
    const root = temporaryFolder({
      '.git/HEAD': '',
      'sub/plantrace.config.json': '{ "severities": { "trace/dangling-reference": "hint" } }',
      'sub/docs/plan.md': tasks,
      'plan.md': tasks,
    });
    assert.deepEqual(dangling(await checked(path.join(root, 'sub', 'docs'))), ['docs/plan.md hint']);
    assert.deepEqual(dangling(await checked(root)), ['plan.md error', 'sub/docs/plan.md error']);
  });

  it('sets severities, and --rule wins over it', async () => {
    const severities = { 'trace/dangling-reference': 'information', 'plan/unscheduled-work': 'off' };
    const cwd = temporaryFolder({ 'plan.md': tasks, 'plantrace.config.json': JSON.stringify({ severities }) });
    assert.deepEqual(dangling(await checked(cwd)), ['plan.md information']);
    assert.deepEqual(dangling(await checked(cwd, '--rule', 'trace/dangling-reference=warning')), ['plan.md warning']);
    assert.deepEqual(dangling(await checked(cwd, '--rule', 'trace/dangling-reference=off')), []);
  });

  it('leaves files out beside .gitignore, but not those that are named', async () => {
    const cwd = temporaryFolder({
      'plantrace.config.json': '{ "ignore": ["old", "**/*.draft.md"] }',
      '.gitignore': 'built/\n',
      'plan.md': tasks,
      'plan.draft.md': tasks,
      'old/deep/plan.md': tasks,
      'built/plan.md': tasks,
    });
    symlinkSync('old', path.join(cwd, 'link'));
    assert.equal((await checked(cwd)).summary.files, 1);
    assert.deepEqual(dangling(await checked(cwd, 'old')), ['old/deep/plan.md error']);
    assert.deepEqual(dangling(await checked(cwd, 'plan.draft.md')), ['plan.draft.md error']);
  });

  it('says which profile and kind read a document', async () => {
    const cwd = temporaryFolder({
      'plantrace.config.json': JSON.stringify({
        profiles: { jobs: { extends: 'task-table', documents: [{ kind: 'board', paths: ['boards/*.md'] }] } },
        documents: [
          { files: ['drafts/**'], profile: null },
          { files: ['notes.md'], profile: 'jobs', kind: 'board' },
        ],
      }),
      'boards/a.md': '# A\n',
      'drafts/plan.md': tasks,
      'notes.md': '# Notes\n',
      'plan.md': tasks,
    });
    assert.deepEqual(await listed(cwd), ['boards/a.md jobs board', 'notes.md jobs board', 'plan.md jobs task-plan']);
  });
});

describe('plantrace new config', () => {
  it('writes a configuration that changes nothing, and says where', async () => {
    const cwd = temporaryFolder({ 'plan.md': tasks });
    const before = await checked(cwd);
    const run = await plantrace(['new', 'config'], { cwd });
    assert.deepEqual([run.status, run.stdout, run.stderr], [0, 'Created plantrace.config.json.\n', '']);
    assert.deepEqual(await checked(cwd), before);
  });

  it('writes it at the root', async () => {
    const root = temporaryFolder({ '.git/HEAD': '', 'docs/plan.md': tasks });
    const run = await plantrace(['new', 'config'], { cwd: path.join(root, 'docs') });
    assert.equal(run.stdout, 'Created ../plantrace.config.json.\n');
    const elsewhere = await plantrace(['new', 'config', '--root', 'docs'], { cwd: root });
    assert.equal(elsewhere.stdout, 'Created docs/plantrace.config.json.\n');
  });

  it('leaves one that is there as it is', async () => {
    const cwd = temporaryFolder({ 'plan.md': tasks });
    writeFileSync(path.join(cwd, 'plantrace.config.json'), '{ broken');
    const run = await plantrace(['new', 'config'], { cwd });
    assert.equal(run.status, 2);
    assert.equal(run.stderr, 'plantrace: plantrace.config.json is there already; it is left as it is.\n');
    assert.equal(readFileSync(path.join(cwd, 'plantrace.config.json'), 'utf8'), '{ broken');
  });

  it('writes nothing where there is no folder', async () => {
    const run = await plantrace(['new', 'config', '--root', 'nowhere'], { cwd: temporaryFolder() });
    assert.equal(run.status, 2);
    assert.match(run.stderr, /nowhere: no such file or folder/);
  });

  it('shows in comments what is valid once the comment signs are gone', async () => {
    const cwd = temporaryFolder();
    await plantrace(['new', 'config'], { cwd });
    const text = readFileSync(path.join(cwd, 'plantrace.config.json'), 'utf8');
    const open = text.replace(/^( *)\/\/(?! )/gm, '$1').replace(/^( *)\/\/( +[{"}\]])/gm, '$1$2');
    assert.ok(open.includes('\n  "profiles": {'));
    const rules = ['plan/rescheduled-work', 'trace/orphan-requirement'];
    assert.deepEqual(readConfiguration(open, rules).problems, []);
    const withoutUse = open.replace(/^ *"use": .*$/m, '');
    writeFiles(cwd, { 'plantrace.config.json': withoutUse, 'plan.md': tasks.replace('T-001', 'JOB-001') });
    assert.deepEqual(await listed(cwd), ['plan.md our-tasks task-plan']);
  });
});
