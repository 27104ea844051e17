import type { GraphPageGraph, Location } from '../../../../server/src/protocol';
import { html, plural } from '../shared/markup';
import { edgeWords } from './words';

/** The edges in words, for those who do not look at the drawing. Made when it is opened. */
export function edgeTable(
  graph: GraphPageGraph,
  select: (id: string) => void,
  open: (location: Location) => void,
): HTMLElement {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const onPath = new Set(graph.criticalPath?.edges);
  const name = (id: string): HTMLElement => {
    const node = nodes.get(id);
    const phase = node?.phase ? nodes.get(node.phase)?.label : undefined;
    const press = html('button', { type: 'button', class: 'link' }, node?.label ?? id);
    press.addEventListener('click', () => select(id));
    const title = node?.title === node?.label ? '' : (node?.title ?? '');
    return html(
      'td',
      {},
      press,
      html('span', { class: 'dimmed' }, ` ${title}${phase === undefined ? '' : ` (${phase})`}`),
    );
  };
  const rows = graph.edges.map(({ from, to, kind, location }, index) => {
    const place = html('td');
    if (location) {
      const words = `${decodeURIComponent(location.uri.slice(location.uri.lastIndexOf('/') + 1))}:${location.range.start.line + 1}`;
      const press = html('button', { type: 'button', class: 'link' }, words);
      press.addEventListener('click', () => open(location));
      place.append(press);
    } else place.append('as listed');
    return html(
      'tr',
      {},
      name(from),
      html('td', {}, edgeWords[kind]),
      name(to),
      html('td', {}, onPath.has(index) ? 'yes' : ''),
      place,
    );
  });
  const heads = ['From', 'Relation', 'To', 'Critical path', 'Said in'];
  return html(
    'div',
    { class: 'edge-table', role: 'region', 'aria-label': 'Edges', tabindex: '0' },
    html(
      'table',
      {},
      html('caption', {}, `${plural(graph.nodes.length, 'node')}, ${plural(graph.edges.length, 'edge')}`),
      html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
      html('tbody', {}, ...rows),
    ),
  );
}
