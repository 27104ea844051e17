import assert from 'node:assert/strict';
import { newPhasePlan } from '../../../server/src/core/authoring/phasePlan/newPhasePlan';
import { distribute } from '../../../server/src/core/authoring/phasePlan/distribution';
import { Checker } from '../../../server/src/core/rules/check';
import { applyEdits } from '../../../server/src/core/text/edit';
import { corpusFile, hasCorpus } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

const MASTER = 'docs/plans/master.md';

/** A source with the given sections, each with bullets, a sub-bullet and prohibitions. */
function source(sections: readonly string[]): string {
  const written = sections.map(
    (number) =>
      `### ${number} Part ${number}\n\n- The part **${number}** is there. It must not be in the way.\n- It has a lid:\n  - The lid closes by itself.\n  - It cannot be opened from outside.\n`,
  );
  return `# Requirements\n\n${written.join('\n')}`;
}

const numbered = (chapter: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${chapter}.${i + 1}`);

describe('the plans of all phases of a real master plan', () => {
  const counts: readonly (readonly [chapter: number, sections: number])[] = [
    [1, 5],
    [2, 5],
    [3, 11],
    [4, 6],
    [5, 5],
    [6, 4],
    [7, 4],
    [9, 4],
    [10, 4],
    [11, 2],
    [12, 3],
    [13, 1],
  ];
  const sections = counts.flatMap(([chapter, count]) => numbered(chapter, count));

  it('have every requirement of the source between them, and nothing to be told of but work that is for nothing', function () {
    if (!hasCorpus('seeds')) return this.skip();
    this.timeout(60_000);
    const [master = ''] = corpusFile('seeds/phased-master-plan.md').values();
    const files = new Map([
      [MASTER, master],
      ['docs/requirements/HighLevelReqs.md', source([...sections, '8'])],
    ]);
    const before = new Set([...new Checker().check(workspaceOf(files).snapshot()).values()].flat().map(said));
    const written: string[] = [];
    for (let i = 0; i < 11; i++) {
      const snapshot = workspaceOf(files).snapshot();
      const phase = snapshot.graph.phasesOf(MASTER)[i] ?? assert.fail(`no phase ${i}`);
      const group = snapshot.graph.group(snapshot.graph.file(MASTER)?.plan ?? -1) ?? assert.fail('no plan');
      const plan = newPhasePlan(snapshot, group, phase) ?? assert.fail(`nothing for phase ${phase.label}`);
      if ('refused' in plan) assert.fail(plan.refused);
      written.push(plan.path);
      for (const { file, text } of plan.change.creations) files.set(file, text);
      for (const { file, expectedText, edits } of plan.change.edits) files.set(file, applyEdits(expectedText, edits));
    }
    assert.ok(written.includes('docs/plans/phase-3b-site-io-observability.md'));
    const snapshot = workspaceOf(files).snapshot();
    const found = [...new Checker().check(snapshot).values()].flat();
    const brought = found.filter((finding) => !before.has(said(finding)));
    // Nothing in this folder defines what the sub-tasks name.
    const expected = ['trace/orphan-work', 'trace/missing-definitions'];
    assert.deepEqual(brought.filter(({ code }) => !expected.includes(code)).map(said), []);
    const group = snapshot.graph.group(snapshot.graph.file(MASTER)?.plan ?? -1) ?? assert.fail('no plan');
    for (const phase of snapshot.graph.phasesOf(MASTER)) assert.equal(newPhasePlan(snapshot, group, phase), null);
    const all = [...files.values()].join('\n');
    for (const number of ['3.4', '4.4', '11.2'])
      for (const n of [1, 2, 3, 4, 5]) assert.ok(all.includes(`- [ ] [${number}-${n}] `), `${number}-${n}`);
    assert.ok(all.includes('- [ ] [4.4-5] It has a lid — It cannot be opened from outside (negative) → '));
  });

  const said = ({ file, code, message }: { file: string; code: string; message: string }): string =>
    `${file} ${code}: ${message}`;
});

describe('giving rows to work', () => {
  const row = (id: string, words: string, group = ''): { id: string; words: string; group: string } => {
    return { id, words, group };
  };

  it('goes by the ID that work names, then by the words that few others have', () =>
    assert.deepEqual(
      distribute(
        [row('REQ-1', 'Something'), row('1.1-1', 'The door bell rings'), row('1.1-2', 'The door opens')],
        ['Door hinges', 'Door bell', 'What is left (REQ-1)'],
      ),
      [[2], [1], [0]],
    ));

  it('keeps rows together that no work is like', () =>
    assert.deepEqual(distribute([row('1.1-1', 'A lamp', 'Yard'), row('1.1-2', 'Two cats', 'Yard')], ['Door', 'Lamp']), [
      [],
      [0, 1],
    ]));

  it('shares a row with work that would get none, where that is asked for', () => {
    const rows = [row('1.1-1', 'The lamp above the door')];
    assert.deepEqual(distribute(rows, ['Lamp', 'Door']), [[0], [0]]);
    assert.deepEqual(distribute(rows, ['Lamp', 'Door'], false), [[0], []]);
  });

  it('has nothing to give to no work', () => assert.deepEqual(distribute([row('1.1-1', 'A lamp')], []), []));
});
