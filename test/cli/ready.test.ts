import assert from 'node:assert/strict';
import { plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

interface Work {
  readonly id: string;
  readonly readiness: string;
  readonly level: number | null;
  readonly waitsFor: readonly { readonly id: string; readonly status: string | null }[];
}
interface Ready {
  readonly version: number;
  readonly plans: readonly {
    readonly file: string;
    readonly phases: readonly { readonly id: string; readonly needsPlan: boolean; readonly work: readonly Work[] }[];
  }[];
}

let example = '';

before(() => (example = copyOfExample('phased-plan')));

async function said(cwd: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await plantrace(args, { cwd });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
}

describe('plantrace ready', () => {
  it('lists what can be begun, side by side, and what waits for what', async () => {
    const text = await said(example, 'ready');
    assert.match(text, /^ {2}Phase 0: Ground Works \(5\/5 done\)$/m);
    assert.match(text, /^ {4}ready\n {6}WP-4 {2}Loan Commands {2}docs\/plans\/phase-1-ledger-and-patrons\.md:165$/m);
    assert.match(text, /^ {4}next\n {6}WP-5 .*waits for WP-4 \(open\).*\n {6}WP-6 .*waits for WP-4 \(open\)/m);
    assert.match(text, /^ {4}all of it waits for Phase 1 \(in progress\)$/m);
    assert.match(text, /^ {6}WP-5 {2}Search \(waits in a circle\), waits for WP-6 \(open\)/m);
    assert.match(text, /^ {2}Phase 2B: .*\(no plan yet\)$/m);
  });

  it('says the same as JSON, of the plan that is named alone', async () => {
    const all = JSON.parse(await said(example, 'ready', '--format', 'json')) as Ready;
    assert.deepEqual([all.version, all.plans.length, all.plans[0]?.phases.length], [1, 1, 5]);
    const file = 'docs/plans/phase-2a-kiosk-lending.md';
    const one = JSON.parse(await said(example, 'ready', file, '--format', 'json')) as Ready;
    assert.deepEqual(
      one.plans[0]?.phases.map(({ id }) => id),
      ['Phase 2A'],
    );
    const first = one.plans[0]?.phases[0]?.work[0];
    assert.deepEqual(
      [first?.id, first?.readiness, first?.level, first?.waitsFor.map(({ id }) => id)],
      ['WP-1', 'waiting', 4, ['WP-4', 'Phase 1']],
    );
  });

  it('reads every dialect that has dependencies', async () => {
    for (const name of ['task-table', 'spec-kit', 'kiro']) {
      const text = await said(copyOfExample(name), 'ready');
      assert.match(text, /^ {4}ready$/m, name);
      assert.match(text, /waits for/, name);
    }
  });

  it('says where there is no work, and refuses an unknown format', async () => {
    const cwd = temporaryFolder({ 'notes.md': '# Notes\n' });
    assert.equal(await said(cwd, 'ready'), 'No plan here has work packages or tasks yet.\n');
    const { status, stderr } = await plantrace(['ready', '--format', 'yaml'], { cwd });
    assert.deepEqual([status, stderr], [2, 'plantrace: Unknown format "yaml": choose text or json.\n']);
  });
});

describe('plantrace show of work', () => {
  it('prints the full text of what a work package traces, beside its criteria', async () => {
    const text = await said(example, 'show', 'WP-2');
    const card = text.split('\n\n').find((part) => part.startsWith('WP-2  Card Service')) ?? '';
    assert.match(card, /^ {2}description\n {4}Issue, extend, block and unblock cards at the branch desk\.$/m);
    assert.match(card, /^ {2}acceptance criteria\n {4}x A patron is found by card number/m);
    assert.match(
      card,
      /^ {2}traces \[2\.1-4\] \(negative\)\n {4}row .*\n {6}A blocked card cannot be used to borrow \(negative\)\n {4}2\.1 Library Cards {2}docs\/requirements\/HighLevelReqs\.md:36\n/m,
    );
    assert.match(card, /^ {6}WP-2, criterion 4: Negative: a loan on a blocked card is refused/m);
  });

  it('prints the passages that a task comes from', async () => {
    const text = await said(copyOfExample('task-table'), 'show', 'T-005');
    assert.match(text, /^ {2}comes from OL L13–L17 {2}Outline\.md:13\n {4}- Choose house 4/m);
    assert.match(text, /^ {4}T-002: open \(not yet\)$/m);
  });

  it('prints no more than the card of anything else', async () => {
    assert.doesNotMatch(await said(example, 'show', '2.1-4'), /acceptance criteria|traces/);
  });
});
