import assert from 'node:assert/strict';
import { readCheckbox } from '../../../server/src/core/facts/status';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith } from '../../support/idForms';
import { readingOf } from '../../support/reading';

describe('a checkbox', () => {
  for (const [text, status] of [
    ['[ ] a', 'open'],
    ['[x] a', 'done'],
    ['[X] a', 'done'],
    ['[✅] a', 'done'],
    ['[~] a', 'in-progress'],
    ['[-] a', 'in-progress'],
    ['[/] a', 'in-progress'],
    ['[!] a', 'blocked'],
    ['[⚠️] a', 'blocked'],
    ['[>] a', 'deferred'],
    ['[ ]* a', 'optional'],
    ['[x]* a', 'done'],
    ['[-]* a', 'in-progress'],
    ['[ ]**a**', 'open'],
  ] as const) {
    it(`${text} is ${status}`, () => assert.equal(readCheckbox(text, 0)?.status, status));
  }

  for (const text of ['[P] a', '[P0] a', '[ ](x)', '[x](y.md) a', '[US1] a', '[]', '[  ] a', '[ ]*a*']) {
    it(`${text} is none`, () => assert.equal(readCheckbox(text, 0), null));
  }

  it('that is optional counts, and is not open', () => {
    const { items } = readingOf(`//- /.kiro/specs/bell/tasks.md
- [ ] 1. Ring
  - [ ]* 1.1 Test how it rings
  - [x]* 1.2 Test how it stops
`);
    assert.deepEqual(
      items.map((item) => item.replace(/^\S+ /, '')),
      ['1 open', '1.1 optional', '1.2 done'],
    );
  });

  it('with nothing behind it is a row without words, in its place', () => {
    const { files } = parseFixture(craneWith('### WP-1: Boom\n\n**Acceptance criteria**:\n\n- [ ] \n- [ ] Lifts\n'));
    const text = files.get(CRANE_PLAN) ?? '';
    const rows = workspaceOf(files).snapshot().graph.file(CRANE_PLAN)?.facts.rows ?? [];
    assert.deepEqual(
      rows.map(({ start, end }) => (start <= end ? text.slice(start, end) : 'backwards')),
      ['', 'Lifts'],
    );
  });
});
