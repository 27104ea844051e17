import assert from 'node:assert/strict';
import { ruleOf } from '../../../../server/src/core/rules/registry';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { checkFixture, findingsOf } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
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

  const checklist = (deferred: string, second = 'Done'): string =>
    `# Phase 1 Checklist\n\n## Work Package Status\n\n| WP | Status | Deferred Criteria |\n|---|---|---|\n| WP-1 | Done | ${deferred} |\n| WP-2 | ${second} | |\n| WP-3 | Pending | |\n| WP-4 | In progress | |\n`;
  const four = (first = '- [ ] It holds', second = '- [ ] It opens'): string =>
    plan(first, second).replace(
      '## Test Strategy',
      '### WP-3: Bell\n\n**Acceptance criteria**:\n\n- [ ] It rings\n\n### WP-4: Lamp\n\n**Acceptance criteria**:\n\n- [ ] It shines\n\n## Test Strategy',
    );
  const code = 'gate/unresolved-deferral';
  const recorded = (place: string): string =>
    `//^${JSON.stringify(place)} warning gate/unresolved-deferral: Deferred to WP-2, which is done, and nothing says that it was met.`;
  const both = (deferred: string, first?: string, second?: string): string =>
    folder({ 'phase-1.md': four(first), 'phase-1-checklist.md': checklist(deferred, second) });

  for (const deferred of [
    'It holds → WP-2',
    'WP-2',
    'It holds: WP-2; it shines: WP-4',
    'Two doors ✅ WP-3; it holds: WP-2',
  ])
    it(`reads the column of a checklist: ${deferred}`, () =>
      void checkFixture(both(deferred).replace('\n| WP-2 | Done', `\n${recorded('WP-2')}\n| WP-2 | Done`)));

  for (const [deferred, first, second] of [
    ['It holds → WP-2', '- [ ] It holds', 'In progress'],
    ['It holds → WP-2 ✅', '- [ ] It holds', 'Done'],
    ['~~It holds → WP-2~~', '- [ ] It holds', 'Done'],
    ['It holds → WP-2, verified 2026-03-01', '- [ ] It holds', 'Done'],
    ['It holds → WP-2', '- [x] It holds', 'Done'],
    ['It holds → WP-2', '- [x] It holds, deferred to WP-2\n- [ ] It closes', 'Done'],
    ['None', '- [ ] It holds', 'Done'],
  ] as const)
    it(`says nothing of ${deferred} beside ${first} where WP-2 is ${second}`, () =>
      void checkFixture(both(deferred, first, second)));

  it('tells once what plan and checklist both say', () =>
    void checkFixture(
      folder({
        'phase-1.md': four(`- [ ] It holds, deferred to WP-2\n${told}`),
        'phase-1-checklist.md': checklist('It holds → WP-2'),
      }),
    ));

  it('defers the criterion to work that is still to come', () => {
    const source = folder({ 'phase-1.md': four('- [ ] It holds, deferred to `WP-2`', '- [x] It opens') });
    assert.deepEqual(fixTitles(source, code), [
      'Check the criterion off',
      'Defer it to WP-3 instead of WP-2',
      'Defer it to WP-4 instead of WP-2',
    ]);
    assert.deepEqual(mend(source, code, { choose: 'Defer it to WP-3' }).diff, [
      '- - [ ] It holds, deferred to `WP-2`',
      '+ - [ ] It holds, deferred to `WP-3`',
    ]);
  });

  it('offers no work that is done, nor that of the criterion', () => {
    const source = folder({
      'phase-1.md': four('- [ ] It holds', '- [x] It opens')
        .replace('- [ ] It rings', '- [x] It rings')
        .replace('- [ ] It shines', '- [ ] It shines, deferred to WP-2'),
    });
    assert.deepEqual(fixTitles(source, code), ['Check the criterion off']);
  });

  it('checks an entry of the checklist off in its cell', () => {
    assert.deepEqual(mend(both('It holds → WP-2'), code).diff, [
      '- | WP-1 | Done | It holds → WP-2 |',
      '+ | WP-1 | Done | It holds → WP-2 ✅ |',
    ]);
    assert.deepEqual(mend(both('It holds → WP-2     '), code).diff, [
      '- | WP-1 | Done | It holds → WP-2      |',
      '+ | WP-1 | Done | It holds → WP-2 ✅   |',
    ]);
    assert.deepEqual(mend(both('It holds → WP-2; it shines → WP-4'), code, { choose: 'Defer it to WP-4' }).diff, [
      '- | WP-1 | Done | It holds → WP-2; it shines → WP-4 |',
      '+ | WP-1 | Done | It holds → WP-4; it shines → WP-4 |',
    ]);
  });

  it('ticks a row that begins with a sign', () =>
    assert.deepEqual(
      mend(folder({ 'phase-1.md': plan('- ⏳ It holds, deferred to WP-2', '- [x] It opens') }), code).diff,
      ['- - ⏳ It holds, deferred to WP-2', '+ - ✅ It holds, deferred to WP-2'],
    ));
});
