import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const MASTER = 'docs/plans/generate_plans.md';
const ROW = '| `docs/plans/phase-2a-kiosk-lending.md` | Plan generated |\n';

const textIn = (cwd: string): string => readFileSync(path.join(cwd, MASTER), 'utf8');

async function said(cwd: string, status: number, ...args: string[]): Promise<string> {
  const { stdout, stderr, status: actual } = await plantrace(['index', ...args], { cwd });
  assert.deepEqual([actual, stderr], [status, '']);
  return stdout;
}

describe('plantrace index', () => {
  it('says with --check whether the index is kept, and brings it up to date', async () => {
    const cwd = copyOfExample('phased-plan');
    const upToDate = `Nothing to change: the index of ${MASTER} is up to date.\n`;
    assert.equal(await said(cwd, 0, '--check'), upToDate);
    writeFileSync(path.join(cwd, MASTER), textIn(cwd).replace(ROW, '').replace('| In progress |', '| Planned |'));
    const stale = textIn(cwd);
    assert.match(await said(cwd, 1, '--check'), /^Out of date: /);
    assert.match(await said(cwd, 0, '--dry-run'), /^\+\| `docs\/plans\/phase-2a-kiosk-lending\.md` \|/m);
    assert.equal(textIn(cwd), stale);
    assert.equal(await said(cwd, 0, MASTER), `Listed phase-2a-kiosk-lending.md in ${MASTER}.\n`);
    assert.equal(await said(cwd, 0, '.'), upToDate);
    assert.match(textIn(cwd), /\| `docs\/plans\/phase-2a-kiosk-lending\.md` \| \|\n/);
  });

  it('keeps line endings', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = textIn(cwd).replace(ROW, '').replace(/\n/g, '\r\n');
    writeFileSync(path.join(cwd, MASTER), before);
    await said(cwd, 0);
    assert.ok(!/[^\r]\n/.test(textIn(cwd)));
    assert.equal(textIn(cwd).replace(/\| `docs\/plans\/phase-2a-kiosk-lending\.md` \|.*\r\n/, ''), before);
  });

  it('refuses where there is no master plan', async () => {
    const cwd = temporaryFolder({ 'a.md': '# A\n' });
    const { status, stderr } = await plantrace(['index'], { cwd });
    assert.deepEqual([status, /There is no master plan here/.test(stderr)], [2, true]);
  });
});
