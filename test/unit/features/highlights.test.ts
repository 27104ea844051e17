import assert from 'node:assert/strict';
import { highlights } from '../../../server/src/core/features/highlights';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, lampWith } from '../../support/idForms';

/** What is highlighted for the cursor of a fixture: each line with marks around, `<<` where it is written. */
function marked(source: string): string[] {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const text = files.get(cursor.path) ?? '';
  const found = highlights(workspaceOf(files).snapshot(), cursor.path, cursor.offset);
  return found.map(({ start, end, isDefinition }) => {
    const line = text.slice(0, start).split('\n').length;
    return `${line} ${isDefinition ? 'defines' : 'names'} ${text.slice(start, end)}`;
  });
}

describe('highlights of an ID', () => {
  it('are its definition and all that names it in the document, from any of them', () => {
    const rows = (at: string): string =>
      lampWith(at).replaceAll('- [ ] T002 Trim it', '- [ ] T002 Trim it (depends on T001)');
    const expected = ['5 defines T001', '6 names T001', '7 names T001', '7 names T001'];
    for (const written of ['$0T001', 'T0$001', 'T001$0'])
      assert.deepEqual(marked(rows(`- [ ] T003 Wait (depends on ${written}), after T001–T003\n`)), expected);
    assert.deepEqual(
      marked(rows('- [ ] T003 Wait (depends on T001)\n').replace('[x] T001', '[x] T$0001')),
      expected.slice(0, 3),
    );
  });

  const forms: readonly [string, string][] = [
    ['**FR-003**', 'FR-003'],
    ['`FR-003`', 'FR-003'],
    ['~~FR-003~~', 'FR-003'],
    ['[FR-003](spec.md#fr-003)', 'FR-003'],
    ['FR-001, FR-003 and C-001', 'FR-003'],
    ['FR-001/003', '003'],
    ['FR-003+FR-004', 'FR-003'],
    ['FR-003–FR-004', 'FR-003'],
    ['FR-001–FR-004', 'FR-001–FR-004'],
    ['FR-001..FR-004', 'FR-001..FR-004'],
    ['FR-001…004', 'FR-001…004'],
    ['FR-001 through FR-004', 'FR-001 through FR-004'],
  ];
  for (const [written, expected] of forms)
    it(`hold ${expected} of ${written}`, () => {
      assert.deepEqual(marked(lampWith(`- [ ] T003 Do it (FR-00$03)\n- [ ] T004 Do more (${written})\n`)), [
        '7 names FR-003',
        `8 names ${expected}`,
      ]);
    });

  it('are the same for both spellings of a hyphen', () => {
    assert.deepEqual(marked(lampWith('- [ ] T003 Do it (FR\u2011$0005)\n- [ ] T004 Do more (FR-005)\n')), [
      '7 names FR\u2011005',
      '8 names FR-005',
    ]);
  });

  it('are those of all members where the cursor is between the ends of a range', () => {
    assert.deepEqual(marked(craneWith('### WP-1: Boom\n\n- **Requirements traced**: [4.4-1]$0–[4.4-3], [4.4-2]\n')), [
      '5 defines 4.4-1',
      '6 defines 4.4-2',
      '7 defines 4.4-3',
      '13 names 4.4-1',
      '13 names 4.4-1]–[4.4-3',
      '13 names 4.4-3',
      '13 names 4.4-2',
    ]);
  });

  it('are the same word where it leads nowhere', () => {
    assert.deepEqual(marked(lampWith('- [ ] T003 Do it (FR-0$077)\n- [ ] T004 Do more (FR-077, FR-078)\n')), [
      '7 names FR-077',
      '8 names FR-077',
    ]);
  });

  it('are there for what is only quoted in a fence', () => {
    assert.deepEqual(marked(lampWith('\n```text\nT0$002\n```\n')), ['6 defines T002', '9 names T002']);
  });

  it('are none in prose', () => {
    assert.deepEqual(marked(lampWith('\nNothing h$0ere.\n')), []);
  });
});
