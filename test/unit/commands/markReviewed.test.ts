import assert from 'node:assert/strict';
import { baselineFile } from '../../../server/src/core/baseline/file';
import { recordedText } from '../../../server/src/core/baseline/record';
import { suspectsOf } from '../../../server/src/core/authoring/reviewing/suspects';
import { markReviewed } from '../../../server/src/core/commands/markReviewed';
import { labelOf } from '../../../server/src/core/graph/labels';
import { asked, refused, run, runForGood, type Files } from '../../support/executing';
import { workspaceOf } from '../../support/folderInMemory';
import { masterPlan, phasePlan, workPackage } from '../../support/planText';

const MASTER = 'plans/master-plan.md';
const PLAN = 'plans/phase-1.md';
const OTHER = 'plans/phase-2.md';

const plan = (section: string, words: string): string =>
  phasePlan({
    title: `Phase ${section.slice(0, 1)}: Doors`,
    checklist: `### ${section} Doors\n\n- [ ] [${section}-1] ${words} opens → WP-1, WP-2\n- [ ] [${section}-2] ${words} closes → WP-2`,
    packages: `${workPackage('WP-1', `[${section}-1] only`)}\n${workPackage('WP-2', `[${section}-1], [${section}-2]`)}`,
  });

const folder = (words: string): Record<string, string> => ({
  [MASTER]: masterPlan({ 1: ['**Plan Document**: `phase-1.md`'], 2: ['**Plan Document**: `phase-2.md`'] }),
  [PLAN]: plan('1.1', words),
  [OTHER]: plan('2.1', words),
});

/** A folder in which all four rows were reworded since the baseline. */
function reworded(): Files {
  const before = new Map(Object.entries(folder('A door')));
  const { graph, text } = workspaceOf(before).snapshot();
  const recorded = recordedText(graph, null, { isSelected: () => true, marksReviewed: false, textOf: text });
  return new Map([...Object.entries(folder('Each gate')), [baselineFile, recorded.text]]);
}

/** What is left to review: `[1.1-1] ← WP-1`. */
function waiting(files: Files): string[] {
  const snapshot = workspaceOf(files).snapshot();
  const { graph } = snapshot;
  const name = (item: number): string => (item < 0 ? '-' : labelOf(graph.item(item), graph.fileOfItem(item)));
  return suspectsOf(snapshot).flatMap(({ target, left }) =>
    left.map(({ item }) => `${name(target.item)} ← ${name(item)}`),
  );
}

const ALL = [
  '[1.1-1] ← WP-1',
  '[1.1-1] ← WP-2',
  '[1.1-2] ← WP-2',
  '[2.1-1] ← WP-1',
  '[2.1-1] ← WP-2',
  '[2.1-2] ← WP-2',
];
const without = (...gone: string[]): string[] => ALL.filter((one) => !gone.includes(one));

const files = reworded();

/** What is left after the command, and what it said; the baseline alone has changed, and a second run has nothing to do. */
function left(place: { path: string; at: string } | null, answers: Record<string, string[]>): [string[], string] {
  const { files: after, said, diff } = runForGood(markReviewed, files, place, answers);
  assert.ok(diff.every((line) => line.startsWith(`${baselineFile}: `)));
  return [waiting(after), said];
}

describe('Mark Reviewed', () => {
  it('offers what there is at the cursor, the least first, with how much that is', () => {
    assert.deepEqual(waiting(files), ALL);
    const question = asked(markReviewed, files, { path: PLAN, at: '1.1-1] only' });
    assert.ok(question.kind === 'choice');
    assert.deepEqual(
      question.choices.map(({ value, label, description }) => [value, label, description]),
      [
        ['link', 'The link from WP-1 to [1.1-1]', '1 link to 1 changed item'],
        ['item', 'All links of [1.1-1]', '2 links to 1 changed item'],
        ['subtree', 'Everything below a heading…', '3 links to 2 changed items'],
        ['all', 'All links in the workspace', '6 links to 4 changed items'],
      ],
    );
    const elsewhere = asked(markReviewed, files, null);
    assert.ok(elsewhere.kind === 'choice');
    assert.deepEqual(
      elsewhere.choices.map(({ value }) => value),
      ['all'],
    );
  });

  it('marks one link, and no other of the same document', () => {
    const [now, said] = left({ path: PLAN, at: '1.1-1] only' }, { which: ['link'] });
    assert.deepEqual(now, without('[1.1-1] ← WP-1'));
    assert.equal(said, 'Marked 1 link to 1 changed item as reviewed.');
  });

  it('marks all links of an item: to it, and from it', () => {
    assert.deepEqual(left({ path: PLAN, at: '1.1-1] Each' }, { which: ['item'] })[0], without(...ALL.slice(0, 2)));
    const [now] = left({ path: PLAN, at: 'WP-2: Some' }, { which: ['item'] });
    assert.deepEqual(now, without('[1.1-1] ← WP-2', '[1.1-2] ← WP-2'));
  });

  it('marks everything below a heading: of the work there, and to what is defined there', () => {
    const at = { path: PLAN, at: '**Complexity**' };
    const question = asked(markReviewed, files, at, { which: ['subtree'] });
    assert.ok(question.kind === 'choice');
    assert.equal(question.name, 'below');
    assert.deepEqual(
      question.choices.map(({ label, description }) => [label, description]),
      [
        ['WP-1: Some work', '1 link to 1 changed item'],
        ['Work Packages', '3 links to 2 changed items'],
      ],
    );
    const [ofWork] = left(at, { which: ['subtree'], below: ['WP-1: Some work'] });
    assert.deepEqual(ofWork, without('[1.1-1] ← WP-1'));
    const [ofAll, said] = left(at, { which: ['subtree'], below: ['Work Packages'] });
    assert.deepEqual(ofAll, ALL.slice(3));
    assert.equal(said, 'Marked 3 links to 2 changed items as reviewed.');
    const rows = left({ path: PLAN, at: '### 1.1' }, { which: ['subtree'] });
    assert.deepEqual(rows[0], ALL.slice(3));
  });

  it('marks a phase with its plan', () => {
    const [now] = left({ path: MASTER, at: '### Phase 2' }, { which: ['subtree'], below: ['Phase 2: Some phase'] });
    assert.deepEqual(now, ALL.slice(0, 3));
  });

  it('marks all', () => {
    const { files: after } = run(markReviewed, files, null, { which: ['all'] });
    assert.deepEqual(waiting(after), []);
    const answer = run(markReviewed, after, null).answer;
    assert.deepEqual(answer, { unchanged: 'Nothing waits for a review: no link leads to what changed.' });
  });

  it('changes one line of the baseline for each link, and keeps how that is laid out', () => {
    const one = run(markReviewed, files, { path: PLAN, at: '1.1-1] only' }, { which: ['link'] });
    const added = one.diff.filter((line) => line.startsWith(`${baselineFile}: + `));
    assert.ok(
      added.some((line) => /"plans\/phase-1\.md#1\.1-1": "[0-9a-f]{12}"/.test(line)),
      one.diff.join('\n'),
    );
    const tabs = new Map([...files, [baselineFile, (files.get(baselineFile) ?? '').replaceAll('  ', '\t')]]);
    const { files: after } = run(markReviewed, tabs, { path: PLAN, at: '1.1-1] only' }, { which: ['link'] });
    assert.ok(!/^ /m.test(after.get(baselineFile) ?? ' '));
    assert.deepEqual(waiting(after), without('[1.1-1] ← WP-1'));
  });

  it('lets a review of one link end when the item changes again, and recording keeps it until then', () => {
    const { files: after } = run(markReviewed, files, { path: PLAN, at: '1.1-1] only' }, { which: ['link'] });
    const again = new Map([...after, [PLAN, (after.get(PLAN) ?? '').replace('Each gate opens', 'No gate opens')]]);
    assert.deepEqual(waiting(again), ALL);
    const { graph, baseline, text } = workspaceOf(after).snapshot();
    const options = { isSelected: () => true, marksReviewed: false, textOf: text };
    assert.equal(recordedText(graph, baseline, options).text, after.get(baselineFile));
  });

  it('refuses without a baseline, and with one that cannot be read', () => {
    const bare = new Map([...files].filter(([path]) => path !== baselineFile));
    assert.match(refused(run(markReviewed, bare, null)), /^There is no baseline yet: record one/);
    const broken = new Map([...files, [baselineFile, '{']]);
    assert.match(refused(run(markReviewed, broken, null)), /can't be read, and is left as it is/);
    assert.match(refused(run(markReviewed, files, null, { which: ['some'] })), /"some" is none of them/);
  });
});
