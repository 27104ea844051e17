import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';
const PHASE_2A = 'docs/plans/phase-2a-kiosk-lending.md';

const reported = (cwd: string, ...args: string[]): Promise<Run> =>
  plantrace(['check', '--report', 'verification', ...args], { cwd });

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Check {
  readonly verdict: string;
  readonly gaps: number;
  readonly totals: Readonly<Record<string, number>>;
  readonly entries: readonly (Place & { readonly id?: string; readonly verdict: string })[];
}

interface Report {
  readonly version: number;
  readonly report: string;
  readonly plan: string;
  readonly verdict: string;
  readonly gaps: readonly (Place & { readonly code: string; readonly severity: string | null })[];
  readonly forward: Check;
  readonly reverse: Check;
  readonly splitSections: Check;
  readonly negative: Check;
}

async function inJson(cwd: string, ...args: string[]): Promise<Report> {
  const run = await reported(cwd, '--format', 'json', ...args);
  assert.equal(run.stderr, '');
  return JSON.parse(run.stdout) as Report;
}

describe('plantrace check --report verification', () => {
  it('prints the report of a plan as markdown', async () => {
    const run = await reported(copyOfExample('phased-plan'), PHASE_1);
    assert.equal(run.stderr, '');
    const golden = readFileSync(path.resolve('test/workspaces/phased-plan.verification.golden.txt'), 'utf8');
    assert.ok(golden.includes(run.stdout), run.stdout);
    assert.deepEqual(
      run.stdout.split('\n').filter((line) => line.startsWith('#')),
      [
        '## Verification Report',
        '### Forward check',
        '### Reverse check',
        '### Split sections',
        '### Negative requirements',
      ],
    );
    const tables = run.stdout.split('\n').filter((line) => line.startsWith('|'));
    assert.ok(tables.length > 60);
  });

  it('prints it as JSON, with places that count from 1', async () => {
    const report = await inJson(copyOfExample('phased-plan'), PHASE_1);
    assert.deepEqual(Object.keys(report), [
      'version',
      'report',
      'root',
      'plan',
      'title',
      'verdict',
      'gaps',
      'forward',
      'reverse',
      'splitSections',
      'negative',
    ]);
    assert.equal(report.version, 1);
    assert.equal(report.plan, PHASE_1);
    assert.equal(report.verdict, 'gaps');
    assert.deepEqual(
      report.gaps.map(({ code, severity, file, line }) => `${file}:${line} ${severity} ${code}`),
      [
        `${PHASE_1}:123 error trace/dangling-reference`,
        `${PHASE_1}:241 warning trace/orphan-work`,
        'docs/requirements/HighLevelReqs.md:65 warning trace/orphan-requirement',
      ],
    );
    assert.deepEqual(report.forward.totals, { 'covered and verified': 49, 'not extracted': 1 });
    const [first] = report.forward.entries;
    assert.ok(first);
    const line = readFileSync(path.join('test/workspaces/phased-plan', first.file), 'utf8').split('\n')[first.line - 1];
    assert.equal(line?.slice(first.column - 1, first.endColumn - 1), first.id);
    assert.ok(!JSON.stringify(report).includes('"start"'), 'offsets are no places for people');
  });

  it('ends by the gaps of that plan alone, with the severities that are in force', async () => {
    const folder = copyOfExample('phased-plan');
    const statusOf = async (...args: string[]): Promise<number | null> => (await reported(folder, ...args)).status;
    assert.equal(await statusOf(PHASE_1), 1);
    assert.equal(await statusOf(PHASE_2A), 0);
    const off = ['--rule', 'trace/dangling-reference=off'];
    assert.equal(await statusOf(PHASE_1, ...off), 0);
    assert.equal(await statusOf(PHASE_1, ...off, '--fail-on', 'warning'), 1);
    assert.equal(await statusOf(PHASE_1, ...off, '--max-warnings', '2'), 0);
    assert.equal(await statusOf(PHASE_1, ...off, '--max-warnings', '1'), 1);
    assert.equal(await statusOf(PHASE_1, ...off, '--rule', 'trace/orphan-work=error'), 1);
  });

  it('takes a document of a feature, or its folder, for the feature', async () => {
    const folder = copyOfExample('spec-kit');
    for (const given of [
      'specs/001-tool-lending',
      'specs/001-tool-lending/tasks.md',
      'specs/001-tool-lending/spec.md',
    ]) {
      const report = await inJson(folder, given);
      assert.equal(report.plan, 'specs/001-tool-lending/spec.md', given);
      assert.deepEqual(
        report.forward.entries.filter(({ verdict }) => verdict === 'orphan').map(({ id }) => id),
        ['US3', 'FR-006'],
      );
    }
  });

  describe('ends with status 2 and one sentence', () => {
    const complaint = async (cwd: string, ...args: string[]): Promise<string> => {
      const run = await reported(cwd, ...args);
      assert.equal(run.status, 2);
      assert.equal(run.stdout, '');
      const [line = '', ...more] = linesOf(run.stderr);
      assert.deepEqual(more, []);
      return line;
    };

    it('where the path is no plan, and says which documents are', async () => {
      assert.equal(
        await complaint(copyOfExample('phased-plan'), 'docs/plans/questions.md'),
        `plantrace: docs/plans/questions.md is no plan with a verification report: those here are docs/plans/phase-0-ground-works.md, ${PHASE_1} and ${PHASE_2A}.`,
      );
      const one = copyOfExample('phased-plan', (file) => !/phase-[02]/.test(file));
      assert.equal(
        await complaint(one, 'docs/plans/generate_plans.md'),
        `plantrace: docs/plans/generate_plans.md is no plan with a verification report: the only one here is ${PHASE_1}.`,
      );
      assert.equal(
        await complaint(temporaryFolder({ 'notes.md': '# Notes\n' }), 'notes.md'),
        'plantrace: notes.md is no plan with a verification report, and there is none here.',
      );
    });

    it('where a folder holds several plans', async () => {
      assert.equal(
        await complaint(copyOfExample('phased-plan'), 'docs'),
        `plantrace: docs holds several plans, docs/plans/phase-0-ground-works.md, ${PHASE_1} and ${PHASE_2A}: name one of them.`,
      );
    });

    it('where the options ask for something else', async () => {
      const folder = copyOfExample('phased-plan');
      assert.match(await complaint(folder), /is about one plan/);
      assert.match(await complaint(folder, PHASE_1, PHASE_2A), /is about one plan/);
      assert.match(await complaint(folder, PHASE_1, '--format', 'sarif'), /not as sarif/);
      assert.match(await complaint(folder, PHASE_1, '--fix'), /have no place/);
      assert.match(await complaint(folder, PHASE_1, '--known', 'known.json'), /have no place/);
      const other = await plantrace(['check', '--report', 'coverage', PHASE_1], { cwd: folder });
      assert.equal(other.status, 2);
      assert.equal(other.stderr, 'plantrace: Unknown report "coverage": choose verification.\n');
    });
  });
});
