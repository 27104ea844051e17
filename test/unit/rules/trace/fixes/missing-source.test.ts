import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder } from '../../../../support/planText';

const CODE = 'trace/missing-source';
const DEMAND = '<!-- Every task must have at least one Source reference. -->';

const plan = (rows: readonly string[], more = ''): string =>
  folder({
    'plan.md': `# Plan\n\nThe tour is asked for in \`Outline.md\` (OL).\n\n| Task ID | Description | Prereqs | Source |\n|---|---|---|---|\n${rows.join('\n')}\n\n${more}\n${DEMAND}\n`,
    'Outline.md': `# Outline\n\n${'A line.\n'.repeat(20)}`,
  });

const ROWS = [
  '| T-001 | Record the tour | None | OL L1–L3; letter of 3 May |',
  '| T-002 | Cut the tape | T-001 | OL L4, L90 |',
  '| T-003 | Record the bell | None | - |',
  '| T-004 | Paint the desk | None | OL L8–L9 |',
];

describe(`the fixes of ${CODE}`, () => {
  it('cite what the rows cite whose words are most like those of the task, each source by itself', () => {
    const { fixes, diff } = mend(plan(ROWS), CODE);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Cite OL L1–L3 in T-003', 'Cite letter of 3 May in T-003', 'Cite OL L4 in T-003', 'Cite OL L8–L9 in T-003'],
    );
    assert.deepEqual(diff, [
      '- | T-003 | Record the bell | None | - |',
      '+ | T-003 | Record the bell | None | OL L1–L3 |',
    ]);
  });

  it('fill an empty cell as the table is written', () => {
    const last = (cell: string, source = ROWS): string =>
      mend(plan([...source.slice(0, 2), `| T-003 | Record the bell | None |${cell}|`]), CODE).diff[1] ?? '';
    assert.equal(last(''), '+ | T-003 | Record the bell | None |OL L1–L3|');
    assert.equal(last(' '), '+ | T-003 | Record the bell | None | OL L1–L3 |');
    assert.equal(last('            '), '+ | T-003 | Record the bell | None | OL L1–L3   |');
    assert.equal(last(' none       '), '+ | T-003 | Record the bell | None | OL L1–L3   |');
  });

  const MAPPING = (rows: string): string => `## Risk-to-Task Mapping\n\n${rows}\n`;

  it('cite the risks that are mapped to the task, and nothing else', () => {
    const rows = [...ROWS.slice(0, 1), '| T-002 | Cut | None | OL L2; R-001 |', '| T-003 | Record the bell | None | |'];
    const mapping = MAPPING('- R-001 → T-002\n- R-002 → T-003\n- R-003 → T-003');
    assert.deepEqual(fixTitles(plan(rows, mapping), CODE), ['Cite R-002; R-003 in T-003']);
    mend(plan(rows, mapping), CODE);
  });

  it('cite no risk that is mapped to another task', () => {
    const rows = ['| T-002 | Cut | None | R-001 |', '| T-003 | Cut the bell | None | |'];
    assert.deepEqual(fixTitles(plan(rows, MAPPING('- R-001 → T-002')), CODE), []);
  });

  it('cite what nobody has taken up before what others cite', () => {
    const register =
      '## Risks\n\n| Risk ID | Description | Likelihood |\n|---|---|---|\n| R-001 | The bell cracks | low |\n| R-002 | Rain | low |\n';
    assert.deepEqual(fixTitles(plan(ROWS, register), CODE).slice(0, 2), [
      'Cite R-001 in T-003',
      'Cite OL L1–L3 in T-003',
    ]);
    mend(plan(ROWS, register), CODE);
  });

  it('cite a source in a task that traces to nothing as well', () => {
    const source = plan(ROWS).replace(DEMAND, '');
    assert.deepEqual(mend(source, 'trace/orphan-work', { id: 'T-003' }).diff, [
      '- | T-003 | Record the bell | None | - |',
      '+ | T-003 | Record the bell | None | OL L1–L3 |',
    ]);
  });
});
