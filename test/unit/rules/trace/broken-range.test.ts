import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const rows = '- [ ] [1.1-1] Opens → WP-1\n- [ ] [1.1-2] Closes → WP-1\n- [ ] [1.1-3] Rings → WP-1';
const plan = (tests: string): string =>
  folder({ 'phase-1.md': phasePlan({ checklist: rows, packages: workPackage('WP-1', '[1.1-1]–[1.1-3]'), tests }) });

describe('trace/broken-range', () => {
  for (const range of ['[1.1-1]–[1.1-3]', '[1.1-1..3]', '[1.1-1-3]', '[1.1-1 to 1.1-3]', '`[1.1-1]` – `[1.1-3]`']) {
    it(`takes ${range} for what it is`, () => void checkFixture(plan(`All of ${range}.`)));
  }

  it('says nothing of IDs whose document is not there', () =>
    void checkFixture(`| Task ID | Description | Source |
|---|---|---|
| T-001 | Record | SR §4 A-001…A-010 |
`));

  it('is the only finding of the range: its ends and holes are no dangling references besides', () =>
    void checkFixture(
      plan('All of [1.1-2]–[1.1-7].\n//^"1.1-2]–[1.1-7" error trace/broken-range: Nothing defines [1.1-7], an end'),
    ));

  it('says so of both ends at once', () =>
    void checkFixture(
      plan(
        'All of [1.1-6]–[1.1-7].\n//^"1.1-6]–[1.1-7" error trace/broken-range: Nothing defines either end of the range [1.1-6]–[1.1-7].',
      ),
    ));

  it('stands over a hole as information', () =>
    void checkFixture(`| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Record | None |
| T-003 | Cut | None |
| T-005 | Mix | T-001–T-003 |
//              ^^^^^^^^^^^ information trace/broken-range: Nothing defines T-002 inside
`));

  const feature = (path: string, text: string): string => `//- /specs/001-harbour/tasks.md
# Tasks

## Phase 1: Berths

- [ ] T001 Number the berths
- [ ] T003 Paint the numbers

//- /specs/001-harbour/${path}
${text}
`;

  it('says nothing of a hole where a document only tells of the work', () =>
    void checkFixture(feature('retrospective.md', 'All of T001–T003 were done in a week.')));

  it('tells a hole of what the plan itself ranges over', () =>
    void checkFixture(
      feature(
        'plan.md',
        'After T001–T003.\n//    ^^^^^^^^^ information trace/broken-range: Nothing defines T002 inside',
      ),
    ));

  it('takes an end whose number is abridged in the width of the first', () =>
    void checkFixture(`| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Record | None |
| T-002 | Cut | None |
| T-005 | Mix | T-001–2 |
`));
});
