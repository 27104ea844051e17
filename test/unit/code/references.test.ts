import assert from 'node:assert/strict';
import path from 'node:path';
import { configurationFile } from '../../../server/src/core/configuration/file';
import { codeKind } from '../../../server/src/core/facts/codeFacts';
import { baselineFile } from '../../../server/src/core/baseline/file';
import { writeBaseline } from '../../../server/src/core/baseline/baselineText';
import { recordBaseline } from '../../../server/src/core/baseline/record';
import { cardOf, type CardLink } from '../../../server/src/core/features/card';
import { implementation } from '../../../server/src/core/features/definition';
import { idAt, targetAt } from '../../../server/src/core/features/place';
import { references } from '../../../server/src/core/features/references';
import { whatWasSeen } from '../../../server/src/core/features/whatWasSeen';
import { renameItem } from '../../../server/src/core/authoring/renaming/rename';
import { applyEdits } from '../../../server/src/core/text/edit';
import { Checker } from '../../../server/src/core/rules/check';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

const configuration = '{ "code": { "implements": ["src/**"], "tests": ["**/*.test.ts"] } }';

const spec = `# Feature Specification: Barn

## User Scenarios

### User Story 1 - Doors (Priority: P1)

As a farmer I close the doors.

## Requirements

- **FR-001**: The barn MUST have doors.
- **FR-002**: The doors MUST close by themselves.
- **FR-003**: The doors MUST open by hand.
`;
const tasks = `# Tasks: Barn

- [ ] T001 [US1] Hang the doors (FR-001, FR-002, FR-003)
`;

function barn(code: Readonly<Record<string, string>>, withConfiguration = true): Map<string, string> {
  return new Map([
    ...(withConfiguration ? [[configurationFile, configuration] as const] : []),
    ['specs/001-barn/spec.md', spec],
    ['specs/001-barn/tasks.md', tasks],
    ...Object.entries(code),
  ]);
}

/** What source files say of IDs: `src/a.ts:1 implements FR-001`, with the reason where it leads nowhere. */
function said({ graph }: Snapshot): string[] {
  return graph.files.flatMap((file, f) =>
    file.facts.kind !== codeKind
      ? []
      : Array.from({ length: file.referenceRoles.length }, (_, r) => {
          const reference = graph.referenceNumber(f, r);
          const target = graph.parts.targets[reference] ?? -1;
          const id = target >= 0 ? graph.item(target).id : graph.text(file.facts.references[r * 7] ?? -1);
          const state = target >= 0 ? '' : ` ${graph.stateOf(reference) ?? 'silent'}`;
          return `${file.path} ${graph.roleOf(reference) ?? 'names'} ${id}${state}`;
        }),
  );
}

function findingsIn(files: ReadonlyMap<string, string>): string[] {
  const found = new Checker().check(workspaceOf(files).snapshot());
  return [...found].flatMap(([file, list]) => list.map(({ code, message }) => `${file} ${code}: ${message}`));
}

describe('IDs in source files', () => {
  it('say what a comment implements and what a test tests', () => {
    const files = barn({
      'src/door.ts': '// FR-001\nexport const door = "FR-002"; // closes: FR-002/003',
      'src/door.test.ts': "it('[FR-003] opens', () => {}); // FR-001 too",
      'src/inline.ts': "if (import.meta.vitest) it('FR-002 closes', f);",
    });
    assert.deepEqual(said(workspaceOf(files).snapshot()), [
      'src/door.test.ts tests FR-003',
      'src/door.test.ts tests FR-001',
      'src/door.ts implements FR-001',
      'src/door.ts implements FR-002',
      'src/door.ts implements FR-003',
      'src/inline.ts tests FR-002',
    ]);
  });

  it('count in the files that the configuration names, and in no others', () => {
    const code = { 'src/door.ts': '// FR-001', 'lib/door.ts': '// FR-001', 'src/door.png': '// FR-001' };
    assert.deepEqual(said(workspaceOf(barn(code)).snapshot()), ['src/door.ts implements FR-001']);
    assert.deepEqual(
      workspaceOf(barn(code, false))
        .snapshot()
        .files.map(({ path }) => path),
      ['specs/001-barn/spec.md', 'specs/001-barn/tasks.md'],
    );
  });

  it('count in all of a folder that the configuration names', () => {
    const files = barn({ 'src/deep/door.ts': '// FR-001', 'src.ts': '// FR-001' });
    files.set(configurationFile, '{ "code": { "implements": ["src"] } }');
    assert.deepEqual(said(workspaceOf(files).snapshot()), ['src/deep/door.ts implements FR-001']);
  });

  it('leave documents among the sources what they are', () => {
    const snapshot = workspaceOf(barn({ 'src/notes.md': 'See FR-001.' })).snapshot();
    assert.equal(snapshot.graph.file('src/notes.md')?.facts.kind, null);
  });

  it('take ranges, lists and IDs in brackets as plans do', () => {
    assert.deepEqual(said(workspaceOf(barn({ 'src/a.py': '# FR-001..FR-003' })).snapshot()), [
      'src/a.py implements FR-001',
      'src/a.py implements FR-002',
      'src/a.py implements FR-003',
    ]);
  });

  it('are read at the very end of a name or a comment', () => {
    const code = { 'src/a.test.ts': "it('opens FR-001', f); it('FR-002', f); /*FR-003*/ //FR-001" };
    assert.deepEqual(
      said(workspaceOf(barn(code)).snapshot()),
      ['FR-001', 'FR-002', 'FR-003', 'FR-001'].map((id) => `src/a.test.ts tests ${id}`),
    );
  });

  it('are of any form that a plan defines, its own prefixes among them', () => {
    const files = barn({ 'src/a.ts': '// DOOR-001, DOOR-009, C-001, C-009, LOCK-001, R001, User Story 1' });
    files.set(
      'specs/001-barn/spec.md',
      `${spec}- **DOOR-001**: Doors MUST be red.\n- **DOOR-002**: Doors MUST be wide.\n- **C-001**: Wood only.\n`,
    );
    assert.deepEqual(said(workspaceOf(files).snapshot()), [
      'src/a.ts implements DOOR-001',
      'src/a.ts implements DOOR-009 dangling',
      'src/a.ts implements C-001',
      'src/a.ts implements C-009 silent',
      'src/a.ts implements LOCK-001 silent',
      'src/a.ts implements R001 silent',
      'src/a.ts implements US1',
    ]);
  });

  for (const [example, cited] of [
    ['phased-plan', '[1.1-1] [KDD-runtime-2] REQ-LEDGER-1 WP-1 Phase 1'],
    ['task-table', 'T-001 R-001'],
    ['spec-kit', 'FR-001 SC-001 T001'],
    ['kiro', 'Requirement 1, Property 1, 1.1'],
  ] as const) {
    it(`are those of the dialect ${example}`, () => {
      const files = new Map(exampleIn(path.join('test', 'workspaces', example)));
      files.set(configurationFile, configuration);
      files.set('src/a.ts', `// ${cited}`);
      const expected: Readonly<Record<string, readonly string[]>> = {
        'phased-plan': [
          'implements 1.1-1',
          'implements KDD-runtime-2',
          'implements REQ-LEDGER-1',
          'names WP-1 ambiguous',
        ],
        'task-table': ['names T-001', 'names R-001'],
        'spec-kit': ['implements FR-001 ambiguous', 'implements SC-001', 'names T001 ambiguous'],
        kiro: ['implements Requirement 1 ambiguous', 'implements Property 1'],
      };
      assert.deepEqual(
        said(workspaceOf(files).snapshot()),
        (expected[example] ?? []).map((reference) => `src/a.ts ${reference}`),
      );
    });
  }

  it('are told of where somebody asks what was seen', () => {
    const snapshot = workspaceOf(barn({ 'src/a.ts': '// FR-001' })).snapshot();
    assert.match(
      whatWasSeen(snapshot, 'src/a.ts', (text) => text),
      /Read as a \*\*source file\*\*[\s\S]*FR-001/,
    );
  });

  it('name work without a role', () => {
    assert.deepEqual(said(workspaceOf(barn({ 'src/a.ts': '// T001' })).snapshot()), ['src/a.ts names T001']);
  });

  it('cover nothing', () => {
    const files = barn({ 'src/a.ts': '// FR-003' });
    files.set('specs/001-barn/tasks.md', tasks.replace(', FR-003', ''));
    assert.ok(findingsIn(files).some((finding) => /trace\/orphan-requirement: .*FR-003/.test(finding)));
  });

  it('dangle where plans define others of their series', () => {
    const code = '// FR-009, T900, R0913, ABC-7, [9.9-1], UTF-8, SC-009\nconst a = "FR-010"; /* FR-004a, FR-003b */';
    assert.deepEqual(findingsIn(barn({ 'src/a.ts': code })), [
      'src/a.ts trace/dangling-code-reference: No plan defines FR-009.',
      'src/a.ts trace/dangling-code-reference: No plan defines FR-004a.',
    ]);
  });

  it('are ignored where a comment says so', () => {
    const ignore = 'plantrace-ignore trace/dangling-code-reference';
    assert.deepEqual(
      findingsIn(
        barn({
          'src/line.ts': `// FR-009 ${ignore}: to come`,
          'src/next.py': `# ${ignore}: to come\n# FR-009`,
          'src/file.ts': `/* ${ignore.replace('ignore', 'ignore-file')}: to come */\n\n// FR-009`,
        }),
      ),
      [],
    );
    assert.deepEqual(findingsIn(barn({ 'src/a.ts': `// ${ignore}: gone` })), [
      'src/a.ts document/unused-suppression: Nothing is left to ignore: trace/dangling-code-reference finds nothing on this line.',
    ]);
  });

  it('say nothing where two plans define them, and mean the nearer one', () => {
    const other = { 'specs/002-shed/spec.md': spec, 'src/a.ts': '// FR-001' };
    assert.deepEqual(said(workspaceOf(barn(other)).snapshot()), ['src/a.ts implements FR-001 ambiguous']);
    assert.deepEqual(
      findingsIn(barn(other)).filter((finding) => finding.startsWith('src/')),
      [],
    );
    const near = { 'shed/specs/002-shed/spec.md': spec, 'shed/src/a.test.ts': "it('FR-001', f)" };
    const snapshot = workspaceOf(barn(near)).snapshot();
    const target = targetAt(snapshot, 'shed/src/a.test.ts', 6);
    assert.equal(snapshot.graph.fileOfItem(target).path, 'shed/specs/002-shed/spec.md');
  });

  it('are found from either end', () => {
    const snapshot = workspaceOf(barn({ 'src/a.ts': 'f(); // FR-001' })).snapshot();
    assert.equal(idAt(snapshot, 'src/a.ts', 9)?.kind, 'reference');
    assert.deepEqual(
      references(snapshot, 'src/a.ts', 9, true).map(({ file, role, isDefinition }) => [file, role, isDefinition]),
      [
        ['specs/001-barn/spec.md', null, true],
        ['specs/001-barn/tasks.md', 'covers', false],
        ['src/a.ts', 'implements', false],
      ],
    );
  });

  it('are renamed with what they name', () => {
    const files = barn({ 'src/a.ts': 'f("FR-002"); // FR-001, FR-002', 'src/a.test.ts': "it('FR-001–FR-003', f)" });
    const snapshot = workspaceOf(files).snapshot();
    const change = renameItem(snapshot, snapshot.graph.itemNamed('FR-002', 'specs/001-barn/spec.md'), 'FR-020');
    assert.ok(!('refused' in change), JSON.stringify(change));
    const written = change.edits
      .filter(({ file }) => file.startsWith('src/'))
      .map(({ expectedText, edits }) => applyEdits(expectedText, edits));
    assert.deepEqual(written, ["it('FR-001, FR-020, FR-003', f)", 'f("FR-002"); // FR-001, FR-020']);
  });

  it('are on the card of what they name, and lead to it as its implementation', () => {
    const snapshot = workspaceOf(
      barn({ 'src/a.ts': '// FR-001\n// FR-001', 'src/a.test.ts': "it('FR-001', f)", 'src/b.ts': '\n// FR-001' }),
    ).snapshot();
    const { implementedIn, testedBy } = cardOf(snapshot, targetAt(snapshot, 'src/a.ts', 4), 'src/a.ts');
    const shown = ({ file, label, start }: CardLink): string => `${file} ${label} ${start}`;
    assert.deepEqual(implementedIn.map(shown), ['src/a.ts a.ts 3', 'src/b.ts b.ts 4']);
    assert.deepEqual(testedBy.map(shown), ['src/a.test.ts a.test.ts 4']);
    assert.deepEqual(
      implementation(snapshot, 'specs/001-barn/spec.md', spec.indexOf('FR-001'))?.targets.map(
        ({ file, start, end }) => `${file} ${start}-${end}`,
      ),
      [
        `specs/001-barn/tasks.md ${tasks.indexOf('T001')}-${tasks.indexOf('T001') + 4}`,
        'src/a.ts 3-9',
        'src/a.ts 13-19',
        'src/b.ts 4-10',
      ],
    );
  });

  it('are suspect where what they name has changed, at the place where they stand now', () => {
    const files = barn({ 'src/a.ts': '// FR-001', 'src/a.test.ts': "it('FR-002', f)" });
    const { graph } = workspaceOf(files).snapshot();
    const { baseline } = recordBaseline(graph, null, {
      isSelected: () => true,
      marksReviewed: false,
      textOf: () => null,
    });
    files.set(baselineFile, writeBaseline(baseline));
    files.set('specs/001-barn/spec.md', spec.replace('MUST have doors', 'MUST have two doors'));
    const workspace = workspaceOf(files);
    const checker = new Checker();
    const inCode = (): string[] =>
      [...checker.check(workspace.snapshot()).values()]
        .flat()
        .flatMap(({ related = [] }) => related.map(({ file, start }) => `${file} ${start}`))
        .filter((place) => place.startsWith('src/'));
    assert.deepEqual(inCode(), ['src/a.ts 3']);
    workspace.setBuffer('src/a.ts', '\n\n// FR-001');
    assert.deepEqual(inCode(), ['src/a.ts 5']);
    workspace.setBuffer('src/a.ts', '');
    assert.deepEqual(inCode(), []);
  });

  it('are read anew with each edit, as from scratch', () => {
    const files = barn({ 'src/a.ts': '// FR-001' });
    const workspace = workspaceOf(files);
    workspace.snapshot();
    const texts = ['// FR-002', '// FR-009', '', "it('FR-003', f) // FR-002"];
    for (const text of texts) {
      workspace.setBuffer('src/a.ts', text);
      const scratch = workspaceOf(new Map([...files, ['src/a.ts', text]])).snapshot();
      assert.deepEqual(said(workspace.snapshot()), said(scratch));
    }
    workspace.dropBuffer('src/a.ts');
    assert.deepEqual(said(workspace.snapshot()), ['src/a.ts implements FR-001']);
    workspace.removeDisk('src/a.ts');
    assert.deepEqual(said(workspace.snapshot()), []);
  });

  it('are not looked for in what is too long to be written by hand', () => {
    const files = barn({ 'src/a.ts': `// FR-001\n${' '.repeat(1_100_000)}` });
    assert.deepEqual(said(workspaceOf(files).snapshot()), []);
  });
});

const plan = `# Phase 1: Barn

## Scope

Doors.

## Prerequisites

- None

## Requirements Checklist

- [ ] [2.1-1] Doors close → WP-1
- [ ] [2.1-2] Doors open → WP-1

## Design Constraints Checklist

- [ ] None beyond the requirements

## Work Packages

### WP-1: Doors

**Acceptance criteria**:

- [ ] They close (verifies [2.1-1])

**Complexity**: S

**Requirements traced**: [2.1-1], [2.1-2]

## Test Strategy

Unit tests.

## Verification Gate

- [ ] All tests pass

## Open Questions

None.
`;

describe('a test in a source file', () => {
  const files = (test: string): Map<string, string> =>
    new Map([
      [configurationFile, configuration],
      ['phase-1-barn.md', plan],
      ['src/door.test.ts', test],
    ]);

  it('verifies the requirement that it names', () => {
    const unverified = /trace\/unverified-requirement: .*\[2\.1-2\]/;
    assert.ok(findingsIn(files('')).some((finding) => unverified.test(finding)));
    assert.deepEqual(findingsIn(files("it('[2.1-2] opens', f)")), []);
  });

  it('is heard of at once, when it comes and when it goes', () => {
    const workspace = workspaceOf(files(''));
    const checker = new Checker();
    for (const [text, count] of [
      ['', 1],
      ["it('[2.1-2] opens', f)", 0],
      ["it('[2.1-1] closes', f)", 1],
    ] as const) {
      workspace.setBuffer('src/door.test.ts', text);
      assert.equal([...checker.check(workspace.snapshot()).values()].flat().length, count, text);
    }
  });

  it('dangles in brackets, with the number that it has', () => {
    assert.deepEqual(
      findingsIn(files("it('[2.1-2] and [2.1-3]', f); // [0-9] [1.2-3]")).filter((finding) => /^src/.test(finding)),
      ['src/door.test.ts trace/dangling-code-reference: No plan defines [2.1-3].'],
    );
  });
});
