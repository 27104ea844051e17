import assert from 'node:assert/strict';
import path from 'node:path';
import type { MatrixModel, MatrixRow } from '../../../../server/src/core/features/matrix/matrixModel';
import { matrixOf, matrixPlans } from '../../../../server/src/core/features/matrix/matrixPage';
import { exampleIn } from '../../../support/corpus';
import { parseFixture } from '../../../support/fixture';
import { workspaceOf } from '../../../support/folderInMemory';
import { assertGolden } from '../../../support/golden';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';

const examples = ['phased-plan', 'spec-kit', 'kiro', 'task-table', 'schedule', 'mixed', 'own-dialect'];

function modelsOf(files: ReadonlyMap<string, string>): MatrixModel[] {
  const snapshot = workspaceOf(files).snapshot();
  return matrixPlans(snapshot).map((plan) => matrixOf(snapshot, plan));
}

/** `1.1-1 done negative → WP-1 traced verified`. */
function said(model: MatrixModel, row: MatrixRow): string {
  const index = model.rows.indexOf(row);
  const flags: [string, boolean][] = [
    ['constraint', row.isConstraint],
    ['negative', row.isNegative],
    ['bullet', row.isDerived],
    ['uncovered', row.isUncovered],
    ['unverified', row.isUnverified],
    ['suspect', row.isSuspect],
  ];
  const cells = model.cells
    .filter((cell) => cell.row === index)
    .map(({ work, isCovered, isVerified }) => {
      const phase = model.phases[model.work[work]?.phase ?? -1]?.label ?? '';
      return `${phase} ${model.work[work]?.id ?? ''}${isCovered ? '' : ' not traced'}${isVerified ? ' verified' : ''}`;
    });
  const words = [row.id, row.status ?? '', ...flags.flatMap(([name, is]) => (is ? name : []))];
  return `${words.filter(Boolean).join(' ')}${cells.length > 0 ? ` → ${cells.join(', ')}` : ''}`;
}

function described(model: MatrixModel): string {
  const phases = model.phases.map(({ label, title, place }, i) => {
    const works = model.work
      .filter(({ phase }) => phase === i)
      .map(({ id, status }) => [id, status].filter(Boolean).join(' '));
    return `  ${label} | ${title} | ${place.file}: ${works.join(', ')}`;
  });
  const rows = model.sections.flatMap(({ file, title }, i) => [
    `  ${file}, ${title}`,
    ...model.rows.filter(({ section }) => section === i).map((row) => `    ${said(model, row)}`),
  ]);
  return [`${model.title} (${model.path})`, ...phases, ...rows].join('\n');
}

describe('the matrix of a plan', () => {
  for (const example of examples)
    it(`is what a reader of ${example} would draw`, () => {
      const text = modelsOf(exampleIn(path.join('test', 'workspaces', example)))
        .map(described)
        .join('\n\n');
      assertGolden(`${text}\n`, path.join('test', 'unit', 'features', 'matrix', `${example}.golden.txt`));
    });

  it('leads from each cell to what says so: what the work traces, before the mapping of the row', () => {
    const files = exampleIn('test/workspaces/phased-plan');
    const [model] = modelsOf(files);
    assert.ok(model);
    for (const { row, work, place } of model.cells) {
      const text = files.get(place.file) ?? '';
      const line = text.slice(text.lastIndexOf('\n', place.start) + 1, text.indexOf('\n', place.start));
      const [id, workId] = [model.rows[row]?.id ?? '', model.work[work]?.id ?? ''];
      assert.ok(/Requirements traced|verifies/.test(line) || line.includes(workId), `${id} in ${workId}: ${line}`);
    }
  });

  it('has no plan where documents ask for nothing and plan nothing', () => {
    assert.deepEqual(matrixPlans(workspaceOf(new Map([['README.md', '# Hello\n']])).snapshot()), []);
  });

  it('has a bullet without a row under the number that it would get', () => {
    const { files } = parseFixture(
      folder({
        'HighLevelReqs.md': requirements({ '1.1': ['It opens.', 'It closes.', 'Nobody hears the bell at night.'] }),
        'plans/generate_plans.md': masterPlan({
          '1': ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `plans/phase-1-doors.md`'],
        }),
        'plans/phase-1-doors.md': phasePlan({
          checklist: '- [ ] [1.1-1] It opens → WP-1\n- [x] [1.1-2] It closes → WP-1',
          packages: workPackage('WP-1', '[1.1-1], [1.1-2]'),
        }),
      }),
    );
    const [model] = modelsOf(files);
    assert.deepEqual(
      model?.rows.map((row) => said(model, row)),
      ['1.1-1 open → Phase 1 WP-1', '1.1-2 done → Phase 1 WP-1', '1.1-3 bullet uncovered'],
    );
  });
});
