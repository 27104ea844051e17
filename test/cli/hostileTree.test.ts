import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace } from '../support/commandLine';
import { emoji, hostileFolder, hostileTexts, smallPlan } from '../support/hostileFolder';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';
import { briefly, type CheckReport } from './checkReport';

/** The text as an editor shows it: decoded, without its mark. */
function decoded(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** 1-based line and column of a piece of text. */
function placeOf(text: string, piece: string): [number, number] {
  const before = text.slice(0, text.lastIndexOf(piece)).split(/\r\n|\r|\n/);
  return [before.length, (before.at(-1) ?? '').length + 1];
}

async function reportOf(cwd: string, ...args: string[]): Promise<CheckReport> {
  const run = await plantrace(['check', '--format', 'json', ...args], { cwd });
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  assert.equal(run.stderr, '');
  return JSON.parse(run.stdout) as CheckReport;
}

describe('a tree of documents that nobody meant well', () => {
  for (const [name, bytes] of Object.entries(hostileTexts())) {
    it(`is read to the right line and column: ${path.dirname(name)}`, async () => {
      const cwd = temporaryFolder({ [name]: bytes });
      const [line, column] = placeOf(decoded(bytes), '1.1-9');
      const dangling = (await reportOf(cwd)).findings.filter((f) => f.code === 'trace/dangling-reference');
      assert.deepEqual(
        dangling.map((f) => [f.file, f.id, f.line, f.column, f.endLine, f.endColumn]),
        [[name, '1.1-9', line, column, line, column + '1.1-9'.length]],
      );
    });
  }

  it('counts emoji in UTF-16 units and the mark not at all', async () => {
    const text = `\ufeff${smallPlan('1', '- [ ] [1.1-1] It opens → WP-1', `${emoji} [1.1-9]`)}`;
    const cwd = temporaryFolder({ 'phase-1-a.md': text });
    const [finding] = (await reportOf(cwd)).findings.filter((f) => f.code === 'trace/dangling-reference');
    // 25 before the emoji, the emoji as 2 + 1 + 2 + 2 units, é, a blank and the bracket.
    assert.equal(finding?.column, 25 + 7 + 1 + 1 + 1 + 1);
    const heading = text.replace(': Small', ': [Small](gone.md)');
    const first = temporaryFolder({ 'phase-1-a.md': heading, 'plain/phase-1-a.md': heading.slice(1) });
    const links = (await reportOf(first)).findings.filter((f) => f.code === 'document/broken-link');
    assert.deepEqual(
      links.map((f) => [f.file, f.line, f.column, f.endColumn]),
      [
        ['phase-1-a.md', 1, links[1]?.column, links[1]?.endColumn],
        ['plain/phase-1-a.md', 1, heading.indexOf('gone.md'), heading.indexOf('gone.md') + 'gone.md'.length],
      ],
    );
  });

  it('never ends a run, whatever the command', async () => {
    const cwd = hostileFolder();
    const commands = [
      ['check'],
      ['check', '--format', 'json'],
      ...['documents', 'items', 'references', 'phases'].map((what) => ['list', what, '--format', 'json']),
      ['show', '1.1-1'],
      ['new', 'checklist', 'crlf/phase-1-a.md'],
      ['check', 'folder.md', 'empty', 'links', 'nested/quotes.md'],
    ];
    for (const args of commands) {
      const run = await plantrace(args, { cwd });
      assert.ok(run.status === 0 || run.status === 1, `${args.join(' ')}: ${run.status} ${run.stderr}`);
      assert.equal(run.stderr, '', args.join(' '));
      assert.ok(run.stdout.length > 0);
    }
  });

  it('is read once, though links lead to it again', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = await reportOf(cwd);
    mkdirSync(path.join(cwd, 'more', 'deep'), { recursive: true });
    const link = (target: string, name: string): void => symlinkSync(target, path.join(cwd, name));
    link('docs', 'documents');
    link('../docs/plans', 'more/plans');
    link('..', 'more/up');
    link('../..', 'more/deep/top');
    link('../../documents', 'more/deep/again');
    link('../docs/plans/phase-1-ledger-and-patrons.md', 'more/phase-1-ledger-and-patrons.md');
    assert.deepEqual(await reportOf(cwd), before);
    const alias = path.join(temporaryFolder(), 'alias');
    symlinkSync(cwd, alias);
    writeFiles(cwd, { '.git': 'gitdir: elsewhere\n' });
    const named = await reportOf(cwd, 'documents/plans');
    assert.equal(named.findings.length, 7);
    const throughAlias = await plantrace(['check', '--format', 'json', alias], { cwd: path.dirname(alias) });
    const report = JSON.parse(throughAlias.stdout) as CheckReport;
    assert.deepEqual([report.root, report.summary, report.findings], ['alias', before.summary, before.findings]);
  });

  it('is read where links lead out of it, and under the names that links give', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = await reportOf(cwd);
    const outside = temporaryFolder();
    renameSync(path.join(cwd, 'docs', 'requirements'), path.join(outside, 'requirements'));
    symlinkSync(path.join(outside, 'requirements'), path.join(cwd, 'docs', 'requirements'));
    symlinkSync(outside, path.join(outside, 'requirements', 'loop'));
    renameSync(path.join(cwd, 'CLAUDE.md'), path.join(cwd, 'AGENTS.md'));
    symlinkSync('AGENTS.md', path.join(cwd, 'CLAUDE.md'));
    assert.deepEqual(briefly((await reportOf(cwd)).findings), briefly(before.findings));
  });

  it('is read without what .gitignore leaves out', async () => {
    const plan = smallPlan('1', '- [ ] [1.1-1] It opens → WP-1', '[1.1-1], [1.1-9]');
    const names = [
      'kept/phase-1-a.md',
      'drafts/phase-2-a.md',
      'kept/phase-3-old.md',
      'kept/phase-4-old.md',
      'kept/in/phase-5-a.md',
    ];
    const cwd = temporaryFolder({
      ...Object.fromEntries(names.map((name) => [name, plan])),
      'node_modules/x/phase-6-a.md': plan,
      '.gitignore': 'drafts/\n*-old.md\n!phase-4-old.md\n',
      'kept/.gitignore': '/in\n',
    });
    const files = async (...args: string[]): Promise<string[]> => {
      const run = await plantrace(['list', 'documents', '--format', 'json', ...args], { cwd });
      return (JSON.parse(run.stdout) as { documents: { file: string }[] }).documents.map((d) => d.file);
    };
    assert.deepEqual(await files(), ['kept/phase-1-a.md', 'kept/phase-4-old.md']);
    writeFiles(cwd, { '.git/HEAD': '' });
    assert.deepEqual(await files('drafts'), ['drafts/phase-2-a.md'], 'what is named is read');
    assert.deepEqual(await files('kept/phase-3-old.md'), ['kept/phase-3-old.md']);
    assert.deepEqual(
      await files('kept'),
      ['kept/phase-1-a.md', 'kept/phase-4-old.md'],
      'what is below it is not named',
    );
  });

  it('is checked without what may not be read, with a line for each', async function () {
    const command = unprivilegedCommand();
    if (!command) return this.skip();
    const cwd = copyOfExample('task-table');
    const before = await reportOf(cwd);
    const locked = ['secret.md', 'locked', 'open/secret.md', 'listed'];
    writeFiles(cwd, {
      'secret.md': '# Secret\n',
      'locked/plan.md': '# Locked\n',
      'open/secret.md': '# Secret\n',
      'listed/in.md': '# In\n',
      '.gitignore': 'nothing\n',
    });
    chmodSync(cwd, 0o755);
    for (const name of [...locked, '.gitignore']) chmodSync(path.join(cwd, name), name === 'listed' ? 0o444 : 0);
    const run = await plantrace(['check', '--format', 'json'], { cwd, command });
    const listing = await plantrace(['list', 'documents'], { cwd, command });
    const version = await plantrace(['show', 'T-001'], { cwd, command });
    for (const name of locked) chmodSync(path.join(cwd, name), 0o755);
    assert.equal(run.status, 1);
    assert.deepEqual(linesOf(run.stderr).sort(), [
      'plantrace: listed/in.md: permission denied; the file is left out.',
      'plantrace: locked: permission denied; the folder is left out.',
      'plantrace: open/secret.md: permission denied; the file is left out.',
      'plantrace: secret.md: permission denied; the file is left out.',
    ]);
    assert.deepEqual((JSON.parse(run.stdout) as CheckReport).findings, before.findings);
    assert.deepEqual([listing.status, linesOf(listing.stderr).length], [0, 4]);
    assert.deepEqual([version.status, linesOf(version.stderr).length], [0, 4]);
  });
});
