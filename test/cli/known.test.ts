import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import type { CheckReport } from './checkReport';

const PLAN = 'Rollout_Plan.md';

const known = (cwd: string, ...args: string[]): Promise<Run> =>
  plantrace(['check', '--known', 'known.json', ...args], { cwd });

/** The example with a list of all that is wrong with it, and how much that is. */
async function exampleWithKnown(): Promise<{ readonly cwd: string; readonly total: number }> {
  const cwd = copyOfExample('task-table');
  const { findings } = JSON.parse((await plantrace(['check', '--format', 'json'], { cwd })).stdout) as CheckReport;
  const total = findings.length;
  assert.ok(total > 5);
  const run = await known(cwd, '--update-known');
  assert.deepEqual([run.status, run.stderr], [0, '']);
  const [none = '', ...rest] = linesOf(run.stdout);
  assert.match(none, /^No new findings in \d plan documents\.$/);
  assert.deepEqual(rest, [`${total} known findings left out.`, `Wrote ${total} known findings to known.json.`]);
  return { cwd, total };
}

function edit(cwd: string, file: string, change: (text: string) => string): void {
  const before = readFileSync(path.join(cwd, file), 'utf8');
  assert.notEqual(change(before), before, 'the edit does something');
  writeFileSync(path.join(cwd, file), change(before));
}

interface Known {
  readonly version: number;
  readonly findings: readonly { code: string; file: string; text: string; context?: string; count: number }[];
}

const listIn = (cwd: string): Known => JSON.parse(readFileSync(path.join(cwd, 'known.json'), 'utf8')) as Known;

describe('plantrace check --known', () => {
  it('writes down what is found by its content, in order, for people to read', async () => {
    const { cwd } = await exampleWithKnown();
    const { version, findings } = listIn(cwd);
    assert.equal(version, 1);
    assert.deepEqual(
      findings.find(({ code }) => code === 'trace/dangling-reference'),
      {
        code: 'trace/dangling-reference',
        file: PLAN,
        text: 'T-019',
        context: linesOf(readFileSync(path.join(cwd, PLAN), 'utf8'))[27]?.replace(/\s+/g, ' '),
        count: 1,
      },
    );
    const places = findings.map(({ file, code, text }) => [file, code, text].join('\n'));
    assert.deepEqual(places, [...places].sort());
    assert.ok(!/"(?:line|column|start)"/.test(JSON.stringify(findings)));
  });

  it('leaves out what is known, wherever it has moved to', async () => {
    const { cwd, total } = await exampleWithKnown();
    edit(cwd, PLAN, (text) => text.replace(/^(# .*\n)/, '$1\nA paragraph above everything.\n\nAnd another one.\n'));
    const run = await known(cwd);
    assert.deepEqual([run.status, run.stderr], [0, '']);
    assert.match(
      run.stdout,
      new RegExp(`^No new findings in \\d plan documents\\.\n${total} known findings left out\\.\n$`),
    );
    const json = await known(cwd, '--format', 'json');
    const report = JSON.parse(json.stdout) as CheckReport;
    assert.equal(report.summary['known'], total);
    assert.deepEqual([report.summary['errors'], report.summary['warnings'], report.findings], [0, 0, []]);
  });

  it('tells what is new, and fails for that', async () => {
    const { cwd, total } = await exampleWithKnown();
    edit(cwd, PLAN, (text) => text.replace('| T-001 | Plumber |', '| T-077 | Plumber |'));
    const run = await known(cwd);
    assert.equal(run.status, 1);
    assert.match(run.stdout, /Nothing defines T-077\./);
    assert.deepEqual(linesOf(run.stdout).slice(-2), ['1 finding: 1 error.', `${total} known findings left out.`]);
    const before = readFileSync(path.join(cwd, 'known.json'), 'utf8');
    assert.equal((await known(cwd, '--update-known')).status, 1, 'what is new does not become known by the way');
    assert.equal(readFileSync(path.join(cwd, 'known.json'), 'utf8'), before);
  });

  it('tells another one of a kind that is known', async () => {
    const broken = '# Plan\n\n## Phase Structure\n\n### Phase 1: X\n\n**Goal**: Y\n\n[Tour](#tour)\n';
    const cwd = temporaryFolder({ 'plan.md': broken });
    await known(cwd, '--update-known');
    edit(cwd, 'plan.md', (text) => `${text}\n[Tour](#tour)\n`);
    const report = JSON.parse((await known(cwd, '--format', 'json')).stdout) as CheckReport;
    assert.deepEqual([report.summary['known'], report.findings.length], [1, 1]);
    assert.equal(report.findings[0]?.line, 11, 'the one that came later');
  });

  it('drops with --update-known what has vanished, and nothing that was not looked for', async () => {
    const { cwd } = await exampleWithKnown();
    const before = listIn(cwd);
    edit(cwd, PLAN, (text) => text.replaceAll('T-019', 'T-001'));
    for (const args of [['Survey_Report.md'], ['--rule', 'trace/dangling-reference=off']]) {
      await known(cwd, '--update-known', ...args);
      assert.deepEqual(listIn(cwd), before, args.join(' '));
    }
    const run = await known(cwd, '--update-known');
    assert.equal(linesOf(run.stdout).at(-1), 'Dropped 1 known finding from known.json.');
    assert.deepEqual(
      listIn(cwd).findings,
      before.findings.filter(({ code }) => code !== 'trace/dangling-reference'),
    );
    rmSync(path.join(cwd, PLAN));
    await known(cwd, '--update-known');
    assert.ok(listIn(cwd).findings.every(({ file }) => file !== PLAN));
  });

  it('ends with 2 and one line where the list is missing or is none, and never overwrites another file', async () => {
    const cwd = copyOfExample('task-table');
    const missing = await known(cwd);
    assert.deepEqual([missing.status, missing.stdout], [2, '']);
    assert.equal(missing.stderr, 'plantrace: known.json: no such file or folder; --update-known creates it.\n');
    assert.ok(!existsSync(path.join(cwd, 'known.json')));
    for (const [text, why] of [
      ['', /is no list of known findings: it is no JSON/],
      ['<<<<<<< HEAD', /is no list of known findings: it is no JSON/],
      ['[]', /it has no "findings"/],
      ['{ "version": 2, "findings": [] }', /its "version" is not 1/],
      ['{ "version": 1, "findings": [{ "code": "a/b", "file": "x.md", "text": "" }] }', /number 1 of its "findings"/],
    ] as const) {
      writeFileSync(path.join(cwd, 'known.json'), text);
      for (const args of [[], ['--update-known']]) {
        const run = await known(cwd, ...args);
        assert.deepEqual([run.status, run.stdout, linesOf(run.stderr).length], [2, '', 1], text);
        assert.match(run.stderr, why);
        assert.equal(readFileSync(path.join(cwd, 'known.json'), 'utf8'), text);
      }
    }
    const folder = await plantrace(['check', '--known', '.'], { cwd });
    assert.deepEqual([folder.status, folder.stdout, linesOf(folder.stderr).length], [2, '', 1]);
  });
});
