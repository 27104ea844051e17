import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { corpusFile, hasCorpus } from '../../../../support/corpus';
import { folder, masterPlan, phasePlan, workPackage } from '../../../../support/planText';

const CODE = 'trace/disagreement';

const plan = (mapping: readonly string[], ...sources: readonly string[]): string => `| Task ID | Description | Source |
|---|---|---|
${sources.map((source, i) => `| T-00${i + 1} | Record | ${source} |`).join('\n')}

## Risks

| Risk ID | Description | Impact |
|---|---|---|
| R-001 | Rain | high |
| R-002 | Wind | low |

## Risk-to-Task Mapping

${mapping.map((row) => `- ${row}`).join('\n')}
`;

describe(`the fixes of ${CODE}`, () => {
  describe('between a mapping and a Source', () => {
    const both = plan(['R-001 → T-001, T-002', 'R-002 → T-002'], 'SR R-001; AP', 'AP; SR R-002');

    it('let the Source follow the mapping', () => {
      assert.deepEqual(fixTitles(both, CODE), [
        'Add R-001 to the Source of T-002',
        'Remove T-002 from the mapping of R-001',
      ]);
      assert.deepEqual(mend(both, CODE).diff, [
        '- | T-002 | Record | AP; SR R-002 |',
        '+ | T-002 | Record | AP; SR R-002; SR R-001 |',
      ]);
    });

    it('let the mapping follow the Source', () =>
      assert.deepEqual(mend(both, CODE, { choose: 'Remove T-002' }).diff, [
        '- - R-001 → T-001, T-002',
        '+ - R-001 → T-001',
      ]));

    it('never leave a mapping or a Source empty', () => {
      assert.deepEqual(fixTitles(plan(['R-001 → T-001', 'R-002 → T-002'], 'R-001', 'Wind'), CODE), [
        'Add R-002 to the Source of T-002',
      ]);
      assert.deepEqual(fixTitles(plan(['R-001 → T-001'], 'R-001', 'R-001'), CODE), [
        'Add T-002 to the mapping of R-001',
      ]);
    });

    it('are not asked for where another row with the ID of the task names the risk', () => {
      const twice = plan(['R-001 → T-001', 'R-002 → T-002'], 'R-001', 'R-002', 'R-001').replace('T-003', 'T-001');
      assert.throws(() => fixTitles(twice, CODE), /no trace\/disagreement among[^]*trace\/duplicate-definition/);
    });

    it('fill a cell that is filled up with blanks', () => {
      const wide = plan(['R-001 → T-001, T-002'], 'R-001           ', 'Rain           ');
      assert.deepEqual(mend(wide, CODE).diff, [
        '- | T-002 | Record | Rain            |',
        '+ | T-002 | Record | Rain; R-001     |',
      ]);
    });

    it('go both ways where the Source names more than the mapping', () => {
      const source = plan(['R-001 → T-001'], 'R-001', 'Letter, R-001');
      assert.deepEqual(mend(source, CODE).diff, ['- - R-001 → T-001', '+ - R-001 → T-001, T-002']);
      assert.deepEqual(mend(source, CODE, { choose: 'Remove R-001 from the Source of T-002' }).diff, [
        '- | T-002 | Record | Letter, R-001 |',
        '+ | T-002 | Record | Letter |',
      ]);
      const first = plan(['R-001 → T-001'], 'R-001', 'R-001; Letter');
      assert.deepEqual(mend(first, CODE, { choose: 'Remove R-001 from the Source of T-002' }).diff, [
        '- | T-002 | Record | R-001; Letter |',
        '+ | T-002 | Record | Letter |',
      ]);
      const leaning = plan(['R-001 → T-001', 'R-002 → T-002'], 'R-001', 'SR R-001, R-002');
      assert.deepEqual(fixTitles(leaning, CODE), ['Add T-002 to the mapping of R-001']);
    });
  });

  it('settle the one of the seed of the dialect, both ways', function () {
    if (!hasCorpus('seeds')) this.skip();
    const source = [...corpusFile('seeds/task-table-plan.md').values()].join('');
    const [removed = '', added = '', ...more] = mend(source, CODE, { id: 'R-004' }).diff;
    assert.match(removed, /^- \| T-025 /);
    assert.equal(added.slice(2), removed.slice(2).replace(/ \|$/, ', R-004 |'));
    assert.deepEqual(more, []);
    assert.deepEqual(mend(source, CODE, { id: 'R-004', choose: 'Remove T-025 from the mapping of R-004' }).diff, [
      '- - R-004 → T-006, T-025',
      '+ - R-004 → T-006',
    ]);
  });

  describe('between a row and the traces', () => {
    const rows = (mapped: string, first: string, second: string): string =>
      folder({
        'phase-1.md': phasePlan({
          checklist: `- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It closes → WP-2\n- [ ] [1.1-3] It rings → **${mapped}**`,
          packages: `${workPackage('WP-1', first)}\n${workPackage('WP-2', second)}`,
        }),
      });

    it('map the row to the work that traces it, or trace it where it is mapped to', () => {
      const source = rows('WP-1', '[1.1-1]', '[1.1-2], [1.1-3]');
      assert.deepEqual(mend(source, CODE).diff, [
        '- - [ ] [1.1-3] It rings → **WP-1**',
        '+ - [ ] [1.1-3] It rings → **WP-2**',
      ]);
      assert.deepEqual(mend(source, CODE, { choose: 'Trace 1.1-3 in WP-1' }).diff, [
        '- **Requirements traced**: [1.1-1]',
        '+ **Requirements traced**: [1.1-1], [1.1-3]',
      ]);
    });

    it('trace a row that no work traces', () => {
      const source = rows('WP-1', '[1.1-1]', '[1.1-2]');
      assert.deepEqual(fixTitles(source, CODE), ['Trace 1.1-3 in WP-1']);
      mend(source, CODE);
    });
  });

  it('lead to no work package of another plan', () => {
    const own = (checklist: string, packages: string): string => phasePlan({ checklist, packages });
    const source = folder({
      'master.md': masterPlan({
        1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `phase-1.md`'],
        2: ['**HighLevelReqs Coverage**: 1.1 (partial)', '**Plan Document**: `phase-2.md`'],
      }),
      'phase-1.md': own(
        '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It closes → WP-3',
        [workPackage('WP-1', '[1.1-1]'), workPackage('WP-3', '[1.1-2]')].join('\n'),
      ),
      'phase-2.md': own(
        '- [ ] [1.1-2] It closes → WP-1\n- [ ] [1.1-3] It rings → WP-1',
        workPackage('WP-1', '[1.1-3]'),
      ),
    });
    assert.deepEqual(fixTitles(source, CODE), ['Trace 1.1-2 in WP-1']);
  });

  it('follow *Blocks* or *Blocked by*', () => {
    const source = folder({
      'phase-1.md': phasePlan({
        checklist: [1, 2, 3].map((n) => `- [ ] [1.1-${n}] Number ${n} → WP-${n}`).join('\n'),
        packages: [
          workPackage('WP-1', '[1.1-1]', '**Blocks**: WP-2, WP-3'),
          workPackage('WP-2', '[1.1-2]', '**Blocked by**: WP-1'),
          workPackage('WP-3', '[1.1-3]', '**Blocked by**: WP-2'),
        ].join('\n'),
      }),
    });
    assert.deepEqual(mend(source, CODE).diff, ['- **Blocked by**: WP-2', '+ **Blocked by**: WP-1, WP-2']);
    assert.deepEqual(mend(source, CODE, { choose: 'Remove WP-3' }).diff, [
      '- **Blocks**: WP-2, WP-3',
      '+ **Blocks**: WP-2',
    ]);
  });
});
