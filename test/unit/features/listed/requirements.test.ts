import assert from 'node:assert/strict';
import path from 'node:path';
import { requirementsView } from '../../../../server/src/core/features/listed/requirements';
import { nodeWithId, type ViewRequest } from '../../../../server/src/core/features/viewNodes';
import { coverageBelow, coverageOfSections } from '../../../../server/src/core/views/askedCoverage';
import type { Snapshot } from '../../../../server/src/core/workspace/snapshot';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { allNodes, listed } from '../../../support/listing';

const example = (name: string): Snapshot => workspaceOf(exampleIn(path.join('test', 'workspaces', name))).snapshot();
const phased = example('phased-plan');

function idsShown(snapshot: Snapshot, asked: Partial<ViewRequest>): string[] {
  const { roots } = listed(snapshot, requirementsView, asked);
  return allNodes(roots).flatMap(({ cited }) => cited ?? []);
}

describe('the view of requirements', () => {
  it('counts each section of a source as its code lens does', () => {
    const source = phased.graph.files.find(({ rule }) => rule?.duty === 'source');
    assert.ok(source);
    const sections = coverageOfSections(phased.graph, source);
    const shown = allNodes(listed(phased, requirementsView).roots).filter(
      ({ context, place }) => context === 'section' && place?.file === source.path,
    );
    assert.ok(shown.length > 10);
    for (const { label, description } of shown) {
      const { total, uncovered } = coverageBelow(sections, /^§([\d.]+)/.exec(label)?.[1] ?? '');
      assert.equal(description, `${total - uncovered.length}/${total} covered`, label);
    }
  });

  it('shows of each standing what is asked for, with what it stands in', () => {
    assert.deepEqual(idsShown(phased, { only: new Set(['uncovered']) }), ['[3.2-5]']);
    assert.deepEqual(idsShown(example('spec-kit'), { only: new Set(['uncovered']) }), ['US3', 'FR-006']);
    assert.deepEqual(idsShown(example('spec-kit'), { only: new Set(['suspect']) }), ['R002']);
    const { roots, shown, all } = listed(phased, requirementsView, { only: new Set(['uncovered']) });
    assert.deepEqual([shown, all], [1, 141]);
    assert.deepEqual(
      allNodes(roots).map(({ label }) => label),
      ['Shelfway: High-Level Requirements', '§3 Lending', '§3.2 Renewals', '[3.2-5]'],
    );
  });

  it('takes what is uncovered and what is unverified together, and of that what is negative', () => {
    const tides = example('kiro');
    const negative = idsShown(tides, { only: new Set(['negative']) });
    const both = idsShown(tides, { only: new Set(['unverified', 'uncovered']) });
    const all = idsShown(tides, { only: new Set(['unverified', 'uncovered', 'negative']) });
    assert.ok(all.length > 0 && both.length > all.length, both.join(', '));
    assert.deepEqual(
      all,
      both.filter((id) => negative.includes(id)),
    );
  });

  it('finds words in IDs, in texts, and in the titles of sections', () => {
    assert.deepEqual(idsShown(phased, { text: '3.4.1-3' }), ['[3.4.1-3]']);
    assert.deepEqual(idsShown(phased, { text: 'dropped silently' }), ['[3.4.1-3]']);
    assert.deepEqual(idsShown(phased, { text: 'reconciliation' }).length, 4);
    assert.deepEqual(listed(phased, requirementsView, { text: 'no such words' }).roots, []);
  });

  it('opens by itself what a filter leaves, and remembers each filter apart', () => {
    const plain = listed(phased, requirementsView);
    const filtered = listed(phased, requirementsView, { only: new Set(['uncovered']) });
    assert.ok(allNodes(filtered.roots).every(({ children, isExpanded }) => children === null || isExpanded === true));
    for (const { id } of allNodes(filtered.roots)) assert.equal(nodeWithId(plain.roots, id), null);
  });

  it('keeps the ids of its nodes while text moves', () => {
    const files = exampleIn(path.join('test', 'workspaces', 'phased-plan'));
    const moved = new Map([...files].map(([file, text]) => [file, text.replace(/^(#.*\n)/, '$1\nSome words.\n')]));
    const ids = (snapshot: Snapshot): string[] =>
      allNodes(listed(snapshot, requirementsView).roots).map(({ id }) => id);
    assert.deepEqual(ids(workspaceOf(moved).snapshot()), ids(phased));
  });
});
