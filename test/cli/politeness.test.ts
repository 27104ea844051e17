/** What a user is told who names the wrong thing, and what becomes of the files then: nothing. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';
const MATRIX = 'docs/plans/requirements-traceability.md';
const SOURCE = 'docs/requirements/HighLevelReqs.md';

const content = (root: string): Map<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((file) => statSync(path.join(root, file)).isFile())
      .map((file) => [file, readFileSync(path.join(root, file), 'latin1')]),
  );

/** Everything that writes into a plan which is there, with what it has to be told. */
const writing: readonly (readonly string[])[] = [
  ['complete', PLAN, '--work', 'WP-3'],
  ['done', `${PLAN}:154`],
  ['question', PLAN, '--text', 'Who oils the hinges?'],
  ['verify', PLAN],
  ['review', PLAN, '--review', 'coverage', '--outcome', 'pass'],
  ['insert', 'work-package', PLAN, '--title', 'Hinges'],
  ['insert', 'row', `${PLAN}:40`, '--text', 'Hinges are oiled'],
  ['insert', 'criterion', PLAN, '--work', 'WP-4', '--text', 'Hinges make no sound'],
  ['defer', `${PLAN}:174`, '--to', 'WP-8'],
  ['new', 'plan', '1'],
];

describe('a command line that says too little', () => {
  const cwd = copyOfExample('phased-plan');
  const plans =
    /docs\/plans\/phase-0-ground-works\.md, docs\/plans\/phase-1-ledger-and-patrons\.md and docs\/plans\/phase-2a-kiosk-lending\.md\.\n$/;

  for (const name of ['commit-message', 'complete', 'defer', 'compliance', 'bundle', 'report', 'review', 'compare'])
    it(`is told by ${name} to name a plan in place of another document, since it has no option for that`, async () => {
      const { status, stdout, stderr } = await plantrace([name, SOURCE], { cwd });
      assert.deepEqual([status, stdout], [2, '']);
      assert.ok(stderr.includes(` Name it in place of ${SOURCE}: `), stderr);
      assert.match(stderr, plans);
    });

  it('is told paths as they are seen from the current folder', async () => {
    mkdirSync(path.join(cwd, '.git'));
    const { stderr } = await plantrace(['complete', '../requirements/HighLevelReqs.md'], {
      cwd: path.join(cwd, 'docs', 'plans'),
    });
    assert.ok(stderr.includes(': phase-0-ground-works.md, phase-1-ledger-and-patrons.md and '), stderr);
  });

  for (const name of ['verify', 'gate'])
    it(`is told of the option that ${name} has for that`, async () => {
      const { stderr } = await plantrace([name, SOURCE], { cwd });
      assert.match(stderr, / Say which with --plan: "Phase 0 \(Ground Works\)", /);
    });

  it('is told what can be marked in place of a line that holds nothing', async () => {
    const { stderr } = await plantrace(['done', `${PLAN}:1`], { cwd });
    assert.match(
      stderr,
      / Name it in place of docs\/plans\/phase-1-ledger-and-patrons\.md:1, or the line where it stands: "2\.2-1"/,
    );
  });

  it('is told criteria by what can be typed', async () => {
    const { stderr } = await plantrace(['defer', PLAN], { cwd });
    assert.match(stderr, / Say which with --criterion: "line \d+" \(A card locked at one kiosk/);
  });

  const help: [args: string[], help: string][] = [
    [['insert'], 'plantrace insert --help'],
    [['insert', 'row'], 'plantrace insert row --help'],
    [['complete', PLAN, '--wrok', 'WP-3'], 'plantrace complete --help'],
    [['new', 'moon'], 'plantrace new --help'],
    [['frobnicate'], 'plantrace --help'],
  ];
  for (const [args, named] of help)
    it(`is sent to the help of what it names: ${args.join(' ')}`, async () => {
      const { status, stderr } = await plantrace(args, { cwd });
      assert.equal(status, 2);
      assert.ok(stderr.includes(`"${named}"`), stderr);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
});

describe('documents that can not be written', () => {
  for (const args of writing) {
    it(`stay as they are where they are no UTF-8: ${args.join(' ')}`, async () => {
      const cwd = copyOfExample('phased-plan');
      writeFileSync(path.join(cwd, PLAN), Buffer.from([0x0a, 0xff, 0x0a]), { flag: 'a' });
      const before = content(cwd);
      const { status, stdout, stderr } = await plantrace(args, { cwd });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /is not UTF-8: save it as UTF-8/);
      assert.deepEqual(content(cwd), before);
    });

    it(`stay as they are where one of them is read-only: ${args.join(' ')}`, async function () {
      const command = unprivilegedCommand();
      if (!command) this.skip();
      const cwd = copyOfExample('phased-plan');
      open(cwd);
      chmodSync(path.join(cwd, PLAN), 0o444);
      const before = content(cwd);
      const { status, stdout, stderr } = await plantrace(args, { cwd, command });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /can't be written: permission denied/);
      assert.deepEqual(content(cwd), before);
    });
  }

  it('stay as they are where the last of several is read-only', async function () {
    const command = unprivilegedCommand();
    if (!command) this.skip();
    const cwd = copyOfExample('phased-plan');
    open(cwd);
    chmodSync(path.join(cwd, MATRIX), 0o444);
    const before = content(cwd);
    const { status, stderr } = await plantrace(['complete', PLAN, '--work', 'WP-3'], { cwd, command });
    assert.equal(status, 2, stderr);
    assert.ok(stderr.includes(MATRIX), stderr);
    assert.deepEqual(content(cwd), before);
  });

  it('stay as they are where a read-only matrix stands in a folder that is not', async function () {
    const command = unprivilegedCommand();
    if (!command) this.skip();
    const cwd = copyOfExample('phased-plan');
    const text = readFileSync(path.join(cwd, MATRIX), 'utf8');
    writeFileSync(path.join(cwd, MATRIX), text.replace(/^\| \[2\.2-1\] .*\n/m, ''));
    open(cwd);
    chmodSync(path.join(cwd, MATRIX), 0o444);
    const before = content(cwd);
    const { status, stderr } = await plantrace(['matrix', 'docs/plans', '--write', MATRIX], { cwd, command });
    assert.equal(status, 2);
    assert.match(stderr, /can't be written: permission denied/);
    assert.deepEqual(content(cwd), before);
  });

  it('are not made where a folder stands in their way', async () => {
    const cwd = copyOfExample('phased-plan');
    mkdirSync(path.join(cwd, 'docs/plans/phase-3-opening.md'));
    const before = content(cwd);
    const { status, stderr } = await plantrace(['new', 'plan', '3'], { cwd });
    assert.equal(status, 2);
    assert.match(
      stderr,
      /phase-3-opening\.md is there and is no document: move it away, or name another plan document/,
    );
    assert.deepEqual(content(cwd), before);
  });

  it('keep their mark', async () => {
    const cwd = copyOfExample('phased-plan');
    const text = readFileSync(path.join(cwd, PLAN), 'utf8').replaceAll('\n', '\r\n');
    for (const args of writing) {
      writeFileSync(path.join(cwd, PLAN), `\ufeff${text}`);
      const { status, stdout, stderr } = await plantrace(args, { cwd });
      assert.deepEqual([status, stderr], [0, ''], `${args.join(' ')}: ${stdout}`);
      const after = readFileSync(path.join(cwd, PLAN), 'utf8');
      assert.ok(after.startsWith('\ufeff') && after.lastIndexOf('\ufeff') === 0, args.join(' '));
      assert.doesNotMatch(after, /(?<!\r)\n/, args.join(' '));
      assert.notEqual(after, `\ufeff${text}`, args.join(' '));
    }
  });

  it('are previewed without a trace, a new checklist like everything else', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = content(cwd);
    const { status, stdout } = await plantrace(['new', 'checklist', PLAN, '--dry-run'], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /^\+\+\+ .*phase-1-checklist\.md$/m);
    assert.deepEqual(content(cwd), before);
  });
});

describe('a folder without plans', () => {
  const commands: (readonly string[])[] = [
    ['new', 'plan'],
    ['index'],
    ['done', 'WP-1'],
    ['complete', 'notes.md', '--work', 'WP-1'],
    ['verify', 'notes.md'],
    ['gate', 'notes.md'],
    ['insert', 'work-package', 'notes.md', '--title', 'Hinges'],
    ['question', 'notes.md', '--text', 'Who oils them?'],
    ['matrix', '.', '--write', 'matrix.md'],
  ];
  for (const args of commands)
    it(`is told what comes first: ${args.join(' ')}`, async () => {
      const cwd = temporaryFolder({ 'notes.md': '# Notes\n\nHinges creak.\n' });
      const before = content(cwd);
      const { status, stdout, stderr } = await plantrace(args, { cwd });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^plantrace: [^\n]+[:;,] [^\n]+\.\n$/);
      assert.deepEqual(content(cwd), before);
    });
});

/** For somebody who is not its owner. */
function open(folder: string): void {
  chmodSync(folder, 0o777);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }))
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o777 : 0o666);
}
