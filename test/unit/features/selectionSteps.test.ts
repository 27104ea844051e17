import assert from 'node:assert/strict';
import { selectable, selectionSteps } from '../../../server/src/core/features/selectionSteps';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, lampWith } from '../../support/idForms';

/** What the selection grows to from the cursor; of several lines the first and the last words. */
function stepsOf(source: string): string[] {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const document = selectable(workspaceOf(files).snapshot(), cursor.path);
  assert.ok(document);
  const steps = selectionSteps(document, cursor.offset);
  steps.reduce((inner, outer) => {
    assert.ok(outer.start <= inner.start && outer.end >= inner.end);
    assert.ok(outer.end - outer.start > inner.end - inner.start);
    return outer;
  });
  return steps.map(({ start, end }) => {
    const lines = document.text.slice(start, end).trimEnd().split('\n');
    return lines.length === 1 ? (lines[0] ?? '') : `${lines[0]} … ${lines.at(-1)}`;
  });
}

describe('a selection grows', () => {
  it('from an ID over its marks, its row, list and sections to the document', () => {
    assert.deepEqual(stepsOf(lampWith('- [ ] T003 Wait (**FR-0$003**) long\n')), [
      '003',
      'FR-003',
      '*FR-003*',
      '**FR-003**',
      '(**FR-003**)',
      'T003 Wait (**FR-003**) long',
      '[ ] T003 Wait (**FR-003**) long',
      '- [ ] T003 Wait (**FR-003**) long',
      '- [x] T001 Fill it (FR-001) … - [ ] T003 Wait (**FR-003**) long',
      '## Phase 1: Setup … - [ ] T003 Wait (**FR-003**) long',
      '# Tasks: Lamp … - [ ] T003 Wait (**FR-003**) long',
      '# Tasks: Lamp … - [ ] T003 Wait (**FR-003**) long',
    ]);
  });

  const forms: readonly [string, readonly string[]][] = [
    ['FR-0$001–FR-004', ['001', 'FR-001', 'FR-001–FR-004']],
    ['FR-001$0..FR-004', ['001', 'FR-001', 'FR-001..FR-004']],
    ['FR-001 thr$0ough FR-004', ['through', 'FR-001 through FR-004']],
    ['FR-001, FR-$0003 and C-001', ['003', 'FR-003', 'FR-001, FR-003 and C-001']],
    ['FR-001/00$03', ['003', 'FR-001/003']],
    ['FR\u20110$005', ['005', 'FR\u2011005']],
    ['`FR-0$003`', ['003', 'FR-003', '`FR-003`']],
    ['FR-001–FR-003, FR-0$004', ['004', 'FR-004', 'FR-001–FR-003, FR-004']],
  ];
  for (const [written, expected] of forms)
    it(`within ${JSON.stringify(written)}`, () => {
      assert.deepEqual(stepsOf(lampWith(`- [ ] T003 Wait (${written}) long\n`)).slice(0, expected.length), expected);
    });

  it('over brackets, the value of a field and its line', () => {
    const steps = stepsOf(craneWith('### WP-1: Boom\n\n- **Requirements traced**: [4.4-$01]–[4.4-3], [4.4-2]\n'));
    assert.deepEqual(steps.slice(0, 7), [
      '1',
      '4.4-1',
      '[4.4-1]',
      '[4.4-1]–[4.4-3]',
      '[4.4-1]–[4.4-3], [4.4-2]',
      '**Requirements traced**: [4.4-1]–[4.4-3], [4.4-2]',
      '- **Requirements traced**: [4.4-1]–[4.4-3], [4.4-2]',
    ]);
  });

  it('over a cell, its row and its table', () => {
    const steps = stepsOf(craneWith('### WP-1: Boom\n\n| Check | Result |\n|---|---|\n| it ho$0lds on | WP-1 |\n'));
    assert.deepEqual(steps.slice(0, 5), [
      'holds',
      'it holds on',
      '| it holds on | WP-1 |',
      '| Check | Result | … | it holds on | WP-1 |',
      '### WP-1: Boom … | it holds on | WP-1 |',
    ]);
  });

  it('from an empty line, and in an empty document', () => {
    assert.deepEqual(stepsOf('//- /notes.md\n# Notes\n$0\nText\n'), ['# Notes … Text', '# Notes … Text']);
    const document = selectable(workspaceOf(new Map([['a.md', '']])).snapshot(), 'a.md');
    assert.ok(document);
    assert.deepEqual(selectionSteps(document, 0), [{ start: 0, end: 0 }]);
  });
});
