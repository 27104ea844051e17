import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { unprivilegedCommand } from '../support/unprivileged';

const SOURCE = 'docs/requirements/HighLevelReqs.md';
const PLAN = 'docs/plans/phase-2a-kiosk-lending.md';
/** Sections that the example's plans have not extracted whole. */
const MISSING = [`${SOURCE}#4.2`, `${SOURCE}#4.3`];
const ADDED = ['4.2-4', '4.2-5', '4.3-1', '4.3-2'];

interface Extracted {
  readonly version: number;
  readonly plan?: string;
  readonly added?: readonly string[];
  readonly written?: boolean;
  readonly sections: readonly {
    readonly file: string;
    readonly section: string;
    readonly rows: readonly {
      readonly id: string;
      readonly text: string;
      readonly negative: boolean;
      readonly state: string;
      readonly line: number;
      readonly row: { readonly file: string; readonly line: number } | null;
    }[];
    readonly gone: readonly { readonly id: string }[];
  }[];
}

async function run(cwd: string, ...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await plantrace(['extract', ...args], { cwd });
  assert.deepEqual([status, stderr], [0, ''], stderr);
  return stdout;
}

describe('plantrace extract', () => {
  it('prints a section as numbered rows, and what plans lack of it', async () => {
    const text = await run(copyOfExample('phased-plan'), `${SOURCE}#4.3`);
    assert.equal(
      text,
      [
        '### 4.3 Hold Shelf',
        '',
        '- [ ] [4.3-1] A volume that was set aside waits seven days for its patron',
        '- [ ] [4.3-2] The hold shelf of a kiosk takes at most 40 volumes',
        '',
      ].join('\n'),
    );
    const partly = linesOf(await run(copyOfExample('phased-plan'), `${SOURCE}#holds`));
    assert.equal(partly[partly.length - 1], '- In no plan yet: [4.2-4] and [4.2-5]');
  });

  it('prints decisions and design details under the IDs by which they are cited', async () => {
    const text = await run(
      copyOfExample('phased-plan'),
      'CLAUDE.md#KDD-security',
      'docs/requirements/Component-Kiosk.md',
    );
    assert.ok(text.startsWith('### Security\n\n- [ ] [KDD-security-1] Kiosks and ledger authenticate'), text);
    assert.match(text, /^- \[ \] \[CD-Kiosk-5\] .* \(negative\)$/m);
  });

  it('adds the missing rows to a plan, and nothing the second time', async () => {
    const cwd = copyOfExample('phased-plan');
    const file = path.join(cwd, PLAN);
    const before = readFileSync(file, 'utf8');
    const diff = await run(cwd, ...MISSING, '--into', PLAN, '--dry-run');
    assert.equal(readFileSync(file, 'utf8'), before);
    const lines = linesOf(diff).filter((line) => /^(?:\+(?!\+\+)|-(?!--))/.test(line));
    assert.ok(
      lines.every((line) => line.startsWith('+')),
      diff,
    );
    assert.deepEqual(
      lines.flatMap((line) => /\[([\d.]+-\d+)\]/.exec(line)?.[1] ?? []),
      ADDED,
    );
    assert.equal(await run(cwd, ...MISSING, '--into', PLAN), `Added 4 rows to ${PLAN}.\n`);
    const after = readFileSync(file, 'utf8');
    assert.deepEqual(
      after.split('\n').filter((line) => !lines.includes(`+${line}`)),
      before.split('\n').filter((line) => !lines.includes(`+${line}`)),
    );
    assert.match(await run(cwd, ...MISSING, '--into', PLAN), /^Nothing to add: /);
    assert.equal(readFileSync(file, 'utf8'), after);
  });

  it('gives the same as data, with what changed in the source since', async () => {
    const cwd = copyOfExample('phased-plan');
    const source = path.join(cwd, SOURCE);
    const grown = readFileSync(source, 'utf8')
      .replace(
        'Three wrong PINs in a row lock the card for fifteen minutes.',
        'Three wrong PINs in a row lock the card for 20 minutes.',
      )
      .replace('- The PIN is never shown, printed or written to a log.\n', '- Cards of guests end at midnight.\n');
    writeFileSync(source, grown);
    const data = JSON.parse(await run(cwd, `${SOURCE}#2.2`, '--format', 'json')) as Extracted;
    const [section] = data.sections;
    assert.equal(data.version, 1);
    assert.deepEqual(
      section?.rows.map(({ id, state }) => `${id} ${state}`),
      ['2.2-1 same', '2.2-2 changed', '2.2-3 same', '2.2-5 same', '2.2-6 new'],
    );
    assert.deepEqual(
      section?.gone.map(({ id }) => id),
      ['2.2-4'],
    );
    assert.match(section?.rows[0]?.row?.file ?? '', /phase-1/);
    assert.equal(section?.rows[4]?.row, null);
  });

  it('says with --into as data what was written', async () => {
    const cwd = copyOfExample('phased-plan');
    const args = [...MISSING, '--into', PLAN, '--format', 'json'];
    const tried = JSON.parse(await run(cwd, ...args, '--dry-run')) as Extracted;
    assert.deepEqual([tried.plan, tried.added, tried.written], [PLAN, ADDED, false]);
    const done = JSON.parse(await run(cwd, ...args)) as Extracted;
    assert.deepEqual([done.added, done.written], [ADDED, true]);
    const again = JSON.parse(await run(cwd, ...args)) as Extracted;
    assert.deepEqual([again.added, again.written], [[], false]);
  });

  it('refuses in one line, and writes nothing', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = readFileSync(path.join(cwd, PLAN), 'utf8');
    for (const [args, reason] of [
      [[`${SOURCE}#9.9`], /has no section 9\.9: it has 1\.1, 1\.2/],
      [[`${PLAN}#4.2`], /is no numbered source/],
      [['docs/none.md#1'], /docs\/none\.md/],
      [[`${SOURCE}#4.2`, '--into', SOURCE], /is no phase plan/],
      [[`${SOURCE}#4.2`, '--dry-run'], /name a plan with --into/],
      [[`${SOURCE}#4.2`, '--format', 'csv'], /choose md or json/],
      [[`${SOURCE}#4.2`, `${SOURCE}#77`, '--into', PLAN], /has no section 77/],
    ] as const) {
      const { status, stdout, stderr } = await plantrace(['extract', ...args], { cwd });
      assert.deepEqual([status, stdout, linesOf(stderr).length], [2, '', 1], stderr);
      assert.match(stderr, reason);
    }
    assert.equal(readFileSync(path.join(cwd, PLAN), 'utf8'), before);
  });

  it('leaves a plan as it is that it may not write', async function () {
    const command = unprivilegedCommand();
    if (!command) return this.skip();
    const cwd = copyOfExample('phased-plan');
    const before = readFileSync(path.join(cwd, PLAN), 'utf8');
    chmodSync(cwd, 0o755);
    if (process.getuid?.() !== 0) chmodSync(path.join(cwd, 'docs', 'plans'), 0o555);
    const { status, stdout, stderr } = await plantrace(['extract', ...MISSING, '--into', PLAN], { cwd, command });
    chmodSync(path.join(cwd, 'docs', 'plans'), 0o755);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /can't be written: permission denied/);
    assert.equal(readFileSync(path.join(cwd, PLAN), 'utf8'), before);
  });

  it('makes a new plan of a section, and has nothing to add to it then', async () => {
    const cwd = copyOfExample('phased-plan');
    const plan = 'docs/plans/phase-2b-holds-notices-fees.md';
    const into = [`${SOURCE}#4.3`, '--into', plan];
    assert.match(
      await run(cwd, ...into, '--dry-run'),
      /\n\+# Phase 2B: Holds, Notices and Fees\n\+\n\+## Requirements Checklist\n/,
    );
    assert.equal(await run(cwd, ...into), `Created ${plan} with 2 rows.\n`);
    const text = readFileSync(path.join(cwd, plan), 'utf8');
    assert.ok(
      text.endsWith(
        '### 4.3 Hold Shelf\n\n- [ ] [4.3-1] A volume that was set aside waits seven days for its patron\n- [ ] [4.3-2] The hold shelf of a kiosk takes at most 40 volumes\n',
      ),
      text,
    );
    assert.match(await run(cwd, ...into), /^Nothing to add/);
    assert.equal(readFileSync(path.join(cwd, plan), 'utf8'), text);
  });

  it('prints the rows of a section of prose bullets in their order, the prohibition marked', async () => {
    const bullets = ['Read the tank', 'Set a valve', 'Keep a note', 'Start a recipe', 'Run a step', 'Call for rain'];
    const more = ['Queue a call', 'Ring a bell', 'Open the archive', 'Recipes cannot touch the tanks of another site'];
    const text = `# Requirements\n\n### 4.4 What a recipe may do\n\n${[...bullets, ...more].map((one) => `- ${one}.\n`).join('')}`;
    const rows = linesOf(await run(temporaryFolder({ 'HighLevelReqs.md': text }), 'HighLevelReqs.md#4.4')).slice(2);
    const expected = [...bullets, ...more].map(
      (one, i) => `- [ ] [4.4-${i + 1}] ${one}${i === 9 ? ' (negative)' : ''}`,
    );
    assert.deepEqual(rows, expected);
  });
});
