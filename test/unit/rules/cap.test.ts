import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/model/finding';
import { capped, withFewRelated } from '../../../server/src/core/rules/cap';

const at = (code: string, start: number): Finding => ({
  code,
  file: 'plan.md',
  start,
  end: start + 2,
  severity: 'error',
  message: `${code} at ${start}`,
});

describe('the cap on findings', () => {
  const many = [1, 2, 3, 4, 5].flatMap((n) => [at('trace/many', 10 * n), at('trace/few', 10 * n + 5)]).slice(0, 8);

  it('keeps the first of each rule, and says in their place how many more there are', () => {
    const shown = capped([...many, at('trace/many', 50)], 4);
    assert.deepEqual(
      shown.map(({ code, start, severity }) => `${start} ${code} ${severity}`),
      [
        '10 trace/many error',
        '15 trace/few error',
        '20 trace/many error',
        '25 trace/few error',
        '30 trace/many error',
        '35 trace/few error',
        '40 trace/many error',
        '45 trace/few error',
        '50 trace/many information',
      ],
    );
    const least = capped([...many, at('trace/many', 50)], 1);
    assert.deepEqual(
      least.map(({ start }) => start),
      [10, 15, 20, 25],
    );
    assert.match(least[2]?.message ?? '', /^4 more findings of trace\/many .*plantrace check.*maxFindingsPerRule/);
    assert.equal(least[2]?.end, 22);
    assert.match(least[3]?.message ?? '', /^3 more findings of trace\/few /);
    assert.match(capped([...many, at('trace/many', 50)], 4).at(-1)?.message ?? '', /^1 more finding of trace\/many /);
  });

  it('leaves everything where nothing is over it, or where there is none', () => {
    assert.equal(capped(many, 4), many);
    assert.equal(capped(many, 100), many);
    assert.equal(capped(many, 0), many);
    assert.deepEqual(capped([], 1), []);
  });
});

describe('the other places of a finding', () => {
  const places = (count: number): Finding => ({
    ...at('trace/many', 1),
    related: Array.from({ length: count }, (_, i) => ({ file: 'plan.md', start: i, end: i + 1, message: 'Here.' })),
  });

  it('are no more than help, and the last says how many there are besides', () => {
    const few = places(20);
    assert.equal(withFewRelated(few), few);
    const { related = [] } = withFewRelated(places(33));
    assert.deepEqual(
      related.map(({ start }) => start),
      Array.from({ length: 20 }, (_, i) => i),
    );
    assert.equal(related[18]?.message, 'Here.');
    assert.equal(related[19]?.message, 'Here. (and 13 more)');
  });
});
