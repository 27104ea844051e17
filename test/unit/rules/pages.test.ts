import assert from 'node:assert/strict';
import { rules, ruleOf } from '../../../server/src/core/rules/registry';
import { checkFixture, type Checked } from '../../support/fixture';
import { readPage, ruleFiles, type Example } from '../../support/rulePages';

/** What every page has, in this order; only the silences may be missing. */
const sections = [
  '## What it finds',
  '## Why it matters',
  '## How to fix it',
  '## When it stays silent',
  '### Valid',
  '### Invalid',
];
const optional = '## When it stays silent';

function checkExample(code: string, example: Example): Checked {
  try {
    return checkFixture(example.text);
  } catch (error) {
    if (error instanceof Error) error.message = `${code}.md:${example.line}\n${error.message}`;
    throw error;
  }
}

describe('rule pages', () => {
  it('stand beside the rules, one for each', () => {
    const codes = rules.map((rule) => rule.code).sort();
    assert.deepEqual(ruleFiles('.ts'), codes, 'a file for each rule');
    assert.deepEqual(ruleFiles('.md'), codes, 'a page for each rule');
    assert.equal(new Set(codes).size, codes.length, 'each code once');
  });

  for (const code of ruleFiles('.md')) {
    describe(code, () => {
      const page = readPage(code);
      const rule = ruleOf(code);

      it('has its sections in order', () => {
        assert.equal(page.title, `# ${code}`);
        assert.deepEqual(
          page.sections,
          sections.filter((s) => s !== optional || page.sections.includes(optional)),
        );
        assert.ok(page.valid.length > 0 && page.invalid.length > 0, 'examples of both kinds');
      });

      it('states the severity of the rule', () => assert.equal(page.severity, rule?.severity));

      for (const example of page.valid) {
        it(`is silent on the valid example at line ${example.line}`, () => {
          const { findings } = checkExample(code, example);
          assert.ok(!findings.some((finding) => finding.code === code), 'a valid example breaks another rule at most');
        });
      }

      for (const example of page.invalid) {
        it(`finds what is labelled in the example at line ${example.line}`, () => {
          const { findings } = checkExample(code, example);
          assert.ok(
            findings.some((finding) => finding.code === code),
            'an invalid example breaks the rule of its page',
          );
        });
      }

      it('says whether there is a quick fix', () => {
        const fixed = page.invalid.some((example) => {
          const { snapshot, findings } = checkExample(code, example);
          return findings.some((finding) => finding.code === code && (rule?.fixes(snapshot, finding).length ?? 0) > 0);
        });
        assert.equal(page.quickFix !== 'none', fixed);
      });

      it('says beforehand whether a fix of it may be safe', () => {
        const safe = [...page.invalid, ...page.valid].some((example) => {
          const { snapshot, findings } = checkExample(code, example);
          const fixes = findings.flatMap((f) => (f.code === code ? (rule?.fixes(snapshot, f) ?? []) : []));
          return fixes.some((fix) => fix.safe);
        });
        assert.equal(rule?.offersSafeFixes, safe);
      });
    });
  }
});
