import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/core/rules/registry';
import { linesOf, plantrace } from '../support/commandLine';
import { rulesFolder } from '../support/rulePages';
import { copyOfExample } from '../support/temporaryFolder';

describe('plantrace explain', () => {
  for (const { code } of rules) {
    it(`prints the page of ${code}`, async () => {
      const run = await plantrace(['explain', code]);
      assert.deepEqual([run.status, run.stderr], [0, '']);
      assert.equal(run.stdout, readFileSync(path.join(rulesFolder, `${code}.md`), 'utf8'));
    });
  }
});

describe('plantrace show', () => {
  it('shows a requirement with its source, its phase and who works on it', async () => {
    const cwd = copyOfExample('phased-plan');
    for (const id of ['2.3-4', '[2.3-4]']) {
      const run = await plantrace(['show', id], { cwd });
      assert.deepEqual([run.status, run.stderr], [0, '']);
      const lines = linesOf(run.stdout);
      assert.match(lines[0] ?? '', /^\[2\.3-4\] {2}Each look-up must leave an audit entry/);
      assert.ok(lines.includes('  defined at docs/plans/phase-1-ledger-and-patrons.md:51'), run.stdout);
      assert.ok(lines.some((line) => /^ {2}from docs\/requirements\/HighLevelReqs\.md:\d+$/.test(line)));
      assert.ok(lines.includes('  in Phase 1 Ledger and Patrons'));
      const covered = lines.slice(lines.indexOf('  covered by') + 1).filter((line) => /^ {4}WP-/.test(line));
      assert.deepEqual(new Set(covered.map((line) => line.trim().split(' ')[0])), new Set(['WP-6', 'WP-7']));
    }
  });

  it('shows every item of a name that several documents use', async () => {
    const { stdout, status } = await plantrace(['show', 'WP-2'], { cwd: copyOfExample('phased-plan') });
    assert.equal(status, 0);
    const places = [...stdout.matchAll(/^ {2}defined at (.*):\d+$/gm)].map(([, file]) => file);
    assert.deepEqual(places.sort(), [
      'docs/plans/phase-0-ground-works.md',
      'docs/plans/phase-1-ledger-and-patrons.md',
      'docs/plans/phase-2a-kiosk-lending.md',
    ]);
  });

  it('looks in the folder that --root names', async () => {
    const cwd = copyOfExample('task-table');
    const run = await plantrace(['show', 'R-008', '--root', cwd], { cwd: path.parse(cwd).root });
    assert.equal(run.status, 0);
    assert.match(run.stdout, /^R-008 {2}/);
    assert.match(run.stdout, /defined at Survey_Report\.md:20/);
  });
});
