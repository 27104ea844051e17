import assert from 'node:assert/strict';
import { safeFixesOf } from '../../../server/src/core/rules/safeFixes';
import { applyEdits } from '../../../server/src/core/text/edit';
import { findingsOf } from '../../support/fixture';
import { planWithBrokenFence } from '../../support/brokenFence';

const BROKEN = planWithBrokenFence();

function checked(files: Readonly<Record<string, string>>): ReturnType<typeof findingsOf> {
  return findingsOf({ files: new Map(Object.entries(files)), expected: [] });
}

describe('safe fixes', () => {
  it('are taken together, one edit for each document', () => {
    const { snapshot, findings } = checked({ 'a/plan.md': BROKEN, 'b/plan.md': BROKEN });
    const { taken, edits } = safeFixesOf(snapshot, findings, () => true);
    assert.equal(taken.length, 2);
    assert.deepEqual(
      edits.map(({ file, expectedText, edits: own }) => [file, applyEdits(expectedText, own)]),
      ['a/plan.md', 'b/plan.md'].map((file) => [file, planWithBrokenFence('````')]),
    );
  });

  it('are taken in none but the documents that may be edited', () => {
    const { snapshot, findings } = checked({ 'a/plan.md': BROKEN, 'b/plan.md': BROKEN });
    const asked = new Set<string>();
    const { edits } = safeFixesOf(snapshot, findings, (file) => asked.add(file) && file === 'b/plan.md');
    assert.deepEqual(
      edits.map(({ file }) => file),
      ['b/plan.md'],
    );
    assert.deepEqual([...asked], ['a/plan.md', 'b/plan.md']);
  });

  it('wait for another time where they meet one that is taken', () => {
    const { snapshot, findings } = checked({ 'plan.md': BROKEN });
    const { taken, edits } = safeFixesOf(snapshot, [...findings, ...findings], () => true);
    assert.equal(taken.length, 1);
    assert.equal(applyEdits(BROKEN, edits[0]?.edits ?? []), planWithBrokenFence('````'));
  });

  it('are not those that a person chooses', () => {
    const { snapshot, findings } = checked({ 'plan.md': `${BROKEN}\n\`\`\`\nplain\n\`\`\`\n` });
    assert.ok(findings.some(({ fixable }) => fixable));
    const never = (): boolean => assert.fail('nothing is to be edited');
    assert.deepEqual(safeFixesOf(snapshot, findings, never), { taken: [], edits: [] });
  });
});
