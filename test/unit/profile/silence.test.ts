import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const SPEC = '//- /specs/001-oven/spec.md\n- **FR-001**: Bake\n\n';
const linksIn = (file: string, source: string): string[] =>
  readingOf(source).links.flatMap((link) => (link.startsWith(`${file}:`) ? link.replace(/^\S+ /, '') : []));

describe('what is silent', () => {
  const TASKS = 'specs/001-oven/tasks.md';

  it('an introduced form where nothing in reach defines one', () =>
    assert.deepEqual(linksIn(TASKS, `${SPEC}//- /${TASKS}\n- [ ] T001 Heat (SC-001, FR-001)\n`), [
      'covers FR-001 specs/001-oven/spec.md:1',
    ]));

  it('but not where something does', () =>
    assert.deepEqual(
      linksIn(TASKS, `//- /specs/001-oven/spec.md\n- **SC-001**: Crisp\n\n//- /${TASKS}\n- [ ] T001 Heat (SC-002)\n`),
      ['covers SC-002 dangling'],
    ));

  it('a form that is not introduced says that nothing defines its kind', () => {
    const source = `//- /${TASKS}\n- [ ] T001 Heat (FR-001)\n- [ ] T002 Cool (FR-002)\n`;
    assert.deepEqual(linksIn(TASKS, source), ['covers FR-001 undefined-kind', 'covers FR-002 undefined-kind']);
    assert.deepEqual(readingOf(source).findings, [`${TASKS}:1 trace/missing-definitions FR-001`]);
  });

  it('a soft form that nothing answers, even where others of its kind are there', () =>
    assert.deepEqual(
      linksIn(
        TASKS,
        `//- /specs/001-oven/spec.md\n## Requirements\n\n- **C-001**: Safe\n\n//- /${TASKS}\n- [ ] T001 Weld in C-001, C-14\n`,
      ),
      ['covers C-001 specs/001-oven/spec.md:3'],
    ));

  describe('in a document that quotes', () => {
    const RESEARCH = 'specs/001-oven/research.md';

    it('a citation that nothing answers', () =>
      assert.deepEqual(linksIn(RESEARCH, `${SPEC}//- /${RESEARCH}\nFR-001 beats FR-900 of the old oven.\n`), [
        'names FR-001 specs/001-oven/spec.md:1',
      ]));

    it('and the shape of a definition defines nothing', () => {
      const { items, findings } = readingOf(`${SPEC}//- /${RESEARCH}\n- **FR-001**: Bake\n- [ ] T001 Heat\n`);
      assert.deepEqual(items, ['specs/001-oven/spec.md:1 FR-001']);
      assert.deepEqual(findings, []);
    });
  });

  it('IDs in code and in comments trace nothing', () => {
    const source = `${SPEC}//- /${TASKS}
- [ ] T001 Heat

\`\`\`text
FR-001 FR-777
\`\`\`

<!-- FR-001 FR-778 -->
`;
    assert.ok(linksIn(TASKS, source).every((link) => !link.includes('covers') && !/77[78]/.test(link)));
  });
});
