import assert from 'node:assert/strict';
import { readBaseline } from '../../../server/src/core/baseline/baseline';
import { baselineOf } from '../../../server/src/core/baseline/baselineText';
import { movedDocumentEdits, renamedKeyEdits } from '../../../server/src/core/baseline/renamedKeys';
import { applyEdits } from '../../../server/src/core/text/edit';

const print = '0000000000a1';
const text = (plan: string, id: string, work: string): string =>
  baselineOf([
    { part: 'items', document: plan, key: id, value: print, words: 'A door opens' },
    { part: 'reviewed', document: `${plan}#${work}`, key: `${plan}#${id}`, value: print },
    { part: 'reviewed', document: 'tasks.md', key: `${plan}#${id}`, value: print },
  ]);

describe('what a baseline remembers of IDs and documents', () => {
  const before = text('plan.md', 'FR-1', 'WP-1');

  it('goes along with an ID that is renamed: its words, its reviews, and those of its own links', () => {
    const renamed = (from: string, to: string): string =>
      applyEdits(
        before,
        renamedKeyEdits(readBaseline(before), (document, id) => (document === 'plan.md' && id === from ? to : null)),
      );
    assert.equal(renamed('FR-1', 'FR-7'), text('plan.md', 'FR-7', 'WP-1'));
    assert.equal(renamed('WP-1', 'WP-4'), text('plan.md', 'FR-1', 'WP-4'));
  });

  it('goes along with a document that moves', () => {
    const edits = movedDocumentEdits(readBaseline(before), (path) => (path === 'plan.md' ? 'plans/a.md' : null));
    assert.equal(applyEdits(before, edits), text('plans/a.md', 'FR-1', 'WP-1'));
  });
});
