import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace } from '../support/commandLine';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-0-ground-works.md';

describe('plantrace report', () => {
  it('prints the report of a phase', async () => {
    const cwd = copyOfExample('phased-plan');
    const { stdout, stderr, status } = await plantrace(['report', PLAN, '--date', '2026-03-05'], { cwd });
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^# Report: Phase 0: Ground Works\n\nAs of 2026-03-05, by the plan /);
    assert.match(
      stdout,
      /^\| \[WP-3\]\(docs\/plans\/phase-0-ground-works\.md#L\d+\) Envelope and Identity \| done \| 2026-02-25 \| 4\/4 \|/m,
    );
    assert.match(stdout, /^- \*\*Verification gate\*\*: 4\/4 passed$/m);
  });

  it('writes it into a new file, whose links lead from there, and never over one that is there', async () => {
    const cwd = copyOfExample('phased-plan');
    const file = 'docs/reports/phase-0.md';
    const args = ['report', PLAN, '--write', file];
    assert.deepEqual((await plantrace(args, { cwd })).stdout, `Created ${file}.\n`);
    const text = readFileSync(path.join(cwd, file), 'utf8');
    const targets = [...text.matchAll(/\]\(([^()#]+)#L\d+\)/g)].map(([, target = '']) => target);
    assert.ok(targets.length > 30);
    for (const target of targets) assert.ok(existsSync(path.join(cwd, 'docs/reports', target)), target);
    const again = await plantrace(args, { cwd });
    assert.equal(again.status, 2);
    assert.equal(readFileSync(path.join(cwd, file), 'utf8'), text);
    const { stdout } = await plantrace(['check', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(stdout) as { findings: { file: string }[] };
    assert.deepEqual(
      findings.filter((finding) => finding.file === file),
      [],
    );
  });
});
