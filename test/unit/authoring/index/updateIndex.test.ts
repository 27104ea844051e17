import assert from 'node:assert/strict';
import { updateIndex } from '../../../../server/src/core/commands/updateIndex';
import { exampleWorkspaces } from '../../../support/documents';
import { newFindings, refused, run, runForGood, type Files } from '../../../support/executing';
import { phasePlan } from '../../../support/planText';

const MASTER = 'docs/plans/master.md';
const phases = ['1', '2', '3'].map(
  (n) =>
    `### Phase ${n}: Part ${n}\n\n**Plan Document**: \`docs/plans/phase-${n}-part.md\`\n\n**Sub-tasks**:\n\n1. Do it\n`,
);
const master = (rest: string): string => `# Master plan\n\n## Phase Structure\n\n${phases.join('\n')}\n${rest}\n`;
const index = (rows: readonly string[], header = '| File | Purpose |\n|------|---------|'): string =>
  `## File Index\n\n${[header, ...rows].join('\n')}\n`;

const plan = (n: string, mark: string, more = ' '): string =>
  phasePlan({
    title: `Phase ${n}: Part ${n}`,
    packages: `### WP-1: One\n\n**Acceptance criteria**:\n\n- [${mark}] It works\n\n### WP-2: Two\n\n**Acceptance criteria**:\n\n- [${more}] It works too\n`,
  });
const checklist = (n: string): string =>
  `# Phase ${n} Execution Checklist\n\n## Work Package Status\n\n| WP | Status |\n|----|--------|\n| WP-1 | [x] Complete |\n`;

const folder = (text: string, others: Readonly<Record<string, string>> = {}): Files =>
  new Map(
    Object.entries({
      [MASTER]: text,
      'docs/plans/phase-1-part.md': plan('1', 'x', 'x'),
      'docs/plans/phase-2-part.md': plan('2', 'x'),
      ...others,
    }),
  );

const kept = (files: Files): ReturnType<typeof runForGood> => runForGood(updateIndex, files, { path: MASTER });
const row = (n: string, said: string): string => `| \`docs/plans/phase-${n}-part.md\` | ${said} |`;
const unchanged = (files: Files): string => {
  const { answer } = run(updateIndex, files, { path: MASTER });
  assert.ok('unchanged' in answer, JSON.stringify(answer));
  return answer.unchanged;
};
const added = (diff: readonly string[]): string[] =>
  diff.filter((line) => line.includes(': + ')).map((line) => line.slice(line.indexOf(': + ') + 4));

describe('Update index', () => {
  it('lists plans and checklists that are there, and says of them what the table says of others', () => {
    const rows = [
      row('1', 'Done'),
      '| `docs/plans/phase-1-checklist.md` | Execution of Phase 1 |',
      row('3', 'Planned'),
    ];
    const files = folder(master(index(rows)), {
      'docs/plans/phase-1-checklist.md': checklist('1'),
      'docs/plans/phase-2-checklist.md': checklist('2'),
    });
    const { diff, said, files: after } = kept(files);
    assert.deepEqual(added(diff), [
      // The table has no word for what is under way.
      '| `docs/plans/phase-2-part.md` | |',
      '| `docs/plans/phase-2-checklist.md` | Execution of Phase 2 |',
    ]);
    assert.equal(said, `Listed phase-2-checklist.md and phase-2-part.md in ${MASTER}.`);
    assert.deepEqual(newFindings(files, after), []);
  });

  it('uses the words of the table for what has gone on, and no others', () => {
    const rows = [row('1', 'Generated'), row('2', '*Planned*'), row('3', 'Planned'), '| `docs/a.md` | Complete |'];
    const { diff, said } = kept(folder(master(index(rows)), { 'docs/a.md': '# A\n' }));
    assert.deepEqual(added(diff), [row('1', 'Complete'), row('2', 'Generated')]);
    assert.equal(said, `Brought 2 rows up to date in ${MASTER}.`);
  });

  it('leaves the words of a person, whatever they say', () => {
    const rows = [
      row('1', 'Written by Ada, 2026-03-01'),
      row('2', 'To be written when Phase 1 is done'),
      row('3', 'Done soon'),
    ];
    assert.match(unchanged(folder(master(index(rows)))), /is up to date\.$/);
  });

  it('tells what is gone, and what is not that far, and leaves both', () => {
    const rows = [row('1', 'Done'), row('2', 'Done'), row('3', 'Generated')];
    assert.match(
      unchanged(folder(master(index(rows)))),
      / Left as it stands: phase-2-part\.md \(line \d+\), which is not done; phase-3-part\.md \(line \d+\), which is not there\.$/,
    );
  });

  it('keeps own columns, the order of rows, widths and everything around', () => {
    const header =
      '| Owner | Document                     | State     | Link |\n|-------|------------------------------|-----------|------|';
    const rows = [
      '| Bo    | docs/plans/phase-3-part.md   | Planned   |      |',
      '| Ada   | `docs/plans/phase-2-part.md` | Planned   | x    |',
      '| Cy    | docs/plans/phase-1-part.md   | Completed |      |',
      '| Di    | docs/z.md                    | Started   | y    |',
    ];
    const files = folder(master(`${index(rows, header)}\nWhat follows stays.\n`), { 'docs/z.md': '# Z\n' });
    assert.deepEqual(kept(files).diff, [
      `${MASTER}: - | Ada   | \`docs/plans/phase-2-part.md\` | Planned   | x    |`,
      `${MASTER}: + | Ada   | \`docs/plans/phase-2-part.md\` | Started   | x    |`,
    ]);
  });

  it('lists in a list', () => {
    const text = master('## File Index\n\n- `docs/plans/phase-1-part.md`: doors\n- `docs/other.md`\n');
    assert.deepEqual(added(kept(folder(text)).diff), ['- `docs/plans/phase-2-part.md`']);
  });

  const milestones = (header: string, rows: readonly string[]): string =>
    master(`## Milestones\n\n${[header, header.replace(/[^|]+/g, '---'), ...rows].join('\n')}\n`);

  it('gives milestones with a status that of their phases, in the words of the column', () => {
    const text = milestones('| Milestone | Phases | Status |', [
      '| M1: A | 1 | Planned |',
      '| M2: B | 1–2 | Planned |',
      '| M3: C | 3 | Planned |',
    ]);
    const { diff, said } = kept(folder(text));
    assert.deepEqual(added(diff), ['| M1: A | 1 | Done |', '| M2: B | 1–2 | In progress |']);
    assert.equal(said, `Gave 2 milestones the state of their phases in ${MASTER}.`);
  });

  it('ticks the box of a milestone', () => {
    const column = milestones('| Milestone | Phases | Done |', ['| M1: A | 1 | [ ] |', '| M2: B | 2 | [ ] |']);
    assert.deepEqual(added(kept(folder(column)).diff), ['| M1: A | 1 | [x] |']);
  });

  it('tells a milestone that is not reached, and leaves one without a status', () => {
    const early = milestones('| Milestone | Phases | Status |', ['| M1: A | 1 | Done |', '| M2: B | 2 | Done |']);
    assert.match(unchanged(folder(early)), /Left as it stands: M2 \(line \d+\), which is not reached\.$/);
    const plain = milestones('| Milestone | Phases | Outcome |', ['| M1: A | 1 | X |']);
    assert.match(unchanged(folder(plain)), /is up to date\.$/);
  });

  it('has nothing to do in the examples, and refuses where there is no master plan, or no index', () => {
    const phased = exampleWorkspaces().find(
      (files) => files.has('docs/plans/generate_plans.md') && files.has('CLAUDE.md'),
    );
    assert.ok(phased);
    const { answer } = run(updateIndex, phased, null);
    assert.ok('unchanged' in answer, JSON.stringify(answer));
    assert.match(refused(run(updateIndex, new Map([['a.md', '# A\n']]), null)), /^There is no master plan here/);
    assert.match(refused(run(updateIndex, folder(master('')), null)), /has no file index/);
  });
});
