import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { ruleOf } from '../../../../server/src/core/rules/registry';
import { checkFixture, parseFixture } from '../../../support/fixture';

const plan = (body: string): string => `# Harvest\n\n**Duration**: 1 week\n\n## Week 1: Ladders\n\n${body}\n`;
const label = (number: string, message: string): string =>
  `//^"${number}" information plan/count-mismatch: The plan says ${message}`;
const three = '- rungs\n- rails\n- hooks';

describe('plan/count-mismatch', () => {
  for (const line of [
    '3 parts to mend:',
    'Three parts to mend:',
    '**The 3 parts:**',
    'At least 4 parts to mend:',
    '4+ parts:',
    'The 4 parts, including:',
    '2-4 parts:',
    'Step 4 parts:',
    'After 4 days, parts:',
    '15 minute parts:',
    'Of the 5 parts, 4 parts to mend:',
    'See chapter 4:',
    '4 parts to mend.',
    'ISO 9001 parts:',
    'The v4 parts:',
  ]) {
    it(`is silent on "${line}" above three`, () => void checkFixture(plan(`${line}\n\n${three}`)));
  }

  for (const [line, number, noun] of [
    ['4 parts to mend:', '4', 'parts'],
    ['**Four wooden parts**', 'Four', 'parts'],
    ['Mend these 2 ladder parts first:', '2', 'parts'],
    ['The 4 boxes:', '4', 'boxes'],
    ['All 5 counties:', '5', 'counties'],
  ] as const) {
    it(`finds "${line}" above three`, () => {
      const stated = { Four: '4' }[number as string] ?? number;
      checkFixture(plan(`${line}\n${label(number, `${stated} ${noun}, and the list has 3.`)}\n\n${three}`));
    });
  }

  it('knows several lists, lists that go on, and ranges', () => {
    checkFixture(plan(`6 parts:\n\n${three}\n\nand in the shed\n\n- bolts\n- nuts\n- pins`));
    checkFixture(plan(`6 parts:\n\n- rungs\n- rails\n- … and more`));
    checkFixture(plan(`6 parts:\n\n3. rungs\n4. rails`));
    checkFixture(plan(`6 parts:\n\n${three}\n\n| more | of |\n|---|---|\n| 1 | 2 |`));
  });

  it('takes the list alone where the next one has a line of its own', () =>
    void checkFixture(
      plan(`4 parts:\n${label('4', '4 parts, and the list has 3.')}\n\n${three}\n\n**Not these:**\n\n- bolts`),
    ));

  it('counts the top, what the groups hold, or all', () => {
    const nested = '1. **Wood**\n   - rungs\n   - rails\n2. **Iron**\n   - hooks';
    for (const n of [2, 3, 5]) checkFixture(plan(`${n} parts:\n\n${nested}`));
    checkFixture(plan(`4 parts:\n${label('4', '4 parts, and the list has 3.')}\n\n${nested}`));
  });

  it('holds a deliverable against the one list that it speaks of', () => {
    const told = label('5', '5 parts, and the list has 3.');
    checkFixture(plan(`**The 3 parts to repair:**\n\n${three}\n\n### Deliverables\n\n- [ ] 5 parts repaired\n${told}`));
  });

  it('tells a number once that the list and a deliverable share', () => {
    const told = label('5', '5 parts, and the list has 3.');
    checkFixture(plan(`**The 5 parts to repair:**\n${told}\n\n${three}\n\n### Deliverables\n\n- [ ] 5 parts repaired`));
  });

  it('leaves a deliverable alone that speaks of some, or of another list', () => {
    checkFixture(plan(`**Parts to replace:**\n\n${three}\n\n- [ ] 2 parts painted`));
    checkFixture(
      plan(`**Parts to replace:**\n\n${three}\n\n**Parts to replace later:**\n\n${three}\n\n- [ ] 5 parts replaced`),
    );
  });

  describe('of totals', () => {
    const table = (total: string): string =>
      '| Task ID | Description | Prereqs | Priority | Source |\n|---|---|---|---|---|\n' +
      `| T-001 | Mend | None | P0 | Log |\n| T-002 | Pick | None | P0 | Log |\n\n## Phases\n\n### Phase A — Field\n\n- Tasks: T-001, T-002\n\n## Summary\n\n${total}\n`;

    for (const total of [
      '**Total tasks**: 2',
      'Total: 2 tasks',
      'Total tasks: 2 (T-001 and T-002)',
      'Total tasks: 3 subtasks in 2 tasks',
      '**Total**: 3 tasks, 5 helpers',
      '**Total ladders**: 7',
      '**Total phases**: 1',
      'Total time: 3 days',
    ]) {
      it(`is silent on "${total}" beside two tasks`, () => void checkFixture(table(total)));
    }

    for (const total of ['**Total tasks**: 3', 'Total: 3 tasks', '**Total number of tasks:** 3', 'Total Tasks: 3']) {
      it(`finds "${total}" beside two tasks`, () =>
        void checkFixture(table(`${total}\n${label('3', '3 tasks in total, and it defines 2.')}`)));
    }

    it('finds a row of a table', () =>
      void checkFixture(
        table(
          `| what | number |\n|---|---|\n| Total tasks | 3 |\n${label('3', '3 tasks in total, and it defines 2.')}`,
        ),
      ));
  });

  it('corrects the number', () => {
    const text = plan(`4 parts to mend:\n${label('4', '4 parts')}\n\n${three}`);
    const { snapshot, findings } = checkFixture(text);
    const [finding] = findings;
    assert.ok(finding);
    const [fix] = ruleOf('plan/count-mismatch')?.fixes(snapshot, finding) ?? [];
    assert.equal(fix?.title, 'Correct the number: 3 parts');
    const [edit] = fix.change.edits;
    const before = parseFixture(text).files.get('plan.md') ?? '';
    assert.equal(edit?.expectedText, before);
    assert.equal(applyEdits(before, edit.edits), before.replace('4 parts', '3 parts'));
  });

  it('has no correction for a number in words', () => {
    const { snapshot, findings } = checkFixture(plan(`Four parts:\n${label('Four', '4 parts')}\n\n${three}`));
    assert.deepEqual(
      findings.flatMap((finding) => ruleOf('plan/count-mismatch')?.fixes(snapshot, finding) ?? []),
      [],
    );
  });
});
