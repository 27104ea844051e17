import assert from 'node:assert/strict';
import { documentLinks, offsetOfPlace } from '../../../server/src/core/features/documentLinks';
import { LineIndex } from '../../../server/src/core/text/lineIndex';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, LAMP_TASKS, lampWith } from '../../support/idForms';

/** `3 AP L14–L17 → Action_Plan.md:14`: line, words, where they lead. */
function linksOf(source: string, path: string): string[] {
  const { files } = parseFixture(source);
  const snapshot = workspaceOf(files).snapshot();
  const text = files.get(path) ?? '';
  const lines = new LineIndex(text);
  return documentLinks(snapshot, path).map((link) => {
    const offset = offsetOfPlace(snapshot, link.path, link.place);
    const line = offset === null ? '' : `:${new LineIndex(files.get(link.path) ?? '').lineAt(offset) + 1}`;
    return `${lines.lineAt(link.start) + 1} ${text.slice(link.start, link.end)} → ${link.path}${line}`;
  });
}

const ferry = (sources: string): string => `//- /plans/Ferry_Plan.md
# Ferry plan

Sources: \`Action_Plan.md\` (AP L1–L9), \`Survey.md\` (SV), \`Gone.md\` (GO).

Every task must have at least one Source.

| Task ID | Description | Source |
|---|---|---|
| T-001 | Moor it | ${sources} |

//- /plans/Action_Plan.md
# Action

One
Two
Three

//- /plans/Survey.md
# Survey

## 1. Shore

## 3. Quay

- **B-003**: It leans
`;

describe('links of a document', () => {
  it('lead from citations to the lines, sections and IDs of what an abbreviation names', () => {
    const introduced = [
      '3 Action_Plan.md → plans/Action_Plan.md',
      '3 AP L1–L9 → plans/Action_Plan.md:1',
      '3 Survey.md → plans/Survey.md',
    ];
    const cited = (sources: string): string[] => {
      const links = linksOf(ferry(sources), 'plans/Ferry_Plan.md');
      assert.deepEqual(links.slice(0, 3), introduced);
      return links.slice(3);
    };
    assert.deepEqual(cited('AP L4–L5'), ['9 AP L4–L5 → plans/Action_Plan.md:4']);
    assert.deepEqual(cited('AP L3; SV §3'), ['9 AP L3 → plans/Action_Plan.md:3', '9 SV §3 → plans/Survey.md:5']);
    assert.deepEqual(cited('SV §3 B-003'), ['9 SV §3 → plans/Survey.md:5', '9 B-003 → plans/Survey.md:7']);
    assert.deepEqual(cited('GO L1'), []);
    // What is defined leads to its definition.
    assert.deepEqual(cited('SV NEW-RISK-001\n\n## Risks\n\n- NEW-RISK-001 → T-001\n').slice(0, 1), [
      '9 SV → plans/Survey.md:1',
    ]);
    assert.deepEqual(cited('SV NEW-RISK-009'), ['9 SV NEW-RISK-009 → plans/Survey.md:1']);
  });

  it('lead from a phase to its plan, written before and once it is there', () => {
    const announced = craneWith('### WP-1: Boom\n');
    assert.deepEqual(linksOf(announced, 'plans/master-plan.md'), ['9 plans/phase-1-crane.md → plans/phase-1-crane.md']);
    assert.deepEqual(linksOf(announced.replace('`plans/phase-1', '`plans/phase-9'), 'plans/master-plan.md'), []);
  });

  it('lead from what qualifies an ID to its document', () => {
    const other = `//- /specs/012-bell/tasks.md
# Tasks: Bell

- [ ] T001 Hang it (Spec 001 FR-002, FR-003 of Spec 001)
- [ ] T002 As in specs/001-lamp/spec.md FR-004
`;
    assert.deepEqual(linksOf(`${lampWith('')}${other}`, 'specs/012-bell/tasks.md'), [
      '3 Spec 001 → specs/001-lamp/spec.md',
      '3 Spec 001 → specs/001-lamp/spec.md',
      '4 specs/001-lamp/spec.md → specs/001-lamp/spec.md',
    ]);
  });

  const written: readonly [string, readonly string[]][] = [
    ['See spec.md.', ['spec.md → specs/001-lamp/spec.md']],
    ['See `spec.md`, **specs/001-lamp/spec.md**', ['spec.md → @', 'specs/001-lamp/spec.md → @']],
    ['See spec.md#requirements and spec.md:5', ['spec.md#requirements → @:3', 'spec.md:5 → @:5']],
    ['See ./spec.md#L7 (../001-lamp/spec.md)', ['./spec.md#L7 → @:7', '../001-lamp/spec.md → @']],
    ['See [the spec](spec.md), [spec.md](spec.md#x), [`spec.md`][s]', []],
    ['[s]: spec.md', []],
    ['See https://example.org/spec.md and <!-- spec.md -->', []],
    ['See **/spec.md, old-spec.md, spec.mdx, gone/else.md, myspec.md', []],
  ];
  for (const [text, expected] of written)
    it(`are paths in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        linksOf(lampWith(`\n${text}\n`), LAMP_TASKS),
        expected.map((link) => `8 ${link.replace('@', 'specs/001-lamp/spec.md')}`),
      );
    });

  it('are none in fences, nor to the document itself', () => {
    assert.deepEqual(
      linksOf(lampWith('\n```text\nspec.md\n```\n\n    spec.md\n\nThis is tasks.md.\n'), LAMP_TASKS),
      [],
    );
  });
});
