import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend } from '../../../support/mending';

const plan = (check: string, tracking: string): string =>
  `//- /specs/001-tour/plan.md\n# Plan\n\n## Technical Context\n\nTapes.\n\n## Constitution Check\n\n${check}\n${tracking}`;
const table = (row: string): string =>
  `\n## Complexity Tracking\n\n> **Fill ONLY if the check has violations**\n\n| Violation | Why Needed | Rejected |\n|---|---|---|\n${row}\n`;
const told = (words: string): string =>
  `//^${JSON.stringify(words)} warning gate/unjustified-violation: This check fails, and nothing in "Complexity Tracking" justifies it.`;

const TEMPLATE_ROW =
  '| [e.g., 4th project] | [current need] | |\n//^"[e.g., 4th project]" warning document/placeholder: "[e.g.,';

describe('gate/unjustified-violation', () => {
  for (const [row, words] of [
    ['- Simplicity: FAIL', 'Simplicity: FAIL'],
    ['- **Simplicity**: VIOLATION, two players', '**Simplicity**: VIOLATION, two players'],
    ['- [!] Simplicity', 'Simplicity'],
    ['- ❌ Simplicity', 'Simplicity'],
  ] as const)
    for (const tracking of [table('| — | — | — |'), table(TEMPLATE_ROW), ''])
      it(`tells ${row} above ${JSON.stringify(tracking)}`, () =>
        void checkFixture(plan(`${row}\n${told(words)}`, tracking)));

  for (const [row, tracking] of [
    ['- Simplicity: PASS', table('')],
    ['- Simplicity: FAIL', table('| Two players | Old headphones | Half bring them |')],
    ['- Simplicity: FAIL', '\n## Complexity Tracking\n\nTwo players, since half of the headphones are old.\n'],
    ['- [ ] Simplicity', table('')],
  ] as const)
    it(`says nothing of ${row} above ${JSON.stringify(tracking)}`, () => void checkFixture(plan(row, tracking)));
});

describe('gate/unjustified-violation, mended', () => {
  const code = 'gate/unjustified-violation';

  it('puts a row in the place of the empty one', () => {
    const { diff, fixes } = mend(plan('- **Simplicity**: FAIL, two players', table('| — | — | — |')), code);
    assert.deepEqual(
      fixes.map(({ title, safe }) => [title, safe]),
      [['Insert a row for "Simplicity"', undefined]],
    );
    assert.deepEqual(diff, ['- | — | — | — |', '+ | Simplicity | … | … |']);
  });

  it('adds a row to a table without any', () =>
    assert.deepEqual(
      mend(plan('- Simplicity: FAIL', '\n## Complexity Tracking\n\n| Violation | Why |\n|---|---|\n'), code).diff,
      ['+ | Simplicity | … |'],
    ));
});
