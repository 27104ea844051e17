import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { GraphModel } from '../../../../server/src/core/features/planGraph/graphModel';
import { graphOfPhase } from '../../../../server/src/core/features/planGraph/ofPhase';
import { planGraph } from '../../../../server/src/core/features/planGraph/planGraph';
import { traceGraph } from '../../../../server/src/core/features/planGraph/traceGraph';
import { linkAt } from '../../../../server/src/core/features/traceChain';
import { Checker } from '../../../../server/src/core/rules/check';
import { plansOf } from '../../../../server/src/core/views/phases';
import type { Snapshot } from '../../../../server/src/core/workspace/snapshot';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { assertGolden } from '../../../support/golden';

const workspaces = path.join('test', 'workspaces');

/** Items whose chains are shown: a file, and words in it at which the cursor stands. */
const traced: Record<string, [file: string, words: string][]> = {
  'phased-plan': [['docs/plans/phase-1-ledger-and-patrons.md', 'WP-5: ']],
  'task-table': [['Rollout_Plan.md', 'T-006']],
  'spec-kit': [['specs/001-tool-lending/spec.md', 'FR-001']],
  kiro: [['.kiro/specs/tide-board/tasks.md', '1.1']],
};

function graphsOf(snapshot: Snapshot, name: string): [title: string, graph: GraphModel][] {
  const findings = new Checker().check(snapshot);
  const plans = plansOf(snapshot).map((plan): [string, GraphModel] => [plan.path, planGraph(snapshot, plan, findings)]);
  const chains = (traced[name] ?? []).map(([file, words]): [string, GraphModel] => {
    const offset = snapshot.text(file)?.indexOf(words) ?? -1;
    const entry = linkAt(snapshot, file, offset + 1);
    assert.ok(offset >= 0 && entry, `${words} in ${file}`);
    return [`Trace of ${words} in ${file}`, traceGraph(snapshot, entry)];
  });
  return [...plans, ...chains];
}

function asText({ title, nodes, edges, measure, criticalPath, knots }: GraphModel): string[] {
  const nodeLine = (node: GraphModel['nodes'][number]): string => {
    const facts = [node.kind, node.status ?? '', node.total > 0 ? `${node.done}/${node.total}` : ''];
    const more = [node.gaps > 0 ? `gaps ${node.gaps}` : '', node.isOutside ? 'outside' : '', `weight ${node.weight}`];
    const words = [...facts, ...more].filter((word) => word !== '').join(', ');
    return `${node.phase === null ? '' : '  '}${node.id} | ${node.title.slice(0, 50)} {${words}}`;
  };
  return [
    `${title} (by ${measure})`,
    ...nodes.map(nodeLine),
    ...edges.map(({ from, to, kind, place }) => `${from} -> ${to} ${kind}${place ? ` at ${place.file}` : ''}`),
    ...(criticalPath ? [`critical: ${criticalPath.weight} in ${criticalPath.nodes.join(' > ')}`] : []),
    ...knots.map((members) => `knot: ${members.join(', ')}`),
  ];
}

describe('the graphs of the example workspaces', () => {
  for (const { name } of readdirSync(workspaces, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const snapshot = workspaceOf(exampleIn(path.join(workspaces, name))).snapshot();
    const graphs = graphsOf(snapshot, name);

    it(`${name} is drawn as its golden file says`, () => {
      const text = graphs.map(([title, graph]) => `# ${title}\n\n${asText(graph).join('\n')}\n`);
      assertGolden(text.join('\n'), path.join(workspaces, `${name}.graph.golden.txt`));
    });

    it(`${name} has nodes of one id each, and edges, phases and paths among them`, () => {
      for (const [title, graph] of graphs) {
        const phases = graph.nodes.map(({ id }) => graphOfPhase(graph, id));
        for (const one of [graph, ...phases.filter((phase) => phase !== null)]) {
          const ids = new Set(one.nodes.map(({ id }) => id));
          assert.equal(ids.size, one.nodes.length, title);
          for (const { from, to } of one.edges) assert.ok(ids.has(from) && ids.has(to), `${from} -> ${to}`);
          for (const { phase } of one.nodes) assert.ok(phase === null || ids.has(phase), `${phase}`);
          for (const id of one.criticalPath?.nodes ?? []) assert.ok(ids.has(id), id);
          for (const edge of one.criticalPath?.edges ?? []) assert.ok(one.edges[edge], `${edge}`);
        }
      }
    });
  }
});
