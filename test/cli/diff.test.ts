import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { linesOf, plantrace, type Run } from '../support/commandLine';
import { commit, git, repositoryOf } from '../support/gitRepository';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

const SPEC = 'specs/001-doors/spec.md';
const TASKS = 'specs/001-doors/tasks.md';
const spec = (...lines: string[]): string =>
  `# Feature Specification: Doors\n\n## Requirements\n\n### Functional Requirements\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
const OPEN = '**FR-001**: System MUST open a door with a badge.';
const RING = '**FR-002**: System MUST ring when nobody answers.';
const tasks =
  '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [ ] T001 Fit the reader (FR-001)\n- [ ] T002 Hang the bell (FR-002)\n';
const doors = { [SPEC]: spec(OPEN, RING), [TASKS]: tasks };
const changed = {
  [SPEC]: spec(OPEN.replace('a badge', 'a code'), RING),
  [TASKS]: tasks.replace('- [ ] T002 Hang the bell (FR-002)\n', ''),
};

const diff = (cwd: string, ...args: string[]): Promise<Run> => plantrace(['diff', ...args], { cwd });

describe('plantrace diff', () => {
  it('tells what changed since a revision as a tree, with what that touches', async () => {
    const cwd = repositoryOf(doors);
    writeFiles(cwd, changed);
    const { status, stdout, stderr } = await diff(cwd, 'HEAD');
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(linesOf(stdout), [
      'Since HEAD: 1 removed, 1 reworded and 1 coverage lost.',
      '',
      'Removed (1)',
      `  T002  Hang the bell (FR-002)  ${TASKS}:6  (as it was)`,
      `    in Phase 1  Locks  ${TASKS}:3`,
      '',
      'Reworded (1)',
      `  FR-001  System MUST open a door with a [-badge.-] {+code.+}  ${SPEC}:7`,
      `    covered by T001  Fit the reader (FR-001)  ${TASKS}:5`,
      `    in Phase 1  Locks  ${TASKS}:3`,
      '',
      'Coverage lost (1)',
      `  FR-002  System MUST ring when nobody answers.  ${SPEC}:8`,
      `    was covered by T002  Hang the bell (FR-002)  ${TASKS}:6`,
      '',
      'Touched besides:',
      '',
      'Work (1)',
      `  T001  Fit the reader (FR-001)  ${TASKS}:5  (covers FR-001)`,
      '',
      'Phases (1)',
      `  Phase 1  Locks  ${TASKS}:3  (has T002)`,
    ]);
  });

  it('tells the same as markdown for a pull request', async () => {
    const cwd = repositoryOf(doors);
    writeFiles(cwd, changed);
    const { status, stdout } = await diff(cwd, 'HEAD', '--format', 'md');
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `## Plan changes since \`HEAD\`

1 removed, 1 reworded and 1 coverage lost. Touched besides: 1 piece of work and 1 phase.

### Removed (1)

- [T002](${TASKS}#L6): Hang the bell (FR-002) (as it was)
  - in [Phase 1](${TASKS}#L3): Locks

### Reworded (1)

- [FR-001](${SPEC}#L7): System MUST open a door with a ~~badge.~~ **code.**
  - covered by [T001](${TASKS}#L5): Fit the reader (FR-001)
  - in [Phase 1](${TASKS}#L3): Locks

### Coverage lost (1)

- [FR-002](${SPEC}#L8): System MUST ring when nobody answers.
  - was covered by [T002](${TASKS}#L6): Hang the bell (FR-002)

### What this touches

#### Work (1)

- [T001](${TASKS}#L5): Fit the reader (FR-001) (covers FR-001)

#### Phases (1)

- [Phase 1](${TASKS}#L3): Locks (has T002)
`,
    );
  });

  it('tells the same in JSON', async () => {
    const cwd = repositoryOf(doors);
    commit(cwd, changed);
    const { stdout } = await diff(cwd, 'HEAD~1', '--format', 'json');
    const json = JSON.parse(stdout) as {
      version: number;
      since: string;
      changes: { change: string; before: { id: string; line: number } | null; now: { id: string } | null }[];
      touched: { part: string; id: string }[];
    };
    assert.deepEqual([json.version, json.since], [1, 'HEAD~1']);
    assert.deepEqual(
      json.changes.map(({ change, before, now }) => [change, before?.id ?? null, now?.id ?? null]),
      [
        ['removed', 'T002', null],
        ['reworded', 'FR-001', 'FR-001'],
        ['coverage-lost', 'FR-002', 'FR-002'],
      ],
    );
    assert.deepEqual(
      json.touched.map(({ part, id }) => [part, id]),
      [
        ['work', 'T001'],
        ['phases', 'Phase 1'],
      ],
    );
  });

  it('knows branches, tags and dates of a branch, and says so where nothing changed', async () => {
    const cwd = repositoryOf(doors);
    git(cwd, 'tag', 'v1');
    git(cwd, 'branch', 'release/1.0');
    for (const revision of ['v1', 'release/1.0', 'HEAD', 'main']) {
      const { status, stdout } = await diff(cwd, revision);
      assert.deepEqual([status, stdout], [0, `Nothing that the plans define changed since ${revision}.\n`]);
    }
  });

  it('compares what is not committed, and what git has never seen; what is ignored is no part of it', async () => {
    const cwd = repositoryOf(doors);
    writeFiles(cwd, {
      'specs/002-bells/spec.md': spec('**FR-001**: System MUST chime.'),
      '.gitignore': 'drafts/\n',
      'drafts/003-x/spec.md': spec('**FR-001**: System MUST dream.'),
    });
    assert.match((await diff(cwd, 'HEAD')).stdout, /^Since HEAD: 1 added\.\n/);
  });

  it('compares a folder within a repository, as far as that was there', async () => {
    const cwd = repositoryOf({ 'README.md': '# Hello\n', 'a b/docs/x.md': '# X\n' });
    commit(cwd, { [`a b/ü/${SPEC}`]: spec(OPEN), [`a b/ü/${TASKS}`]: tasks });
    const inner = path.join(cwd, 'a b', 'ü');
    writeFiles(inner, { 'plantrace.config.json': '{}\n', [SPEC]: spec(OPEN, RING) });
    assert.match(
      (await diff(inner, 'HEAD')).stdout,
      /^Since HEAD: 1 added and 1 coverage gained\.|^Since HEAD: 1 added\./,
    );
    assert.match((await diff(inner, 'HEAD~1')).stdout, /^Since HEAD~1: \d+ added\.\n/);
  });

  it('reads the documents of then by the configuration of then', async () => {
    const cwd = repositoryOf({ ...doors, 'plantrace.config.json': '{ "ignore": ["specs/**"] }\n' });
    writeFiles(cwd, { 'plantrace.config.json': '{}\n' });
    const first = await diff(cwd, 'HEAD');
    assert.deepEqual([first.status, first.stderr], [0, '']);
    assert.match(first.stdout, /^Since HEAD: 5 added\.\n/);
    commit(cwd, { 'plantrace.config.json': '{ "severities": 7 }\n' });
    writeFiles(cwd, { 'plantrace.config.json': '{}\n' });
    const broken = await diff(cwd, 'HEAD');
    assert.deepEqual([broken.status, broken.stdout], [2, '']);
    assert.match(
      broken.stderr,
      /^plantrace: plantrace\.config\.json had a mistake then \(.+\): compare a later revision\.\n$/,
    );
  });

  it('refuses what it cannot compare, with what to do', async () => {
    const cwd = repositoryOf(doors);
    const refused = async (where: string, ...args: string[]): Promise<string> => {
      const { status, stdout, stderr } = await diff(where, ...args);
      assert.deepEqual([status, stdout], [2, '']);
      return stderr;
    };
    assert.match(await refused(cwd, 'nonsense'), /Git knows no revision "nonsense" here: name a commit/);
    assert.match(await refused(cwd, 'HEAD:specs'), /Git knows no revision/);
    assert.match(await refused(cwd, '--', '--output=x'), /is no git revision/);
    assert.ok(!existsSync(path.join(cwd, 'x')));
    assert.match(await refused(cwd, 'HEAD', '--format', 'xml'), /Unknown format "xml": choose text, md or json\./);
    assert.match(await refused(temporaryFolder(doors), 'HEAD'), /This folder is in no git repository/);
    const empty = temporaryFolder(doors);
    git(empty, 'init', '--quiet');
    assert.match(await refused(empty, 'HEAD'), /has no commit yet/);
    const run = await plantrace(['diff', 'HEAD'], { cwd, env: { PATH: path.join(cwd, 'nowhere') } });
    assert.match(run.stderr, /Git was not found: install it/);
    commit(cwd);
    const shallow = path.join(temporaryFolder(), 'clone');
    git(cwd, 'clone', '--quiet', '--depth', '1', `file://${cwd}`, shallow);
    assert.match(await refused(shallow, 'HEAD~1'), /only a part of the history: fetch the rest/);
  });

  it('runs nothing that the repository names, and changes nothing in it', async () => {
    const cwd = repositoryOf(doors);
    const trap = path.join(cwd, 'trap');
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'core.sshCommand', 'filter.x.smudge'])
      git(cwd, 'config', key, `touch '${trap}'`);
    commit(cwd, { '.gitattributes': '*.md filter=x diff=x\n' });
    mkdirSync(path.join(cwd, '.git', 'hooks'), { recursive: true });
    rmSync(trap, { force: true });
    writeFiles(cwd, changed);
    const status = git(cwd, '-c', 'core.fsmonitor=false', 'status', '--short');
    rmSync(trap, { force: true });
    assert.equal((await diff(cwd, 'HEAD')).status, 0);
    assert.ok(!existsSync(trap));
    assert.equal(git(cwd, '-c', 'core.fsmonitor=false', 'status', '--short'), status);
  });
});

describe('plantrace impact --since', () => {
  it('is what all changes together touch', async () => {
    const cwd = repositoryOf(doors);
    writeFiles(cwd, changed);
    const run = await plantrace(['impact', '--since', 'HEAD'], { cwd });
    assert.deepEqual([run.status, run.stderr], [0, '']);
    assert.deepEqual(linesOf(run.stdout), [
      'Since HEAD: 1 removed, 1 reworded and 1 coverage lost.',
      '',
      'Work (1)',
      `  T001  Fit the reader (FR-001)  ${TASKS}:5  (covers FR-001)`,
      '',
      'Phases (1)',
      `  Phase 1  Locks  ${TASKS}:3  (has T002)`,
    ]);
    const markdown = await plantrace(['impact', '--since', 'HEAD', '--format', 'md'], { cwd });
    assert.match(markdown.stdout, /^## Impact of the changes since `HEAD`\n\n1 removed/);
    const json = JSON.parse((await plantrace(['impact', '--since', 'HEAD', '--format', 'json'], { cwd })).stdout) as {
      touched: { id: string }[];
    };
    assert.deepEqual(
      json.touched.map(({ id }) => id),
      ['T001', 'Phase 1'],
    );
  });

  it('wants an item or a revision, and not both', async () => {
    const cwd = repositoryOf(doors);
    for (const args of [['impact'], ['impact', 'FR-001', '--since', 'HEAD']]) {
      const { status, stderr } = await plantrace(args, { cwd });
      assert.deepEqual(
        [status, stderr],
        [2, 'plantrace: Name the item that changes, or a git revision with --since; one of the two.\n'],
      );
    }
  });
});
