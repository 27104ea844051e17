import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { applyPatch } from 'diff';
import { replaceDocuments } from '../../server/src/cli/writeChange';
import { linesOf, plantrace } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';
import { planWithBrokenFence } from '../support/brokenFence';

const BROKEN = planWithBrokenFence();
const MENDED = planWithBrokenFence('````');
const LINE = 'document/broken-fence  Lengthen the outer fence to 4 backticks';

const textIn = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('plantrace check --fix', () => {
  it('applies the safe fixes, says so, and reports what is left', async () => {
    const cwd = temporaryFolder({ 'plan.md': `${BROKEN}\n[Tour](tour.md)\n` });
    const run = await plantrace(['check', '--fix'], { cwd });
    assert.deepEqual([run.status, run.stderr], [1, '']);
    const lines = linesOf(run.stdout);
    assert.deepEqual(lines.slice(0, 4), ['Fixed 1 finding in 1 document:', `  plan.md  ${LINE}`, '', 'plan.md']);
    assert.equal(lines.at(-1), '1 finding: 1 error.');
    assert.equal(textIn(cwd, 'plan.md'), `${MENDED}\n[Tour](tour.md)\n`);
    const again = await plantrace(['check', '--fix'], { cwd });
    assert.deepEqual(linesOf(again.stdout), lines.slice(3), 'nothing is left to fix');
    assert.deepEqual(readdirSync(cwd), ['plan.md']);
  });

  it('goes on until nothing changes, one fix making way for the next', async () => {
    const template = (outer: string): string => planWithBrokenFence(outer).split('## Template\n')[1] ?? '';
    const cwd = temporaryFolder({ 'plan.md': `${BROKEN}\nAgain:\n${template('```')}\nAnd again:\n${template('```')}` });
    const { stdout, status } = await plantrace(['check', '--fix'], { cwd });
    assert.equal(status, 0);
    assert.equal(linesOf(stdout)[0], 'Fixed 3 findings in 1 document:');
    assert.equal(linesOf(stdout).at(-1), 'No findings in 1 plan document.');
    assert.equal(textIn(cwd, 'plan.md'), `${MENDED}\nAgain:\n${template('````')}\nAnd again:\n${template('````')}`);
  });

  it('keeps byte order mark, line ends and mode', async () => {
    const cwd = temporaryFolder({ 'plan.md': `\ufeff${BROKEN.replaceAll('\n', '\r\n')}` });
    const file = path.join(cwd, 'plan.md');
    chmodSync(file, 0o640);
    assert.equal((await plantrace(['check', '--fix'], { cwd })).status, 0);
    assert.deepEqual(readFileSync(file), Buffer.from(`\ufeff${MENDED.replaceAll('\n', '\r\n')}`));
    assert.equal(statSync(file).mode & 0o777, 0o640);
  });

  it('touches nothing but what it is given', async () => {
    const cwd = temporaryFolder({ '.git': 'gitdir: elsewhere\n', 'a/plan.md': BROKEN, 'b/plan.md': BROKEN });
    const { stdout } = await plantrace(['check', '--fix', 'a'], { cwd });
    assert.equal(linesOf(stdout)[1], `  a/plan.md  ${LINE}`);
    assert.deepEqual([textIn(cwd, 'a/plan.md'), textIn(cwd, 'b/plan.md')], [MENDED, BROKEN]);
  });

  it('leaves alone what a link leads to outside, and what could not be written back', async () => {
    const outside = temporaryFolder({ 'plan.md': BROKEN });
    const latin1 = Buffer.from(planWithBrokenFence('```', 'Caf\xe9'), 'latin1');
    const cwd = temporaryFolder({ 'good/plan.md': BROKEN, 'latin/plan.md': latin1 });
    mkdirSync(path.join(cwd, 'link'));
    symlinkSync(path.join(outside, 'plan.md'), path.join(cwd, 'link', 'plan.md'));
    const run = await plantrace(['check', '--fix', '--format', 'json'], { cwd });
    const report = JSON.parse(run.stdout) as {
      summary: { fixed: number };
      fixes: { file: string }[];
      findings: { file: string }[];
    };
    assert.equal(report.summary.fixed, 1);
    assert.deepEqual(report.fixes, [
      { code: 'document/broken-fence', file: 'good/plan.md', title: 'Lengthen the outer fence to 4 backticks' },
    ]);
    assert.deepEqual(
      report.findings.map(({ file }) => file),
      ['latin/plan.md', 'link/plan.md'],
    );
    assert.deepEqual(linesOf(run.stderr).sort(), [
      'plantrace: latin/plan.md is not UTF-8; it is left as it is.',
      'plantrace: link/plan.md leads to a file outside of what is checked; it is left as it is.',
    ]);
    assert.equal(textIn(cwd, 'good/plan.md'), MENDED);
    assert.equal(textIn(outside, 'plan.md'), BROKEN);
    assert.deepEqual(readFileSync(path.join(cwd, 'latin', 'plan.md')), latin1);
  });

  it('fixes nothing that is no safe fix, or whose rule is off', async () => {
    const unsure = `${BROKEN}\n\`\`\`\nplain\n\`\`\`\n`;
    const cwd = temporaryFolder({ 'a.md': unsure, 'b/plan.md': BROKEN });
    await plantrace(['check', '--fix', 'a.md'], { cwd });
    await plantrace(['check', '--fix', '--rule', 'document/broken-fence=off'], { cwd });
    assert.deepEqual([textIn(cwd, 'a.md'), textIn(cwd, 'b/plan.md')], [unsure, BROKEN]);
  });

  it('writes all documents or, where one has changed meanwhile, none', () => {
    const root = temporaryFolder({ 'a.md': BROKEN, 'b.md': `${BROKEN}A person was faster.\n` });
    const replacements = ['a.md', 'b.md'].map((file) => ({ file, expectedText: BROKEN, text: MENDED }));
    assert.throws(() => {
      replaceDocuments(root, replacements);
    }, /^Error: b\.md changed while it was being read; run the command again\.$/);
    assert.deepEqual([textIn(root, 'a.md'), textIn(root, 'b.md')], [BROKEN, `${BROKEN}A person was faster.\n`]);
  });

  it('only shows what it would do with --dry-run, as a diff that can be applied', async () => {
    const crlf = `\ufeff${BROKEN.replaceAll('\n', '\r\n')}`;
    const cwd = temporaryFolder({ 'a/plan.md': BROKEN, 'b/plan.md': crlf });
    const run = await plantrace(['check', '--fix', '--dry-run', '--fail-on', 'warning'], { cwd });
    assert.deepEqual([run.status, run.stderr], [1, '']);
    assert.deepEqual([textIn(cwd, 'a/plan.md'), textIn(cwd, 'b/plan.md')], [BROKEN, crlf]);
    const [first = '', second = ''] = run.stdout.split(/(?=^--- )/m);
    assert.deepEqual(linesOf(first).slice(0, 2), ['--- a/a/plan.md', '+++ b/a/plan.md']);
    assert.deepEqual(
      linesOf(first).filter((line) => /^[-+](?![-+])/.test(line)),
      ['-```markdown', '+````markdown', '-```', '+````'],
    );
    assert.equal(applyPatch(BROKEN, first), MENDED);
    assert.equal(applyPatch(crlf, second), `\ufeff${MENDED.replaceAll('\n', '\r\n')}`);
    await plantrace(['check', '--fix'], { cwd });
    const nothing = await plantrace(['check', '--fix', '--dry-run'], { cwd });
    assert.deepEqual([nothing.status, nothing.stdout], [0, 'Nothing to fix.\n']);
  });

  it('refuses options that mean nothing together', async () => {
    const cwd = temporaryFolder({ 'plan.md': BROKEN });
    for (const [args, said] of [
      [['--dry-run'], '--dry-run shows what --fix would do: give both.'],
      [['--fix', '--dry-run', '--format', 'json'], '--dry-run prints a diff, which is not json.'],
      [['--update-known'], '--update-known needs --known FILE.'],
      [
        ['--fix', '--dry-run', '--known', 'k.json', '--update-known'],
        '--dry-run changes nothing, so --update-known has no place.',
      ],
      [['--format', 'xml'], 'Unknown format "xml": choose stylish, json, sarif, github.'],
    ] as const) {
      const run = await plantrace(['check', ...args], { cwd });
      assert.deepEqual([run.status, run.stdout, run.stderr], [2, '', `plantrace: ${said}\n`]);
    }
    assert.equal(textIn(cwd, 'plan.md'), BROKEN);
  });
});
