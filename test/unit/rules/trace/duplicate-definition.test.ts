import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, workPackage } from '../../../support/planText';

const master = masterPlan({ 1: ['**Components**: Door (REQ-DOOR-1)'] });
const duplicate = (text: string): string => `//^"${text}" error trace/duplicate-definition`;

describe('trace/duplicate-definition', () => {
  it('takes the same row in two plans for one item', () =>
    void checkFixture(
      folder({
        'phase-1.md': phasePlan({
          checklist: '- [ ] [1.1-1] Opens → WP-1',
          packages: workPackage('WP-1', '[1.1-1]'),
        }),
        'phase-2.md': phasePlan({
          title: 'Phase 2: Desk',
          checklist: '- [ ] [1.1-1] Opens → WP-1',
          packages: workPackage('WP-1', '[1.1-1]'),
        }),
      }),
    ));

  it('tells a row that stands twice in one plan', () =>
    void checkFixture(
      folder({
        'phase-1.md': phasePlan({
          checklist: `- [ ] [1.1-1] Opens → WP-1\n- [ ] [1.1-1] Closes → WP-1\n${duplicate('1.1-1')}`,
          packages: workPackage('WP-1', '[1.1-1]'),
        }),
      }),
    ));

  it('tells a work package that stands twice in one plan', () =>
    void checkFixture(
      folder({
        'phase-1.md': phasePlan({
          checklist: '- [ ] [1.1-1] Opens → WP-1',
          packages: `${workPackage('WP-1', '[1.1-1]')}\n### WP-1: Again\n${duplicate('WP-1')}`,
        }),
      }),
    ));

  describe('in a component document', () => {
    const withDoor = (text: string): string => folder({ 'master.md': master, 'Component-Door.md': text });

    it('reads definitions as headings, bold leads and rows of a table', () =>
      void checkFixture(
        folder({
          'master.md': masterPlan({ 1: ['**Components**: Door (REQ-DOOR-1 to REQ-DOOR-4)'] }),
          'Component-Door.md': `# Door

## REQ-DOOR-1: Opens

**REQ-DOOR-2** — Closes.

- **REQ-DOOR-3**: Rings.

| ID | Requirement |
|---|---|
| REQ-DOOR-4 | Locks |
`,
        }),
      ));

    it('takes a bullet that goes on with the ID for a mention', () =>
      void checkFixture(withDoor('# Door\n\n## REQ-DOOR-1: Opens\n\n## Dependencies\n\n- REQ-DOOR-1 needs power.\n')));

    it('takes a bullet about what a heading defines for a restatement', () =>
      void checkFixture(withDoor('# Door\n\n## Tests\n\n- REQ-DOOR-1: by hand\n\n## REQ-DOOR-1: Opens\n')));

    it('tells two headings', () =>
      void checkFixture(
        withDoor(`# Door\n\n## REQ-DOOR-1: Opens\n\n## REQ-DOOR-1: Closes\n${duplicate('REQ-DOOR-1')}`),
      ));
  });

  it('takes a mapping for no second definition of a risk', () =>
    void checkFixture(`| Task ID | Description | Source |
|---|---|---|
| T-001 | Record | R-001 |

## Risks

| Risk ID | Description | Impact |
|---|---|---|
| R-001 | Rain | high |

## Risk-to-Task Mapping

- R-001 → T-001
`));
});
