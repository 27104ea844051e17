import assert from 'node:assert/strict';
import { declaration, definition, implementation } from '../../../server/src/core/features/definition';
import { hover } from '../../../server/src/core/features/hover';
import { references } from '../../../server/src/core/features/references';
import { LineIndex } from '../../../server/src/core/text/lineIndex';
import { hoverMarkdown } from '../../../server/src/lsp/hoverMarkdown';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, lampWith } from '../../support/idForms';

interface Looked {
  readonly markdown: string;
  /** The characters that are hovered. */
  readonly over: string;
  readonly definition: readonly string[];
  readonly declaration: readonly string[];
  readonly implementation: readonly string[];
  readonly references: readonly string[];
}

/** Everything that is known at the cursor; places as `file:line`. */
function look(source: string): Looked {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const snapshot = workspaceOf(files).snapshot();
  const { path, offset } = cursor;
  const textOf = (file: string): string => files.get(file) ?? '';
  const at = (file: string, start: number): string =>
    `${file.slice(file.lastIndexOf('/') + 1)}:${new LineIndex(textOf(file)).lineAt(start) + 1}`;
  const content = hover(snapshot, path, offset);
  const names = { uri: (file: string) => file, lines: (file: string) => snapshot.graph.file(file)?.facts.lines };
  const leads = (found: ReturnType<typeof definition>): string[] =>
    (found?.targets ?? []).map(({ file, start }) => at(file, start));
  return {
    markdown: content ? hoverMarkdown(content, names) : '',
    over: content ? textOf(path).slice(content.start, content.end) : '',
    definition: leads(definition(snapshot, path, offset)),
    declaration: leads(declaration(snapshot, path, offset)),
    implementation: leads(implementation(snapshot, path, offset)),
    references: references(snapshot, path, offset, false).map(({ file, start, role }) => `${at(file, start)} ${role}`),
  };
}

const HOIST = '### WP-1: Hoist\n\n**Requirements traced**: [4.4-1]';

describe('what is known of an ID', () => {
  it('is its text, its source bullet, its phase and its work', () => {
    const seen = look(craneWith('### WP-1: Hoist\n\n**Requirements traced**: [4.4-$01], [4.4-2]\n'));
    assert.equal(seen.over, '4.4-1');
    assert.match(seen.markdown, /^\*\*\\\[4\.4-1\\\]\*\* It lifts ten tons/);
    assert.match(seen.markdown, /Source: \[HighLevelReqs\.md:7\]/);
    assert.match(seen.markdown, /Phase: \[Phase 1\]\(plans\/master-plan\.md#L5,5\) Crane/);
    assert.match(seen.markdown, /Covered by: \[WP-1\]/);
    assert.deepEqual(seen.definition, ['phase-1-crane.md:5']);
    assert.deepEqual(seen.declaration, ['HighLevelReqs.md:7']);
    assert.deepEqual(seen.implementation, ['phase-1-crane.md:11']);
    assert.deepEqual(seen.references, ['phase-1-crane.md:13 covers']);
  });

  it('is the phase that it stands below, where the document is no plan of one', () =>
    assert.match(look(lampWith('- [ ] T003 Light it (needs T0$002)\n')).markdown, /Phase: \[Phase 1\]/));

  it('is said of every member of a range, and what nothing defines is named', () => {
    const seen = look(lampWith('- [ ] T003 Light it (FR-001 $0to FR-007)\n'));
    assert.equal(seen.over, 'FR-001 to FR-007');
    assert.match(seen.markdown, /^\*\*7 items\*\*/);
    assert.match(seen.markdown, /- \[FR-001\]\(.*\) The lamp MUST burn all night · covered by T001, T003/);
    assert.match(seen.markdown, /Nothing defines FR-006, FR-007$/);
    assert.deepEqual(seen.definition.length, 5);
  });

  it('is escaped: nothing that a file says becomes markup, a link or a command', () => {
    const { markdown } = look(
      lampWith('- [ ] T009 \\[x](command:evil) a<b> **bold**\n- [ ] T010 Wait (needs T0$009)\n'),
    );
    assert.ok(markdown.includes('\\[x\\](command:evil)'), markdown);
    assert.ok(markdown.includes('a\\<b\\>'), markdown);
  });
});

describe('what is known of a section that a coverage line cites', () => {
  const covering = (line: string): string => craneWith(`${HOIST}\n`).replace('Coverage**: 4.4', `Coverage**: ${line}`);

  it('is its requirements with those that no work covers', () => {
    const seen = look(covering('4.$04 (partial — the hoist)'));
    assert.match(seen.markdown, /^\*\*\[§4\.4\]\(HighLevelReqs\.md#L5,\d+\)\*\* Crane/);
    assert.match(seen.markdown, /1 of 3 requirements covered/);
    assert.match(seen.markdown, /This phase: partial — the hoist/);
    assert.match(seen.markdown, /\[\\\[4\.4-2\\\]\]\(.*\) It must not swing in a storm\.? · not covered/);
    assert.deepEqual(seen.definition, ['HighLevelReqs.md:5']);
    assert.deepEqual(seen.implementation, ['phase-1-crane.md:11']);
    assert.deepEqual(seen.references, ['master-plan.md:7 covers']);
  });

  it('is each section of a range with its figures', () => {
    const seen = look(covering('4.3–4$0.4').replace('### 4.4 Crane', '### 4.3 Quay\n\n- It holds.\n\n### 4.4 Crane'));
    assert.match(seen.markdown, /^\*\*2 sections\*\*/);
    assert.match(seen.markdown, /Quay · 0 of 1/);
    assert.match(seen.markdown, /Crane · 1 of 3/);
    assert.deepEqual(seen.definition, ['HighLevelReqs.md:5', 'HighLevelReqs.md:9']);
  });

  it('is nothing where no source has it', () => assert.equal(look(covering('9.$09')).markdown, ''));

  it('is seen from the section itself', () => {
    const seen = look(covering('4.4').replace('### 4.4 Crane', '### 4$0.4 Crane'));
    assert.match(seen.markdown, /1 of 3 requirements covered/);
    assert.deepEqual(seen.references, ['master-plan.md:7 covers']);
  });
});

describe('what is known of a source citation', () => {
  const ferry = (source: string): string => `//- /plans/Ferry_Plan.md
# Ferry plan

Sources: \`Action_Plan.md\` (AP L1–L9), \`Gone.md\` (GO).

| Task ID | Description | Source |
|---|---|---|
| T-001 | Moor it | ${source} |

//- /plans/Action_Plan.md
# Action

One \`\`\` fence
[Two](command:evil)

## 2. Quay

Three
`;

  it('are the lines as they stand, in a fence that they cannot close', () => {
    const seen = look(ferry('AP L3$0–L4'));
    assert.equal(seen.over, 'AP L3–L4');
    assert.equal(
      seen.markdown,
      '[Action\\_Plan.md](plans/Action_Plan.md#L3,1), lines 3–4\n\n````text\nOne ``` fence\n[Two](command:evil)\n````',
    );
    assert.deepEqual(seen.definition, ['Action_Plan.md:3']);
  });

  it('is the section', () => {
    const seen = look(ferry('AP §$02'));
    assert.match(seen.markdown, /lines 6–8\n\n```text\n## 2\. Quay\n\nThree\n```$/);
    assert.deepEqual(seen.definition, ['Action_Plan.md:6']);
  });

  it('is nothing where the document is not there', () => assert.equal(look(ferry('GO L$01')).markdown, ''));
});
