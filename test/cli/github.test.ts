import assert from 'node:assert/strict';
import path from 'node:path';
import { linesOf, plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { planWithBrokenFence } from '../support/brokenFence';
import type { CheckReport } from './checkReport';

const nowhere = { GITHUB_WORKSPACE: '' };

describe('plantrace check --format github', () => {
  it('prints an annotation for each finding, and the summary', async () => {
    const cwd = copyOfExample('task-table');
    const run = await plantrace(['check', '--format', 'github'], { cwd, env: nowhere });
    assert.deepEqual([run.status, run.stderr], [1, '']);
    const lines = linesOf(run.stdout);
    assert.ok(
      lines.includes(
        '::error file=Rollout_Plan.md,line=28,endLine=28,col=63,endColumn=68,title=trace/dangling-reference::Nothing defines T-019.',
      ),
      run.stdout,
    );
    const json = await plantrace(['check', '--format', 'json'], { cwd });
    const { summary } = JSON.parse(json.stdout) as CheckReport;
    assert.deepEqual(
      ['error', 'warning', 'notice'].map((name) => lines.filter((line) => line.startsWith(`::${name} `)).length),
      ['errors', 'warnings', 'information'].map((name) => summary[name]),
    );
    const forPeople = await plantrace(['check'], { cwd });
    assert.equal(lines.at(-1), linesOf(forPeople.stdout).at(-1));
  });

  it('writes out what would end a property, a command or a line', async () => {
    const plan = '# Plan\n\n## Phase Structure\n\n### Phase 1: X\n\n**Goal**: Fill in [100% done::yes, 1].\n';
    const cwd = temporaryFolder({ 'a,b: 50%\u001b.md': plan.replace('[100% done::yes, 1]', '[x](50%25::a,b.md)') });
    const { stdout } = await plantrace(['check', '--format', 'github'], { cwd, env: nowhere });
    const [line = ''] = linesOf(stdout);
    assert.match(
      line,
      /^::error file=a%2Cb%3A 50%25\\u001b\.md,line=7,endLine=7,col=\d+,endColumn=\d+,title=[a-z/-]+::/,
    );
    assert.match(line, /50%25::a,b\.md/);
  });

  it('names files from the top of the clone, and tells what was fixed', async () => {
    const clone = temporaryFolder({ 'docs/plantrace.config.json': '{}\n', 'docs/plan.md': planWithBrokenFence() });
    const cwd = path.join(clone, 'docs');
    const env = { GITHUB_WORKSPACE: clone };
    const before = await plantrace(['check', '--format', 'github'], { cwd, env });
    assert.match(before.stdout, /^::warning file=docs\/plan\.md,line=11,/);
    const { stdout } = await plantrace(['check', '--format', 'github', '--fix'], { cwd, env });
    assert.deepEqual(linesOf(stdout), [
      '::notice file=docs/plan.md,title=document/broken-fence::Fixed: Lengthen the outer fence to 4 backticks',
      'No findings in 1 plan document.',
    ]);
    writeFiles(cwd, { 'plan.md': planWithBrokenFence() });
    const elsewhere = await plantrace(['check', '--format', 'github'], {
      cwd,
      env: { GITHUB_WORKSPACE: temporaryFolder() },
    });
    assert.match(elsewhere.stdout, /^::warning file=plan\.md,line=11,/);
  });
});
