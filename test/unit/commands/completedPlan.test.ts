import assert from 'node:assert/strict';
import path from 'node:path';
import { newPhasePlan } from '../../../server/src/core/commands/newPhasePlan';
import { markdownIn } from '../../support/corpus';
import { runForGood } from '../../support/executing';

const PLAN = 'docs/plans/phase-2a-kiosk-lending.md';
const titles = [
  'Scope',
  'Prerequisites',
  'Requirements Checklist',
  'Design Constraints Checklist',
  'Work Packages',
  'Test Strategy',
  'Verification Gate',
  'Open Questions',
];

/** The lines of one text, in their order, among those of another. */
function isAmong(lines: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const line of all) if (line === lines[at]) at++;
  return at === lines.length;
}

describe('a section that somebody took out of a plan', () => {
  const files = markdownIn(path.resolve('test', 'workspaces', 'phased-plan'));
  const text = files.get(PLAN) ?? '';

  for (const title of titles)
    it(`comes back where it was: ${title}`, () => {
      const parts = text.split(/^(?=## )/m);
      const cut = parts.filter((part) => !part.startsWith(`## ${title}\n`)).join('');
      assert.notEqual(cut, text);
      const { files: after } = runForGood(newPhasePlan, new Map([...files, [PLAN, cut]]), null, { phase: ['2A'] });
      const now = after.get(PLAN) ?? '';
      assert.deepEqual(now.match(/^## .*$/gm), text.match(/^## .*$/gm));
      assert.ok(isAmong(cut.split('\n'), now.split('\n')));
    });
});
