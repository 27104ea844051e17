import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

/** What the edges of a fence below four tasks wait for. */
function edgesOf(lines: string, language = 'mermaid'): string[] {
  const tasks = ['T001', 'T002', 'T003', 'T004'].map((id) => `- [ ] ${id} Some work\n`).join('');
  const { links } = readingOf(`//- /specs/001-barn/tasks.md\n${tasks}\n\`\`\`${language}\n${lines}\n\`\`\`\n`);
  return links.flatMap((link) => /depends-on (\S+) /.exec(link)?.[1] ?? []);
}

describe('edges in a fence', () => {
  for (const [lines, cited] of [
    ['T001 --> T002', ['T001']],
    ['graph TD\n  T001-->T002', ['T001']],
    ['T001 -.-> T002', ['T001']],
    ['T001 ==> T002', ['T001']],
    ['T001 -->|then| T002', ['T001']],
    ['T001 -- then --> T002', ['T001']],
    ['T001 --> T002 --> T003', ['T001', 'T002']],
    ['T001 & T002 --> T003', ['T001', 'T002']],
    ['T001[Lay the floor] --> T002[Raise the walls]', ['T001']],
    ['T001 --> T002; T003 --> T004', ['T001', 'T003']],
    ['T001[Lay; level] --> T002', ['T001']],
    ['%% T001 --> T002', []],
    ['T001', []],
    ['T001 --> Done', []],
  ] as const) {
    it(`${lines.replaceAll('\n', ' / ')} ties ${cited.length}`, () => assert.deepEqual(edgesOf(lines), cited));
  }

  it('count in the language that the profile names alone', () => {
    assert.deepEqual(edgesOf('T001 --> T002', 'text'), []);
    assert.deepEqual(edgesOf('T001 --> T002', 'Mermaid'), ['T001']);
  });

  it('make a cycle with what the rows say', () => {
    const { findings } = readingOf(`//- /specs/001-barn/tasks.md
- [ ] T001 Floor, depends on T002
- [ ] T002 Walls

\`\`\`mermaid
T001 --> T002
\`\`\`
`);
    assert.deepEqual(findings, ['specs/001-barn/tasks.md:1 plan/dependency-cycle T001']);
  });
});
