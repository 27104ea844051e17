import assert from 'node:assert/strict';
import { titleAfter } from '../../../server/src/core/facts/titles';

const title = (text: string): string => titleAfter(text, 0, text.length);

describe('the title of an item', () => {
  for (const [behindId, words] of [
    [': Kites are lent for a day', 'Kites are lent for a day'],
    ['** — Kites are lent', 'Kites are lent'],
    ['**：風箏', '風箏'],
    [' [P] Draw the shelf in src/shelf.ts', 'Draw the shelf in src/shelf.ts'],
    [' [P] [US1] Draw the shelf', 'Draw the shelf'],
    ['** [P][US2]: Draw the shelf', 'Draw the shelf'],
    [' [US1, US2] Draw the shelf', 'Draw the shelf'],
    [' `[P]` Draw the shelf', 'Draw the shelf'],
    [' [P] — Draw the shelf', 'Draw the shelf'],
    ['** Draw the shelf | R001', 'Draw the shelf'],
    [' Draw the shelf | R001, R002', 'Draw the shelf'],
    [' Draw the shelf | FR-001..FR-004 and SC\u2011002', 'Draw the shelf'],
    [' - Borrow a kite (Priority: P1)', 'Borrow a kite'],
    [': Borrow a kite (P2)', 'Borrow a kite'],
    [': User Story 1 - Borrow (Priority: P1) 🎯 MVP', 'User Story 1 - Borrow 🎯 MVP'],
    [': Borrow a kite (priority: high)', 'Borrow a kite'],
    ['** (MUST): Kites are lent', 'Kites are lent'],
    [' Draw the shelf in `src/shelf.ts`', 'Draw the shelf in `src/shelf.ts`'],
    [' — Title of a bold row**', 'Title of a bold row'],
    [' Draw the shelf *(depends on T001)*', 'Draw the shelf *(depends on T001)*'],
    [' **Draw** the shelf', '**Draw** the shelf'],
    [' [P] `src/shelf.ts` is drawn', '`src/shelf.ts` is drawn'],
    [' (P2) — Draw the shelf', 'Draw the shelf'],
    [' Draw the shelf.** In `chalk`, **quickly**', 'Draw the shelf. In `chalk`, **quickly**'],
    [' Draw the shelf~~ is done', 'Draw the shelf is done'],
    ['** **Draw** the shelf', '**Draw** the shelf'],
    [' Take it over → WP-2', 'Take it over'],
    [' Take it over <!-- plantrace-ignore trace/orphan-work: later -->', 'Take it over'],
    [' Take <!-- one --> it <!-- two --> over → WP-2 <!-- three -->', 'Take it over'],
    [' Write `<!-- mark -->` into <!-- each --> page', 'Write `<!-- mark -->` into page'],
    [' Take it over <!-- left open', 'Take it over <!-- left open'],
  ] as const) {
    it(`of "${behindId}" is "${words}"`, () => assert.equal(title(behindId), words));
  }

  describe('keeps', () => {
    for (const [behindId, words] of [
      ['a link at the beginning', '[US1](spec.md) is drawn'],
      ['brackets that are words', '[optional] Draw the shelf'],
      ['what stands behind a bar and is no ID', 'Draw the shelf | in chalk'],
      ['IDs behind a bar among words', 'Draw the shelf | R001 first'],
      ['a range of pressures', 'Hold (P1 to P2) apart'],
    ] as const) {
      it(behindId, () => assert.equal(title(` ${words}`), words));
    }
  });

  it('is cut where it is longer than anybody reads, in bounded time', () => {
    const long = `${' [P]'.repeat(50_000)} ${'| R001 '.repeat(50_000)}`;
    const before = performance.now();
    assert.ok(title(long).length <= 600);
    assert.ok(performance.now() - before < 500);
  });
});
