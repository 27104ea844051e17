import assert from 'node:assert/strict';
import type { Move } from '../../../server/src/core/authoring/movedFiles';
import { parseFixture } from '../../support/fixture';
import { following } from '../../support/moving';
import { linesOf } from '../../support/renaming';

/** A plan with more text in it, among other documents and a drawing. */
const plans = (text: string, more = ''): string => `//- /docs/plans/master.md
# Master plan

## Phase Structure

### Phase 1: Mill

${text}

//- /docs/plans/phase-1-mill.md
# Phase 1: Mill

## Scope

## Wheels and cogs

//- /docs/plans/old drawings.md
# Drawings

//- /docs/notes.md
# Notes

//- /wheel.png
PNG
${more}`;

/** The line of the master plan after some files have moved; the same where nothing has to be written. */
function line(text: string, ...moves: Move[]): string {
  const { files } = parseFixture(plans(text));
  const lines = linesOf(files, following(files, moves));
  assert.ok(lines.length <= 2, lines.join('\n'));
  return lines[1]?.slice(2) ?? text;
}

const RENAMED: Move = { from: 'docs/plans/phase-1-mill.md', to: 'docs/plans/phase-1-water-mill.md' };
const AWAY: Move = { from: 'docs/plans/phase-1-mill.md', to: 'archive/phase-1-mill.md' };
const DRAWINGS: Move = { from: 'docs/plans/old drawings.md', to: 'docs/plans/new drawings.md' };

describe('what follows a file that moves', () => {
  for (const [before, move, after] of [
    // Links, and how they are written.
    ['[plan](phase-1-mill.md)', RENAMED, '[plan](phase-1-water-mill.md)'],
    ['[plan](./phase-1-mill.md)', RENAMED, '[plan](./phase-1-water-mill.md)'],
    ['[plan](phase-1-mill.md#wheels-and-cogs "cogs")', RENAMED, '[plan](phase-1-water-mill.md#wheels-and-cogs "cogs")'],
    ['[plan](phase-1-mill.md?plain=1#L3)', RENAMED, '[plan](phase-1-water-mill.md?plain=1#L3)'],
    ['[plan](phase-1-mill.md)', AWAY, '[plan](../../archive/phase-1-mill.md)'],
    ['[plan](./phase-1-mill.md)', AWAY, '[plan](../../archive/phase-1-mill.md)'],
    ['[plan](/docs/plans/phase-1-mill.md)', AWAY, '[plan](/archive/phase-1-mill.md)'],
    ['[plan](docs/plans/phase-1-mill.md)', AWAY, '[plan](archive/phase-1-mill.md)'],
    ['[a](old%20drawings.md)', DRAWINGS, '[a](new%20drawings.md)'],
    ['[a](<old drawings.md>)', DRAWINGS, '[a](<new drawings.md>)'],
    ['[plan]: phase-1-mill.md#scope', RENAMED, '[plan]: phase-1-water-mill.md#scope'],
    ['[plan]: <phase-1-mill.md> "Plan"', RENAMED, '[plan]: <phase-1-water-mill.md> "Plan"'],
    ['[phase-1-mill.md](phase-1-mill.md)', RENAMED, '[phase-1-water-mill.md](phase-1-water-mill.md)'],
    ['[`phase-1-mill.md`](phase-1-mill.md)', AWAY, '[`phase-1-mill.md`](../../archive/phase-1-mill.md)'],
    ['![w](../../wheel.png)', { from: 'wheel.png', to: 'art/wheel.png' }, '![w](../../art/wheel.png)'],
    // Paths.
    [
      '**Plan Document**: `docs/plans/phase-1-mill.md`',
      RENAMED,
      '**Plan Document**: `docs/plans/phase-1-water-mill.md`',
    ],
    ['**Plan Document**: phase-1-mill.md', RENAMED, '**Plan Document**: phase-1-water-mill.md'],
    ['**Plan Document**: ./phase-1-mill.md', RENAMED, '**Plan Document**: ./phase-1-water-mill.md'],
    ['**Plan Document**: plans/phase-1-mill.md', RENAMED, '**Plan Document**: plans/phase-1-water-mill.md'],
    ['**Plan Document**: plans/phase-1-mill.md', AWAY, '**Plan Document**: archive/phase-1-mill.md'],
    ['**Plan Document**: docs\\plans\\phase-1-mill.md', AWAY, '**Plan Document**: archive\\phase-1-mill.md'],
    ['| `docs/plans/phase-1-mill.md` | the mill |', RENAMED, '| `docs/plans/phase-1-water-mill.md` | the mill |'],
    ['As docs/plans/phase-1-mill.md.', RENAMED, 'As docs/plans/phase-1-water-mill.md.'],
    ['`phase-1-mill.md` WP-3', AWAY, '`../../archive/phase-1-mill.md` WP-3'],
    // What does not mean the file.
    ['[plan](https://a.example/phase-1-mill.md)', RENAMED, null],
    ['https://a.example/docs/plans/phase-1-mill.md', RENAMED, null],
    ['[plan](../phase-1-mill.md)', RENAMED, null],
    ['other/phase-1-mill.md', RENAMED, null],
    ['docs/plans/phase-1-mill.md.bak', RENAMED, null],
    ['<!-- docs/plans/phase-1-mill.md -->', RENAMED, null],
    ['    docs/plans/phase-1-mill.md', RENAMED, null],
    ['phase-1-mill', RENAMED, null],
    ['[a](old%20drawings.md)', RENAMED, null],
  ] as const)
    it(`${before} → ${move.to}`, () => assert.equal(line(before, move), after ?? before));

  it('names a folder by its new name, and nothing that stays where it is', () => {
    const folder: Move = { from: 'docs/plans', to: 'docs/roads' };
    assert.equal(
      line('[plan](phase-1-mill.md), [n](../notes.md)', folder),
      '[plan](phase-1-mill.md), [n](../notes.md)',
    );
    assert.equal(line('`docs/plans/phase-1-mill.md`', folder), '`docs/roads/phase-1-mill.md`');
    assert.equal(line('All of docs/plans/ and of docs/plans.', folder), 'All of docs/roads/ and of docs/roads.');
    const deeper: Move = { from: 'docs/plans', to: 'plans/all' };
    assert.equal(line('[n](../notes.md)', deeper), '[n](../../docs/notes.md)');
  });

  it('lets the links of a document that moves lead where they led', () => {
    const text =
      '[n](../notes.md), [own](#phase-1-mill), [w](../../wheel.png), [p](phase-1-mill.md), [x](not-there.md)';
    assert.equal(
      line(text, { from: 'docs/plans/master.md', to: 'docs/master.md' }),
      '[n](notes.md), [own](#phase-1-mill), [w](../wheel.png), [p](plans/phase-1-mill.md), [x](plans/not-there.md)',
    );
  });

  it('lets files that move together name one another as before', () =>
    assert.equal(
      line('[p](phase-1-mill.md)', AWAY, { from: 'docs/plans/master.md', to: 'archive/master.md' }),
      '[p](phase-1-mill.md)',
    ));

  it('writes what the baseline remembers of a document under its new path, in its place', () => {
    const baseline = (first: string, second: string, reviewed: string): string => `{
  "version": 1,
  "items": {
    ${first},
    ${second}
  },
  "reviewed": {
    "docs/notes.md": {
      "${reviewed}#1.1-1": "0123456789ab"
    }
  }
}
`;
    const entry = (path: string, id: string): string => `"${path}": {\n      "${id}": "0123456789ab"\n    }`;
    const kept = entry('docs/z.md', '1.1-2');
    const { files } = parseFixture(plans(''));
    const text = baseline(entry(RENAMED.from, '1.1-1'), kept, RENAMED.from);
    const after = following(new Map(files).set('plantrace.baseline.json', text), [{ ...RENAMED, to: 'zoo/mill.md' }]);
    const expected = baseline(kept, entry('zoo/mill.md', '1.1-1'), 'zoo/mill.md');
    assert.equal(after.get('plantrace.baseline.json'), expected);
  });

  it('leaves a workspace alone that holds no plan', () => {
    const { files } = parseFixture('//- /a.md\n# A\n\n[b](b.md)\n\n//- /b.md\n# B\n');
    assert.deepEqual(following(files, [{ from: 'b.md', to: 'c.md' }]), files);
  });
});
