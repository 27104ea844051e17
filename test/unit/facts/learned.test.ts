import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const itemsOf = (spec: string): string[] =>
  readingOf(`//- /specs/001-shop/spec.md\n# Spec\n\n## Requirements\n\n${spec}`).items.map((item) =>
    item.replace(/^\S+ /, ''),
  );

describe('prefixes that a specification makes its own', () => {
  for (const [what, spec, ids] of [
    ['two neighbours', '- **INVT-07**: a\n- **INVT-08**: b\n', ['INVT-07', 'INVT-08']],
    ['a first member', '- **IVP-01**: alone\n', ['IVP-01']],
    ['a member numbered 0', '- **GATE-0**: alone\n', ['GATE-0']],
    ['several segments', '- **QA-SC-001**: a\n- **QA-SC-002**: b\n', ['QA-SC-001', 'QA-SC-002']],
    ['a series in a table', '| ID | Requirement |\n|---|---|\n| STK-1 | a |\n| STK-2 | b |\n', ['STK-1', 'STK-2']],
  ] as const) {
    it(`count with ${what}`, () => assert.deepEqual(itemsOf(spec), ids));
  }

  for (const [what, spec] of [
    ['one number that begins no series', '- **HTP-429**: too many of them\n'],
    ['numbers far apart', '- **BOX-12**: a\n- **BOX-40**: b\n'],
  ] as const) {
    it(`do not count with ${what}`, () => assert.ok(itemsOf(spec).every((item) => !/^\S+$/.test(item))));
  }

  for (const id of ['UTF-8', 'SHA-1', 'SHA-256', 'EIP-1', 'EIP-1559', 'RFC-2119', 'ISO-1', 'GPT-4', 'WCAG-2']) {
    it(`are never the world's: ${id}`, () => assert.deepEqual(itemsOf(`- **${id}**: is used\n`), []));
  }

  it('are known in the whole folder and nowhere else', () => {
    const { links } = readingOf(`//- /specs/001-shop/spec.md
## Requirements

- **INVT-01**: A shelf is never empty
- **INVT-02**: A till is never open

//- /specs/001-shop/tasks.md
- [ ] T001 Watch the shelf (INVT-01, UTF-8)

//- /specs/002-yard/spec.md
- **FR-001**: The yard is swept, as INVT-01 is kept
`);
    assert.deepEqual(links, ['specs/001-shop/tasks.md:1 covers INVT-01 specs/001-shop/spec.md:3']);
  });
});
