import assert from 'node:assert/strict';
import { linesOf, plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

type Row = Readonly<Record<string, unknown>>;

async function listed(what: string, cwd: string, ...args: string[]): Promise<Row[]> {
  const run = await plantrace(['list', what, ...args, '--format', 'json'], { cwd });
  assert.deepEqual([run.status, run.stderr], [0, '']);
  const answer = JSON.parse(run.stdout) as Record<string, unknown>;
  assert.deepEqual(Object.keys(answer), ['version', what]);
  assert.equal(answer['version'], 1);
  return answer[what] as Row[];
}

const KEYS = {
  documents: ['file', 'profile', 'kind', 'reason', 'scope', 'items'],
  items: ['id', 'kind', 'title', 'scope', 'strength', 'file', 'line', 'column', 'status', 'negative'],
  references: ['id', 'kind', 'scope', 'role', 'from', 'file', 'line', 'column', 'endColumn', 'via', 'state', 'target'],
  phases: ['id', 'kind', 'title', 'file', 'line', 'done', 'total', 'status', 'children'],
};

describe('plantrace list', () => {
  for (const example of ['phased-plan', 'task-table', 'spec-kit', 'kiro']) {
    it(`gives each thing in ${example} its documented fields`, async () => {
      const cwd = copyOfExample(example);
      for (const [what, keys] of Object.entries(KEYS)) {
        const rows = await listed(what, cwd);
        assert.ok(rows.length > 0, what);
        for (const row of rows) assert.deepEqual(Object.keys(row), keys);
      }
    });
  }

  it('lists the documents with their dialect and kind', async () => {
    const rows = await listed('documents', copyOfExample('task-table'));
    const plan = rows.find((row) => row['file'] === 'Rollout_Plan.md');
    assert.deepEqual(plan, {
      file: 'Rollout_Plan.md',
      profile: 'task-table',
      kind: 'task-plan',
      reason: 'it has a table of IDs at line 18',
      scope: '.',
      items: { task: 15, phase: 4 },
    });
  });

  it('says in the table within what the IDs of a document are unique and how many it defines', async () => {
    const { stdout } = await plantrace(['list', 'documents'], { cwd: copyOfExample('spec-kit') });
    const rows = linesOf(stdout).map((line) => line.split(/ {2,}/));
    assert.deepEqual(rows[0], ['FILE', 'PROFILE', 'KIND', 'SCOPE', 'ITEMS']);
    const folder = 'specs/001-tool-lending';
    assert.deepEqual(
      rows.filter(([file]) => file === `${folder}/spec.md` || file === `${folder}/research.md`),
      [
        [`${folder}/research.md`, 'spec-kit', 'feature-document', folder, '-'],
        [`${folder}/spec.md`, 'spec-kit', 'spec', folder, '3 stories, 13 requirements, 2 criteria'],
      ],
    );
  });

  it('lists items where and as they are defined', async () => {
    const rows = await listed('items', copyOfExample('phased-plan'));
    const row = rows.find((r) => r['id'] === '2.1-4');
    assert.deepEqual(row, {
      id: '2.1-4',
      kind: 'requirement',
      title: 'A blocked card cannot be used to borrow (negative)',
      scope: '.',
      strength: 'explicit',
      file: 'docs/plans/phase-1-ledger-and-patrons.md',
      line: 36,
      column: 8,
      status: 'done',
      negative: true,
    });
    const packages = rows.filter((r) => r['kind'] === 'work-package');
    assert.equal(packages.length, 5 + 8 + 9);
    assert.deepEqual(
      new Set(packages.map((r) => r['scope'])),
      new Set(
        ['phase-0-ground-works', 'phase-1-ledger-and-patrons', 'phase-2a-kiosk-lending'].map(
          (n) => `docs/plans/${n}.md`,
        ),
      ),
    );
    const tasks = await listed('items', copyOfExample('task-table'));
    assert.equal(tasks.filter((r) => r['kind'] === 'task').length, 15);
    assert.equal(tasks.filter((r) => r['kind'] === 'risk').length, 10);
  });

  it('lists a reference for each member of a range, those inside at the columns of the whole range', async () => {
    const rows = await listed('references', copyOfExample('phased-plan'));
    const own = rows.filter(
      (r) => r['file'] === 'docs/plans/phase-1-ledger-and-patrons.md' && r['line'] === 123 && r['role'] === 'covers',
    );
    assert.deepEqual(
      own.map((r) => [r['id'], r['column'], r['endColumn'], r['via'], r['state'], r['from']]),
      [
        ['1.1-1', 27, 32, 'range', 'resolved', 'WP-1'],
        ...[2, 3, 4, 5].map((n) => [`1.1-${n}`, 27, 40, 'range', 'resolved', 'WP-1']),
        ['1.1-6', 35, 40, 'range', 'resolved', 'WP-1'],
        ['1.2-19', 44, 50, 'list', 'dangling', 'WP-1'],
        ['REQ-LEDGER-3', 53, 65, 'list', 'resolved', 'WP-1'],
        ['CD-Ledger-3', 68, 79, 'list', 'resolved', 'WP-1'],
      ],
    );
    const [first] = own;
    assert.deepEqual(first?.['target'], { file: 'docs/plans/phase-1-ledger-and-patrons.md', line: 24 });
    for (const row of rows) assert.equal(row['target'] === null, row['state'] !== 'resolved');
  });

  it('lists phases with what is done of them, and milestones with their phases', async () => {
    const rows = await listed('phases', copyOfExample('phased-plan'));
    assert.deepEqual(
      rows
        .filter((r) => r['kind'] !== 'work-package')
        .map((r) => [r['id'], r['kind'], r['line'], r['done'], r['total'], r['status']]),
      [
        ['Phase 0', 'phase', 24, 5, 5, 'done'],
        ['Phase 1', 'phase', 51, 2, 8, 'in-progress'],
        ['Phase 2A', 'phase', 78, 0, 9, 'open'],
        ['Phase 2B', 'phase', 110, 0, 6, 'open'],
        ['Phase 3', 'phase', 136, 0, 4, 'open'],
        ['M1', 'milestone', 161, 0, 0, 'in-progress'],
        ['M2', 'milestone', 162, 0, 0, 'open'],
        ['M3', 'milestone', 163, 0, 0, 'open'],
      ],
    );
    assert.deepEqual(
      rows.find((r) => r['id'] === 'Phase 1')?.['children'],
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `WP-${n}`),
    );
    assert.deepEqual(rows.find((r) => r['id'] === 'M1')?.['children'], ['Phase 0', 'Phase 1']);
    const packages = rows.filter((r) => r['kind'] === 'work-package');
    assert.deepEqual(
      packages.slice(0, 2).map((r) => [r['id'], r['file'], r['done'], r['total'], r['status']]),
      [
        ['WP-1', 'docs/plans/phase-0-ground-works.md', 2, 2, 'done'],
        ['WP-2', 'docs/plans/phase-0-ground-works.md', 2, 2, 'done'],
      ],
    );
  });

  it('reports on the given paths alone', async () => {
    const cwd = copyOfExample('phased-plan');
    const rows = await listed('items', cwd, 'docs/plans/questions.md', 'docs/requirements');
    const files = new Set(rows.map((r) => String(r['file'])));
    assert.ok(files.has('plans/questions.md') && files.has('requirements/HighLevelReqs.md'), [...files].join());
    assert.ok([...files].every((file) => file.startsWith('requirements/') || file === 'plans/questions.md'));
  });

  it('prints a table for people, with a heading', async () => {
    const cwd = copyOfExample('task-table');
    const heads = {
      documents: ['FILE', 'PROFILE', 'KIND', 'SCOPE', 'ITEMS'],
      items: ['ID', 'KIND', 'STRENGTH', 'STATUS', 'FILE', 'LINE', 'TITLE'],
      references: ['ID', 'ROLE', 'FROM', 'STATE', 'FILE', 'LINE', 'COLUMN'],
      phases: ['ID', 'KIND', 'DONE', 'TOTAL', 'STATUS', 'FILE', 'LINE', 'TITLE'],
    };
    for (const [what, head] of Object.entries(heads)) {
      const run = await plantrace(['list', what], { cwd });
      const lines = linesOf(run.stdout);
      assert.equal(run.status, 0);
      assert.deepEqual(lines[0]?.split(/ +/), head);
      assert.equal(lines.length - 1, (await listed(what, cwd)).length);
    }
    const empty = await plantrace(['list', 'items'], { cwd: temporaryFolder() });
    assert.deepEqual([empty.status, empty.stdout], [0, 'No items.\n']);
  });
});
