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

describe('a row that a plan lacks', () => {
  const files = markdownIn(path.resolve('test', 'workspaces', 'phased-plan'));
  const plan = 'docs/plans/phase-1-ledger-and-patrons.md';
  const matrix = 'docs/plans/requirements-traceability.md';

  it('goes into the matrix as well, where that said what the plan said', () => {
    const without = (file: string, row: RegExp): [string, string] => {
      const text = files.get(file) ?? '';
      assert.match(text, row);
      return [file, text.replace(row, '')];
    };
    const cut = new Map([
      ...files,
      without(plan, /^- \[ \] \[2\.2-2\] .*\n/m),
      without(matrix, /^\| \[2\.2-2\] .*\n/m),
    ]);
    const { files: after, said } = runForGood(newPhasePlan, cut, null, { phase: ['1'] });
    assert.match(after.get(plan) ?? '', /^- \[ \] \[2\.2-2\] .*/m);
    assert.match(after.get(matrix) ?? '', /^\| \[2\.2-2\] \| Phase 1 \|/m);
    // Another row was never there.
    assert.equal(said, `Added 2 rows to ${plan} and ${matrix}.`);
  });
});
