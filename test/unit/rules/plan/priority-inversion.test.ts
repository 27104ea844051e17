import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { mend } from '../../../support/mending';

const table = (first: string, second: string, label = ''): string =>
  [
    '| Task ID | Description | Prereqs | Priority | Status |',
    '|---|---|---|---|---|',
    `| T-001 | Record | None | ${first} | Open |`,
    `| T-002 | Cut | T-001 | ${second} | Open |`,
    ...(label === '' ? [] : [label]),
    '',
  ].join('\n');
const told = (own: string, theirs: string): string =>
  `//              ^^^^^ information plan/priority-inversion: T-002 (${own}) waits for T-001, which is less urgent (${theirs}).`;

describe('plan/priority-inversion', () => {
  for (const [first, second] of [
    ['P2', 'P0'],
    ['**P3**', 'P1'],
    ['Low', 'High'],
    ['Medium', 'critical'],
  ] as const)
    it(`tells ${second} that waits for ${first}`, () => {
      const say = (text: string): string => {
        const plain = text.replaceAll('*', '');
        return plain.charAt(0).toUpperCase() + plain.slice(1);
      };
      checkFixture(table(first, second, told(say(second), say(first))));
    });

  for (const [first, second] of [
    ['P1', 'P0'],
    ['P0', 'P2'],
    ['Medium', 'High'],
    ['P3', 'High'],
    ['', 'P0'],
    ['P2, later P0', 'P0'],
  ] as const)
    it(`says nothing of ${second} that waits for ${first || 'none'}`, () => void checkFixture(table(first, second)));

  it('says nothing of what is done', () => void checkFixture(table('P2', 'P0').replace('P2 | Open', 'P2 | Done')));

  it('raises the prerequisite', () => {
    const { fixes, diff } = mend(table('**P2**', 'P0'), 'plan/priority-inversion');
    assert.deepEqual(
      fixes.map(({ title, safe }) => [title, safe]),
      [['Raise T-001 to P0', undefined]],
    );
    assert.deepEqual(diff, [
      '- | T-001 | Record | None | **P2** | Open |',
      '+ | T-001 | Record | None | **P0** | Open |',
    ]);
  });
});
