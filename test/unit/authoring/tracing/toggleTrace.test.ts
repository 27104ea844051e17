import assert from 'node:assert/strict';
import { toggleTrace, type TraceToggle } from '../../../../server/src/core/authoring/tracing/toggleTrace';
import { matrixOf, matrixPlans } from '../../../../server/src/core/features/matrix/matrixPage';
import { exampleIn } from '../../../support/corpus';
import { parseFixture } from '../../../support/fixture';
import { workspaceOf } from '../../../support/folderInMemory';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';
import { changed, type Files } from '../../../support/renaming';

const PLAN = 'plans/phase-1-doors.md';

interface Parts {
  readonly checklist?: string;
  readonly packages?: string;
}

function doors(parts: Parts = {}): Files {
  const checklist = '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It closes → WP-1, WP-2\n- [ ] [1.1-3] It locks';
  const packages = [workPackage('WP-1', '[1.1-1], [1.1-2]'), workPackage('WP-2', '[1.1-2] and my words')].join('\n');
  return parseFixture(
    folder({
      'HighLevelReqs.md': requirements({ '1.1': ['It opens.', 'It closes.', 'It locks.'], '1.2': ['It rings.'] }),
      'plans/generate_plans.md': masterPlan({
        '1': ['**HighLevelReqs Coverage**: 1.1', `**Plan Document**: \`${PLAN}\``],
      }),
      [PLAN]: phasePlan({ checklist, packages, ...parts }),
    }),
  ).files;
}

const toggle = (row: string, work: string, on: boolean, path = PLAN): TraceToggle => ({
  row: { path, id: row },
  work: { path: PLAN, id: work },
  on,
});

/** The lines of the plan that are new, after a toggle; the same with CRLF. */
function after(files: Files, wanted: TraceToggle): string[] {
  const made = (own: Files): string => {
    const change = toggleTrace(workspaceOf(own).snapshot(), wanted);
    assert.ok('edits' in change, JSON.stringify(change));
    const next = changed(own, change);
    const again = toggleTrace(workspaceOf(next).snapshot(), wanted);
    assert.ok('unchanged' in again, 'a second time there is nothing to do');
    return next.get(PLAN) ?? '';
  };
  const text = made(files);
  const crlf = made(new Map([...files].map(([path, own]) => [path, own.replaceAll('\n', '\r\n')])));
  assert.equal(crlf, text.replaceAll('\n', '\r\n'));
  const old = new Set((files.get(PLAN) ?? '').split('\n'));
  return text.split('\n').filter((line) => !old.has(line));
}

function refusal(files: Files, wanted: TraceToggle): string {
  const result = toggleTrace(workspaceOf(files).snapshot(), wanted);
  assert.ok('refused' in result, JSON.stringify(result));
  return result.refused;
}

describe('letting work trace a requirement', () => {
  it('names it in what the work traces, in order, and maps a row that is mapped to nothing yet', () => {
    assert.deepEqual(after(doors(), toggle('1.1-3', 'WP-1', true)), [
      '- [ ] [1.1-3] It locks → WP-1',
      '**Requirements traced**: [1.1-1], [1.1-2], [1.1-3]',
    ]);
  });

  it('leaves the mapping that a row has', () => {
    const lines = after(doors(), toggle('1.1-1', 'WP-2', true));
    assert.deepEqual(lines, ['**Requirements traced**: [1.1-1], [1.1-2] and my words']);
  });

  it('says what has to come first where a bullet has no row', () => {
    assert.equal(
      refusal(doors(), toggle('1.2-1', 'WP-1', true, 'HighLevelReqs.md')),
      '1.2-1 has no row in a plan yet: insert one first, or extract its section.',
    );
  });

  it('says so where one of both is gone', () => {
    assert.equal(refusal(doors(), toggle('1.1-9', 'WP-1', true)), `${PLAN} does not define 1.1-9.`);
    assert.equal(refusal(doors(), toggle('1.1-1', 'WP-9', true)), `${PLAN} does not define WP-9.`);
  });
});

describe('letting work trace a requirement no longer', () => {
  it('takes it out of the traces and takes the mapping with its arrow', () => {
    assert.deepEqual(after(doors(), toggle('1.1-1', 'WP-1', false)), [
      '- [ ] [1.1-1] It opens',
      '**Requirements traced**: [1.1-2]',
    ]);
  });

  it('leaves other work in the mapping of a row', () => {
    assert.deepEqual(after(doors(), toggle('1.1-2', 'WP-1', false)), [
      '- [ ] [1.1-2] It closes → WP-2',
      '**Requirements traced**: [1.1-1]',
    ]);
  });

  it('takes one out of a range', () => {
    const packages = workPackage('WP-1', '[1.1-1]–[1.1-3]');
    const files = doors({
      packages,
      checklist: '- [ ] [1.1-1] It opens\n- [ ] [1.1-2] It closes\n- [ ] [1.1-3] It locks',
    });
    assert.deepEqual(after(files, toggle('1.1-2', 'WP-1', false)), ['**Requirements traced**: [1.1-1], [1.1-3]']);
  });

  it('leaves the last one in the words of the plan for nothing', () => {
    const packages = workPackage('WP-1', '[1.1-1]') + workPackage('WP-2', 'None');
    const files = doors({ packages, checklist: '- [ ] [1.1-1] It opens' });
    const lines = after(files, toggle('1.1-1', 'WP-1', false));
    assert.deepEqual(lines, []);
  });
});

describe('ticking the matrices of the examples', () => {
  for (const example of ['phased-plan', 'spec-kit', 'own-dialect', 'mixed'])
    it(`takes a trace of ${example} out, and puts it in again, without touching another`, () => {
      const files = exampleIn(`test/workspaces/${example}`);
      const snapshot = workspaceOf(files).snapshot();
      let ticked = 0;
      for (const plan of matrixPlans(snapshot)) {
        const model = matrixOf(snapshot, plan);
        const cells = model.cells.filter(({ isCovered }) => isCovered).filter((_, i) => i % 9 === 0);
        for (const cell of cells.slice(0, 5)) {
          const [row, work] = [model.rows[cell.row], model.work[cell.work]];
          assert.ok(row && work);
          const wanted = {
            row: { path: row.place.file, id: row.id },
            work: { path: work.place.file, id: work.id },
          };
          const out = toggleTrace(snapshot, { ...wanted, on: false });
          if (!('edits' in out)) continue;
          const without = workspaceOf(changed(files, out)).snapshot();
          assert.deepEqual(
            tracesIn(without),
            tracesIn(snapshot).filter((each) => each !== `${row.id} ${work.place.file} ${work.id}`),
          );
          const back = toggleTrace(without, { ...wanted, on: true });
          if (!('edits' in back)) continue;
          assert.deepEqual(tracesIn(workspaceOf(changed(changed(files, out), back)).snapshot()), tracesIn(snapshot));
          ticked++;
        }
      }
      assert.ok(ticked > 0);
    });
});

function tracesIn(snapshot: Parameters<typeof matrixOf>[0]): string[] {
  return matrixPlans(snapshot).flatMap((plan) => {
    const { rows, work, cells } = matrixOf(snapshot, plan);
    return cells
      .filter(({ isCovered }) => isCovered)
      .map((cell) => `${rows[cell.row]?.id ?? ''} ${work[cell.work]?.place.file ?? ''} ${work[cell.work]?.id ?? ''}`)
      .sort();
  });
}
