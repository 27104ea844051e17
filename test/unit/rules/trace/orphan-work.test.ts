import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const first = workPackage('WP-1', '[1.1-1]');
const plan = (second: string, row = ''): string =>
  folder({
    'phase-1.md': phasePlan({ checklist: `- [ ] [1.1-1] Opens → WP-1\n${row}`, packages: `${first}\n${second}` }),
  });
const orphan = '//^"WP-2" warning trace/orphan-work: WP-2 covers no requirement';

describe('trace/orphan-work', () => {
  for (const [what, second] of [
    ['a table of fields', '### WP-2: More\n\n| Field | Value |\n|---|---|\n| Traces | [1.1-1] |'],
    ['a bullet field', '### WP-2: More\n\n- **Complexity**: S\n- **Requirements traced**: [1.1-1]'],
    ['a list below the field', '### WP-2: More\n\n**Requirements traced**:\n\n- [1.1-1]'],
    ['a heading', '### WP-2: More\n\n#### Requirements traced\n\n[1.1-1]'],
    ['a plain label', '### WP-2: More\n\nRequirements traced: 1.1-1'],
    ['a criterion that verifies', '### WP-2: More\n\n**Acceptance Criteria** (all):\n\n1. Opens ([1.1-1])'],
    ['a range', '### WP-2: More\n\n**Traces:** [1.1-1]–[1.1-1]'],
  ] as const) {
    it(`takes ${what} for a trace`, () => void checkFixture(plan(second)));
  }

  it('takes a row of the checklist for a trace', () =>
    void checkFixture(plan('### WP-2: More', '- [ ] [1.1-2] Closes → WP-2')));

  it('takes no mention in the description for one', () =>
    void checkFixture(plan(`### WP-2: More\n${orphan}\n\n**Description**: Goes with [1.1-1].`)));

  it('takes no mention in a paragraph after a field for one', () =>
    void checkFixture(plan(`### WP-2: More\n${orphan}\n\n**Requirements traced**: none\n\nSee [1.1-1].`)));
});
