import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const FOLDER = `//- /kitty-specs/mill/spec.md
- **FR-001**: It turns
- **FR-002**: It stops
- **FR-003**: It grinds

//- /kitty-specs/mill/tasks.md
## Work Package WP01: Wheel

- [ ] T001 Cut the wheel
- [ ] T002 Hang the wheel

## Work Package WP02: Stone

- [ ] T003 Dress the stone
`;

/** What the front matter of WP02's document cites, a line each. */
function citedBy(frontMatter: string): string[] {
  const { links } = readingOf(`${FOLDER}
//- /kitty-specs/mill/tasks/WP02-stone.md
---
${frontMatter}
---

# Stone
`);
  return links.flatMap((link) => /WP02-stone\.md:(\d+ \S+ \S+) /.exec(link)?.[1] ?? []);
}

describe('keys of a front matter', () => {
  for (const [what, text, cited] of [
    ['one value', 'dependencies: WP01', ['2 depends-on WP01']],
    ['a quoted value', 'dependencies: "WP01"', ['2 depends-on WP01']],
    ['a flow list', 'requirement_refs: [FR-001, "FR-003"]', ['2 covers FR-001', '2 covers FR-003']],
    ['a flow list over lines', 'requirement_refs: [FR-001,\n  FR-003]', ['2 covers FR-001', '3 covers FR-003']],
    ['a block list', 'requirement_refs:\n  - FR-001\n  - FR-002', ['3 covers FR-001', '4 covers FR-002']],
    ['a block list that is not indented', 'subtasks:\n- T003\n- T001', ['3 names T003', '4 names T001']],
    ['an empty list', 'dependencies: []', []],
    ['a comment behind a value', 'dependencies: [WP01] # and WP02 FR-001', ['2 depends-on WP01']],
    ['a line that is a comment', 'requirement_refs:\n  # FR-001 was dropped\n  - FR-002', ['4 covers FR-002']],
    ['a key that nobody asked for', 'history:\n  - FR-001 was split from T001', []],
    ['the next key', 'dependencies: [WP01]\nnotes: FR-001', ['2 depends-on WP01']],
    ['a key inside another', 'agent:\n  requirement_refs: [FR-001]', []],
  ] as const) {
    it(`cite what their profile says, with ${what}`, () => assert.deepEqual(citedBy(text), cited));
  }

  it('name the item that the document is about: what the others cite, it cites', () => {
    const { items, links } = readingOf(`${FOLDER}
//- /kitty-specs/mill/tasks/WP02-stone.md
---
work_package_id: WP02
title: 'Stone'
dependencies: [WP01]
---
`);
    assert.ok(items.includes('kitty-specs/mill/tasks/WP02-stone.md:2 WP02 restates'));
    assert.ok(links.includes('kitty-specs/mill/tasks/WP02-stone.md:4 depends-on WP01 kitty-specs/mill/tasks.md:1'));
  });

  it('cite nothing in documents whose kind does not ask for them', () => {
    const { links } = readingOf(`${FOLDER}
//- /kitty-specs/mill/research/stones.md
---
requirement_refs: [FR-001]
---
`);
    assert.deepEqual(
      links.filter((link) => link.includes('stones.md')),
      [],
    );
  });
});
