import assert from 'node:assert/strict';
import type { Fix } from '../../../../server/src/core/rules/rule';
import { ruleOf } from '../../../../server/src/core/rules/registry';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { findingsOf } from '../../../support/fixture';
import { masterPlan } from '../../../support/planText';

const CODE = 'document/broken-fence';
const plan = masterPlan({ 1: ['**Goal**: A visitor hears the tour.'] });

/** A plan with these lines at its end, checked; the fixes of each of its broken fences. */
function fixesOf(text: string): { readonly fixes: readonly (readonly Fix[])[]; readonly fixable: readonly boolean[] } {
  const { snapshot, findings } = findingsOf({ files: new Map([['master.md', text]]), expected: [] });
  const broken = findings.filter(({ code }) => code === CODE);
  return {
    fixes: broken.map((finding) => ruleOf(CODE)?.fixes(snapshot, finding) ?? []),
    fixable: broken.map(({ fixable }) => fixable ?? false),
  };
}

function onlyFixOf(text: string): { readonly fix: Fix; readonly fixed: string } {
  const { fixes } = fixesOf(text);
  assert.equal(fixes.length, 1, 'one broken fence');
  const [fix] = fixes[0] ?? [];
  assert.ok(fix && fixes[0]?.length === 1, 'one fix');
  const [edit, ...others] = fix.change.edits;
  assert.ok(edit && others.length === 0 && fix.change.creations.length === 0);
  assert.equal(edit.expectedText, text);
  return { fix, fixed: applyEdits(text, edit.edits) };
}

/** The lines, the fix applied, and nothing left to find. */
function assertFixed(lines: readonly string[], wanted: readonly string[], lineEnd = '\n'): Fix {
  const above = plan.replaceAll('\n', lineEnd);
  const { fix, fixed } = onlyFixOf(above + lines.join(lineEnd) + lineEnd);
  assert.equal(fixed, above + wanted.join(lineEnd) + lineEnd);
  assert.deepEqual(fixesOf(fixed).fixes, []);
  return fix;
}

const template = (outer: string, inner = '```'): string[] => [
  `${outer}markdown`,
  '### Station NN',
  '',
  `${inner}bash`,
  'play NN',
  inner,
  '',
  'Notes.',
  outer,
];

describe('document/broken-fence', () => {
  it('is mended by a longer outer fence, at both ends and nowhere else', () => {
    const wanted = [...template('````')];
    const fix = assertFixed(template('```'), wanted);
    assert.deepEqual([fix.title, fix.preferred, fix.safe], ['Lengthen the outer fence to 4 backticks', true, true]);
    assertFixed(template('```'), wanted, '\r\n');
  });

  it('becomes longer than the longest fence inside', () => {
    const inside = ['```bash', 'a', '```', '````js', 'b', '````'];
    assertFixed(['```md', ...inside, '```'], ['`````md', ...inside, '`````']);
  });

  it('is mended with tildes, in quotes and in lists', () => {
    assert.match(
      assertFixed(template('~~~', '~~~'), ['~~~~markdown', ...template('', '~~~').slice(1, -1), '~~~~']).title,
      /4 tildes$/,
    );
    for (const prefix of ['> ', '  ']) {
      const lead = prefix === '  ' ? ['- Like so:', ''] : [];
      const within = (lines: readonly string[]): string[] => [
        ...lead,
        ...lines.map((line) => (prefix + line).trimEnd()),
      ];
      assertFixed(within(template('```')), within(template('````')));
    }
  });

  it('is mended where real code follows', () => {
    const below = ['', 'Live again:', '', '```bash', 'true', '```'];
    assert.equal(assertFixed([...template('```'), ...below], [...template('````'), ...below]).safe, true);
  });

  it('is left to a person where another line could be meant', () => {
    const bareBelow = ['', '```', 'plain', '```'];
    assert.equal(assertFixed([...template('```'), ...bareBelow], [...template('````'), ...bareBelow]).safe, undefined);
    const bareOuter = ['```', ...template('```').slice(1)];
    assert.equal(assertFixed(bareOuter, ['````', ...template('````').slice(1)]).safe, undefined);
  });

  it('has no fix where nothing closes it', () => {
    const { fixes, fixable } = fixesOf(`${plan}\`\`\`markdown\nForgotten.\n\n\`\`\`bash\nplay\n\`\`\`\n\nLive.\n`);
    assert.deepEqual([fixes, fixable], [[[]], [false]]);
  });

  it('is safe to mend one after the other, from the top', () => {
    const lines = [...template('```'), '', 'Between.', '', ...template('```'), ''];
    let text = plan + lines.join('\n');
    for (let pass = 0; pass < 2; pass++) {
      const [first = [], ...rest] = fixesOf(text).fixes;
      assert.equal(first[0]?.safe, true);
      assert.ok(rest.every((fixes) => fixes.every(({ safe }) => safe !== true)));
      text = applyEdits(text, first[0].change.edits[0]?.edits ?? []);
    }
    assert.equal(text, plan + [...template('````'), '', 'Between.', '', ...template('````'), ''].join('\n'));
    assert.deepEqual(fixesOf(text).fixes, []);
  });
});
