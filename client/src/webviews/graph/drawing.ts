import type { GraphPageEdge, GraphPageGraph, GraphPageNode } from '../../../../server/src/protocol';
import { svg } from '../shared/markup';
import { statusMark } from './marks';
import { GROUP_HEADER, layoutOf, type Box, type LaidNode, type Layout, type Point } from './layout';
import { fitted } from './textWidth';
import { nodeWords } from './words';

/** A graph as it is drawn, with what belongs to each node and edge. */
export interface Drawing {
  readonly content: SVGGElement;
  readonly layout: Layout;
  readonly nodes: ReadonlyMap<string, SVGGElement>;
  /** The words of each node. */
  readonly captions: ReadonlyMap<string, SVGGElement>;
  readonly edges: readonly SVGPathElement[];
}

const WIDTH = 216;
const CHECK_WIDTH = 300;
const HEIGHT = 48;
const SLIM = 34;

export function drawingOf(graph: GraphPageGraph): Drawing {
  const holding = new Set(graph.nodes.map(({ phase }) => phase));
  const isGroup = ({ id }: GraphPageNode): boolean => holding.has(id);
  const groups = graph.nodes.filter(isGroup);
  const boxes = graph.nodes.filter((node) => !isGroup(node)).map(sizeOf);
  const layout = layoutOf(boxes, groups, graph.edges);
  const onPath = new Set(graph.criticalPath?.nodes);
  const pathEdges = new Set(graph.criticalPath?.edges);
  const circleOf = new Map(graph.knots.flatMap((members, knot) => members.map((id) => [id, knot] as const)));
  const counts = endsOf(graph.edges);
  const nodes = new Map<string, SVGGElement>();
  const content = svg('g', { class: 'content' });
  const captions = new Map<string, SVGGElement>();
  const layers = {
    groups: svg('g'),
    headings: svg('g', { 'aria-hidden': 'true' }),
    edges: svg('g', { 'aria-hidden': 'true' }),
    nodes: svg('g'),
    captions: svg('g', { 'aria-hidden': 'true' }),
  };
  for (const node of graph.nodes) {
    const box = layout.boxes.get(node.id);
    if (!box) continue;
    const marks = [onPath.has(node.id) ? 'on the critical path' : '', circleOf.has(node.id) ? 'in a circle' : ''];
    const { before = 0, behind = 0 } = counts.get(node.id) ?? {};
    const words = nodeWords(node, before, behind, marks);
    const drawn = isGroup(node) ? groupElement(box) : nodeElement(node, box);
    const classes = ['node', node.kind, node.status ?? 'unknown', isGroup(node) ? 'group' : 'leaf'];
    if (onPath.has(node.id)) classes.push('critical');
    if (circleOf.has(node.id)) classes.push('circle');
    if (node.isOutside) classes.push('outside');
    drawn.setAttribute('class', classes.join(' '));
    for (const [name, value] of [
      ['role', 'link'],
      ['tabindex', '-1'],
      ['aria-label', words],
      ['data-id', node.id],
    ])
      drawn.setAttribute(name ?? '', value ?? '');
    drawn.append(svg('title', {}, words));
    nodes.set(node.id, drawn);
    (isGroup(node) ? layers.groups : layers.nodes).append(drawn);
    const caption = isGroup(node) ? headingElement(node, box) : captionElement(node, box);
    captions.set(node.id, caption);
    (isGroup(node) ? layers.headings : layers.captions).append(caption);
  }
  const edges = graph.edges.map((edge, index) => {
    const isCircle = circleOf.has(edge.from) && circleOf.get(edge.from) === circleOf.get(edge.to);
    const classes = ['edge', edge.kind, pathEdges.has(index) ? 'critical' : '', isCircle ? 'circle' : ''];
    const drawn = svg('path', { class: classes.join(' ').trim(), d: wayOf(edge, layout, index) });
    drawn.setAttribute(
      'marker-end',
      `url(#${isCircle ? 'arrow-circle' : pathEdges.has(index) ? 'arrow-critical' : 'arrow'})`,
    );
    layers.edges.append(drawn);
    return drawn;
  });
  content.append(layers.groups, layers.headings, layers.edges, layers.nodes, layers.captions);
  return { content, layout, nodes, captions, edges };
}

function sizeOf({ id, kind, title, label, phase }: GraphPageNode): LaidNode {
  const isSlim = title === '' || title === label;
  return { id, width: kind === 'check' ? CHECK_WIDTH : WIDTH, height: isSlim ? SLIM : HEIGHT, group: phase };
}

function endsOf(edges: readonly GraphPageEdge[]): ReadonlyMap<string, { before: number; behind: number }> {
  const found = new Map<string, { before: number; behind: number }>();
  const of = (id: string): { before: number; behind: number } => {
    const known = found.get(id) ?? { before: 0, behind: 0 };
    found.set(id, known);
    return known;
  };
  for (const { from, to } of edges) {
    of(from).behind++;
    of(to).before++;
  }
  return found;
}

function nodeElement(node: GraphPageNode, { x, y, width, height }: Box): SVGGElement {
  return svg('g', { transform: `translate(${x} ${y})` }, shapeOf(node, width, height));
}

/** The words on a node. Beside it and not in it: its name says more than these, and nothing is to be read twice. */
function captionElement(node: GraphPageNode, { x, y, width, height }: Box): SVGGElement {
  const isSlim = height < HEIGHT;
  const line = isSlim ? height / 2 + 4.5 : 20;
  const facts = factsOf(node);
  const factWidth = facts === '' ? 0 : 10 + facts.length * 6.5;
  return svg(
    'g',
    { class: `caption leaf ${node.status ?? 'unknown'}`, transform: `translate(${x} ${y})` },
    svg('g', { class: 'mark', transform: `translate(12 ${height / 2 - 8})` }, statusMark(node.status)),
    svg('text', { class: 'label', x: 36, y: line }, fitted(node.label, width - 46 - factWidth, true)),
    ...(facts === '' ? [] : [svg('text', { class: 'facts', x: width - 10, y: line }, facts)]),
    ...(isSlim ? [] : [svg('text', { class: 'title', x: 36, y: 37 }, fitted(node.title, width - 46, false))]),
  );
}

/** What kind of thing it is shows in its shape. */
function shapeOf({ kind }: GraphPageNode, width: number, height: number): SVGElement {
  if (kind === 'milestone') {
    const cut = 12;
    const points = `${cut},0 ${width - cut},0 ${width},${height / 2} ${width - cut},${height} ${cut},${height} 0,${height / 2}`;
    return svg('polygon', { class: 'shape', points });
  }
  const radius = { phase: 10, work: 3, asked: height / 2, check: 3, section: 0 }[kind];
  if (kind === 'check') {
    const fold = 10;
    return svg('path', { class: 'shape', d: `M0 0H${width - fold}L${width} ${fold}V${height}H0Z` });
  }
  return svg('rect', { class: 'shape', width, height, rx: radius });
}

function factsOf({ done, total, gaps, isOutside }: GraphPageNode): string {
  const parts = [total > 0 ? `${done}/${total}` : '', gaps > 0 ? `⚠ ${gaps}` : '', isOutside ? '↗' : ''];
  return parts.filter((part) => part !== '').join('  ');
}

function groupElement({ x, y, width, height }: Box): SVGGElement {
  const shape = svg('rect', { class: 'shape', width, height, rx: 10 });
  return svg('g', { transform: `translate(${x} ${y})` }, shape);
}

/** What stands above the work of a phase. */
function headingElement(node: GraphPageNode, { x, y, width }: Box): SVGGElement {
  const words = node.title === '' || node.title === node.label ? node.label : `${node.label}: ${node.title}`;
  const facts = factsOf(node);
  const line = GROUP_HEADER / 2 + 5.5;
  return svg(
    'g',
    { class: `caption heading ${node.status ?? 'unknown'}`, transform: `translate(${x} ${y})` },
    svg('g', { class: 'mark', transform: `translate(14 ${GROUP_HEADER / 2 - 7})` }, statusMark(node.status)),
    svg('text', { class: 'label', x: 38, y: line }, fitted(words, width - 60 - facts.length * 7, true)),
    svg('text', { class: 'facts', x: width - 14, y: line }, facts),
  );
}

function wayOf({ from, to }: GraphPageEdge, { boxes, routes }: Layout, index: number): string {
  const points = routes[index];
  if (points && points.length > 1) return smooth(points);
  const [start, end] = [boxes.get(from), boxes.get(to)];
  return start && end ? between(start, end) : '';
}

/** Through all points, without corners. */
function smooth(points: readonly Point[]): string {
  const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
  const [first, ...rest] = points;
  if (!first) return '';
  let way = `M${at(first)}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    if (!next) way += `L${at(point)}`;
    else way += `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return way;
}

/** From side to side where there is room between two boxes, else from the bottom of one to the top of the other. */
function between(start: Box, end: Box): string {
  if (end.x >= start.x + start.width + 12) {
    const [x1, y1, x2, y2] = [start.x + start.width, start.y + start.height / 2, end.x, end.y + end.height / 2];
    const bend = Math.min(120, Math.max(24, (x2 - x1) / 2));
    return `M${round(x1)} ${round(y1)}C${round(x1 + bend)} ${round(y1)} ${round(x2 - bend)} ${round(y2)} ${round(x2)} ${round(y2)}`;
  }
  const isDown = end.y >= start.y;
  const [y1, y2] = isDown ? [start.y + start.height, end.y] : [start.y, end.y + end.height];
  const [x1, x2] = [start.x + start.width / 2, end.x + end.width / 2];
  const bend = (isDown ? 1 : -1) * Math.min(140, Math.max(28, Math.abs(y2 - y1) / 2));
  return `M${round(x1)} ${round(y1)}C${round(x1)} ${round(y1 + bend)} ${round(x2)} ${round(y2 - bend)} ${round(x2)} ${round(y2)}`;
}

const round = (length: number): number => Math.round(length * 10) / 10;
