import assert from 'node:assert/strict';
import { scopeFinder } from '../../../server/src/core/profile/scopes';
import { readingOf } from '../../support/reading';

describe('the folder that is a scope', () => {
  const scopeOf = scopeFinder(['**/specs/*', 'specs/*']);

  for (const [path, folder, isDeclared] of [
    ['specs/003-fines/spec.md', 'specs/003-fines', true],
    ['specs/003-fines/checklists/ux.md', 'specs/003-fines', true],
    ['apps/web/specs/003-fines/spec.md', 'apps/web/specs/003-fines', true],
    ['specs/003-fines/specs/old/spec.md', 'specs/003-fines', true],
    ['Specs/003-fines/spec.md', 'Specs/003-fines', true],
    ['specs/README.md', 'specs', false],
    ['docs/a/b.md', 'docs/a', false],
    ['spec.md', '', false],
  ] as const) {
    it(`of ${path} is ${folder === '' ? 'the top' : folder}, ${isDeclared ? 'declared' : 'where it lies'}`, () =>
      assert.deepEqual(scopeOf(path), { folder, isDeclared }));
  }
});

describe('two folders that share a number', () => {
  const { links, findings } = readingOf(`//- /specs/003-fines/spec.md
- **FR-001**: A fine is due after a week

//- /specs/003-fines/tasks.md
- [ ] T001 Count the days (FR-001)

//- /specs/003-holds/spec.md
- **FR-001**: A hold lasts three days
- **FR-002**: A hold can be dropped

//- /specs/003-holds/tasks.md
- [ ] T001 Keep the day (FR-001, FR-002)
- [ ] T002 Drop it, depends on T001
`);

  it('are two scopes: each citation leads into its own folder', () => {
    assert.deepEqual(links, [
      'specs/003-fines/tasks.md:1 covers FR-001 specs/003-fines/spec.md:1',
      'specs/003-holds/tasks.md:1 covers FR-001 specs/003-holds/spec.md:1',
      'specs/003-holds/tasks.md:1 covers FR-002 specs/003-holds/spec.md:2',
      'specs/003-holds/tasks.md:2 depends-on T001 specs/003-holds/tasks.md:1',
    ]);
  });

  it('hold no duplicates of one another', () => assert.deepEqual(findings, []));

  it('do not lend one another what they define', () => {
    const { links } = readingOf(`//- /specs/003-fines/spec.md
- **FR-001**: A fine is due after a week

//- /specs/003-fines/tasks.md
- [ ] T001 Count the days (FR-001, FR-002)

//- /specs/003-holds/spec.md
- **FR-002**: A hold can be dropped
`);
    assert.equal(links[1], 'specs/003-fines/tasks.md:1 covers FR-002 dangling');
  });
});
