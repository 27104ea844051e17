import assert from 'node:assert/strict';
import { treeReadiness } from '../../../server/src/core/features/ready/treeReadiness';
import { Checker } from '../../../server/src/core/rules/check';
import { chosenTree, type PhaseChoice } from '../../../server/src/core/views/phaseChoice';
import { documentsWithGaps } from '../../../server/src/core/views/documentGaps';
import { planNodes, withoutOnlyPlan, type TreeNode } from '../../../server/src/core/views/phaseTree';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

const snapshot = workspaceOf(exampleIn('test/workspaces/phased-plan')).snapshot();
const plans = planNodes(snapshot, new Checker().check(snapshot), treeReadiness(snapshot));

const choose = (choice: Partial<PhaseChoice>): ReturnType<typeof chosenTree> =>
  chosenTree(plans, { only: new Set(), text: '', sort: 'plan', ...choice });
const rootsOf = (choice: Partial<PhaseChoice>): readonly TreeNode[] => withoutOnlyPlan(choose(choice).roots);

/** Each phase with the labels below it. */
const outline = (nodes: readonly TreeNode[]): string[] =>
  nodes.map((node) => [node.label, ...node.children().map(({ label }) => label)].join(' '));

const all = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...all(node.children())]);

describe('what of the tree is shown', () => {
  it('is all of it, and nothing is counted, where nobody chooses', () => {
    const { roots, shown } = choose({});
    assert.equal(roots, plans);
    assert.equal(shown, 0);
  });

  it('is what can be begun, with the phase around it and the rows below it', () => {
    assert.deepEqual(outline(rootsOf({ only: new Set(['ready']) })), ['Phase 1 WP-4']);
    const work = rootsOf({ only: new Set(['ready']) })[0]?.children()[0];
    const rows = work?.children() ?? [];
    assert.equal(rows.filter(({ kind }) => kind === 'criterion').length, 10);
  });

  it('is what waits, together with what says that it is blocked', () => {
    assert.deepEqual(outline(rootsOf({ only: new Set(['blocked']) })).slice(0, 2), [
      'Phase 1 WP-5 WP-6 WP-7 WP-8',
      'Phase 2A WP-1 WP-2 WP-3 WP-4 WP-5 WP-6 WP-7 WP-8 WP-9',
    ]);
  });

  it('is what has gaps, of what has one of the statuses', () => {
    assert.deepEqual(outline(rootsOf({ only: new Set(['gaps']) })), ['Phase 1 WP-1 WP-8', 'Phase 2A WP-5']);
    assert.deepEqual(outline(rootsOf({ only: new Set(['gaps', 'done']) })), ['Phase 1 WP-1']);
    assert.deepEqual(outline(rootsOf({ only: new Set(['gaps', 'open']) })), ['Phase 1 WP-8', 'Phase 2A WP-5']);
  });

  it('is what says some words, in capitals or not, and all below it', () => {
    const found = rootsOf({ text: 'renewals' });
    assert.ok(outline(found).includes('Phase 1 WP-5'));
    const whole = withoutOnlyPlan(plans)
      .find(({ label }) => label === 'Phase 1')
      ?.children()
      .find(({ label }) => label === 'WP-5');
    const shown = found.find(({ label }) => label === 'Phase 1')?.children()[0];
    assert.deepEqual(
      shown?.children().map(({ id }) => id),
      whole?.children().map(({ id }) => id),
    );
  });

  it('is counted, of all that there is', () => {
    const { roots, shown, all: total } = choose({ only: new Set(['done']) });
    const isHolder = ({ kind }: TreeNode): boolean => kind === 'plan' || kind === 'group';
    assert.equal(shown, all(roots).filter((node) => !isHolder(node)).length);
    assert.equal(total, all(plans).filter((node) => !isHolder(node)).length);
    assert.ok(shown > 0 && shown < total);
  });

  it('is nothing where nothing fits', () => assert.deepEqual(rootsOf({ text: 'no such words anywhere' }), []));

  it('keeps the ids, whatever is chosen and in whatever order', () => {
    const ids = new Set(all(plans).map(({ id }) => id));
    const choices: Partial<PhaseChoice>[] = [{ sort: 'gaps' }, { sort: 'progress' }, { only: new Set(['open']) }];
    for (const choice of choices) for (const { id } of all(choose(choice).roots)) assert.ok(ids.has(id), id);
  });
});

describe('the order of the tree', () => {
  const labels = (nodes: readonly TreeNode[]): string[] => nodes.map(({ label }) => label);

  it('is by gaps, most first, with what has none as it was', () =>
    assert.deepEqual(labels(rootsOf({ sort: 'gaps' })), [
      'Phase 2A',
      'Phase 1',
      'Phase 0',
      'Phase 2B',
      'Phase 3',
      'Milestones',
    ]));

  it('is by progress, least first, on each level', () => {
    const roots = rootsOf({ sort: 'progress' });
    assert.deepEqual(labels(roots), ['Phase 2A', 'Phase 2B', 'Phase 3', 'Phase 1', 'Phase 0', 'Milestones']);
    const packages = labels(roots[3]?.children() ?? []);
    assert.deepEqual(packages, ['WP-4', 'WP-5', 'WP-6', 'WP-7', 'WP-8', 'WP-3', 'WP-1', 'WP-2']);
  });
});

describe('what can be begun', () => {
  const readinessIn = (phase: string): (string | undefined)[] =>
    withoutOnlyPlan(plans)
      .find(({ label }) => label === phase)
      ?.children()
      .map(({ label, readiness }) => (readiness ? [label, readiness.kind, ...readiness.waitsFor].join(' ') : label)) ??
    [];

  it('is told of work that is open, with what it waits for', () =>
    assert.deepEqual(readinessIn('Phase 1'), [
      'WP-1',
      'WP-2',
      'WP-3',
      'WP-4 ready',
      'WP-5 waiting WP-4',
      'WP-6 waiting WP-4',
      'WP-7 waiting WP-3 WP-6',
      'WP-8 waiting WP-7',
    ]));

  it('says of a phase once what all of its work waits for, and of a circle that it is blocked', () => {
    const phase = withoutOnlyPlan(plans).find(({ label }) => label === 'Phase 2A');
    assert.deepEqual(phase?.readiness, { kind: 'waiting', waitsFor: ['Phase 1'] });
    const below = readinessIn('Phase 2A');
    assert.ok(below.includes('WP-5 blocked WP-6') && below.includes('WP-6 blocked WP-5'), below.join(', '));
  });
});

describe('documents with gaps', () => {
  it('are those of plans and phases, with what the tree counts there', () =>
    assert.deepEqual(documentsWithGaps(plans), [
      { path: 'docs/plans/generate_plans.md', gaps: 6 },
      { path: 'docs/plans/phase-1-ledger-and-patrons.md', gaps: 2 },
      { path: 'docs/plans/phase-2a-kiosk-lending.md', gaps: 4 },
    ]));
});
