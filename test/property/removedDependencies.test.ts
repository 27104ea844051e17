/** A dependency that is taken out of a cycle is gone, and no other one goes with it, however they are written. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checker } from '../../server/src/core/rules/check';
import { ruleOf } from '../../server/src/core/rules/registry';
import { applyEdits } from '../../server/src/core/text/edit';
import { workspaceOf } from '../support/folderInMemory';

const code = 'plan/dependency-cycle';
const path = 'specs/001-barn/tasks.md';
const MOST_TASKS = 7;
const idOf = (n: number): string => `T00${n + 1}`;

const task = fc.integer({ min: 0, max: MOST_TASKS - 1 });
const some = fc.uniqueArray(task, { minLength: 1, maxLength: 4 });

/** What a task waits for, as its row says it. */
const remark = fc.oneof(
  fc
    .record({ ids: some, join: fc.constantFrom(', ', ' and ', '/', ' + ', '; ') })
    .map(({ ids, join }) => ids.map(idOf).join(join)),
  some.map((ids) =>
    [...ids]
      .sort((a, b) => a - b)
      .map((n, i) => (i === 0 ? idOf(n) : idOf(n).slice(1)))
      .join('/'),
  ),
  fc
    .tuple(task, task, fc.constantFrom('–', '..', ' to '))
    .map(([a, b, to]) => `${idOf(Math.min(a, b))}${a === b ? '' : to + idOf(Math.max(a, b))}`),
  fc
    .tuple(task, fc.uniqueArray(task, { minLength: 2, maxLength: 2 }))
    .map(([one, [a = 0, b = 0]]) => `${idOf(one)}, ${idOf(Math.min(a, b))}–${idOf(Math.max(a, b))}`),
);
const row = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  remark.map((ids) => ` (depends on ${ids})`),
  remark.map((ids) => ` *(blocked by ${ids})*`),
  remark.map((ids) => `, depends on ${ids}`),
  remark.map((ids) => `; waits for ${ids}.`),
);
const node = task.chain((n) =>
  fc.constantFrom(
    idOf(n),
    idOf(n),
    `${idOf(n)}[Lay it; level & dry]`,
    `${idOf(n)}("It --> is")`.replace('-->', 'then'),
  ),
);
const nodes = fc.array(node, { minLength: 1, maxLength: 3 }).map((list) => list.join(' & '));
const tie = fc.constantFrom(' --> ', '-->', ' -.-> ', ' ==> ', ' -->|then| ', ' -- then --> ');
const chain = fc
  .tuple(nodes, fc.array(fc.tuple(tie, nodes), { minLength: 0, maxLength: 3 }))
  .map(([first, rest]) => first + rest.flat().join(''));
const chartLine = fc.oneof(
  { weight: 4, arbitrary: chain },
  { weight: 1, arbitrary: fc.tuple(chain, chain).map(([a, b]) => `${a}; ${b};`) },
  { weight: 1, arbitrary: chain.map((text) => `%% ${text}`) },
);
const document = fc
  .record({
    rows: fc.array(row, { minLength: MOST_TASKS, maxLength: MOST_TASKS }),
    chart: fc.array(chartLine, { maxLength: 4 }),
    indent: fc.constantFrom('', '  ', '\t'),
    eol: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ rows, chart, indent, eol }) => {
    const tasks = rows.map((rest, n) => `- [ ] ${idOf(n)} Some work${rest}`);
    const fence =
      chart.length === 0 ? [] : ['', '```mermaid', 'graph TD', ...chart.map((line) => indent + line), '```'];
    return ['# Tasks', '', ...tasks, ...fence, ''].join(eol);
  });

function edgesOf(text: string): Set<string> {
  const { graph } = workspaceOf(new Map([[path, text]])).snapshot();
  const found = new Set<string>();
  for (const group of graph.groups.values()) {
    const links = group.linksOf('depends-on');
    for (let i = 0; i < links.length; i += 3) {
      const [from = -1, to = -1] = links.slice(i, i + 2);
      if (from >= 0 && to >= 0) found.add(`${graph.item(from).id} ${graph.item(to).id}`);
    }
  }
  return found;
}

describe('a dependency that is removed', () => {
  it('goes alone', () => {
    let applied = 0;
    fc.assert(
      fc.property(document, (text) => {
        const snapshot = workspaceOf(new Map([[path, text]])).snapshot();
        const findings = [...new Checker().check(snapshot).values()].flat().filter((finding) => finding.code === code);
        const before = edgesOf(text);
        for (const finding of findings) {
          for (const fix of ruleOf(code)?.fixes(snapshot, finding) ?? []) {
            const [, waiting = '', needed = ''] = /^Let (\S+) no longer wait for (\S+)$/.exec(fix.title) ?? [];
            const [edit] = fix.change.edits;
            assert.ok(edit);
            const after = applyEdits(text, edit.edits);
            const wanted = new Set(before);
            assert.ok(wanted.delete(`${waiting} ${needed}`));
            assert.deepEqual([...edgesOf(after)].sort(), [...wanted].sort(), `${fix.title}\n${text}\n${after}`);
            applied++;
          }
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(applied > 100);
  });
});
