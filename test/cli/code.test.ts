import assert from 'node:assert/strict';
import { linesOf, plantrace } from '../support/commandLine';
import { temporaryFolder } from '../support/temporaryFolder';

const files = {
  'plantrace.config.json': '{ "code": { "implements": ["src"], "tests": ["test/**"] } }',
  '.gitignore': 'build/\n',
  'specs/001-barn/spec.md': `# Feature Specification: Barn

## Requirements

- **FR-001**: The barn MUST have doors.
- **FR-002**: The doors MUST close by themselves.
`,
  'specs/001-barn/tasks.md': '# Tasks: Barn\n\n- [ ] T001 Hang the doors (FR-001, FR-002)\n',
  'src/door.go': 'package barn // FR-001\n',
  'src/build/door.go': '// FR-077\n',
  'src/notes.txt': 'FR-077\n',
  'test/door_test.go': 'package barn\n\n// FR-001–FR-002\nt.Run("FR-009 opens", f)\n',
};

describe('source files on the command line', () => {
  it('have what dangles in them told, once the configuration names them', async () => {
    const cwd = temporaryFolder(files);
    const run = await plantrace(['check', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(run.stdout) as { findings: Record<string, unknown>[] };
    assert.deepEqual(
      findings.map(({ code, severity, file, line, column, endColumn, id, message, fixable }) => {
        return { code, severity, file, line, column, endColumn, id, message, fixable };
      }),
      [
        {
          code: 'trace/dangling-code-reference',
          severity: 'warning',
          file: 'test/door_test.go',
          line: 4,
          column: 8,
          endColumn: 14,
          id: 'FR-009',
          message: 'No plan defines FR-009.',
          fixable: false,
        },
      ],
    );
    assert.deepEqual([run.status, run.stderr], [0, '']);
    const without = temporaryFolder({ ...files, 'plantrace.config.json': '{}' });
    assert.deepEqual(
      (
        JSON.parse((await plantrace(['check', '--format', 'json'], { cwd: without })).stdout) as typeof run & {
          findings: [];
        }
      ).findings,
      [],
    );
  });

  it('are listed with what they cite', async () => {
    const cwd = temporaryFolder(files);
    const run = await plantrace(['list', 'references', 'src', 'test', '--format', 'json'], { cwd });
    const { references } = JSON.parse(run.stdout) as { references: Record<string, unknown>[] };
    assert.deepEqual(
      references.map(({ id, role, from, file, line, via, state }) =>
        [id, role, from, file, line, via, state].join(' '),
      ),
      [
        'FR-001 implements  src/door.go 1  resolved',
        'FR-001 tests  test/door_test.go 3 range resolved',
        'FR-002 tests  test/door_test.go 3 range resolved',
        'FR-009 tests  test/door_test.go 4  dangling',
      ],
    );
    const documents = await plantrace(['list', 'documents', 'src'], { cwd });
    assert.deepEqual(
      linesOf(documents.stdout).map((line) => line.split(/ {2,}/)),
      [
        ['FILE', 'PROFILE', 'KIND', 'SCOPE', 'ITEMS'],
        ['src/door.go', '-', 'code', '.', '-'],
      ],
    );
  });

  it('are shown with the requirement', async () => {
    const { stdout } = await plantrace(['show', 'FR-001'], { cwd: temporaryFolder(files) });
    assert.match(stdout, /implemented in\n\s+door\.go\s+src\/door\.go:1/);
    assert.match(stdout, /tested by\n\s+door_test\.go\s+test\/door_test\.go:3/);
  });

  it('can be named, where they are read', async () => {
    const cwd = temporaryFolder(files);
    const named = await plantrace(['check', 'test/door_test.go'], { cwd });
    assert.match(named.stdout, /No plan defines FR-009/);
    const other = await plantrace(['check', 'src/notes.txt'], { cwd });
    assert.deepEqual([other.status, other.stderr.trim()], [2, 'plantrace: src/notes.txt is no markdown file.']);
    const without = temporaryFolder({ ...files, 'plantrace.config.json': '{}' });
    const unread = await plantrace(['check', 'src/door.go'], { cwd: without });
    assert.deepEqual([unread.status, unread.stderr.trim()], [2, 'plantrace: src/door.go is no markdown file.']);
  });

  it('above 1 MB are one line on stderr', async () => {
    const cwd = temporaryFolder({ ...files, 'src/big.go': `// FR-077${' '.repeat(1_100_000)}` });
    const run = await plantrace(['check'], { cwd });
    assert.match(run.stderr, /^[^\n]*src\/big\.go: a source file above 1 MB is left out\.\n$/);
    assert.doesNotMatch(run.stdout, /FR-077/);
  });

  it('are named in a configuration that cannot be meant, at the glob', async () => {
    const cwd = temporaryFolder({
      ...files,
      'plantrace.config.json': '{ "code": { "implements": ["../src"], "test": [] } }',
    });
    const run = await plantrace(['check'], { cwd });
    assert.equal(run.status, 2);
    assert.match(run.stderr, /plantrace\.config\.json:1:\d+: .*leads out of the folder/);
    assert.match(run.stderr, /did you mean "tests"/);
  });
});
