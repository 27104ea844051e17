import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lensOf, lenses } from '../../../server/src/core/features/lenses';
import { LineIndex } from '../../../server/src/core/text/lineIndex';
import { countedWorkIn } from '../../../server/src/core/views/countedWork';
import { plansOf } from '../../../server/src/core/views/phases';
import type { WorkView } from '../../../server/src/core/views/planViews';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith, LAMP_SPEC, LAMP_TASKS, lampWith } from '../../support/idForms';

/** `text of the line: title`, and below it `  file: what a place holds` for each place of its peek. */
function told(source: string, path: string, withPlaces = false): string[] {
  const { files } = parseFixture(source);
  const snapshot = workspaceOf(files).snapshot();
  const text = files.get(path) ?? '';
  const lines = new LineIndex(text);
  const keys = new Set<string>();
  return lenses(snapshot, path).flatMap((lens) => {
    assert.ok(!keys.has(lens.key), `two lenses are ${lens.key}`);
    keys.add(lens.key);
    assert.equal(lensOf(snapshot, path, lens.key), lens);
    assert.equal(lines.lineAt(lens.start), lines.lineAt(lens.end), 'a lens reaches over the end of a line');
    const places = lens.places().map((place) => {
      const held = files.get(place.file) ?? '';
      assert.ok(place.end > place.start && place.end <= held.length);
      return `  ${place.file}: ${held.slice(place.start, place.end)}`;
    });
    const line = text.slice(lines.lineStart(lines.lineAt(lens.start)), lines.lineStart(lines.lineAt(lens.start) + 1));
    return [`${line.trim()}: ${lens.title}`, ...(withPlaces ? places : [])];
  });
}

/** The lens above a piece of the document. */
const above = (all: readonly string[], piece: string): string[] => all.filter((lens) => lens.startsWith(piece));

const craneWork = (criteria: string): string => `### WP-1: Boom

**Acceptance Criteria**:

${criteria}
**Requirements traced**: [4.4-1]–[4.4-2]
`;

describe('lenses', () => {
  it('say what covers and verifies each requirement, and in which phase it is, with the places', () => {
    assert.deepEqual(told(craneWith(craneWork('- [x] It lifts ([4.4-1])\n- [ ] It stops\n')), CRANE_PLAN, true), [
      '# Phase 1: Crane: 0 of 1 done',
      `  ${CRANE_PLAN}: WP-1`,
      '## Requirements Checklist: 1 of 3 uncovered',
      `  ${CRANE_PLAN}: 4.4-3`,
      '- [ ] [4.4-1] It lifts ten tons.: covered by 1 · verified by 1 · phase 1',
      `  ${CRANE_PLAN}: 4.4-1`,
      `  ${CRANE_PLAN}: 4.4-1`,
      '- [ ] [4.4-2] It must not swing in a storm.: covered by 1 · phase 1',
      `  ${CRANE_PLAN}: 4.4-2`,
      '- [ ] [4.4-3] It turns both ways.: not covered · phase 1',
      '### WP-1: Boom: 1 of 2 done',
      `  ${CRANE_PLAN}: It stops`,
    ]);
  });

  it('count the rows of plans for the sections of a source, whose bullets have no lines between them', () => {
    const all = told(craneWith(craneWork('- [ ] It lifts\n')), 'HighLevelReqs.md', true);
    assert.deepEqual(all, [
      '## 4. Harbour: 1 of 3 uncovered',
      `  ${CRANE_PLAN}: 4.4-3`,
      '### 4.4 Crane: 1 of 3 uncovered',
      `  ${CRANE_PLAN}: 4.4-3`,
    ]);
  });

  it('count the work of a phase where it is planned', () => {
    assert.deepEqual(told(craneWith(craneWork('- [x] It lifts\n')), 'plans/master-plan.md', true), [
      '### Phase 1: Crane: 1 of 1 done',
      `  ${CRANE_PLAN}: WP-1`,
    ]);
  });

  const forms: readonly [string, readonly string[]][] = [
    ['- **FR-010**: It MUST float', ['- **FR-010**: It MUST float: covered by 1']],
    ['- **FR-010 — Float**: It MUST', ['- **FR-010 — Float**: It MUST: covered by 1']],
    ['- `FR-010`: It MUST float', ['- `FR-010`: It MUST float: covered by 1']],
    ['- [ ] **FR-010**: It MUST float', ['- [ ] **FR-010**: It MUST float: covered by 1']],
    ['#### FR-010: It MUST float', ['#### FR-010: It MUST float: covered by 1']],
    ['- **FR\u2011010**: It MUST float', ['- **FR\u2011010**: It MUST float: covered by 1']],
    ['| ID | Requirement |\n|---|---|\n| FR-010 | It MUST float |', []],
  ];
  for (const [row, expected] of forms)
    it(`stand above ${JSON.stringify(row)}${expected.length === 0 ? ' as little as above other rows of tables' : ''}`, () => {
      const source = lampWith('- [ ] T003 Float it (FR-010)\n').replace('- **C-001**', `${row}\n\n- **C-001**`);
      assert.deepEqual(
        told(source, LAMP_SPEC).filter((lens) => /FR.010/.test(lens)),
        expected,
      );
    });

  const cited: readonly [string, number][] = [
    ['FR-001–FR-004', 4],
    ['FR-001..FR-004', 4],
    ['FR-001 through FR-004', 4],
    ['FR-001, FR-003 and FR-004', 3],
    ['FR-002/003', 3],
    ['FR-003+FR-004', 3],
    ['FR-005', 2],
    ['[FR-003](spec.md#fr-003)', 2],
  ];
  for (const [written, covered] of cited)
    it(`count what ${written} names`, () => {
      const all = told(lampWith(`- [ ] T009 Do it (${written})\n`), LAMP_SPEC);
      assert.equal(all.filter((lens) => / covered by \d/.test(lens)).length, covered);
      assert.equal(all[0], `## Requirements: ${6 - covered} of 6 uncovered`);
    });

  it('say that all are covered where none is missing', () => {
    const [first] = told(lampWith('- [ ] T009 Do it (FR-001–FR-005, C-001)\n'), LAMP_SPEC);
    assert.equal(first, '## Requirements: all 6 covered');
  });

  it('say what is left of a phase, or all of it where nothing is', () => {
    const all = told(lampWith('\n## Phase 2: Rest\n\n- [x] T003 Rest\n- [X] T004 Sleep\n'), LAMP_TASKS, true);
    assert.deepEqual(all, [
      '## Phase 1: Setup: 1 of 2 done',
      `  ${LAMP_TASKS}: T002`,
      '## Phase 2: Rest: 2 of 2 done',
      `  ${LAMP_TASKS}: T003`,
      `  ${LAMP_TASKS}: T004`,
    ]);
  });

  it('blame nobody where work traces no requirement, or there is none yet', () => {
    const untraced = lampWith('').replace(' (FR-001)', '');
    assert.deepEqual(told(untraced, LAMP_SPEC), []);
    assert.deepEqual(told(craneWith(''), CRANE_PLAN), [
      '- [ ] [4.4-1] It lifts ten tons.: phase 1',
      '- [ ] [4.4-2] It must not swing in a storm.: phase 1',
      '- [ ] [4.4-3] It turns both ways.: phase 1',
    ]);
    assert.deepEqual(told(craneWith(''), 'HighLevelReqs.md'), []);
  });

  it('count criteria that are numbered by their places below their heading', () => {
    const folder = '.kiro/specs/buoy';
    const source = `//- /${folder}/requirements.md
# Requirements Document

## Requirements

### Requirement 1

**User Story:** As a pilot, I want a buoy, so that I find the channel.

#### Acceptance Criteria

1. WHEN it is dark THEN the buoy SHALL blink
2. WHEN it is foggy THEN the buoy SHALL ring

//- /${folder}/tasks.md
# Implementation Plan

- [ ] 1. Light
  - [x] 1.1 Build the lamp
    - _Requirements: 1.1_
  - [ ] 1.2 Hang it
    - _Requirements: 1.1_
`;
    assert.deepEqual(told(source, `${folder}/requirements.md`, true), [
      '#### Acceptance Criteria: 1 of 2 uncovered',
      `  ${folder}/requirements.md: WHEN it is foggy THEN the buoy SHALL ring`,
    ]);
    assert.deepEqual(told(source, `${folder}/tasks.md`), ['- [ ] 1. Light: 1 of 2 done']);
  });

  it('tell risks by what mitigates them, and phases of a task table by what they schedule', () => {
    const source = `# Plan

| Task ID | Description | Prereqs | Source |
|---|---|---|---|
| T-001 | Dig | | AP L1 |
| T-002 | Fill | T-001 | AP L2 |

### Phase A — Ground

- Entrance: none
- Tasks: T-001, T-002
- Exit: filled

### Risks

- R-001 → T-002
`;
    assert.deepEqual(above(told(source, 'plan.md'), '### Phase'), ['### Phase A — Ground: 0 of 2 done']);
    assert.deepEqual(above(told(source, 'plan.md', true), '- R-001'), ['- R-001 → T-002: mitigated by 1']);
  });

  it('count source files that a configuration names', () => {
    const source = `${lampWith('')}//- /plantrace.config.json
{ "code": { "implements": ["src/**"], "tests": ["test/**"] } }

//- /src/lamp.ts
/* FR-003: both ways */
export const turn = 1;

//- /test/lamp.test.ts
it('FR-003 turns', () => {});
`;
    assert.deepEqual(above(told(source, LAMP_SPEC), '- **FR-003**'), [
      '- **FR-003**: The lamp MUST turn: implemented in 1 · tested by 1',
    ]);
    assert.deepEqual(told(source, 'src/lamp.ts'), []);
  });

  it('are not in ordinary markdown', () => {
    assert.deepEqual(told(`${lampWith('')}//- /notes.md\n# Notes\n\n- **FR-001**: no\n`, 'notes.md'), []);
  });
});

describe('the work that lenses count', () => {
  for (const name of readdirSync('test/workspaces', { withFileTypes: true }))
    if (name.isDirectory())
      it(`is what the Phases view counts in ${name.name}`, () => {
        const snapshot = workspaceOf(markdownBelow(path.join('test', 'workspaces', name.name))).snapshot();
        const { graph } = snapshot;
        const inView = new Map<number, string>();
        const add = (item: number, done: number, total: number): void => {
          if (item >= 0) inView.set(item, `${done} of ${total}`);
        };
        const addWork = ({ item, done, total, parts }: WorkView): void => {
          add(item, done, total);
          parts.forEach(addWork);
        };
        for (const { phases, unscheduled } of plansOf(snapshot)) {
          for (const { item, done, total, work } of phases) {
            add(item, done, total);
            work.forEach(addWork);
          }
          unscheduled.forEach(addWork);
        }
        const counted = new Map<number, string>();
        for (const file of graph.files)
          for (const { item, done, total, parts } of countedWorkIn(graph, file.path)) {
            if (item >= 0) counted.set(item, `${done} of ${total}`);
            assert.equal(parts.length, total, `${file.path}: as many places as are counted`);
            assert.equal(parts.filter(({ isDone }) => isDone).length, done);
          }
        for (const [item, figure] of counted) assert.equal(figure, inView.get(item), graph.item(item).id);
        for (const [item, figure] of inView)
          assert.ok(counted.has(item) || /of [01]$/.test(figure), `${graph.item(item).id}: ${figure}`);
      });
});

function markdownBelow(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(md|json)$/.test(name));
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
