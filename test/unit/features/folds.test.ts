import assert from 'node:assert/strict';
import { folds } from '../../../server/src/core/features/folds';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith, LAMP_TASKS, lampWith } from '../../support/idForms';
import { gardensIn } from '../views/gardens';

/** `- [ ] T001 … – last line`, with the kind where there is one. */
function foldsOf(source: string, path: string, most?: number): string[] {
  const { files } = parseFixture(source);
  return told(files.get(path) ?? '', folds(workspaceOf(files).snapshot(), path, most));
}

function told(text: string, found: ReturnType<typeof folds>): string[] {
  const lines = text.split('\n');
  return found.map(({ firstLine, lastLine, kind }) => {
    assert.ok(firstLine < lastLine && lastLine < lines.length);
    return `${lines[firstLine]} … ${lines[lastLine]}${kind === null ? '' : ` (${kind})`}`;
  });
}

describe('folds of a document', () => {
  it('are its sections, checklists with their labels, rows with what they hold, and tables', () => {
    const plan = craneWith(`### WP-1: Boom

**Acceptance criteria**:
- [ ] It lifts
- [ ] It turns
  - [ ] both ways

### WP-2: Hook

| Check | Result |
|---|---|
| [4.4-2] | open |

Text.


`);
    assert.deepEqual(foldsOf(plan, CRANE_PLAN), [
      '# Phase 1: Crane … Text.',
      '## Requirements Checklist … - [ ] [4.4-3] It turns both ways.',
      '- [ ] [4.4-1] It lifts ten tons. … - [ ] [4.4-3] It turns both ways.',
      '## Work Packages … Text.',
      '### WP-1: Boom …   - [ ] both ways',
      '**Acceptance criteria**: …   - [ ] both ways',
      '- [ ] It turns …   - [ ] both ways',
      '### WP-2: Hook … Text.',
      '| Check | Result | … | [4.4-2] | open |',
    ]);
  });

  it('are front matter, comments of several lines, and fences but for their last line', () => {
    const { files } = parseFixture(
      lampWith('\n<!-- one\ntwo -->\n\n<!-- one line -->\n\n```ts\na\nb\n```\n\n~~~\nopen\n'),
    );
    const text = `---\ntitle: Lamp\n---\n${files.get(LAMP_TASKS)}`;
    const snapshot = workspaceOf(new Map([...files, [LAMP_TASKS, text]])).snapshot();
    const all = told(text, folds(snapshot, LAMP_TASKS));
    assert.deepEqual(
      all.filter((fold) => !/^[#-] ?[#[T]/.test(fold) && !fold.startsWith('# ')),
      ['--- … --- (region)', '<!-- one … two --> (comment)', '```ts … b', '~~~ … open'],
    );
  });

  it('hold the work packages of a phase whatever the level of their headings', () => {
    const path = 'gardens/pond/jobs.md';
    const text = '# Pond\n\n## Step 1: Dig\n\n## B1: Edge\n\n- [ ] J1 Mark it\n\n## Notes\n\nNone.\n';
    const found = told(text, folds(gardensIn(`//- /${path}\n${text}`), path));
    assert.deepEqual(found, [
      '# Pond … None.',
      '## Step 1: Dig … - [ ] J1 Mark it',
      '## B1: Edge … - [ ] J1 Mark it',
      '## Notes … None.',
    ]);
  });

  it('are the outermost where a client takes no more', () => {
    const source = lampWith('\n### More\n\n- [ ] T003 One\n  - sub\n');
    const all = foldsOf(source, LAMP_TASKS);
    const few = foldsOf(source, LAMP_TASKS, 2);
    assert.deepEqual(few, all.slice(0, 2));
    assert.ok(all.length > 3);
  });

  it('are left to editors in ordinary markdown', () => {
    assert.deepEqual(foldsOf('//- /notes.md\n# Notes\n\n- a\n- b\n', 'notes.md'), []);
  });
});
