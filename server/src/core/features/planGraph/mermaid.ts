import type { GraphEdge, GraphEdgeKind, GraphModel, GraphNode } from './graphModel';

const arrows: Readonly<Record<GraphEdgeKind, string>> = {
  'depends-on': '-->',
  order: '-.->',
  closes: '-.->',
  derives: '-->',
  covers: '-->|covers|',
  verifies: '-->|verifies|',
};

/** Words of mermaid, which no node may be called. */
const reserved = new Set([
  'end',
  'subgraph',
  'graph',
  'flowchart',
  'class',
  'classdef',
  'click',
  'style',
  'linkstyle',
  'default',
  'direction',
]);
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,30}(?:[.-][A-Za-z0-9_]{1,30}){0,6}$/;
const LONGEST_LABEL = 80;

/** A graph as a flow chart, with the IDs as names of its nodes wherever mermaid and the graph allow it. */
export function mermaidOf({ nodes, edges, criticalPath, knots }: GraphModel): string {
  const names = namesOf(nodes);
  const nameOf = (id: string): string => names.get(id) ?? '';
  const holding = new Set(nodes.map(({ phase }) => phase));
  const lines = ['flowchart LR'];
  for (const node of nodes) {
    if (node.phase !== null) continue;
    if (!holding.has(node.id)) lines.push(`  ${shape(node, nameOf(node.id))}`);
    else {
      lines.push(`  subgraph ${nameOf(node.id)}["${labelOf(node)}"]`);
      for (const part of nodes) if (part.phase === node.id) lines.push(`    ${shape(part, nameOf(part.id))}`);
      lines.push('  end');
    }
  }
  for (const edge of edges) lines.push(`  ${edgeLine(edge, nameOf)}`);
  const named = (isMeant: (node: GraphNode) => boolean): string =>
    nodes
      .filter(isMeant)
      .map(({ id }) => nameOf(id))
      .join(',');
  const onPath = new Set(criticalPath?.nodes);
  const inKnot = new Set(knots.flat());
  const classes: readonly [string, string, string][] = [
    ['done', 'stroke:#2ea043', named(({ status }) => status === 'done')],
    ['blocked', 'stroke:#d29922', named(({ status }) => status === 'blocked')],
    ['critical', 'stroke-width:3px', named(({ id }) => onPath.has(id) && !holding.has(id))],
    ['circle', 'stroke:#f85149,stroke-width:3px', named(({ id }) => inKnot.has(id))],
  ];
  for (const [name, style, members] of classes)
    if (members !== '') lines.push(`  classDef ${name} ${style}`, `  class ${members} ${name}`);
  return `${lines.join('\n')}\n`;
}

function edgeLine({ from, to, kind }: GraphEdge, nameOf: (id: string) => string): string {
  return `${nameOf(from)} ${arrows[kind]} ${nameOf(to)}`;
}

function namesOf(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const taken = new Map<string, number>();
  const plain = ({ label }: GraphNode): string => label.replace(/^\[|\]$/g, '');
  for (const node of nodes) taken.set(plain(node), (taken.get(plain(node)) ?? 0) + 1);
  let next = 0;
  const fresh = (): string => {
    for (;;) {
      const name = `n${++next}`;
      if (!taken.has(name)) return name;
    }
  };
  return new Map(
    nodes.map((node) => {
      const name = plain(node);
      const isName = NAME.test(name) && !reserved.has(name.toLowerCase()) && taken.get(name) === 1;
      return [node.id, isName ? name : fresh()];
    }),
  );
}

function shape(node: GraphNode, name: string): string {
  if (node.kind === 'milestone') return `${name}{{"${labelOf(node)}"}}`;
  if (node.kind === 'phase') return `${name}(["${labelOf(node)}"])`;
  return `${name}["${labelOf(node)}"]`;
}

/** In quotes; what would end them, or read as an edge, is written otherwise. */
function labelOf({ label, title }: GraphNode): string {
  const words = title === '' || title === label ? label : `${label} ${title}`;
  const short = words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : words;
  return short
    .replace(/[\r\n]+/g, ' ')
    .replace(/"/g, '#quot;')
    .replace(/`/g, '')
    .replace(/-{2,}>?|={2,}>?|-\.+-?>?/g, '–')
    .replace(/[<>]/g, (character) => (character === '<' ? '#lt;' : '#gt;'));
}
