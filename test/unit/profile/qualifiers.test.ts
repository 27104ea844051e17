import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const FOLDERS = `//- /specs/001-loans/spec.md
- **FR-001**: Lend
- **FR-002**: Return

//- /specs/002-fines/spec.md
- **FR-001**: Count
- **FR-002**: Collect

`;
const target = (text: string, file = 'README.md'): string[] =>
  readingOf(`${FOLDERS}//- /${file}\n${text}\n`).links.flatMap((link) =>
    link.startsWith(`${file}:`) ? link.replace(/^\S+ (?:names|covers) /, '') : [],
  );

describe('an ID that says which folder it is of', () => {
  for (const text of [
    'Spec 001 FR-002',
    'Spec 1 FR-002',
    'Spec 001, FR-002',
    "Spec 001's FR-002",
    'FR-002 of Spec 001',
    'FR-002 (Spec 001)',
    'specs/001-loans/spec.md FR-002',
    '`specs/001-loans/spec.md` FR-002',
    'specs/001-loans FR-002',
    '**Spec 001** `FR-002`',
  ]) {
    it(`leads there from outside: ${text}`, () =>
      assert.deepEqual(target(`See ${text}.`), ['FR-002 specs/001-loans/spec.md:2']));
    it(`leads there from another folder: ${text}`, () =>
      assert.deepEqual(target(`See ${text}.`, 'specs/002-fines/plan.md'), ['FR-002 specs/001-loans/spec.md:2']));
  }

  it('holds for all members of a list, ranges among them', () =>
    assert.deepEqual(target('See Spec 001 FR-001, FR-001–FR-002.'), [
      'FR-001 specs/001-loans/spec.md:1',
      'FR-001 specs/001-loans/spec.md:1',
      'FR-002 specs/001-loans/spec.md:2',
    ]));

  it('is ambiguous without it', () => assert.deepEqual(target('See FR-002.'), ['FR-002 ambiguous']));

  it('is silent where the folder is not there', () => assert.deepEqual(target('See Spec 270 FR-002.'), []));

  it('dangles where the folder has no such ID', () =>
    assert.deepEqual(target('See Spec 001 FR-009.', 'specs/002-fines/plan.md'), ['FR-009 dangling']));

  it('is not said by a number that qualifies something else', () =>
    assert.deepEqual(target('Spec 001 is old. See FR-002.'), ['FR-002 ambiguous']));

  it('is told by its number however many digits are written', () => {
    const source = `${FOLDERS}//- /specs/02-rooms/spec.md
- **FR-001**: Rooms

//- /README.md
`;
    const leads = (text: string): string | undefined => readingOf(source + text).links.at(0);
    assert.equal(leads('Spec 02 FR-001'), 'README.md:1 names FR-001 specs/02-rooms/spec.md:1');
    assert.equal(leads('Spec 002 FR-001'), 'README.md:1 names FR-001 specs/002-fines/spec.md:1');
    assert.equal(leads('Spec 2 FR-001'), undefined, 'two folders have the number');
  });

  it('does not cover it: the work of a folder is its own', () => {
    const { findings } = readingOf(`${FOLDERS}//- /specs/001-loans/tasks.md
- [ ] T001 Lend (FR-001)

//- /specs/002-fines/tasks.md
- [ ] T001 Count (FR-001), unlike Spec 001 FR-002
- [ ] T002 Collect (specs/002-fines/spec.md FR-002)
`);
    assert.deepEqual(findings, ['specs/001-loans/spec.md:2 trace/orphan-requirement FR-002']);
  });
});
