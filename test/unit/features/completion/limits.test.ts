import assert from 'node:assert/strict';
import { MOST_PROPOSALS } from '../../../../server/src/core/features/completion/model';
import { mayComplete } from '../../../../server/src/core/features/completion/mayComplete';
import { offered } from '../../../support/completing';

/** A table of many tasks, and one more row. */
const table = (count: number, last: string): string =>
  [
    '# Quay',
    '',
    '| Task ID | Description | Prereqs |',
    '|---|---|---|',
    ...Array.from({ length: count }, (_, i) => `| T-${String(i + 1).padStart(3, '0')} | Step ${i + 1} | None |`),
    last,
  ].join('\n');

describe('completion of long lists', () => {
  it('offers the nearest ones and says that there are more', () => {
    const { labels, isCapped } = offered(table(400, '| T-401 | Last | $0 |'));
    assert.equal(labels.length, MOST_PROPOSALS);
    assert.equal(labels[0], 'T-400');
    assert.equal(isCapped, true);
    const few = offered(table(20, '| T-021 | Last | $0 |'));
    assert.equal(few.labels.length, 20);
    assert.equal(few.isCapped, false);
  });

  it('looks by what is typed among all of them', () => {
    const { labels, isCapped } = offered(table(400, '| T-401 | Last | T-00$0 |'));
    assert.deepEqual(
      [...labels].sort(),
      Array.from({ length: 9 }, (_, i) => `T-00${i + 1}`),
    );
    assert.equal(isCapped, true);
  });
});

describe('signs that are typed', () => {
  it('are those of IDs only where an ID may stand before them', () => {
    const ids = [
      'WP-',
      '[4.4-',
      '4.4-',
      '- [ ] T-',
      '`open-',
      '-',
      '  -',
      'FR-001,',
      '[4.4-1],',
      '`a-b`,',
      '[4.',
      '4.4.',
      'WP-1.',
      '[',
    ];
    for (const line of ids) assert.equal(mayComplete(line, line.slice(-1)), true, line);
    const prose = ['well-', 'x = a-', 'one,', 'It ends.', 'v1.x.', 'e.g.', 'Mr.', 'end -', 'x1-'];
    for (const line of prose) assert.equal(mayComplete(line, line.slice(-1)), false, line);
    assert.equal(mayComplete('WP ', ' '), false);
  });

  it('are looked at in time that does not grow with the line', () => {
    const line = 'A-'.repeat(500_000);
    const started = performance.now();
    for (const sign of ['-', ',', '.']) mayComplete(line + sign, sign);
    assert.ok(performance.now() - started < 500);
  });
});
