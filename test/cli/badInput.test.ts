import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace, type RunOptions } from '../support/commandLine';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

/** The run failed by itself: status 2, one line that says why, nothing on stdout. */
async function fails(args: readonly string[], why: RegExp, options: RunOptions): Promise<void> {
  const run = await plantrace(args, options);
  const shown = `plantrace ${args.join(' ')}\n${run.stdout}${run.stderr}`;
  assert.equal(run.status, 2, shown);
  assert.equal(run.stdout, '', shown);
  assert.equal(linesOf(run.stderr).length, 1, shown);
  assert.match(run.stderr, why);
  assert.match(run.stderr, /^plantrace: \S.*\S\n$/);
  assert.doesNotMatch(run.stderr, / at .*\.js:\d+/, 'a stack is no message for people');
}

const cases: readonly (readonly [string[], RegExp])[] = [
  [['check', 'nowhere'], /nowhere: no such file or folder/],
  [['check', 'docs/plans', 'nowhere.md'], /nowhere\.md: no such file or folder/],
  [['check', 'CLAUDE.md/plan.md'], /CLAUDE\.md\/plan\.md/],
  [['check', ''], /path|folder/],
  [['check', 'notes.txt'], /notes\.txt is no markdown file/],
  [['check', 'dangling.md'], /dangling\.md: no such file or folder/],
  [['check', 'circle.md'], /circle\.md: a loop of links/],
  [['check', '--nope'], /unknown option '--nope'/],
  [['check', '-x'], /unknown option '-x'/],
  [['check', '--format', 'xml'], /Unknown format "xml"/],
  [['check', '--format', ''], /Unknown format ""/],
  [['check', '--format'], /argument missing/],
  [['check', '--fail-on', 'hint'], /Unknown severity "hint"/],
  [['check', '--fail-on', 'ERROR'], /Unknown severity "ERROR"/],
  [['check', '--max-warnings', 'many'], /whole number/],
  [['check', '--max-warnings', '-1'], /whole number/],
  [['check', '--max-warnings', '1.5'], /whole number/],
  [['check', '--max-warnings', ''], /whole number/],
  [['check', '--max-warnings', '0x10'], /whole number/],
  [['check', '--rule', 'trace/orphans=off'], /Unknown rule "trace\/orphans"/],
  [['check', '--rule', 'constructor=off'], /Unknown rule "constructor"/],
  [['check', '--rule', 'trace/orphan-work=loud'], /Unknown severity in --rule trace\/orphan-work=loud/],
  [['check', '--rule', 'trace/orphan-work'], /Unknown severity/],
  [['check', '--rule', 'trace/orphan-work=off=off'], /Unknown severity/],
  [['check', '--rule', ''], /Unknown rule/],
  [['list'], /missing required argument 'what'/],
  [['list', 'things'], /Can't list "things"/],
  [['list', 'constructor'], /Can't list "constructor"/],
  [['list', 'items', '--format', 'stylish'], /Unknown format "stylish"/],
  [['list', 'items', 'nowhere'], /nowhere: no such file or folder/],
  [['list', 'items', '--nope'], /unknown option/],
  [['show'], /missing required argument 'id'/],
  [['show', '99.9-9'], /Nothing here defines 99\.9-9/],
  [['show', '1.2-1', '--root', 'nowhere'], /nowhere: no such file or folder/],
  [['show', '1.2-1', '--root', 'CLAUDE.md'], /CLAUDE\.md is no folder/],
  [['show', '1.2-1', '2.2-1'], /too many arguments/],
  [['explain'], /missing required argument 'code'/],
  [['explain', 'trace/nothing'], /No rule "trace\/nothing"/],
  [['explain', 'constructor'], /No rule "constructor"/],
  [['new'], /command is missing/],
  [['new', 'moon'], /unknown command 'moon'/],
  [['new', 'checklist'], /missing required argument 'plan'/],
  [['new', 'checklist', 'nowhere.md'], /nowhere\.md: no such file or folder/],
  [['new', 'checklist', 'docs'], /docs is no phase plan/],
  [['new', 'checklist', 'CLAUDE.md'], /CLAUDE\.md is no phase plan/],
  [['new', 'checklist', 'notes.txt'], /notes\.txt is no markdown file/],
  [['lsp'], /--stdio/],
  [['frobnicate'], /unknown command 'frobnicate'/],
  [['help', 'frobnicate'], /unknown command 'frobnicate'|command is missing/],
  [[], /command is missing/],
  [['--nope'], /unknown option/],
];

describe('bad input', () => {
  let cwd = '';

  before(() => {
    cwd = copyOfExample('phased-plan');
    writeFiles(cwd, { 'notes.txt': 'FR-001\n' });
    symlinkSync('gone.md', path.join(cwd, 'dangling.md'));
    symlinkSync('circle.md', path.join(cwd, 'circle.md'));
  });

  for (const [args, why] of cases) {
    it(`is told in one line: plantrace ${args.map((arg) => (arg === '' ? "''" : arg)).join(' ')}`, async () => {
      await fails(args, why, { cwd });
    });
  }

  it('does not include asking for help or the version', async () => {
    for (const args of [
      ['--help'],
      ['help'],
      ['check', '--help'],
      ['help', 'check'],
      ['new', '--help'],
      ['--version'],
    ]) {
      const run = await plantrace(args, { cwd });
      assert.equal(run.status, 0, args.join(' '));
      assert.ok(run.stdout.length > 4);
      assert.equal(run.stderr, '');
    }
  });

  it('is a path that may not be read', async function () {
    const command = unprivilegedCommand();
    if (!command) return this.skip();
    const folder = temporaryFolder({ 'secret.md': '# Secret\n', 'open.md': '# Open\n' });
    mkdirSync(path.join(folder, 'locked'));
    mkdirSync(path.join(folder, 'listed'));
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'secret.md'), 0);
    chmodSync(path.join(folder, 'locked'), 0);
    chmodSync(path.join(folder, 'listed'), 0o444);
    if (process.getuid?.() !== 0) chmodSync(path.join(folder, 'locked'), 0);
    const options = { cwd: folder, command };
    for (const name of ['secret.md', 'locked', 'locked/plan.md', 'listed'])
      for (const args of [
        ['check', name],
        ['check', 'open.md', name],
        ['list', 'items', name],
      ])
        await fails(args, new RegExp(`${name}: permission denied`), options);
    await fails(['new', 'checklist', 'secret.md'], /secret\.md: permission denied/, options);
    await fails(['show', 'FR-001', '--root', 'locked'], /locked: permission denied/, options);
    for (const name of ['secret.md', 'locked', 'listed']) chmodSync(path.join(folder, name), 0o755);
  });
});
