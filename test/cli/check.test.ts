import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';
import { briefly, type CheckReport } from './checkReport';

async function checked(cwd: string, ...args: string[]): Promise<CheckReport> {
  const run = await plantrace(['check', '--format', 'json', ...args], { cwd });
  assert.equal(run.stderr, '');
  return JSON.parse(run.stdout) as CheckReport;
}

/**
 * `file:line severity code id` of each row of PLANTED.md. The ID is `-` where there is none; what has none yet goes by
 * the one that it will get.
 */
function planted(name: string): string[] {
  const text = readFileSync(path.join('test', 'workspaces', 'PLANTED.md'), 'utf8');
  const [, part = ''] = text.split(`\n## ${name}\n`);
  const [rows = ''] = part.split('\n## ');
  return [...rows.matchAll(/^\| `([^`]+)` \| (\d+) \| `([^`]+)` \| (\w+) \| ([^|]+) \| (.*) \|$/gm)]
    .map(([, file, line, code, severity, given = '', why = '']) => {
      const next = /next free number is \[([^\]]+)\]/.exec(why)?.[1] ?? '-';
      const id = given === 'none yet' ? next : given === 'none' ? '-' : given;
      return `${file}:${line} ${severity} ${code} ${id}`;
    })
    .sort();
}

/** What is told once of the first phase that has no plan where all before it have one. */
const phaseOneIsDue = 'docs/plans/generate_plans.md:51 information plan/unplanned-phase Phase 1';

describe('plantrace check', () => {
  for (const name of ['phased-plan', 'task-table']) {
    it(`finds in ${name} what was planted there, and nothing else`, async () => {
      const wanted = planted(name);
      assert.ok(wanted.length > 0);
      const report = await checked(copyOfExample(name));
      assert.deepEqual(briefly(report.findings), wanted);
    });
  }

  it('has the documented shape in JSON', async () => {
    const report = await checked(copyOfExample('phased-plan'));
    assert.deepEqual(Object.keys(report), ['version', 'root', 'summary', 'findings']);
    assert.equal(report.version, 1);
    assert.equal(report.root, '.');
    assert.deepEqual(Object.keys(report.summary), ['files', 'items', 'errors', 'warnings', 'information', 'hints']);
    assert.equal(report.summary['files'], 12);
    assert.ok((report.summary['items'] ?? 0) > 100);
    const count = (severity: string): number => report.findings.filter((f) => f.severity === severity).length;
    assert.equal(report.summary['errors'], count('error'));
    assert.equal(report.summary['warnings'], count('warning'));
    assert.equal(report.summary['information'], count('information'));
    assert.equal(report.summary['hints'], 0);
    for (const finding of report.findings) {
      const keys = [
        'code',
        'severity',
        'file',
        'line',
        'column',
        'endLine',
        'endColumn',
        'message',
        'fixable',
        'related',
      ];
      if (finding.id !== undefined) keys.push('id');
      assert.deepEqual(Object.keys(finding).sort(), keys.sort());
      assert.equal(typeof finding.fixable, 'boolean');
      assert.ok(finding.line >= 1 && finding.column >= 1, finding.message);
      assert.ok(finding.endLine > finding.line || finding.endColumn > finding.column, finding.message);
      for (const related of finding.related)
        assert.deepEqual(Object.keys(related), ['file', 'line', 'column', 'message']);
    }
  });

  it('tells where a finding begins and ends, and the other places that explain it', async () => {
    const report = await checked(copyOfExample('phased-plan'));
    const cycle = report.findings.find((f) => f.code === 'plan/dependency-cycle');
    assert.deepEqual([cycle?.line, cycle?.column, cycle?.endLine, cycle?.endColumn], [189, 17, 189, 21]);
    assert.deepEqual(
      cycle?.related.map((r) => `${r.file}:${r.line}`),
      ['docs/plans/phase-2a-kiosk-lending.md:205'],
    );
    const dangling = report.findings.find((f) => f.code === 'trace/dangling-reference');
    assert.deepEqual([dangling?.line, dangling?.column, dangling?.endColumn], [123, 44, 50]);
    const disagreement = report.findings.find((f) => f.code === 'trace/disagreement');
    assert.ok(disagreement?.related.some((r) => r.file.endsWith('phase-2a-kiosk-lending.md') && r.line === 135));
  });

  it('ends with the status that --fail-on, --max-warnings and --rule ask for', async () => {
    const cwd = copyOfExample('task-table');
    const off = (...codes: string[]): string[] => codes.flatMap((code) => ['--rule', `${code}=off`]);
    const noErrors = off('plan/phase-order', 'trace/dangling-reference');
    const noWarnings = off(
      'trace/broken-source',
      'plan/unscheduled-work',
      'trace/missing-source',
      'trace/disagreement',
      'trace/unmapped-risk',
    );
    const cases: [number, string[]][] = [
      [1, []],
      [0, noErrors],
      [1, [...noErrors, '--fail-on', 'warning']],
      [1, [...noErrors, '--max-warnings', '4']],
      [0, [...noErrors, '--max-warnings', '5']],
      [1, ['--max-warnings', '5']],
      [0, [...noErrors, ...noWarnings, '--fail-on', 'warning', '--max-warnings', '0']],
      [1, [...noErrors, ...noWarnings, '--fail-on', 'information']],
      [0, [...noErrors, ...noWarnings, ...off('plan/rescheduled-work'), '--fail-on', 'information']],
      [0, ['--rule', 'plan/phase-order=warning', '--rule', 'trace/dangling-reference=hint']],
      [1, [...noErrors, '--rule', 'plan/rescheduled-work=error']],
    ];
    for (const [status, args] of cases) {
      const run = await plantrace(['check', ...args], { cwd });
      assert.equal(run.status, status, `${args.join(' ')}\n${run.stdout}`);
      assert.equal(run.stderr, '');
    }
    const hinted = await checked(cwd, '--rule', 'plan/phase-order=hint');
    assert.equal(hinted.summary['hints'], 1);
    assert.equal(hinted.findings.find((f) => f.code === 'plan/phase-order')?.severity, 'hint');
  });

  it('prints findings file by file for people, with a count at the end', async () => {
    const { stdout, status } = await plantrace(['check'], { cwd: copyOfExample('task-table') });
    assert.equal(status, 1);
    const lines = linesOf(stdout);
    assert.equal(lines[0], 'Rollout_Plan.md');
    assert.ok(
      lines.some((line) => /^ {2}28:63 +error +Nothing defines T-019\. +trace\/dangling-reference$/.test(line)),
    );
    assert.ok(lines.some((line) => /^ {2}20:3 +warning +.*R-008.* +trace\/unmapped-risk$/.test(line)));
    assert.equal(lines.at(-1), '8 findings: 2 errors, 5 warnings, 1 information.');
  });

  it('says that all is well, or that there is nothing to check', async () => {
    const cwd = copyOfExample('task-table', (file) => file === 'Outline.md');
    const none = await plantrace(['check'], { cwd: temporaryFolder({ 'README.md': '# A library\n\nSee FR-001.\n' }) });
    assert.deepEqual([none.status, none.stdout], [0, 'No plan documents here: nothing to check.\n']);
    const outline = await plantrace(['check'], { cwd });
    assert.equal(outline.status, 0);
    const empty = await plantrace(['check'], { cwd: temporaryFolder() });
    assert.deepEqual([empty.status, empty.stdout], [0, 'No plan documents here: nothing to check.\n']);
    const quiet = await plantrace(['check', 'docs/requirements/Component-Ledger.md'], {
      cwd: withGit(copyOfExample('phased-plan')),
    });
    assert.deepEqual([quiet.status, quiet.stdout], [0, 'No findings in 1 plan document.\n']);
  });

  it('reports on the given paths, and reads what belongs to them', async () => {
    const cwd = withGit(copyOfExample('phased-plan'));
    const report = await checked(cwd, 'docs/plans/phase-2a-kiosk-lending.md', 'docs/requirements');
    const whole = await checked(cwd);
    const wanted = whole.findings.filter(
      (f) => f.file.startsWith('docs/requirements/') || f.file.endsWith('phase-2a-kiosk-lending.md'),
    );
    assert.deepEqual(report.findings, wanted);
    assert.equal(report.summary['files'], 5);
    const below = await checked(path.join(cwd, 'docs', 'plans'), 'phase-1-ledger-and-patrons.md');
    assert.equal(below.root, '../..');
    assert.deepEqual(
      below.findings,
      whole.findings.filter((f) => f.file === 'docs/plans/phase-1-ledger-and-patrons.md'),
    );
  });

  it('finds nothing in half of a plan that its author would dismiss', async () => {
    const announced = /phase-(?:1|2a)-|phase-0-checklist|requirements-traceability/;
    const cwd = copyOfExample('phased-plan', (file) => !announced.test(file));
    const wanted = planted('phased-plan').filter((row) => /Component-Kiosk|uncovered-section/.test(row));
    assert.equal(wanted.length, 2);
    assert.deepEqual(briefly((await checked(cwd)).findings), [phaseOneIsDue, ...wanted]);
  });

  it('finds nothing more there once execution and traceability of the first phase are written down', async () => {
    const cwd = copyOfExample('phased-plan', (file) => !/phase-(?:1|2a)-/.test(file));
    const matrix = path.join('docs', 'plans', 'requirements-traceability.md');
    const rows = readFileSync(path.join(cwd, matrix), 'utf8').split('\n');
    writeFiles(cwd, { [matrix]: rows.filter((row) => !/Phase [12]/.test(row)).join('\n') });
    const wanted = planted('phased-plan').filter((row) => /Component-Kiosk|uncovered-section/.test(row));
    assert.deepEqual(briefly((await checked(cwd)).findings), [phaseOneIsDue, ...wanted]);
  });

  it('finds nothing to dismiss while only the requirements and the master plan are there', async () => {
    const cwd = copyOfExample('phased-plan', (file) => /requirements\/|generate_plans|CLAUDE|questions/.test(file));
    const wanted = planted('phased-plan').filter((row) => /Component-Kiosk|uncovered-section/.test(row));
    assert.deepEqual(briefly((await checked(cwd)).findings), wanted);
  });

  it('finds in the first two phases what it finds there when the third is planned', async () => {
    const cwd = copyOfExample('phased-plan', (file) => !/phase-2a-|traceability/.test(file));
    // Which phase is due to be planned is another one then.
    const wanted = planted('phased-plan').filter((row) => !/phase-2a-|unplanned-phase/.test(row));
    const found = (await checked(cwd)).findings.filter(({ code }) => code !== 'plan/unplanned-phase');
    assert.deepEqual(briefly(found), wanted);
  });
});

/** Marks a folder as a root, as a clone has it. */
function withGit(folder: string): string {
  writeFiles(folder, { '.git': 'gitdir: elsewhere\n' });
  return folder;
}
