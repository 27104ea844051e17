import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

/** What the last of nine tasks waits for, by what its row says. */
function waitsFor(words: string): string[] {
  const rows = Array.from({ length: 9 }, (_, i) => `- [ ] T00${i + 1} Some work${i === 8 ? words : ''}\n`);
  const { links } = readingOf(`//- /specs/001-barn/tasks.md\n${rows.join('')}`);
  return links.flatMap((link) => /depends-on (\S+) /.exec(link)?.[1] ?? []);
}

describe('IDs behind a word that governs them', () => {
  for (const [words, needed] of [
    [', depends on T001, T002 and T003', ['T001', 'T002', 'T003']],
    [', depends on T001/002/003', ['T001', 'T002', 'T003']],
    [', depends on T001..T003, T005', ['T001', 'T002', 'T003', 'T005']],
    [', depends on T001…T003 and T005', ['T001', 'T002', 'T003', 'T005']],
    [', depends on T001 through T003, T005', ['T001', 'T002', 'T003', 'T005']],
    [', depends on [T001], [T002]', ['T001', 'T002']],
    [', depends on T001. T002 goes on from here', ['T001']],
    [', depends on the oil of T001', []],
  ] as const)
    it(words.slice(2), () => assert.deepEqual(waitsFor(words), needed));
});
