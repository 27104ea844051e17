import assert from 'node:assert/strict';
import { ruleOf } from '../../../../server/src/core/rules/registry';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { checkFixture, findingsOf } from '../../../support/fixture';
import { folder, phasePlan } from '../../../support/planText';

const plan = (first: string, second: string): string =>
  phasePlan({
    packages: `### WP-1: Frame\n\n**Acceptance criteria**:\n\n${first}\n\n### WP-2: Door\n\n**Acceptance criteria**:\n\n${second}`,
  });
const told =
  '//^"WP-2" warning gate/unresolved-deferral: This criterion was deferred to WP-2, which is done, and is still open.';

describe('gate/unresolved-deferral', () => {
  for (const words of ['deferred to WP-2', '**deferred to WP-2**', '(Deferred until WP-2)'])
    it(`reads ${words}`, () =>
      void checkFixture(folder({ 'phase-1.md': plan(`- [ ] It holds, ${words}\n${told}`, '- [x] It opens') })));

  for (const [first, second] of [
    ['- [x] It holds, deferred to WP-2', '- [x] It opens'],
    ['- [ ] It holds, deferred to WP-2', '- [ ] It opens'],
    ['- It holds, deferred to WP-2', '- [x] It opens'],
    ['- [ ] It holds like WP-2', '- [x] It opens'],
  ] as const)
    it(`says nothing of ${first} beside ${second}`, () =>
      void checkFixture(folder({ 'phase-1.md': plan(first, second) })));

  it('goes by the checklist', () =>
    void checkFixture(
      folder({
        'phase-1.md': plan(`- [ ] It holds, deferred to WP-2\n${told}`, '- [ ] It opens'),
        'phase-1-checklist.md':
          '# Phase 1 Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n| WP-2 | Done |\n',
      }),
    ));

  for (const end of ['\n', '\r\n'])
    it(`is checked off in its row alone, lines ending ${JSON.stringify(end)}`, () => {
      const text = plan('* [ ] It holds, deferred to WP-2', '- [x] It opens').replaceAll('\n', end);
      const check = (content: string): ReturnType<typeof findingsOf> =>
        findingsOf({ files: new Map([['phase-1.md', content]]), expected: [] });
      const { snapshot, findings } = check(text);
      const [finding, ...others] = findings;
      assert.ok(finding && others.length === 0 && finding.fixable);
      const [fix] = ruleOf(finding.code)?.fixes(snapshot, finding) ?? [];
      assert.ok(fix?.change.edits[0]);
      const mended = applyEdits(text, fix.change.edits[0].edits);
      assert.equal(mended, text.replace('* [ ] It holds', '* [x] It holds'));
      assert.deepEqual(check(mended).findings, []);
    });
});
