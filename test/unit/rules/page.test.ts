import assert from 'node:assert/strict';
import { adviceOf, sectionOf, summaryOf } from '../../../server/src/core/rules/page';
import { pages } from '../../../server/src/core/rules/pages';

const page =
  '# a/b\n\nIt is so.\n\n| x |\n|---|\n\n## What it finds\n\nOne.\n\nTwo.\n\n## Why it matters\n\nSo.\n\n### Valid\n\nText\n';

describe('the page of a rule', () => {
  it('is taken apart', () => {
    assert.equal(summaryOf(page), 'It is so.');
    assert.equal(sectionOf(page, 'What it finds'), 'One.\n\nTwo.');
    assert.equal(sectionOf(page, 'Why it matters'), 'So.');
    assert.equal(sectionOf(page, 'Nothing'), '');
    assert.ok(adviceOf(page).endsWith('So.'));
  });

  it('has a summary and says what the rule finds, for every rule', () => {
    for (const [code, text] of Object.entries(pages))
      for (const part of [summaryOf(text), sectionOf(text, 'What it finds'), sectionOf(text, 'How to fix it')])
        assert.ok(part.length > 10, code);
  });
});
