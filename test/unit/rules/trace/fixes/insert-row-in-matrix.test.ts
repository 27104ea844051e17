import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../../../support/planText';

const CODE = 'trace/orphan-requirement';
const PLAIN = 'Insert checklist row [1.1-2] in phase-1.md, mapped to WP-1';
const WITH_MATRIX = `${PLAIN}, and in requirements-traceability.md`;

const files = (matrix: string): string =>
  folder({
    'HighLevelReqs.md': requirements({
      '1.1': ['A door opens.', 'A bell | gong rings.', 'A door closes.'],
      '1.2': ['A lamp.'],
    }),
    'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1–1.2', '**Plan Document**: `phase-1.md`'] }),
    'phase-1.md': phasePlan({
      checklist: '- [ ] [1.1-1] A door opens → WP-1\n- [ ] [1.1-3] A door closes → WP-1\n- [ ] [1.2-1] A lamp → WP-1',
      packages: workPackage('WP-1', '[1.1-1], [1.1-3], [1.2-1]'),
    }),
    'requirements-traceability.md': `# Matrix\n\n| Requirement | Description | Phase | WP | Status |\n|---|---|---|---|---|\n${matrix}\n`,
  });

describe('the row of a bullet in the traceability matrix', () => {
  const rows =
    '| [1.1-1] | A door opens | Phase 1 | WP-1 | Planned |\n| [1.1-3] | A door closes | Phase 1 | WP-1 | Planned |\n| [1.2-1] | A lamp | Phase 1 | WP-1 | Planned |';

  it('is inserted with that of the checklist, in its order and written as the others are', () => {
    const { fixes, diff } = mend(files(rows), CODE, { choose: WITH_MATRIX });
    assert.deepEqual(
      fixes.slice(0, 2).map(({ title, preferred }) => [title, preferred]),
      [
        [PLAIN, true],
        [WITH_MATRIX, false],
      ],
    );
    assert.deepEqual(diff, [
      '- **Requirements traced**: [1.1-1], [1.1-3], [1.2-1]',
      '+ - [ ] [1.1-2] A bell | gong rings → WP-1',
      '+ **Requirements traced**: [1.1-1], [1.1-2], [1.1-3], [1.2-1]',
      '+ | [1.1-2] | A bell \\| gong rings | Phase 1 | WP-1 | Planned |',
    ]);
  });

  it('is told of afterwards where a person does without', () =>
    assert.equal(mend(files(rows), CODE, { choose: PLAIN, reveals: ['document/stale-matrix'] }).files.size, 4));

  it('is not offered where the matrix does not speak of the plan', () =>
    assert.ok(!fixTitles(files('| REQ-X-1 | Something | Phase 9 | WP-1 | Planned |'), CODE).includes(WITH_MATRIX)));
});
