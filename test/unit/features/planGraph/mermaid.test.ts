import assert from 'node:assert/strict';
import path from 'node:path';
import type { GraphModel } from '../../../../server/src/core/features/planGraph/graphModel';
import { mermaidOf } from '../../../../server/src/core/features/planGraph/mermaid';
import { planGraph } from '../../../../server/src/core/features/planGraph/planGraph';
import { plansOf } from '../../../../server/src/core/views/phases';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';

function graphIn(files: ReadonlyMap<string, string>, plan: string): GraphModel {
  const snapshot = workspaceOf(files).snapshot();
  const view = plansOf(snapshot).find(({ path: own }) => own === plan);
  assert.ok(view, plan);
  return planGraph(snapshot, view, new Map());
}

const tasks = (lines: readonly string[], fence = ''): ReadonlyMap<string, string> =>
  new Map([
    [
      'specs/001-sheds/spec.md',
      '# Feature Specification: Sheds\n\n## Requirements\n\n- **FR-001**: The shed MUST open.\n',
    ],
    ['specs/001-sheds/tasks.md', `# Tasks: Sheds\n\n## Phase 1: Setup\n\n${lines.join('\n')}\n${fence}`],
  ]);

/** Edges between tasks, as `T001 -> T002`. */
function edgesOf({ nodes, edges }: GraphModel): string[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return edges
    .filter(({ kind }) => kind === 'depends-on')
    .map(({ from, to }) => `${labels.get(from)} -> ${labels.get(to)}`)
    .sort();
}

describe('a graph as mermaid', () => {
  it('is read back by a tasks document with the same edges', () => {
    const lines = [
      '- [ ] T001 Lay the floor',
      '- [ ] T002 Walls "of oak" --> and T001 again; depends on T001',
      '- [ ] T003 Roof == with tar -.- twice, depends on T001 and T002',
      '- [ ] T004 Paint',
    ];
    const graph = graphIn(tasks(lines), 'specs/001-sheds/tasks.md');
    assert.deepEqual(edgesOf(graph), ['T001 -> T002', 'T001 -> T003', 'T002 -> T003']);
    const plain = ['T001', 'T002', 'T003', 'T004'].map((id) => `- [ ] ${id} Some work`);
    const fence = `\n## Dependencies\n\n\`\`\`mermaid\n${mermaidOf(graph)}\`\`\`\n`;
    assert.deepEqual(edgesOf(graphIn(tasks(plain, fence), 'specs/001-sheds/tasks.md')), edgesOf(graph));
  });

  it('of the example of task lists is read back, cycle and all', () => {
    const files = exampleIn(path.join('test', 'workspaces', 'spec-kit'));
    const plan = 'specs/001-tool-lending/tasks.md';
    const graph = graphIn(files, plan);
    const bare = new Map(files);
    const ids = graph.nodes.filter(({ kind }) => kind === 'task').map(({ label }) => label);
    const list = ids.map((id) => `- [ ] ${id} Some work`).join('\n');
    bare.set(plan, `# Tasks: Tool Lending\n\n## Phase 1: All\n\n${list}\n\n\`\`\`mermaid\n${mermaidOf(graph)}\`\`\`\n`);
    assert.ok(edgesOf(graph).includes('T009 -> T010') && edgesOf(graph).includes('T010 -> T009'));
    assert.deepEqual(edgesOf(graphIn(bare, plan)), edgesOf(graph));
  });

  it('names nodes by their IDs where these are names, and tells those of one ID apart', () => {
    const files = exampleIn(path.join('test', 'workspaces', 'phased-plan'));
    const text = mermaidOf(graphIn(files, 'docs/plans/generate_plans.md'));
    const declared = [...text.matchAll(/^ +(?:subgraph )?([\w.-]+)(?:\[|\(|\{)/gm)].map(([, name]) => name);
    assert.equal(new Set(declared).size, declared.length);
    assert.ok(declared.includes('M1'));
    assert.match(text, /subgraph n\d+\["Phase 1 Ledger and Patrons"\]/);
    assert.doesNotMatch(text, /^ +WP-1\[/m);
  });

  it('calls no node by a word of mermaid', () => {
    const place = { file: 'a.md', start: 0 };
    const none = {
      title: '',
      status: null,
      done: 0,
      total: 0,
      gaps: 0,
      isOutside: false,
      weight: 1,
      phase: null,
    } as const;
    const node = { ...none, id: 'a.md#end', kind: 'task', label: 'end', place } as const;
    const model: GraphModel = {
      kind: 'plan',
      title: '',
      nodes: [node],
      edges: [],
      measure: 'count',
      criticalPath: null,
      knots: [],
    };
    assert.match(mermaidOf(model), /n1\["end"\]/);
  });
});
