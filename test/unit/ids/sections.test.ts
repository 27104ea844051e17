import assert from 'node:assert/strict';
import { citationHolds, compareSections, isWithin, readSections } from '../../../server/src/core/ids/sections';

/** Each part as `from..to@start-end{note}`. */
function sections(text: string, start = 0, end = text.length): string {
  return readSections(text, start, end)
    .map(({ from, to, note, ...at }) => {
      const range = `${from ?? 'all'}${to === null ? '' : `..${to}`}`;
      return `${range}@${at.start}-${at.end}${note === null ? '' : `{${note}}`}`;
    })
    .join(' ');
}

const tables: Record<string, [text: string, expected: string][]> = {
  'one section': [
    ['4.4', '4.4@0-3'],
    ['4.4.', '4.4@0-3'],
    ['§3', '3@0-2'],
    ['§ 4.2', '4.2@0-5'],
    ['section 4.4', '4.4@0-11'],
    ['HighLevelReqs 4.4', '4.4@0-17'],
    ['all of 4.4', '4.4@0-10'],
    ['1.2 Time and Identity', '1.2@0-21'],
    ['1.2 Time and 24 hours', '1.2@0-21'],
    ['**1.2**', '1.2@2-5'],
    ['[4.4](reqs.md#44)', '4.4@1-4'],
  ],
  ranges: [
    ['3.1–3.11', '3.1..3.11@0-8'],
    ['3.1-3.11', '3.1..3.11@0-8'],
    ['3.1 to 3.11', '3.1..3.11@0-11'],
    ['3.1 through 3.11', '3.1..3.11@0-16'],
    ['3.1..3.11', '3.1..3.11@0-9'],
    ['§3–§5', '3..5@0-5'],
  ],
  lists: [
    ['2.2–2.5, 3.4.1', '2.2..2.5@0-7 3.4.1@9-14'],
    ['1.1; 1.2', '1.1@0-3 1.2@5-8'],
    ['1.1 and 1.2', '1.1@0-3 1.2@8-11'],
    ['1.1, and 1.2', '1.1@0-3 1.2@9-12'],
    ['1.1 & 1.2', '1.1@0-3 1.2@6-9'],
    ['1.1/1.2', '1.1@0-3 1.2@4-7'],
    ['sections 3 and 4', '3@0-10 4@15-16'],
    ['1.2 Time and 1.3 Fleet', '1.2@0-8 1.3@13-22'],
    ['1.1,\n  1.2', '1.1@0-3 1.2@7-10'],
    ['[4.4](reqs.md#44), 4.5', '4.4@1-4 4.5@19-22'],
  ],
  notes: [
    ['8 (partial — admin workflows)', '8@0-29{partial — admin workflows}'],
    ['8 (admin, operator), 7.2', '8@0-19{admin, operator} 7.2@21-24'],
    ['1.1 (a and b) and 1.2', '1.1@0-13{a and b} 1.2@18-21'],
    ['8 — admin', '8@0-9{admin}'],
    ['3.1 partial', '3.1@0-11{partial}'],
    ['3.1–3.4 except 3.3', '3.1..3.4@0-18{except 3.3}'],
    ['3.1 (unfinished', '3.1@0-15{unfinished}'],
  ],
  'all sections': [
    ['all sections', 'all@0-12'],
    ['all sections (final verification pass)', 'all@0-38{final verification pass}'],
    ['2.5 (scale), all remaining sections', '2.5@0-11{scale} all@13-35'],
  ],
  'no section': [
    ['none', ''],
    ['N/A', ''],
    ['v1.1', ''],
    ['3.x', ''],
    ['2026-03-16', ''],
    ['', ''],
  ],
};

describe('the reader of section citations', () => {
  for (const [what, rows] of Object.entries(tables)) {
    describe(`reads ${what}`, () => {
      for (const [text, expected] of rows) it(JSON.stringify(text), () => assert.equal(sections(text), expected));
    });
  }

  it('reads inside its bounds only', () => assert.equal(sections('1.1, 1.2, 1.3', 5, 8), '1.2@5-8'));
});

describe('section numbers', () => {
  it('compare part by part, not as decimals', () => {
    assert.ok(compareSections('3.2', '3.11') < 0);
    assert.ok(compareSections('3', '3.1') < 0);
    assert.ok(compareSections('10', '9.9') > 0);
    assert.equal(compareSections('4.4', '4.4'), 0);
  });

  it('hold what lies below them', () => {
    assert.ok(isWithin('8.1', '8') && isWithin('3.4.1', '3.4') && isWithin('3.4', '3.4'));
    assert.ok(!isWithin('3.41', '3.4') && !isWithin('3', '3.1'));
  });

  it('are held by a range with the sections below its ends', () => {
    const range = { from: '3.1', to: '3.11' };
    for (const held of ['3.1', '3.1.2', '3.2', '3.9.9', '3.11', '3.11.4']) assert.ok(citationHolds(range, held), held);
    for (const not of ['3', '3.12', '4', '2.9']) assert.ok(!citationHolds(range, not), not);
  });
});
