import assert from 'node:assert/strict';
import { refusal, renaming } from '../../support/renaming';

/** A feature folder whose plan cites its requirements in one line. */
const feature = (line: string, rest = ''): string => `//- /specs/001-kiosk/spec.md
# Feature Specification: Kiosk

## Requirements

### Functional Requirements

- **FR-001**: System MUST start.
- **FR-002**: System MUST stop.
- **FR-003**: System MUST pause.
- **FR-004**: System MUST play.
- **FR-005**: System MUST rewind.
- **NFR-001**: System MUST be quiet.

//- /specs/001-kiosk/tasks.md
# Tasks: Kiosk

## Phase 1: Setup

- [ ] T001 Lay cables
- [ ] T002 Build it: ${line}
${rest}`;

/** What becomes of the plan's line. */
function line(text: string, id: string, newId: string, rest = ''): string {
  const lines = renaming(feature(text, rest), id, newId);
  const changed = lines.filter((l) => l.startsWith('+ - [ ] T002 Build it: '));
  assert.ok(changed.length <= 1);
  return changed[0]?.slice('+ - [ ] T002 Build it: '.length) ?? text;
}

describe('renaming an item', () => {
  it('changes its definition and what cites it, and nothing else', () =>
    assert.deepEqual(renaming(feature('FR-002 and SFR-002, FR-002b, `FR-0020`'), 'FR-002', 'FR-009'), [
      '- - **FR-002**: System MUST stop.',
      '+ - **FR-009**: System MUST stop.',
      '- - [ ] T002 Build it: FR-002 and SFR-002, FR-002b, `FR-0020`',
      '+ - [ ] T002 Build it: FR-009 and SFR-002, FR-002b, `FR-0020`',
    ]));

  it('leaves the same ID of another scope alone', () => {
    const other = '\n//- /specs/002-desk/spec.md\n# Feature Specification: Desk\n\n- **FR-002**: System MUST ring.\n';
    const lines = renaming(feature('FR-002', other), 'FR-002', 'FR-009', 'specs/001-kiosk/spec.md');
    assert.equal(lines.length, 4);
  });

  describe('keeps how each citation is dressed', () => {
    for (const [before, after] of [
      ['FR-002.', 'FR-009.'],
      ['`FR-002`', '`FR-009`'],
      ['**FR-002**:', '**FR-009**:'],
      ['~~FR-002~~', '~~FR-009~~'],
      ['(FR-002)', '(FR-009)'],
      ['[FR-002]', '[FR-009]'],
      ['FR\u2011002', 'FR\u2011009'],
      ['[FR-002](spec.md)', '[FR-009](spec.md)'],
    ] as const)
      it(before, () => assert.equal(line(before, 'FR-002', 'FR-009'), after));
  });

  describe('in lists', () => {
    for (const [before, id, newId, after] of [
      ['FR-001, FR-002 and FR-004', 'FR-002', 'FR-009', 'FR-001, FR-009 and FR-004'],
      ['FR-001/FR-002', 'FR-001', 'FR-009', 'FR-009/FR-002'],
      ['FR-001+FR-002', 'FR-002', 'FR-009', 'FR-001+FR-009'],
      ['FR-001/002/003', 'FR-002', 'FR-009', 'FR-001/009/003'],
      ['FR-001/002/003', 'FR-001', 'FR-009', 'FR-009/002/003'],
      ['FR-001/002/003', 'FR-001', 'FR-1000', 'FR-1000/FR-002/003'],
      ['FR-001/002/003', 'FR-002', 'FR-1000', 'FR-001/FR-1000/FR-003'],
      ['FR-001/002/003', 'FR-003', 'FR-9', 'FR-001/002/FR-9'],
      ['FR-001,002,003', 'FR-002', 'FR-009', 'FR-001,009,003'],
      ['FR\u2011001/002', 'FR-001', 'FR-0010', 'FR\u20110010/FR\u2011002'],
    ] as const)
      it(`${before}: ${id} → ${newId}`, () => assert.equal(line(before, id, newId), after));
  });

  describe('in ranges', () => {
    for (const [before, id, newId, after] of [
      ['FR-001–FR-005', 'FR-005', 'FR-009', 'FR-001–FR-004, FR-009'],
      ['FR-001–FR-005', 'FR-005', 'FR-006', 'FR-001–FR-004, FR-006'],
      ['FR-001–FR-005', 'FR-001', 'FR-009', 'FR-009, FR-002–FR-005'],
      ['FR-001–FR-005', 'FR-003', 'FR-009', 'FR-001–FR-002, FR-009, FR-004–FR-005'],
      ['FR-002–FR-004', 'FR-003', 'FR-009', 'FR-002, FR-009, FR-004'],
      ['FR-002–FR-004', 'FR-005', 'FR-009', 'FR-002–FR-004'],
      ['FR-001..FR-005', 'FR-005', 'FR-009', 'FR-001..FR-004, FR-009'],
      ['FR-001 to FR-005', 'FR-005', 'FR-009', 'FR-001 to FR-004, FR-009'],
      ['FR-001 through FR-005 run', 'FR-005', 'FR-009', 'FR-001 through FR-004, FR-009 run'],
      ['FR-001…005', 'FR-005', 'FR-009', 'FR-001…004, FR-009'],
      ['FR-001–005', 'FR-005', 'FR-009', 'FR-001–004, FR-009'],
      ['FR-001-FR-005', 'FR-003', 'FR-009', 'FR-001-FR-002, FR-009, FR-004-FR-005'],
      ['FR-001-005', 'FR-005', 'FR-009', 'FR-001-004, FR-009'],
      ['`FR-001`–`FR-005`', 'FR-005', 'FR-009', '`FR-001`–`FR-004`, `FR-009`'],
      ['`FR-001–FR-005`', 'FR-005', 'FR-009', '`FR-001–FR-004, FR-009`'],
      ['FR-001/003–005', 'FR-005', 'FR-009', 'FR-001/003–004, FR-009'],
      ['NFR-001, FR-001–FR-003/005', 'FR-001', 'FR-009', 'NFR-001, FR-009, FR-002–FR-003/005'],
    ] as const)
      it(`${before}: ${id} → ${newId}`, () => assert.equal(line(before, id, newId), after));

    for (const [before, id, newId, after] of [
      ['FR-001–FR-003, FR-005', 'FR-005', 'FR-0004', 'FR-001–FR-003, FR-0004'],
      ['FR-001–FR-004, FR-005', 'FR-005', 'FR-006', 'FR-001–FR-004, FR-006'],
      ['FR-003–FR-005, NFR-001', 'FR-005', 'FR-007', 'FR-003–FR-004, FR-007, NFR-001'],
    ] as const)
      it(`beside others, ${before}: ${id} → ${newId}`, () => assert.equal(line(before, id, newId), after));

    for (const [before, id, newId, after] of [
      ['FR-001 - FR-005', 'FR-005', 'FR-009', 'FR-001 - FR-004, FR-009'],
      ['FR-001--FR-005', 'FR-002', 'FR-009', 'FR-001, FR-009, FR-003--FR-005'],
      ['FR-001–`FR-005`', 'FR-003', 'FR-009', 'FR-001–FR-002, FR-009, `FR-004–FR-005`'],
      ['FR-001–`FR-005`', 'FR-005', 'FR-009', 'FR-001–FR-004, `FR-009`'],
      ['`FR-001`–FR-005', 'FR-001', 'FR-009', '`FR-009`, FR-002–FR-005'],
      ['FR\u2011001–FR\u2011005', 'FR-003', 'FR-009', 'FR\u2011001–FR\u2011002, FR\u2011009, FR\u2011004–FR\u2011005'],
      ['FR-001…005', 'FR-005', 'FR-0009', 'FR-001…004, FR-0009'],
      ['FR-001–5', 'FR-005', 'FR-009', 'FR-001–4, FR-009'],
      ['FR-005–FR-001', 'FR-003', 'FR-009', 'FR-005–FR-001'],
      ['FR-001–FR-005 (FR-003 first)', 'FR-003', 'FR-009', 'FR-001–FR-002, FR-009, FR-004–FR-005 (FR-009 first)'],
    ] as const)
      it(`however it is written, ${before}: ${id} → ${newId}`, () => assert.equal(line(before, id, newId), after));

    it('joins a range that it comes to stand beside', () => {
      const source = feature('`FR-001`–`FR-004`, `FR-009`').replace('**FR-005**', '**FR-009**');
      assert.match(renaming(source, 'FR-009', 'FR-005').join('\n'), /\+ .*it: `FR-001`–`FR-005`$/m);
    });

    it('keeps out of a range that runs over its new number', () => {
      const source = feature('FR-001–FR-005').replace('- **FR-003**: System MUST pause.\n', '');
      assert.match(renaming(source, 'NFR-001', 'NFR-003').join('\n'), /NFR-003/);
      const renamed = renaming(source.replace('**NFR-001**', '**FR-010**'), 'FR-010', 'FR-003');
      assert.match(renamed.join('\n'), /\+ .*it: FR-001–FR-002, FR-004–FR-005$/m);
    });
  });

  it('writes variants out whose number is another one then', () => {
    const source = feature('FR-007a/007b/004–005').replace(
      '- **NFR-001**',
      '- **FR-007a**: X.\n- **FR-007b**: Y.\n- **NFR-001**',
    );
    assert.ok(renaming(source, 'FR-007a', 'FR-008a').includes('+ - [ ] T002 Build it: FR-008a/FR-007b/004–005'));
    assert.ok(renaming(source, 'FR-007b', 'FR-007c').includes('+ - [ ] T002 Build it: FR-007a/007c/004–005'));
  });

  describe('is refused', () => {
    for (const [what, id, newId, said, rest] of [
      ['a taken ID', 'FR-002', 'FR-003', 'FR-003 is taken: specs/001-kiosk/spec.md, line 9 defines it.'],
      [
        'an ID that is cited',
        'FR-002',
        'FR-042',
        'FR-042 is taken: specs/001-kiosk/tasks.md, line 7 cites it already.',
        '- [ ] T003 See FR-042',
      ],
      ['another kind of ID', 'FR-002', 'T-009', '"T-009" is no ID of a requirement: it must be written like FR-002.'],
      ['words', 'FR-002', 'stop it', '"stop it" is no ID of a requirement: it must be written like FR-002.'],
      [
        'a list',
        'FR-002',
        'FR-008, FR-009',
        '"FR-008, FR-009" is no ID of a requirement: it must be written like FR-002.',
      ],
      ['nothing', 'FR-002', '', '"" is no ID of a requirement: it must be written like FR-002.'],
    ] as const)
      it(what, () => assert.equal(refusal(feature('FR-002', rest ?? ''), id, newId), said));
  });

  it('refuses an end of a range that runs backwards, since nobody can tell what it stands for', () =>
    assert.equal(
      refusal(feature('FR-005–FR-001'), 'FR-005', 'FR-009'),
      'FR-005 is an end of a range in specs/001-kiosk/tasks.md, line 6; write its members out first.',
    ));

  it('refuses a member of a row that defines several', () => {
    const rows =
      '\n//- /specs/003-lamp/tasks.md\n# Tasks: Lamp\n\n## Phase 1: Setup\n\n| Task | Description |\n|---|---|\n| T001–T003 | Lay cables |\n';
    for (const id of ['T001', 'T002'])
      assert.equal(
        refusal(feature('FR-001', rows), id, 'T009', 'specs/003-lamp/tasks.md'),
        `One row of specs/003-lamp/tasks.md, line 7 defines ${id} and others by a range: give each a row of its own first.`,
      );
  });

  it('takes an ID in brackets for the ID', () => assert.equal(line('FR-002', 'FR-002', ' [FR-009] '), 'FR-009'));

  it('changes nothing where the ID stays', () => assert.deepEqual(renaming(feature('FR-002'), 'FR-002', 'FR-002'), []));
});
