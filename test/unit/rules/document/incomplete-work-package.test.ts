import assert from 'node:assert/strict';
import { checkFixture } from '../../../support/fixture';
import { fixTitles, mend } from '../../../support/mending';
import { folder, phasePlan } from '../../../support/planText';

const CODE = 'document/incomplete-work-package';
const criteria = '**Acceptance criteria**:\n\n- [ ] It holds (verifies [1.1-1])';
const parts = [criteria, '**Complexity**: M', '**Requirements traced**: [1.1-1]'] as const;
const plan = (...bodies: readonly string[]): string =>
  folder({
    'phase-1.md': phasePlan({
      checklist: `- [ ] [1.1-1] It holds → ${bodies.map((_, i) => `WP-${i + 1}`).join(', ')}`,
      packages: bodies.map((body, i) => `### WP-${i + 1}: Some work\n\n${body}`).join('\n\n'),
    }),
  });
const full = parts.join('\n\n');
const told = (what: string): string =>
  `//^"WP-3" warning ${CODE}: WP-3 has no ${what}, which most others of the plan have.`;
const third = (body: string, what: string): string =>
  plan(full, full, body).replace('### WP-3: Some work\n', `### WP-3: Some work\n${told(what)}\n`);

describe(CODE, () => {
  it('tells each part that most others have, at once', () => {
    checkFixture(third(`${parts[0]}\n\n${parts[2]}`, 'complexity'));
    checkFixture(third(parts[2], 'acceptance criteria and no complexity'));
  });

  it('reads parts in lists, tables and headings', () => {
    checkFixture(
      plan(
        full,
        full,
        `- **Complexity**: M\n- Requirements traced: [1.1-1]\n\n#### Acceptance criteria\n\n- It holds ([1.1-1])`,
      ),
    );
    checkFixture(
      plan(full, full, `${criteria}\n\n| Field | Value |\n|---|---|\n| Complexity | M |\n| Traces | [1.1-1] |`),
    );
  });

  it('says nothing of a part that few have', () => {
    checkFixture(plan(full, parts[2]));
    checkFixture(plan(full, full, ...Array.from({ length: 5 }, () => `${parts[0]}\n\n${parts[2]}`)));
  });

  it('says nothing of a work package that has still to be written', () =>
    void checkFixture(plan(full, full, 'To be written.')));

  for (const [choose, added] of [
    ['Insert acceptance criteria into WP-3', ['+ **Acceptance criteria**:', '+ ', '+ - [ ] …', '+ ']],
    ['Insert complexity into WP-3', ['+ **Complexity**: M', '+ ']],
  ] as const)
    it(`is mended: ${choose}`, () => {
      const missing = choose.includes('criteria') ? 1 : 0;
      const body = missing === 1 ? `${parts[1]}\n\n${parts[2]}` : `${parts[0]}\n\n${parts[2]}`;
      const { diff, fixes } = mend(plan(full, full, body), CODE, { choose });
      assert.deepEqual(diff, added);
      assert.ok(fixes.every(({ safe }) => !safe));
    });

  it('is mended at once where it lacks several parts', () => {
    const { diff, fixes } = mend(plan(full, full, parts[2]), CODE);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Insert acceptance criteria and complexity into WP-3'],
    );
    assert.deepEqual(diff, ['+ **Acceptance criteria**:', '+ ', '+ - [ ] …', '+ ', '+ **Complexity**: M', '+ ']);
  });

  it('is not mended inside a fence that nothing closes', () =>
    assert.deepEqual(fixTitles(plan(full, full, `${parts[2]}\n\n${parts[0]}\n\n\`\`\`text\nleft open`), CODE), []));

  it('is mended in the style of the section', () => {
    const { diff } = mend(
      plan(full, full, `* __Requirements traced__: [1.1-1]\n* __Acceptance__: it holds ([1.1-1])`),
      CODE,
    );
    assert.deepEqual(diff, ['+ * __Complexity__: M']);
  });

  it('is mended where the others have the part, as they write its rows', () => {
    const fields = (criteria: boolean): string =>
      [
        '- **What:** Doors',
        ...(criteria ? ['- **Acceptance criteria:**', '  1. It holds ([1.1-1])'] : []),
        '- **Complexity:** M',
        '- **Requirements traced:** [1.1-1]',
      ].join('\n');
    const { files, diff } = mend(plan(fields(true), fields(true), fields(false)), CODE);
    assert.deepEqual(diff, ['+ - **Acceptance criteria:**', '+   1. …']);
    const last = (files.get('phase-1.md') ?? '').split('### WP-3')[1] ?? '';
    assert.ok(last.includes('Doors\n- **Acceptance criteria:**\n  1. …\n- **Complexity:** M\n'));
  });

  it('is mended between lines of one paragraph, and apart from them where it is a list', () => {
    const fields = (criteria: string, complexity: string): string =>
      `**What:** Doors\n${complexity}**Requirements traced:** [1.1-1]\n\n${criteria}`;
    const list = '**Acceptance criteria:**\n\n* It holds ([1.1-1])\n';
    const whole = fields(list, '**Complexity:** M\n');
    const { files, diff } = mend(plan(whole, whole, fields(list, '')), CODE);
    assert.deepEqual(diff, ['+ **Complexity:** M']);
    assert.ok(
      (files.get('phase-1.md') ?? '').includes('Doors\n**Complexity:** M\n**Requirements traced:** [1.1-1]\n\n'),
    );
  });

  it('is mended behind all others where the item has an order of its own', () => {
    const own = `${parts[2]}\n\n${parts[0]}`;
    const text = mend(plan(full, full, own), CODE).files.get('phase-1.md') ?? '';
    assert.ok(text.includes(`${own}\n\n**Complexity**: M\n`));
  });
});
