import { checkFixture } from '../../../support/fixture';
import { folder, phasePlan, workPackage } from '../../../support/planText';

const matrix = (rows: readonly string[], checklist = '', label = ''): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist:
        checklist || '- [ ] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1\n- [ ] [1.1-3] It rings → WP-2',
      packages: `${workPackage('WP-1', '[1.1-1], [1.1-2]')}\n${workPackage('WP-2', '[1.1-3]')}`,
      tests: 'By hand ([1.1-1], [1.1-2], [1.1-3]).',
    }),
    'requirements-traceability.md': `# Matrix\n${label}\n| Requirement | Phase | Work package | Status |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  });
const row = (n: number, work: string, status = 'Plan generated'): string =>
  `| [1.1-${n}] | Phase 1 | ${work} | ${status} |`;
const told = (what: string): string =>
  `//^"Matrix" information document/stale-matrix: The matrix no longer says what phase-1.md says: ${what}.\n`;

describe('document/stale-matrix', () => {
  it('tells rows that are missing', () =>
    void checkFixture(matrix([row(1, 'WP-1')], '', told('[1.1-2] and [1.1-3] missing'))));

  it('tells rows that name other work', () =>
    void checkFixture(matrix([row(1, 'WP-1'), row(2, 'WP-2'), row(3, 'WP-2')], '', told('other work for [1.1-2]'))));

  it('tells rows that lag behind', () =>
    void checkFixture(
      matrix(
        [row(1, 'WP-1'), row(2, 'WP-1'), row(3, 'WP-2')],
        '- [x] [1.1-1] It holds → WP-1\n- [ ] [1.1-2] It closes → WP-1\n- [ ] [1.1-3] It rings → WP-2',
        told('[1.1-1] done since'),
      ),
    ));

  for (const rows of [
    [row(1, 'WP-1'), row(2, 'WP-1'), row(3, 'WP-2')],
    [row(1, 'WP-1, WP-2'), row(2, ''), row(3, 'WP-2')],
    [],
  ])
    it(`says nothing of ${JSON.stringify(rows)}`, () => void checkFixture(matrix(rows)));
});
