import assert from 'node:assert/strict';
import { rename, renamableAt } from '../../../server/src/core/features/rename';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, lampWith } from '../../support/idForms';
import { changed, linesOf } from '../../support/renaming';

/** What a person sees when they are asked for a new name: `written → proposed`, or a sentence; null for nothing. */
function asked(source: string): string | null {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const found = renamableAt(workspaceOf(files).snapshot(), cursor.path, cursor.offset);
  if (!found || 'refused' in found) return found && found.refused;
  return `${(files.get(cursor.path) ?? '').slice(found.start, found.end)} → ${found.id}`;
}

/** Lines that a rename at the cursor changes, or a sentence. */
function renamed(source: string, newId: string): string[] {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const change = rename(workspaceOf(files).snapshot(), cursor.path, cursor.offset, newId);
  assert.ok(change);
  return 'refused' in change ? [change.refused] : linesOf(files, changed(files, change));
}

describe('what can be renamed at the cursor', () => {
  for (const [row, expected] of [
    ['- [ ] T003 Wick (F$0R-002)', 'FR-002 → FR-002'],
    ['- [ ] T003 Wick (FR-002$0)', 'FR-002 → FR-002'],
    ['- [ ] T003 Wick [$0FR-002]', 'FR-002 → FR-002'],
    ['- [ ] T003 Wick `FR-0$002`', 'FR-002 → FR-002'],
    ['- [ ] T003 Wick **FR-0$002**:', 'FR-002 → FR-002'],
    ['- [ ] T003 Wick [FR-0$002](spec.md)', 'FR-002 → FR-002'],
    ['- [ ] T003 Wick FR-002/0$003', '003 → FR-003'],
    ['- [ ] T003 Wick FR-001–FR-0$003', 'FR-003 → FR-003'],
    ['- [ ] T003 Wick F$0R-001–003', 'FR-001 → FR-001'],
    ['- [ ] T003 Wick FR-001–0$003', '003 → FR-003'],
    ['- [ ] T003 Wick FR-0$005', 'FR-005 → FR\u2011005'],
    ['- [ ] T0$003 Wick', 'T003 → T003'],
    ['- [ ] T003 Wi$0ck', null],
    ['- [ ] T003 Wick FR-004 $0 and so on', null],
    [
      '- [ ] T003 Wick FR-001 t$0o FR-003',
      'A range stands for several IDs; rename one of its ends, or an ID where it is defined.',
    ],
    ['- [ ] T003 Wick FR-0$099', 'Nothing defines FR-099, so there is nothing to rename.'],
    [
      '<!-- see FR-0$002 -->',
      'Here FR-002 is only quoted, and a rename would leave it as it is; rename it where it is defined or cited.',
    ],
  ] as const)
    it(row, () => assert.equal(asked(lampWith(`${row}\n`)), expected));

  it('is the ID within its brackets', () => {
    assert.equal(asked(craneWith('### WP-1: Hook\n\nTraces [4.4$0-2].\n')), '4.4-2 → 4.4-2');
    assert.equal(asked(craneWith('### W$0P-1: Hook\n')), 'WP-1 → WP-1');
  });

  it('is no bullet: its number is its place', () => {
    const source = craneWith('')
      .replace('- It lifts ten tons.', '- It l$0ifts ten tons.')
      .replace(/- \[ \].*\n/g, '');
    assert.match(asked(source) ?? '', /^4\.4-1 follows from the place of its bullet/);
  });
});

describe('renaming at the cursor', () => {
  it('takes the end of the range at which the cursor stands', () =>
    assert.deepEqual(renamed(lampWith('- [ ] T003 Wick (FR-001–FR-003$0)\n'), 'FR-009'), [
      '- - **FR-003**: The lamp MUST turn',
      '+ - **FR-009**: The lamp MUST turn',
      '- - [ ] T003 Wick (FR-001–FR-003)',
      '+ - [ ] T003 Wick (FR-001–FR-002, FR-009)',
    ]));

  it('says why it cannot be', () => {
    const source = lampWith('- [ ] T003 Wick (FR-0$003)\n');
    assert.deepEqual(renamed(source, 'FR-004'), ['FR-004 is taken: specs/001-lamp/spec.md, line 8 defines it.']);
    assert.deepEqual(renamed(source, 'lamp'), ['"lamp" is no ID of a requirement: it must be written like FR-003.']);
  });
});
