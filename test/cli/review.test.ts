import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished, plantrace, start } from '../support/commandLine';
import { copyOfExample, writeFiles } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-0-ground-works.md';
const CHECKLIST = 'docs/plans/phase-0-checklist.md';
const QUESTIONS = 'docs/plans/questions.md';

const textIn = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');

async function said(cwd: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await plantrace(args, { cwd });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
}

async function failure(cwd: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await plantrace(args, { cwd });
  assert.deepEqual([status, stdout], [2, '']);
  assert.equal(stderr.trimEnd().split('\n').length, 1);
  return stderr;
}

describe('plantrace bundle', () => {
  it('prints what a reviewer needs, or writes it into a new file', async () => {
    const cwd = copyOfExample('phased-plan');
    const printed = await said(cwd, 'bundle', PLAN, '--review', 'coverage');
    assert.ok(printed.startsWith('# Requirements coverage review: Phase 0: Ground Works\n'));
    assert.ok(printed.includes(textIn(cwd, PLAN).trim()) && printed.includes('### 1.2 Time and Identity'));
    assert.equal(
      await said(cwd, 'bundle', PLAN, '--review', 'coverage', '--write', 'review.md'),
      'Created review.md.\n',
    );
    assert.equal(textIn(cwd, 'review.md').trimEnd(), printed.trimEnd());
    const again = await failure(cwd, 'bundle', PLAN, '--review', 'coverage', '--write', 'review.md');
    assert.match(again, /review\.md/);
  });

  it('asks in the words of the workspace', async () => {
    const cwd = copyOfExample('phased-plan');
    writeFiles(cwd, { '.plantrace/templates/review-negative.md': 'Try to break {{title}}.\n' });
    assert.match(await said(cwd, 'bundle', PLAN, '--review', 'negative'), /\nTry to break Phase 0: Ground Works\.\n/);
  });

  it('says what can be reviewed', async () => {
    const cwd = copyOfExample('phased-plan');
    assert.match(await failure(cwd, 'bundle', PLAN), /Say which with --review: .*Requirements coverage/);
    assert.match(await failure(cwd, 'bundle', PLAN, '--review', 'spelling'), /"spelling" is none of them/);
  });
});

describe('plantrace review', () => {
  const args = ['review', PLAN, '--review', 'quality', '--outcome', 'Findings dismissed with rationale'];

  it('records what a review came to, once', async () => {
    const cwd = copyOfExample('phased-plan');
    const all = [...args, '--rationale', 'Misread', '--date', '2026-04-01'];
    const [plan, checklist] = [textIn(cwd, PLAN), textIn(cwd, CHECKLIST)];
    const shown = await said(cwd, ...all, '--dry-run');
    assert.match(shown, /^\+\| Code quality \| 2026-04-01 \| Findings dismissed \| Misread \|$/m);
    assert.deepEqual([textIn(cwd, PLAN), textIn(cwd, CHECKLIST)], [plan, checklist]);
    assert.equal(await said(cwd, ...all), `Recorded "Code quality" in ${PLAN} and ${CHECKLIST}: findings dismissed.\n`);
    assert.ok(textIn(cwd, PLAN).startsWith(plan) && textIn(cwd, PLAN).includes('2026-04-01'));
    assert.match(textIn(cwd, CHECKLIST), /\| 2026-04-01 \| .* \/ \[x\] Findings dismissed \| Misread \|/);
    const after = [textIn(cwd, PLAN), textIn(cwd, CHECKLIST)];
    assert.match(await said(cwd, ...all), /already record "Code quality" of 2026-04-01/);
    assert.deepEqual([textIn(cwd, PLAN), textIn(cwd, CHECKLIST)], after);
  });

  it('wants a reason, and a day that there is', async () => {
    const cwd = copyOfExample('phased-plan');
    assert.match(await failure(cwd, ...args), /Say it with --rationale\./);
    assert.match(await failure(cwd, ...args, '--rationale', 'Ours', '--date', '2026-02-30'), /is no day/);
  });
});

describe('plantrace findings', () => {
  const ANSWER = '1. What of [1.2-1] in summer?\n2. WP-3 misses a test.\n3. Who signs?\n';

  it('brings questions and fixes back, once', async () => {
    const cwd = copyOfExample('phased-plan');
    writeFileSync(path.join(cwd, 'answer.md'), ANSWER);
    const args = ['findings', PLAN, '--from', 'answer.md', '--questions', '1,3', '--fixes', '2'];
    const plan = textIn(cwd, PLAN);
    assert.match(await said(cwd, ...args, '--dry-run'), /^\+- \[ \] Fix from review: WP-3 misses a test\.$/m);
    assert.equal(textIn(cwd, PLAN), plan);
    assert.equal(await said(cwd, ...args), `Added 2 questions to ${QUESTIONS} and 1 fix to ${PLAN}.\n`);
    const after = [textIn(cwd, PLAN), textIn(cwd, QUESTIONS)];
    assert.match(after[1] ?? '', /\| Q9 \| Who signs\? \| Phase 0 \|/);
    assert.match(await said(cwd, ...args), /^Nothing to add: /);
    assert.deepEqual([textIn(cwd, PLAN), textIn(cwd, QUESTIONS)], after);
  });

  it('reads standard input, and takes one of the two for all that is said', async () => {
    const cwd = copyOfExample('phased-plan');
    const child = start(['findings', PLAN, '--from', '-', '--questions', 'all'], { cwd });
    child.stdin.end(ANSWER);
    const { stdout, stderr, status } = await finished(child);
    assert.deepEqual([status, stderr, stdout], [0, '', `Added 3 questions to ${QUESTIONS}.\n`]);
  });

  it('says which findings there are, and what is missing', async () => {
    const cwd = copyOfExample('phased-plan');
    writeFiles(cwd, { 'answer.md': ANSWER, 'empty.md': '\n', 'prose.md': 'Fine.\n' });
    assert.match(await failure(cwd, 'findings', PLAN, '--from', 'answer.md'), /--questions: .*WP-3 misses a test/);
    assert.match(await failure(cwd, 'findings', PLAN, '--from', 'nowhere.md'), /nowhere\.md can't be read/);
    assert.match(await failure(cwd, 'findings', PLAN, '--from', 'empty.md'), /empty\.md is empty/);
    assert.match(await failure(cwd, 'findings', PLAN, '--from', 'prose.md'), /no list of findings/);
    assert.match(await failure(cwd, 'findings', PLAN), /--from/);
  });
});
