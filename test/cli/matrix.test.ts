import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace, type Run } from '../support/commandLine';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';

const MATRIX = 'docs/plans/requirements-traceability.md';
const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';
/** Requirements and constraints of the example's plans. */
const ROWS = 107;

const run = (cwd: string, ...args: string[]): Promise<Run> => plantrace(['matrix', ...args], { cwd });
const textIn = (cwd: string, file = MATRIX): string => readFileSync(path.join(cwd, file), 'utf8');

async function said(cwd: string, status: number, ...args: string[]): Promise<string> {
  const { stdout, stderr, status: actual } = await run(cwd, ...args);
  assert.deepEqual([actual, stderr], [status, '']);
  return stdout;
}

/** The example, its matrix written by the command. */
async function written(): Promise<string> {
  const cwd = copyOfExample('phased-plan', (file) => !file.endsWith('requirements-traceability.md'));
  assert.equal(await said(cwd, 0, '--write', MATRIX), `Created ${MATRIX} with ${ROWS} rows.\n`);
  return cwd;
}

describe('plantrace matrix', () => {
  it('accepts what a person has kept up to date', async () => {
    const cwd = copyOfExample('phased-plan');
    const before = textIn(cwd);
    assert.equal(await said(cwd, 0, '--check'), `${MATRIX} is up to date.\n`);
    assert.equal(await said(cwd, 0, '--write', MATRIX), `Nothing to change: ${MATRIX} is up to date.\n`);
    assert.equal(textIn(cwd), before);
  });

  it('writes a matrix that --check accepts, that brings no finding, and that a second run leaves', async () => {
    const cwd = await written();
    const text = textIn(cwd);
    assert.equal(await said(cwd, 0, '--check'), `${MATRIX} is up to date.\n`);
    assert.equal(await said(cwd, 0, '--write', MATRIX), `Nothing to change: ${MATRIX} is up to date.\n`);
    assert.equal(textIn(cwd), text);
    const { stdout } = await plantrace(['check', '--format', 'json', MATRIX], { cwd });
    assert.deepEqual((JSON.parse(stdout) as { findings: unknown[] }).findings, []);
  });

  it('says that there is none, and how to write it', async () => {
    const cwd = copyOfExample('phased-plan', (file) => !file.endsWith('requirements-traceability.md'));
    assert.equal(
      await said(cwd, 1, '--check'),
      `There is no traceability matrix: "plantrace matrix --write ${MATRIX}" writes it.\n`,
    );
    writeFiles(cwd, { 'plantrace.config.json': '{}\n' });
    assert.equal(
      await said(path.join(cwd, 'docs'), 1, '--check'),
      'There is no traceability matrix: "plantrace matrix --write plans/requirements-traceability.md" writes it.\n',
    );
  });

  for (const [what, from, to, told] of [
    ['row', /\| \[1\.1-2\].*\n/, '', '1 row missing'],
    ['cell of work', '| Phase 1 | WP-1 |', '| Phase 1 | WP-2 |', '1 row to correct'],
    ['phase', '| Phase 2A |', '| Phase 1 |', '1 row to correct'],
    ['description', 'Every kiosk belongs', 'Each kiosk belongs', '1 row to correct'],
    ['status', '| Implemented |', '| Plan generated |', '1 row to correct'],
    ['status that is ahead', '| Plan generated |', '| Implemented |', 'done here and open in the plan: 2.2-1'],
  ] as const)
    it(`ends with 1 where a ${what} differs`, async () => {
      const cwd = await written();
      writeFileSync(path.join(cwd, MATRIX), textIn(cwd).replace(from, to));
      assert.equal(await said(cwd, 1, '--check'), `${MATRIX} is out of date: ${told}.\n`);
    });

  it('looks at the rows of the given plan alone', async () => {
    const cwd = await written();
    const broken = textIn(cwd)
      .replace('| Phase 1 |', '| Phase 2A |')
      .replace(/\| \[3\.3-1\].*\n/, '');
    writeFileSync(path.join(cwd, MATRIX), broken);
    assert.equal(await said(cwd, 1, PLAN, '--check'), `${MATRIX} is out of date: 1 row to correct.\n`);
    assert.equal(await said(cwd, 0, PLAN, '--write', MATRIX), `Brought ${MATRIX} up to date: 1 row corrected.\n`);
    assert.equal(await said(cwd, 0, PLAN, '--check'), `${MATRIX} is up to date.\n`);
    assert.equal(await said(cwd, 1, '--check'), `${MATRIX} is out of date: 1 row missing.\n`);
  });

  it('does not count what a person added', async () => {
    const cwd = await written();
    const text = textIn(cwd)
      .split('\n')
      .map((line, i) => (line.startsWith('|') ? `${line}${line.startsWith('|--') ? '---' : ` note ${i} `}|` : line))
      .join('\n');
    writeFileSync(path.join(cwd, MATRIX), `Ours.\n\n${text}\nAnd this.\n`);
    const before = textIn(cwd);
    assert.equal(await said(cwd, 0, '--check'), `${MATRIX} is up to date.\n`);
    await said(cwd, 0, '--write', MATRIX);
    assert.equal(textIn(cwd), before);
  });

  it('brings a row up to date and leaves its note', async () => {
    const cwd = await written();
    const row = (line: string): boolean => line.startsWith('| [2.2-1]');
    const noted = textIn(cwd)
      .split('\n')
      .map((line) => (row(line) ? `${line} ask Ana |` : line))
      .join('\n');
    writeFileSync(
      path.join(cwd, MATRIX),
      noted.replace('| Status |\n|', '| Status | Notes |\n|').replace(/(\|-+\|)\n/, '$1---|\n'),
    );
    const plan = textIn(cwd, PLAN);
    writeFileSync(path.join(cwd, PLAN), plan.replace(/- \[ \] (?=`?\*{0,2}\[2\.2-1\])/, '- [x] '));
    assert.notEqual(textIn(cwd, PLAN), plan);
    assert.equal(await said(cwd, 1, '--check'), `${MATRIX} is out of date: 1 row to correct.\n`);
    assert.equal(await said(cwd, 0, '--write', MATRIX), `Brought ${MATRIX} up to date: 1 row corrected.\n`);
    const line = textIn(cwd).split('\n').find(row) ?? '';
    assert.match(line, /\| Implemented \| ask Ana \|$/);
    assert.equal(await said(cwd, 0, '--check'), `${MATRIX} is up to date.\n`);
  });

  it('keeps the mark and the line ends of the document', async () => {
    const cwd = await written();
    const windows = `\ufeff${textIn(cwd)
      .replace(/\| \[1\.1-2\].*\n/, '')
      .replaceAll('\n', '\r\n')}`;
    writeFileSync(path.join(cwd, MATRIX), windows);
    assert.equal(await said(cwd, 0, '--write', MATRIX), `Brought ${MATRIX} up to date: 1 row added.\n`);
    assert.ok(textIn(cwd).startsWith('\ufeff'));
    assert.doesNotMatch(textIn(cwd), /(?<!\r)\n/);
  });

  it('prints the rows in each format', async () => {
    const cwd = copyOfExample('phased-plan');
    const md = linesOf(await said(cwd, 0));
    assert.equal(md[0], '| Requirement | Description | Phase | Work package | Criteria | Status |');
    assert.equal(md.length, ROWS + 2);
    const csv = linesOf(await said(cwd, 0, '--format', 'csv'));
    assert.equal(csv[0], 'Requirement,Description,Phase,Work package,Criteria,Status');
    assert.equal(csv.length, ROWS + 1);
    assert.ok(
      csv.includes(
        '1.1-5,"The shelf capacity is counted in volumes, and is at most 400",Phase 1,WP-1,"WP-1, criterion 4",Implemented',
      ),
    );
    const html = await said(cwd, 0, '--format', 'html');
    assert.equal(html.match(/<tr><td>/g)?.length, ROWS);
    assert.match(html, /^<!doctype html>/);
    const json = JSON.parse(await said(cwd, 0, '--format', 'json')) as { version: number; matrix: unknown[] };
    assert.equal(json.version, 1);
    assert.equal(json.matrix.length, ROWS);
    assert.deepEqual(json.matrix[0], {
      id: '1.2-1',
      kind: 'requirement',
      title: 'All timestamps are stored in UTC and shown in the time zone of the branch',
      phases: ['Phase 0'],
      workPackages: ['WP-2'],
      criteria: ['WP-2, criterion 1', 'Test Strategy'],
      status: 'Implemented',
    });
  });

  it('prints the rows of one plan', async () => {
    const cwd = copyOfExample('phased-plan');
    const { matrix } = JSON.parse(await said(cwd, 0, PLAN, '--format', 'json')) as { matrix: { phases: string[] }[] };
    assert.ok(matrix.length > 10);
    assert.deepEqual(new Set(matrix.flatMap(({ phases }) => phases)), new Set(['Phase 1']));
  });

  it('goes by the name of the file, and writes only over what it wrote', async () => {
    const cwd = copyOfExample('phased-plan');
    for (const name of ['m.csv', 'm.html', 'm.json']) {
      assert.equal(await said(cwd, 0, '--write', name), `Created ${name}.\n`);
      assert.equal(await said(cwd, 0, '--write', name), `Nothing to change: ${name} is up to date.\n`);
      assert.equal(await said(cwd, 0, PLAN, '--write', name), `Brought ${name} up to date.\n`);
      writeFileSync(path.join(cwd, name), 'Mine.\n');
      const refused = await run(cwd, '--write', name);
      assert.deepEqual([refused.status, refused.stdout], [2, '']);
      assert.match(
        refused.stderr,
        /^plantrace: m\.\w+ is there and is no matrix that Plantrace wrote: name another file\.\n$/,
      );
      assert.equal(textIn(cwd, name), 'Mine.\n');
    }
  });

  it('keeps rows between the markers of any document, whatever it is called', async () => {
    const cwd = copyOfExample('phased-plan');
    assert.equal(await said(cwd, 0, '--write', 'trace.md'), `Created trace.md with ${ROWS} rows.\n`);
    assert.equal(await said(cwd, 0, '--write', 'trace.md'), 'Nothing to change: trace.md is up to date.\n');
    writeFileSync(path.join(cwd, 'trace.md'), textIn(cwd, 'trace.md').replace('| Phase 2A |', '| Phase 1 |'));
    assert.equal(await said(cwd, 0, '--write', 'trace.md'), 'Brought trace.md up to date: 1 row corrected.\n');
    writeFileSync(path.join(cwd, 'README.md'), '# Read me\n\nHello.\n');
    assert.equal(await said(cwd, 0, '--write', 'README.md'), `Brought README.md up to date: ${ROWS} rows added.\n`);
    assert.ok(textIn(cwd, 'README.md').startsWith('# Read me\n\nHello.\n\n<!-- plantrace-matrix:start'));
    assert.equal(await said(cwd, 0, '--write', 'README.md'), 'Nothing to change: README.md is up to date.\n');
  });

  it('prints the requirements of features without phase plans, with their tasks', async () => {
    const cwd = copyOfExample('spec-kit');
    const rows = linesOf(await said(cwd, 0, 'specs/001-tool-lending'));
    assert.equal(
      rows.find((row) => row.startsWith('| FR-001')),
      '| FR-001 | The shed MUST open a loan when a key and a tool touch the reader. | Phase 2, Phase 3 | T003, T005 | | Implemented |',
    );
    const inKiro = linesOf(await said(copyOfExample('kiro'), 0));
    assert.ok(
      inKiro.some((row) => /^\| 1\.1 \|.*\| \d[\d., ]* \|/.test(row)),
      inKiro.join('\n'),
    );
    const refused = await run(cwd, '--write', 'm.md');
    assert.deepEqual([refused.status, refused.stdout], [2, '']);
    assert.match(refused.stderr, /A matrix is kept for phase plans, and there are none here/);
  });

  for (const [what, args, message] of [
    ['a format that is not there', ['--format', 'pdf'], /Unknown format "pdf": choose md, csv, html, json\./],
    ['--check beside --write', ['--check', '--write', 'x.md'], /--check writes nothing/],
    ['--check beside a format', ['--check', '--format', 'csv'], /--format csv has no place/],
    ['a file without a name', ['--write', ''], /--write needs the name of a file/],
    ['an option that is not there', ['--frobnicate'], /unknown option '--frobnicate'/],
    ['a path that is not there', ['nowhere'], /nowhere/],
    ['a folder', ['--write', 'docs'], /docs is no file/],
    ['a plan', ['--write', PLAN], /is a phase plan, not a traceability matrix/],
  ] as const)
    it(`refuses ${what} in one line`, async () => {
      const { status, stdout, stderr } = await run(copyOfExample('phased-plan'), ...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.equal(linesOf(stderr).length, 1);
    });

  it('refuses where there are no plans, or several sets of them', async () => {
    const none = await run(temporaryFolder({ 'README.md': '# Hello\n' }), '--check');
    assert.equal(none.status, 2);
    assert.match(none.stderr, /There is no plan here/);
    const cwd = temporaryFolder();
    const plan = (folder: string): Record<string, string> => ({
      [`${folder}/master.md`]: '# Master\n\n## Phase Structure\n\n### Phase 1: A\n\n**Plan Document**: `phase-1.md`\n',
      [`${folder}/phase-1.md`]:
        '# Phase 1: A\n\n## Requirements Checklist\n\n- [ ] [1.1-1] It holds → WP-1\n\n## Work Packages\n\n### WP-1: Hold\n',
    });
    writeFiles(cwd, { ...plan('a'), ...plan('b') });
    const several = await run(cwd, '--write', 'm.md');
    assert.equal(several.status, 2);
    assert.match(several.stderr, /Several sets of plans are here, those of a\/phase-1\.md and b\/phase-1\.md/);
    assert.equal(await said(cwd, 0, 'a', '--write', 'a/m.md'), 'Created a/m.md with 1 row.\n');
  });
});
