import assert from 'node:assert/strict';
import { findingsOfAnswer } from '../../../../server/src/core/authoring/review/answerFindings';

const found = (answer: string): string[] => findingsOfAnswer(answer).map(({ words }) => words);

describe('the findings of an answer', () => {
  for (const [what, answer, expected] of [
    [
      'a numbered list',
      'I read it.\n\n1. One is\n   missing.\n2. Two `[1.1-1]`.\n\nThat is all.',
      ['One is missing.', 'Two `[1.1-1]`.'],
    ],
    ['bullets, with boxes', '* [ ] One\n* [x] **Two**: really', ['One', '**Two**: really']],
    ['lists below headings', '## Gaps\n\n- One\n\n## Contradictions\n\n- Two\n', ['One', 'Two']],
    [
      'items that introduce others',
      '1. Not covered:\n   - One\n   - Two\n2. **Weak**\n   - Three\n3. Four',
      ['One', 'Two', 'Three', 'Four'],
    ],
    [
      'items with parts',
      '1. One\n   - **Source**: 1.1\n   - **Missing**: a test\n2. Two\n\n   More of two.',
      ['One **Source**: 1.1; **Missing**: a test', 'Two More of two.'],
    ],
    [
      'numbered headings with parts',
      '### 1. One\n\n- **Source**: 1.1\n- **Missing**: a test\n\n### Finding 2: Two\n\nIn words.\n',
      ['One. **Source**: 1.1. **Missing**: a test', 'Two. In words.'],
    ],
    ['one line of a field', '1. One of 7. 2) Two (3.) 3. Three', ['One of 7.', 'Two (3.)', 'Three']],
    ['what says that there is nothing', '- None.\n- No issues found\n- **No findings**', []],
    ['prose', 'Everything is fine.', []],
    ['the same twice', '- One\n- One\n', ['One']],
    ['comments and code', '- One <!-- plantrace-ignore -->\n\n  ```\n  - two\n  ```\n', ['One']],
    ['nothing', '', []],
  ] as const)
    it(`are read from ${what}`, () => assert.deepEqual(found(answer.replaceAll('\n', '\r\n')), expected));

  it('are numbered as they are chosen', () => {
    assert.deepEqual(
      findingsOfAnswer('- One\n- None\n- Two\n').map(({ number }) => number),
      [1, 2],
    );
  });

  it('are read from thousands of items, headings and levels in time', () => {
    const started = performance.now();
    assert.equal(found(`- a${'\n- b'.repeat(20_000)}`).length, 2);
    assert.equal(
      found(Array.from({ length: 5_000 }, (_, i) => `## ${i % 900}. Gap ${i}\n\n- **Missing**: all\n`).join('\n'))
        .length,
      5_000,
    );
    assert.equal(found(Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- level ${i}:`).join('\n')).length, 1);
    assert.ok(performance.now() - started < 5_000);
  });
});
