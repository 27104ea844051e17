import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const linksOf = (spec: string, tasks: string): string[] =>
  readingOf(`//- /specs/001-quay/spec.md\n${spec}\n\n//- /specs/001-quay/tasks.md\n${tasks}\n`).links.map((link) =>
    link.replace(/^\S+ /, ''),
  );

describe('hyphens that are none', () => {
  for (const [name, hyphen] of [
    ['U+2010', '\u2010'],
    ['U+2011', '\u2011'],
  ] as const) {
    it(`${name} in the definition answers a plain one, and the other way round`, () => {
      const odd = `FR${hyphen}001`;
      assert.deepEqual(linksOf(`- **${odd}**: Moor`, '- [ ] T001 Rings (FR-001)'), [
        `covers ${odd} specs/001-quay/spec.md:1`,
      ]);
      assert.deepEqual(linksOf('- **FR-001**: Moor', `- [ ] T001 Rings (${odd})`), [
        'covers FR-001 specs/001-quay/spec.md:1',
      ]);
    });

    it(`${name} where the folder spells plainly and has no such ID is another's, and silent`, () =>
      assert.deepEqual(linksOf('- **FR-001**: Moor', `- [ ] T001 Rings (FR${hyphen}015, FR-001)`), [
        'covers FR-001 specs/001-quay/spec.md:1',
      ]));

    it(`${name} where the folder spells like this and has no such ID dangles`, () =>
      assert.deepEqual(linksOf(`- **FR${hyphen}001**: Moor`, `- [ ] T001 Rings (FR${hyphen}015)`), [
        `covers FR-015 dangling`,
      ]));
  }
});
