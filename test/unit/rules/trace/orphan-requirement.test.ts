import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, requirements, workPackage, withoutPlan } from '../../../support/planText';

const source = requirements({ '1.1': ['A door opens with a badge.', 'A door reports its state to the desk.'] });
const covering = (coverage: string, plan = 'phase-1.md'): string[] => [
  `**HighLevelReqs Coverage**: ${coverage}`,
  `**Plan Document**: \`${plan}\``,
];
const badgeRow = '- [ ] [1.1-1] A door opens with a badge → WP-1';
const orphanBullet = '//^"A door reports its state to the desk." warning trace/orphan-requirement: No checklist row';
const stateRow = '- [ ] [1.1-2] A door reports its state';
const orphanRow = '//^"1.1-2" warning trace/orphan-requirement: No work package covers [1.1-2].';

/** One plan of a phase with both rows; `row` is the second. */
const withRow = (row: string, extra: Parameters<typeof phasePlan>[0] = {}): string =>
  folder({
    'phase-1.md': phasePlan({ checklist: `${badgeRow}\n${row}`, packages: workPackage('WP-1', '[1.1-1]'), ...extra }),
  });

describe('trace/orphan-requirement', () => {
  describe('waits for the plan of the owning phase', () => {
    it('that is not written', () =>
      void checkFixture(folder({ 'HighLevelReqs.md': source, 'master.md': masterPlan({ 1: covering('1.1') }) })));

    it('that has a checklist and no work packages yet', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': source,
          'master.md': masterPlan({ 1: covering('1.1') }),
          'phase-1.md': phasePlan({ checklist: '- [ ] [1.1-1] A door opens with a badge\n- [ ] [1.1-2] State' }),
        }),
      ));

    it('and speaks once there is work', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': `${source}${orphanBullet}`,
          'master.md': masterPlan({ 1: covering('1.1') }),
          'phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
        }),
      ));

    it('and knows its rows by whatever hyphen they are written with', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': source,
          'master.md': masterPlan({ 1: covering('1.1') }),
          'phase-1.md': phasePlan({
            checklist: '- [ ] [1.1‑1] A door opens with a badge → WP-1\n- [ ] [1.1‐2] A door reports its state → WP-1',
            packages: workPackage('WP-1', '[1.1-1], [1.1-2]'),
          }),
        }),
      ));

    it('and of every other that shares the section', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': source,
          'master.md': withoutPlan(
            2,
            masterPlan({ 1: covering('1.1 (partial — doors)'), 2: covering('1.1 (desk)', 'phase-2.md') }),
          ),
          'phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
        }),
      ));

    it('and leaves what several share to the section, when the last of them has one', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': source.replace(
            'Section 1.1\n',
            'Section 1.1\n//^"1.1 Section 1.1" warning trace/split-section-gap\n',
          ),
          'master.md': masterPlan({ 1: covering('1.1 (partial — doors)'), 2: covering('1.1 (desk)', 'phase-2.md') }),
          'phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
          'phase-2.md': phasePlan({ title: 'Phase 2: Desk', packages: workPackage('WP-1', 'none') }),
        }),
      ));
  });

  describe('waits for all plan documents that the phase announces', () => {
    const two = ['**HighLevelReqs Coverage**: 1.1', '**Plan Documents**: `phase-1.md`, `phase-1-desk.md`'];
    const files = {
      'master.md': masterPlan({ 1: two }),
      'phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
    };

    it('and is silent until the last is written', () =>
      void checkFixture(folder({ 'HighLevelReqs.md': source, ...files })));

    it('and speaks then', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': `${source}${orphanBullet}`,
          ...files,
          'phase-1-desk.md': phasePlan({ packages: workPackage('WP-1', 'none') }),
        }),
      ));
  });

  it('takes a link that spells its target in two ways for one document', () =>
    void checkFixture(
      folder({
        'HighLevelReqs.md': `${source}${orphanBullet}`,
        'plans/master.md': masterPlan({
          1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: [docs/plans/phase-1.md](phase-1.md)'],
        }),
        'plans/phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
      }),
    ));

  it('trusts a remark behind the label of a coverage line', () =>
    void checkFixture(
      folder({
        'HighLevelReqs.md': source,
        'master.md': masterPlan({
          1: ['**HighLevelReqs Coverage (partial)**: 1.1', '**Plan Document**: `phase-1.md`'],
        }),
        'phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
      }),
    ));

  it('trusts a note that the only phase of a section takes on a part of it', () =>
    void checkFixture(
      folder({
        'HighLevelReqs.md': source,
        'master.md': masterPlan({ 1: covering('1.1 (partial — doors)') }),
        'phase-1.md': phasePlan({ checklist: badgeRow, packages: workPackage('WP-1', '[1.1-1]') }),
      }),
    ));

  describe('leaves rows alone', () => {
    for (const [what, row] of [
      ['that are marked as deferred', '- [>] [1.1-2] A door reports its state'],
      ['that say so', `${stateRow} (deferred to v2)`],
      ['that are mapped to being out of scope', `${stateRow} → out of scope`],
      ['that another phase owns', `${stateRow} → Phase 2`],
      ['that name another phase as owner', `${stateRow} (owned by Phase 2)`],
    ] as const) {
      it(what, () => void checkFixture(withRow(row)));
    }

    it('below a heading that says that they are not covered', () =>
      void checkFixture(withRow(`\n### Not covered by this phase\n\n${stateRow}`)));

    it('whose status column says deferred', () =>
      void checkFixture(
        withRow('\n| ID | Requirement | WP | Status |\n|---|---|---|---|\n| [1.1-2] | State | – | Deferred |'),
      ));

    it('that a range of traces covers', () =>
      void checkFixture(withRow(stateRow, { packages: workPackage('WP-1', '[1.1-1]–[1.1-2]') })));

    it('that a field of a table covers', () =>
      void checkFixture(
        withRow(stateRow, {
          packages:
            '### WP-1: Door\n\n| Field | Value |\n|---|---|\n| Complexity | S |\n| Requirements traced | 1.1-1, 1.1-2 |',
        }),
      ));

    it('that are written without brackets and mapped to work that traces nothing itself', () =>
      void checkFixture(
        folder({
          'HighLevelReqs.md': source,
          'master.md': masterPlan({ 1: covering('1.1') }),
          'phase-1.md': phasePlan({
            checklist: '- [ ] 1.1-1: A door opens with a badge → WP-1\n- [ ] **1.1-2** State to the desk (→ WP-1)',
            packages: '### WP-1: Door\n\n**Complexity**: S',
          }),
        }),
      ));

    it('that a criterion under a heading verifies', () =>
      void checkFixture(
        withRow(stateRow, {
          packages: `${workPackage('WP-1', '[1.1-1]')}\n#### Acceptance Criteria\n\n- [ ] State is seen ([1.1-1], [1.1-2])`,
        }),
      ));
  });

  it('tells a row that is mapped to nothing', () => void checkFixture(withRow(`${stateRow}\n${orphanRow}`)));

  it('tells a row whose remark only mentions the phase of its own plan', () =>
    void checkFixture(withRow(`${stateRow} in Phase 1\n${orphanRow}`)));

  it('leaves a row that is mapped to missing work to the reference', () =>
    void checkFixture(withRow(`${stateRow} → WP-7\n//^"WP-7" error trace/dangling-reference: Nothing defines WP-7`)));

  it('counts no example listing', () =>
    void checkFixture(
      folder({
        'master.md': `${masterPlan({ 1: covering('1.1') })}\n**Example**: Section 1.1 decomposes into:\n\n- \`[1.1-1]\` It opens\n- \`[1.1-2]\` It closes\n`,
        'phase-1.md': phasePlan({ packages: workPackage('WP-1', 'none') }),
      }),
    ));

  describe('waits for the documents of all work packages', () => {
    const prompt = (id: string, names: string): string =>
      `---\nwork_package_id: ${id}\nrequirement_refs: [${names}]\n---\n\n# ${id}\n`;
    const mission = (documents: Readonly<Record<string, string>>, more = ''): string =>
      folder({
        'kitty-specs/tour/spec.md': `# Tour\n\n## Requirements\n\n- **FR-001**: It MUST play.\n- **FR-002**: It MUST stop.\n${more}`,
        'kitty-specs/tour/tasks.md':
          '# Tasks\n\n## Work Package WP01: Play\n\n- [ ] T001 Play (FR-001)\n\n## Work Package WP02: Stop\n\n- [ ] T002 Stop\n',
        ...documents,
      });
    const first = { 'kitty-specs/tour/tasks/WP01-play.md': prompt('WP01', 'FR-001') };

    it('of which one is still to be written', () => void checkFixture(mission(first)));

    it('and speaks when all are there', () =>
      void checkFixture(
        mission(
          { ...first, 'kitty-specs/tour/tasks/WP02-stop.md': prompt('WP02', 'FR-001') },
          '//^"FR-002" warning trace/orphan-requirement\n',
        ),
      ));
  });
});
