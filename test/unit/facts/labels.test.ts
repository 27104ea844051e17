import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const FOLDER = `//- /kitty-specs/mill/tasks.md
## Work Package WP01: Wheel

- [ ] T001 Cut the wheel

## Work Package WP02: Stone

- [ ] T002 Dress the stone

## Work Package WP03: Sacks

`;
const waitsFor = (text: string): string[] =>
  readingOf(FOLDER + text).links.flatMap((link) => /depends-on (\S+) /.exec(link)?.[1] ?? []);

describe('a label', () => {
  it('with a value speaks of its value', () => assert.deepEqual(waitsFor('**Dependencies**: WP01\n'), ['WP01']));

  it('without one governs the list below', () =>
    assert.deepEqual(waitsFor('**Dependencies**:\n\n- WP01\n- WP02\n'), ['WP01', 'WP02']));

  it('with a value does not govern the list below', () =>
    assert.deepEqual(waitsFor('**Dependencies**: WP01\n\n- WP02 takes its sacks from here\n'), ['WP01']));

  it('ends at the next label', () =>
    assert.deepEqual(waitsFor('**Dependencies**:\n\n- WP01\n\n**Notes**:\n\n- WP02 was first\n'), ['WP01']));

  it('that denies cites nothing', () => assert.deepEqual(waitsFor('**Dependencies**: None (not even WP01)\n'), []));
});
