import assert from 'node:assert/strict';
import { baselineFile } from '../../../../server/src/core/baseline/file';
import { checkFixture, findingsOf } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { row, shared } from '../../../support/sharedPlans';

const CODE = 'trace/text-drift';

/** The second of three rows and its bullet. */
const pair = (bullet: string, words: string, label = ''): string =>
  shared({
    bullets: ['A door opens with a badge.', bullet, 'Hinges are oiled 4 times by the caretaker.'],
    rows: [
      row(1, 'A door opens with a badge'),
      `${row(2, words)}${label === '' ? '' : `\n//^"1.1-2" information ${CODE}: [1.1-2] ${label}`}`,
      row(3, 'The caretaker oils hinges 4 times'),
    ],
  });

const LAMP = 'The lamp above the door shines for 30 seconds at night.';

describe(CODE, () => {
  const drifted: readonly [string, string, string][] = [
    [
      LAMP,
      'The lamp above the door shines for 60 seconds at night',
      'says "60 seconds" where its source bullet says "30 seconds".',
    ],
    [
      LAMP,
      'At night, the lamp above the door shines for 30 minutes',
      'says "30 minutes" where its source bullet says "30 seconds".',
    ],
    [
      'At most five doors of a floor stand open.',
      'At most six doors of a floor stand open',
      'says "six" where its source bullet says "five".',
    ],
    [
      'The desk keeps 1,000 entries of the log.',
      'The desk keeps 100 entries of the log',
      'says "100" where its source bullet says "1,000".',
    ],
    [
      'A guest may open the door of the cellar.',
      'A guest may not open the door of the cellar',
      'denies what its source bullet says.',
    ],
    ['A guest does not open the cellar door.', 'A guest opens the cellar door', 'says what its source bullet denies.'],
    [
      'The bell must ring at the desk.',
      'The bell may ring at the desk',
      'says "may" where its source bullet says "must".',
    ],
  ];
  for (const [bullet, words, label] of drifted)
    it(`tells "${words}" from "${bullet}"`, () => void checkFixture(pair(bullet, words, label)));

  for (const [bullet, words] of [
    [LAMP, 'The lamp above the door shines for thirty seconds at night'],
    [LAMP, 'The lamp above the door shines for 0.5 minutes at night'],
    [LAMP, 'The lamp above the door shines at night'],
    [LAMP, 'The lamp above the door shines for 30 s at night, in all 4 seasons'],
    [LAMP, 'The 4th lamp above the door shines 30 seconds at night, see A-12 and v1.25'],
    [
      'Three wrong badges in a row lock the door for one minute.',
      'Three wrong badges in a row lock the door for 60 seconds',
    ],
    ['A lost badge cannot open any door.', 'A lost badge is refused at any door'],
    ['The bell must ring at the desk.', 'The bell rings at the desk'],
    ['The bell must ring at the desk.', 'The bell can be heard wherever the desk may stand'],
    ['A guest may not enter the cellar.', 'A guest must not enter the cellar'],
  ] as const)
    it(`is content with "${words}" for "${bullet}"`, () => void checkFixture(pair(bullet, words)));

  it('is silent where it is not certain which bullet is meant', () =>
    void checkFixture(
      shared({
        bullets: [
          'A lamp of the hall shines for 30 seconds.',
          'A lamp of the hall shines for 40 days.',
          'A door opens.',
        ],
        rows: [row(3, 'A lamp of the hall shines for 50 seconds'), row(1, 'A door opens wide'), row(2, 'Lamps')],
      }),
    ));

  it('is mended by the text of the source, as the other rows are written', () => {
    const text = pair(LAMP, 'The lamp above the door shines for 60 seconds at night');
    assert.deepEqual(mend(text, CODE).diff, [
      '- - [ ] [1.1-2] The lamp above the door shines for 60 seconds at night → WP-1',
      '+ - [ ] [1.1-2] The lamp above the door shines for 30 seconds at night → WP-1',
    ]);
  });

  it('is mended in a table', () => {
    const rows = ['| ID | Requirement | WP |', '|---|---|---|', '| [1.1-1] | A door opens with a badge | WP-1 |'];
    const text = shared({
      bullets: ['A door opens with a badge.', 'The lamp | above the *door* shines for 30 seconds.'],
      rows: [...rows, '| [1.1-2] | The lamp above the door shines for 60 seconds | WP-1 |'],
    });
    assert.deepEqual(mend(text, CODE).diff, [
      '- | [1.1-2] | The lamp above the door shines for 60 seconds | WP-1 |',
      '+ | [1.1-2] | The lamp \\| above the *door* shines for 30 seconds | WP-1 |',
    ]);
  });

  it('keeps the mark of a prohibition', () => {
    const text = pair(
      'The lamp must not shine for 30 seconds by day.',
      'The lamp must not shine for 60 seconds by day (negative)',
    );
    assert.deepEqual(mend(text, CODE).diff, [
      '- - [ ] [1.1-2] The lamp must not shine for 60 seconds by day (negative) → WP-1',
      '+ - [ ] [1.1-2] The lamp must not shine for 30 seconds by day (negative) → WP-1',
    ]);
  });

  describe('that is meant', () => {
    const drifted = pair(LAMP, 'The lamp above the door shines for 60 seconds at night');
    const choose = 'Keep what [1.1-2] says and mark it reviewed in the baseline';
    /** The plan once it is noted that the row is meant so. */
    const kept = (): ReadonlyMap<string, string> => mend(drifted, CODE, { choose }).files;
    const codes = (files: ReadonlyMap<string, string>): string[] =>
      findingsOf({ files, expected: [] }).findings.flatMap(({ code }) => (code === CODE ? code : []));

    it('is noted in a baseline that has nothing else', () => {
      const { diff, files } = mend(drifted, CODE, { choose });
      assert.deepEqual(Object.keys(JSON.parse(files.get(baselineFile) ?? '') as object), [
        'version',
        'items',
        'reviewed',
      ]);
      assert.equal(
        diff.filter((line) => /"HighLevelReqs\.md#1\.1-2": "[0-9a-f]{12}\+[0-9a-f]{12}"/.test(line)).length,
        1,
      );
      assert.ok(
        diff.every((line) => !line.startsWith('- [')),
        'the plan is left alone',
      );
    });

    it('is noted in the baseline that is there, in its place', () => {
      const there = `${drifted}\n//- /${baselineFile}\n{\n  "version": 1,\n  "items": {\n    "a.md": {\n      "1.1-1": "0123456789ab"\n    }\n  }\n}\n`;
      const { diff } = mend(there, CODE, { choose });
      assert.deepEqual(
        diff.map((line) => line.replace(/[0-9a-f]{12}\+[0-9a-f]{12}/, '…')),
        ['+   },', '+   "reviewed": {', '+     "phase-1.md": {', '+       "HighLevelReqs.md#1.1-2": "…"', '+     }'],
      );
    });

    it('is told again once one of the two changes', () => {
      const files = kept();
      assert.deepEqual(codes(files), []);
      for (const [path, from, to] of [
        ['phase-1.md', '60 seconds', '61 seconds'],
        ['HighLevelReqs.md', '30 seconds', '29 seconds'],
      ] as const) {
        const text = files.get(path) ?? '';
        assert.ok(text.includes(from));
        assert.deepEqual(codes(new Map([...files, [path, text.replace(from, to)]])), [CODE]);
      }
    });

    it('is not noted in a baseline that cannot be read', () => {
      const broken = `${drifted}\n//- /${baselineFile}\n{ "version": 1,\n`;
      assert.deepEqual(fixTitles(broken, CODE), ['Take the text of the source for 1.1-2']);
    });
  });
});
