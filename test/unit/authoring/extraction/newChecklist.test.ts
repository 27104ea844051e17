import assert from 'node:assert/strict';
import type { ExtractionResult } from '../../../../server/src/core/authoring/extraction/extractInto';
import { extractIntoPlan } from '../../../../server/src/core/authoring/extraction/newChecklist';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan } from '../../../support/planText';

const SOURCE = 'docs/HighLevelReqs.md';
const source = `# Requirements

### 4.4 What a recipe may do

- Read the level of the own tank, live or last known
- Set a valve. It counts once the controller has confirmed it
- Write a note that outlives a restart
- Start another recipe and wait for it
- Run a shared step in place
- Call the weather service and wait
- Queue a call to the weather service
- Ring a bell
- Open the archive for reading
- Recipes cannot touch the tanks of another site
`;

function into(plan: string, rest: Readonly<Record<string, string>> = {}, section = '4.4'): ExtractionResult {
  const files = new Map(Object.entries({ [SOURCE]: source, ...rest }));
  return extractIntoPlan(workspaceOf(files).snapshot(), [{ source: SOURCE, section }], plan);
}

function created(...given: Parameters<typeof into>): string {
  const result = into(...given);
  assert.ok('change' in result, JSON.stringify(result));
  assert.deepEqual(result.change.edits, []);
  assert.deepEqual(
    result.change.creations.map(({ file }) => file),
    [given[0]],
  );
  return result.change.creations[0]?.text ?? '';
}

const refusedWith = (result: ExtractionResult): string =>
  'refused' in result ? result.refused : JSON.stringify(result);

describe('a section that is extracted into a document that is not there', () => {
  const plan = 'docs/phase-2-recipes.md';

  it('makes a checklist of its rows in their order, prohibitions marked', () => {
    const text = created(plan);
    assert.deepEqual(text.match(/^- .*$/gm), [
      '- [ ] [4.4-1] Read the level of the own tank, live or last known',
      '- [ ] [4.4-2] Set a valve. It counts once the controller has confirmed it',
      '- [ ] [4.4-3] Write a note that outlives a restart',
      '- [ ] [4.4-4] Start another recipe and wait for it',
      '- [ ] [4.4-5] Run a shared step in place',
      '- [ ] [4.4-6] Call the weather service and wait',
      '- [ ] [4.4-7] Queue a call to the weather service',
      '- [ ] [4.4-8] Ring a bell',
      '- [ ] [4.4-9] Open the archive for reading',
      '- [ ] [4.4-10] Recipes cannot touch the tanks of another site (negative)',
    ]);
    assert.ok(
      text.startsWith('# Phase 2: Recipes\n\n## Requirements Checklist\n\n### 4.4 What a recipe may do\n\n'),
      text,
    );
    assert.ok('unchanged' in into(plan, { [plan]: text }));
  });

  it('is called as the phase that announces it, and ends its lines as its neighbours do', () => {
    const master = masterPlan({ 5: ['**Plan Document**: `docs/cooking.md`'] }).replace(/\n/g, '\r\n');
    const text = created('docs/cooking.md', { 'docs/master.md': master, [SOURCE]: source.replace(/\n/g, '\r\n') });
    assert.ok(text.startsWith('# Phase 5: Some phase\r\n\r\n## Requirements Checklist\r\n'), text);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('is refused where it would be no plan, and where nothing is left for it', () => {
    for (const path of ['docs/cooking.md', 'docs/phase-2.txt', '../phase-2-x.md'])
      assert.match(refusedWith(into(path)), /is no phase plan: name the plan document of a phase, or a new one/, path);
    const there = { [plan]: created(plan) };
    assert.equal(
      refusedWith(into('docs/phase-3-more.md', there)),
      'Nothing is left for docs/phase-3-more.md: other plans have every bullet of it.',
    );
    assert.match(refusedWith(into(plan, {}, '9.9')), /has no section 9\.9/);
  });
});
