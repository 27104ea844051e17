import assert from 'node:assert/strict';
import { documentLinks } from '../../../server/src/core/features/documentLinks';
import { hover } from '../../../server/src/core/features/hover';
import { inlayHints } from '../../../server/src/core/features/inlayHints';
import { lenses } from '../../../server/src/core/features/lenses';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith, LAMP_SPEC, LAMP_TASKS, lampWith } from '../../support/idForms';

/** The document as an editor shows it, with what is put in between `‹` and `›`; only lines that have a hint. */
function shown(source: string, path: string, from?: number, to?: number): string[] {
  const { files } = parseFixture(source);
  const snapshot = workspaceOf(files).snapshot();
  let text = files.get(path) ?? '';
  const links = [...documentLinks(snapshot, path), ...(snapshot.graph.file(path)?.facts.links ?? [])];
  for (const { offset, label, target } of inlayHints(snapshot, path, from, to).reverse()) {
    assert.ok(!links.some(({ start, end }) => offset > start && offset < end), 'a hint stands in a link');
    assert.ok(target.end <= (files.get(target.file) ?? '').length);
    text = `${text.slice(0, offset)}‹${label}›${text.slice(offset)}`;
  }
  return text.split('\n').filter((line) => line.includes('‹'));
}

describe('hints', () => {
  const forms: readonly [string, string | null][] = [
    ['FR-003', 'FR-003‹The lamp MUST turn›'],
    ['**FR-003**', '**FR-003**‹The lamp MUST turn›'],
    ['`FR-003`', '`FR-003`‹The lamp MUST turn›'],
    ['~~FR-003~~', '~~FR-003~~‹The lamp MUST turn›'],
    ['[FR-003]', '[FR-003]‹The lamp MUST turn›'],
    ['[FR-003](spec.md#fr-003)', null],
    ['[`FR-003`](spec.md)', null],
    ['FR-003, FR-004 and C-001', 'FR-003‹The lamp MUST turn›, FR-004‹The lamp MUST dim at dawn› and C-001‹Oil only›'],
    ['FR-003/FR-004', 'FR-003‹The lamp MUST turn›/FR-004‹The lamp MUST dim at dawn›'],
    ['FR-003/004', 'FR-003‹The lamp MUST turn›/004‹The lamp MUST dim at dawn›'],
    ['FR-003+C-001', 'FR-003‹The lamp MUST turn›+C-001‹Oil only›'],
    ['FR-001–FR-004', null],
    ['FR-001 through FR-004', null],
    ['FR-001..004, C-001', 'FR-001..004, C-001‹Oil only›'],
    ['FR\u2011005', 'FR\u2011005‹The lamp MUST be heard of in fog›'],
    ['FR-005', 'FR-005‹The lamp MUST be heard of in fog›'],
    ['FR-003 → C-001', 'FR-003‹The lamp MUST turn› → C-001‹Oil only›'],
    ['FR-001, FR-002, FR-003, FR-004', null],
    ['FR-003 turns it', null],
    ['FR-003 (turning)', null],
    ['FR-099', null],
    ['UTF-8', null],
  ];
  for (const [written, expected] of forms)
    for (const [place, before, behind] of [
      ['a list', '- ', ''],
      ['a field', '- **Requirements**: ', ''],
      ['a cell', '| x | ', ' |'],
    ] as const)
      it(`stand in ${place} behind ${JSON.stringify(written)}${expected === null ? ', not at all' : ''}`, () => {
        const head = place === 'a cell' ? '\n| Note | Requirements |\n|---|---|\n' : '\n## Notes\n\n';
        assert.deepEqual(
          shown(lampWith(`${head}${before}${written}${behind}\n`), LAMP_TASKS),
          expected === null ? [] : [`${before}${expected}${behind}`],
        );
      });

  it('are short, and cut between words', () => {
    const source = lampWith('\n- FR-006\n- FR-007\n').replace(
      '- **C-001**',
      `- **FR-006**: The lamp MUST warn whatever sails by, and in any weather\n- **FR-007**: ${'Very'.repeat(30)}\n- **C-001**`,
    );
    assert.deepEqual(shown(source, LAMP_TASKS), [
      '- FR-006‹The lamp MUST warn whatever sails by…›',
      `- FR-007‹${'Very'.repeat(10).slice(0, 39)}…›`,
    ]);
  });

  it('are not where the words are, nor in prose, headings and long lines', () => {
    const rows = `
| FR-003 | The lamp must turn |
|---|---|
| FR-003 | The lamp must turn |

### FR-004

FR-003 is what T001 is about.

- **Requirements**: FR-003${' '.repeat(120)}
- ${'x'.repeat(80)}: FR-003
`;
    assert.deepEqual(shown(lampWith(rows), LAMP_TASKS), []);
    assert.deepEqual(shown(lampWith(''), LAMP_SPEC), []);
  });

  it('are not in fences, even where edges in fences are read', () => {
    assert.deepEqual(shown(lampWith('\n```mermaid\ngraph TD\n  T001 --> T002\n```\n'), LAMP_TASKS), []);
  });

  it('tell the prerequisites and sources of a task, and what a risk is mapped to', () => {
    const source = `# Plan

| Task ID | Description | Prereqs | Source |
|---|---|---|---|
| T-001 | Dig | | AP L1 |
| T-002 | Fill | T-001 | AP L2 |

### Risks

- R-001 → T-002
`;
    assert.deepEqual(shown(source, 'plan.md'), ['| T-002 | Fill | T-001‹Dig› | AP L2 |', '- R-001 → T-002‹Fill›']);
  });

  it('tell the criteria that a task names by their numbers', () => {
    const folder = '.kiro/specs/buoy';
    const source = `//- /${folder}/requirements.md
# Requirements Document

### Requirement 1

#### Acceptance Criteria

1. WHEN it is dark THEN the buoy SHALL blink

//- /${folder}/tasks.md
# Implementation Plan

- [ ] 1. Light
  - _Requirements: 1.1_
`;
    assert.deepEqual(shown(source, `${folder}/tasks.md`), [
      '  - _Requirements: 1.1_‹WHEN it is dark THEN the buoy SHALL…›',
    ]);
  });

  it('tell what the front matter of a work package names, inside the brackets of its list', () => {
    const folder = 'kitty-specs/001-lamp';
    const source = `//- /${folder}/spec.md
# Feature Specification: Lamp

## Requirements

- **FR-001**: The lamp MUST burn
- **FR-002**: The lamp MUST turn

//- /${folder}/tasks/WP02-turn.md
---
work_package_id: "WP02"
dependencies:
  - WP01
requirement_refs: ["FR-001", FR-002]
---
# WP02: Turn

//- /${folder}/tasks/WP01-burn.md
---
work_package_id: "WP01"
title: Burn
---
# WP01: Burn
`;
    assert.deepEqual(shown(source, `${folder}/tasks/WP02-turn.md`), [
      '  - WP01‹Burn›',
      'requirement_refs: ["FR-001"‹The lamp MUST burn›, FR-002‹The lamp MUST turn›]',
    ]);
  });

  it('tell what a work package traces', () => {
    const traced = craneWith('### WP-1: Boom\n\n- **Requirements traced**: [4.4-1], [4.4-2]\n');
    assert.deepEqual(shown(traced, CRANE_PLAN), [
      '- **Requirements traced**: [4.4-1]‹It lifts ten tons.›, [4.4-2]‹It must not swing in a storm.›',
    ]);
  });

  const coverage = (line: string): string[] =>
    shown(
      craneWith('### WP-1: Boom\n\n- **Requirements traced**: [4.4-1]–[4.4-2]\n').replace(
        'Coverage**: 4.4',
        `Coverage**: ${line}`,
      ),
      'plans/master-plan.md',
    );
  for (const [line, expected] of [
    ['4.4', '4.4‹· 2/3›'],
    ['§4.4', '§4.4‹· 2/3›'],
    ['4', '4‹· 2/3›'],
    ['4.1–4.4', '4.1–4.4‹· 2/3›'],
    ['4.4 (partial — lifting)', '4.4‹· 2/3› (partial — lifting)'],
    ['4.4, all sections (final pass)', '4.4‹· 2/3›, all sections (final pass)'],
    ['9.9, 4.4', '9.9, 4.4‹· 2/3›'],
    ['[4.4](../HighLevelReqs.md#44-crane)', null],
  ] as const)
    it(`say how much of ${line} is covered${expected === null ? ', but not in a link' : ''}`, () => {
      assert.deepEqual(coverage(line), expected === null ? [] : [`**HighLevelReqs Coverage**: ${expected}`]);
    });

  it('say nothing of coverage before anybody has planned', () => {
    assert.deepEqual(shown(craneWith(''), 'plans/master-plan.md'), []);
  });

  it('can be asked for in a part of a document', () => {
    const source = lampWith('\n- FR-003\n- FR-004\n');
    const text = parseFixture(source).files.get(LAMP_TASKS) ?? '';
    const from = text.indexOf('- FR-004');
    assert.deepEqual(shown(source, LAMP_TASKS, from, from + 8), ['- FR-004‹The lamp MUST dim at dawn›']);
    assert.deepEqual(shown(source, LAMP_TASKS, 0, from), ['- FR-003‹The lamp MUST turn›']);
  });

  it('are not in ordinary markdown', () => {
    assert.deepEqual(shown(`${lampWith('')}//- /specs/001-lamp/notes.txt.md\n- FR-003\n`, 'notes.md'), []);
    assert.deepEqual(shown(`${lampWith('')}//- /notes.md\n- FR-003\n`, 'notes.md'), []);
  });
});

describe('the coverage of a section', () => {
  it('is the same in hints, lenses and hovers, where bullets have no rows and rows are left out', () => {
    const source = craneWith('### WP-1: Boom\n\n- **Requirements traced**: [4.4-1]\n')
      .replace(
        'It turns both ways.\n\n//- /plans/phase-1',
        'It turns both ways.\n- It beeps when it moves.\n\n//- /plans/phase-1',
      )
      .replace('- [ ] [4.4-3] It turns both ways.', '- [ ] [4.4-3] It turns both ways. Out of scope.');
    const { files } = parseFixture(source);
    const snapshot = workspaceOf(files).snapshot();
    const master = 'plans/master-plan.md';
    const [hint] = inlayHints(snapshot, master);
    assert.equal(hint?.label, '· 1/3');
    assert.equal(hint.full, '1 of 3 covered, not [4.4-2], It beeps when it moves.');
    const titles = lenses(snapshot, 'HighLevelReqs.md').map(({ title }) => title);
    assert.deepEqual(titles, ['2 of 3 uncovered', '2 of 3 uncovered']);
    const content = hover(snapshot, master, hint.offset);
    assert.ok(content?.kind === 'sections');
    assert.deepEqual(content.coverage, { covered: 1, total: 3 });
  });
});
