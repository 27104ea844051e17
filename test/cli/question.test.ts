import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plantrace } from '../support/commandLine';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-2a-kiosk-lending.md';
const QUESTIONS = 'docs/plans/questions.md';

const textIn = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');

async function said(cwd: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await plantrace(['question', ...args], { cwd });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
}

describe('plantrace question', () => {
  it('logs a question about the item of a line, or the one that is named, once', async () => {
    const cwd = copyOfExample('phased-plan');
    const line =
      textIn(cwd, PLAN)
        .split('\n')
        .findIndex((one) => one.startsWith('### WP-2')) + 2;
    const given = [`${PLAN}:${line}`, '--text', 'Who empties the bin?', '--date', '2026-04-01'];
    assert.match(
      await said(cwd, ...given, '--dry-run'),
      /^\+\| Q8 \| Who empties the bin\? \| Phase 2A WP-2 \| 2026-04-01 \| \|$/m,
    );
    assert.doesNotMatch(textIn(cwd, QUESTIONS), /bin/);
    assert.equal(await said(cwd, ...given), 'Logged Q8 in questions.md and phase-2a-kiosk-lending.md.\n');
    const [questions, plan] = [textIn(cwd, QUESTIONS), textIn(cwd, PLAN)];
    assert.equal(await said(cwd, ...given), 'Nothing to add: questions.md has this question as Q8.\n');
    assert.deepEqual([textIn(cwd, QUESTIONS), textIn(cwd, PLAN)], [questions, plan]);
    await said(cwd, PLAN, '--text', 'And the slot?', '--about', '4.1-5', '--date', '2026-04-02');
    assert.match(textIn(cwd, QUESTIONS), /\| Q9 \| And the slot\? \| \[4\.1-5\], Phase 2A \| 2026-04-02 \| \|/);
  });

  it('writes the questions document where there is none', async () => {
    const cwd = copyOfExample('phased-plan', (file) => file !== QUESTIONS);
    assert.match(
      await said(cwd, PLAN, '--text', 'Why?'),
      /^Logged Q\d+ in questions\.md and phase-2a-kiosk-lending\.md\.\n$/,
    );
    assert.match(
      textIn(cwd, QUESTIONS),
      /^# Questions\n\n## Open\n\n\| ID \| Question \| Touches \| Raised \| Answer \|\n/,
    );
  });

  it('says what is missing', async () => {
    const cwd = copyOfExample('phased-plan');
    const { status, stderr } = await plantrace(['question', PLAN], { cwd });
    assert.deepEqual([status, /Say it with --text/.test(stderr)], [2, true]);
    const other = await plantrace(['question', PLAN, '--text', 'X', '--about', 'WP-99'], { cwd });
    assert.deepEqual([other.status, /"WP-99" is none of them/.test(other.stderr)], [2, true]);
  });
});
