import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace, type Run } from '../support/commandLine';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';
import type { CheckReport } from './checkReport';

const FILE = 'plantrace.baseline.json';
const SPEC = 'specs/001-doors/spec.md';
const spec = (words: string): string =>
  `# Feature Specification: Doors\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST ${words}.\n`;
const TASKS = '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [ ] T001 Fit the reader in src/reader.ts (FR-001)\n';

const folder = (): string =>
  temporaryFolder({ [SPEC]: spec('open a door with a badge'), 'specs/001-doors/tasks.md': TASKS });
const baseline = (cwd: string, ...args: string[]): Promise<Run> => plantrace(['baseline', ...args], { cwd });
const said = ({ status, stdout, stderr }: Run): readonly [number | null, readonly string[], string] => [
  status,
  linesOf(stdout),
  stderr,
];
const textIn = (cwd: string): string => readFileSync(path.join(cwd, FILE), 'utf8');
const reword = (cwd: string): void => writeFiles(cwd, { [SPEC]: spec('open a door with a badge and a code') });

const WAITING = ['1 item changed, and links to it wait for a review:', `  FR-001  1 link  ${SPEC}:7`];

describe('plantrace baseline', () => {
  it('writes what texts say, once', async () => {
    const cwd = folder();
    assert.deepEqual(said(await baseline(cwd)), [0, [`Created ${FILE}: 1 text.`], '']);
    const text = textIn(cwd);
    assert.match(
      text,
      /^\{\n {2}"version": 1,\n {2}"items": \{\n {4}"specs\/001-doors\/spec\.md": \{\n {6}"FR-001": "[0-9a-f]{12} System MUST open a door with a badge\."\n/,
    );
    assert.deepEqual(said(await baseline(cwd)), [0, [`${FILE} is up to date.`], '']);
    assert.equal(textIn(cwd), text);
  });

  it('leaves what waits for a review, until it is told otherwise', async () => {
    const cwd = folder();
    await baseline(cwd);
    const text = textIn(cwd);
    reword(cwd);
    assert.deepEqual(said(await baseline(cwd)), [0, [`${FILE} is up to date.`, ...WAITING], '']);
    assert.equal(textIn(cwd), text);
    const { findings } = JSON.parse((await plantrace(['check', '--format', 'json'], { cwd })).stdout) as CheckReport;
    assert.deepEqual(
      findings.flatMap(({ code, related }) =>
        code === 'trace/suspect-link' ? related.map(({ message }) => message) : [],
      ),
      ['T001 in tasks.md covers it.'],
    );
    assert.deepEqual(said(await baseline(cwd, '--mark-reviewed')), [0, [`Updated ${FILE}: 1 text, 1 taken over.`], '']);
    assert.deepEqual(said(await baseline(cwd, '--check')), [0, [`${FILE} is up to date.`], '']);
  });

  it('changes nothing with --check, and ends with 1 where there is something to do', async () => {
    const cwd = folder();
    assert.deepEqual(said(await baseline(cwd, '--check')), [1, [`Would create ${FILE}: 1 text.`], '']);
    assert.ok(!existsSync(path.join(cwd, FILE)));
    await baseline(cwd);
    writeFiles(cwd, { 'specs/002-bells/spec.md': spec('ring') });
    const text = textIn(cwd);
    assert.deepEqual(said(await baseline(cwd, '--check')), [1, [`Would update ${FILE}: 2 texts, 1 added.`], '']);
    assert.equal(textIn(cwd), text);
    await baseline(cwd);
    reword(cwd);
    assert.deepEqual(said(await baseline(cwd, '--check')), [1, [`${FILE} is up to date.`, ...WAITING], '']);
  });

  it('records the given paths alone, and keeps the line ends of the file', async () => {
    const cwd = folder();
    writeFiles(cwd, { 'specs/002-bells/spec.md': spec('ring'), 'plantrace.config.json': '{}\n' });
    assert.equal((await baseline(cwd, 'specs/002-bells')).status, 0);
    assert.deepEqual(
      [...textIn(cwd).matchAll(/"(specs\/.*?)"/g)].map(([, file]) => file),
      ['specs/002-bells/spec.md'],
    );
    writeFileSync(path.join(cwd, FILE), textIn(cwd).replaceAll('\n', '\r\n'));
    assert.deepEqual(said(await baseline(cwd)), [0, [`Updated ${FILE}: 2 texts, 1 added.`], '']);
    assert.ok(!/[^\r]\n/.test(textIn(cwd)));
  });

  it('marks the root of a project', async () => {
    const cwd = folder();
    await baseline(cwd);
    reword(cwd);
    const { stdout } = await plantrace(['check', 'specs/001-doors', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(stdout) as CheckReport;
    assert.ok(findings.some(({ code, file }) => code === 'trace/suspect-link' && file === SPEC));
  });

  it('writes nothing where there is nothing to remember', async () => {
    const cwd = temporaryFolder({ 'README.md': '# Doors\n' });
    assert.equal((await baseline(cwd)).status, 0);
    assert.ok(!existsSync(path.join(cwd, FILE)));
  });

  it('refuses a baseline that it cannot read, and leaves it as it is', async () => {
    const cwd = folder();
    const broken = '{\n  "version": 1,\n  "items": {\n<<<<<<< ours\n';
    writeFiles(cwd, { [FILE]: broken });
    assert.deepEqual(said(await baseline(cwd, '--mark-reviewed')), [
      2,
      [],
      `${FILE}:4:1: A merge was left unfinished here.\n`,
    ]);
    assert.equal(textIn(cwd), broken);
    const run = await plantrace(['check', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(run.stdout) as CheckReport;
    const { code, file, line, column, endColumn } = findings.find((f) => f.file === FILE) ?? assert.fail(run.stdout);
    assert.deepEqual(
      [code, file, line, column, endColumn, run.status],
      ['document/invalid-baseline', FILE, 4, 1, 8, 1],
    );
  });

  it('says so where the file is none, and goes on', async () => {
    const cwd = folder();
    mkdirSync(path.join(cwd, FILE));
    const run = await plantrace(['check'], { cwd });
    assert.equal(run.stderr, `plantrace: ${FILE}: This is no file.\n`);
    assert.equal(run.status, 0);
    assert.equal((await baseline(cwd)).status, 2);
  });

  it('refuses options that do not go together', async () =>
    assert.equal((await baseline(folder(), '--check', '--mark-reviewed')).status, 2));
});

describe('plantrace baseline --mark-reviewed', () => {
  const OTHER = 'specs/001-doors/tasks.md';
  const two = (words: string): string =>
    spec(words).replace(/\n$/, `\n- **FR-002**: System MUST ${words.replace('open', 'close')}.\n`);
  const tasks = `${TASKS}- [ ] T002 Fit the hinge (FR-001, FR-002)\n`;

  /** Both requirements were reworded; FR-001 has two links, FR-002 has one. */
  async function suspicious(): Promise<string> {
    const cwd = temporaryFolder({ [SPEC]: two('open a door with a badge'), [OTHER]: tasks });
    await baseline(cwd);
    writeFiles(cwd, { [SPEC]: two('open a gate with a badge') });
    return cwd;
  }

  async function waiting(cwd: string): Promise<string[]> {
    const { findings } = JSON.parse((await plantrace(['check', '--format', 'json'], { cwd })).stdout) as CheckReport;
    return findings.flatMap(({ code, id, related }) =>
      code === 'trace/suspect-link' ? related.map(({ message }) => `${id}: ${message.split(' ')[0] ?? ''}`) : [],
    );
  }

  it('marks the links of an item, and leaves the others', async () => {
    const cwd = await suspicious();
    assert.deepEqual(await waiting(cwd), ['FR-001: T001', 'FR-001: T002', 'FR-002: T002']);
    const run = await baseline(cwd, '--mark-reviewed', 'fr-001');
    assert.deepEqual(said(run), [0, ['Marked 2 links to 1 changed item as reviewed.'], '']);
    assert.deepEqual(await waiting(cwd), ['FR-002: T002']);
    const again = await baseline(cwd, '--mark-reviewed', 'FR-001');
    assert.deepEqual(said(again), [0, ['None of these links waits for a review.'], '']);
  });

  it('marks the links of one task, of a section, and of several at once', async () => {
    const cwd = await suspicious();
    await baseline(cwd, '--mark-reviewed', 'T001');
    assert.deepEqual(await waiting(cwd), ['FR-001: T002', 'FR-002: T002']);
    await baseline(cwd, '--mark-reviewed', `${OTHER}#phase-1-locks`, 'FR-002');
    assert.deepEqual(await waiting(cwd), []);
  });

  it('marks all of a document or of everything, as it did', async () => {
    const one = await suspicious();
    await baseline(one, '--mark-reviewed', SPEC);
    assert.deepEqual(await waiting(one), []);
    const all = await suspicious();
    assert.deepEqual(said(await baseline(all, '--mark-reviewed')), [
      0,
      [`Updated ${FILE}: 2 texts, 2 taken over.`],
      '',
    ]);
    assert.deepEqual(await waiting(all), []);
  });

  it('refuses what is not there, and changes nothing then', async () => {
    const cwd = await suspicious();
    const text = textIn(cwd);
    const refused = async (name: string): Promise<string> => {
      const run = await baseline(cwd, '--mark-reviewed', name);
      assert.deepEqual([run.status, run.stdout], [2, '']);
      return run.stderr;
    };
    assert.match(await refused('FR-009'), /^plantrace: Nothing here defines FR-009;/);
    assert.match(
      await refused(`${OTHER}#phase-7`),
      /tasks\.md has no section "phase-7": it has "Tasks: Doors" and "Phase 1: Locks"\./,
    );
    assert.match(await refused('none.md#x'), /none\.md: no such file or folder\./);
    assert.equal(textIn(cwd), text);
    const bare = temporaryFolder({ [SPEC]: spec('ring') });
    assert.match((await baseline(bare, '--mark-reviewed', 'FR-001')).stderr, /There is no baseline yet: record one/);
  });

  it('shows the words that went and came, before they are reviewed', async () => {
    const cwd = await suspicious();
    const { stdout } = await plantrace(['show', 'FR-002'], { cwd });
    const lines = linesOf(stdout).map((line) => line.trim());
    assert.ok(lines.includes('changed since the baseline, 1 link not reviewed since'), stdout);
    assert.ok(lines.includes('System MUST close a [-door-] {+gate+} with a badge.'), stdout);
  });
});
