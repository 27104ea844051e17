import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleIn } from '../../support/corpus';
import { escaped, type Files, prettified, readIn, restyled } from '../../support/reformatting';

const workspaces = path.join('test', 'workspaces');
const names = readdirSync(workspaces, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/**
 * The fence of the season plan ends with the fence inside of it, and a formatter takes what follows for code and gives
 * that an end: with the fence mended there is something to be kept.
 */
function example(name: string): Files {
  const files = exampleIn(path.join(workspaces, name));
  const mended = [...files].map(([file, text]) => {
    const fence = /```markdown\n[^]*?\n```(?=\n\n### Day 8)/.exec(text);
    return [file, fence ? text.replace(fence[0], `\`${fence[0]}\``) : text] as const;
  });
  return new Map(mended);
}

function assertSame(before: Files, after: Files): void {
  const was = readIn(before);
  const is = readIn(after);
  assert.ok(was.items.length > 0);
  assert.deepEqual(is.findings, was.findings);
  assert.deepEqual(is.items, was.items);
  assert.deepEqual(is.links, was.links);
}

describe('documents that a formatter has been over', () => {
  for (const name of names) {
    it(`${name} says the same after prettier`, async () => assertSame(example(name), await prettified(example(name))));

    it(`${name} says the same once its lines are wrapped elsewhere`, async () => {
      for (const proseWrap of ['always', 'never'] as const)
        assertSame(example(name), await prettified(example(name), { proseWrap, printWidth: 80 }));
    });

    it(`${name} says the same with other bullets, numbers and tables, and after prettier then`, async () => {
      const before = example(name);
      const after = restyled(before);
      assert.notDeepEqual([...after], [...before]);
      assertSame(before, after);
      assertSame(before, await prettified(after, { tabWidth: 4 }));
    });

    // An ID of a profile of one's own may hold what formatters escape: `req~clock~1`.
    if (name !== 'own-dialect')
      it(`${name} says the same with backslashes before its brackets`, () => {
        const before = example(name);
        const after = escaped(before);
        assert.notDeepEqual([...after], [...before]);
        assertSame(before, after);
      });
  }
});
