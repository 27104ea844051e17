import assert from 'node:assert/strict';
import { checkFixture, codesOf } from '../../../support/fixture';
import { fixTitles } from '../../../support/mending';
import { row, shared } from '../../../support/sharedPlans';

const CODE = 'trace/numbering-gap';
const three = ['A door opens with a badge.', 'The lamp shines at night.', 'Hinges are oiled every year.'];
const rows = (...numbers: number[]): string[] => numbers.map((n, i) => row(n, three[i]?.replace('.', '')));
const told = (rowText: string, id: string, message: string): string =>
  `${rowText}\n//^"${id}" information ${CODE}: The numbering leaves out ${message}`;

describe(CODE, () => {
  it('tells each run of numbers once, at the row behind it', () => {
    const [a = '', b = '', c = ''] = rows(2, 5, 6);
    checkFixture(
      shared({
        bullets: three,
        rows: [
          told(a, '1.1-2', '[1.1-1]: [1.1-2] is there.'),
          told(b, '1.1-5', '[1.1-3] to [1.1-4]: [1.1-5] is there.'),
          c,
        ],
      }),
    );
  });

  it('is silent where nothing is left out', () => void checkFixture(shared({ bullets: three, rows: rows(1, 2, 3) })));

  it('counts the rows of all phases that share the section, once all have plans', () => {
    const [a = '', b = '', c = ''] = rows(1, 2, 3);
    const both = { bullets: three, first: '1.1 (doors)', second: '1.1 (desk)' };
    checkFixture(shared({ ...both, rows: [a, c], others: [b] }));
    assert.ok(!codesOf(shared({ ...both, rows: [a, c] })).includes(CODE));
  });

  it('trusts a note that the phase takes on a part', () =>
    void checkFixture(shared({ bullets: three, first: '1.1 (partial)', rows: rows(1, 3) })));

  it('leaves the number to the bullet that has no row', () => {
    const [a = '', , c = ''] = rows(1, 2, 3);
    checkFixture(
      shared({ bullets: three, rows: [a, c] }).replace(
        'The lamp shines at night.',
        '$&\n//^"The lamp shines at night." warning trace/orphan-requirement',
      ),
    );
  });

  it('leaves the number to a bullet that is much like the one behind it', () => {
    const bullets = ['A door opens with a badge.', 'Lamps shine at night.', 'Lamps do not shine by day.'];
    checkFixture(
      shared({ bullets, rows: [row(1, bullets[0]), row(3, bullets[2])] }).replace(
        'Lamps shine at night.',
        '$&\n//^"Lamps shine at night." warning trace/orphan-requirement',
      ),
    );
  });

  it('does not offer to close a gap while there are more bullets than rows', () => {
    const bullets = ['A door opens with a badge.', 'Lamps shine at night.', 'Lamps do not shine by day.'];
    const source = shared({ bullets, rows: [row(2, bullets[0]), row(4, bullets[2])] });
    assert.deepEqual(fixTitles(source, CODE), []);
  });

  it('leaves a number that is cited to whoever cites it', () =>
    void checkFixture(
      shared({ bullets: three, rows: rows(1, 3, 4), traced: ['[1.1-1], [1.1-2], [1.1-3], [1.1-4]', ''] }).replace(
        /(\*\*Requirements traced\*\*: \[.*)/,
        '$1\n//^"1.1-2" error trace/dangling-reference',
      ),
    ));
});
