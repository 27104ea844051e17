import type { GraphPageNode } from '../../../../server/src/protocol';
import { html, svg } from '../shared/markup';
import { statusMark } from './marks';
import { statusNames } from './words';

/** What shapes, signs and lines mean. */
export function legendElement(kind: 'plan' | 'trace'): HTMLElement {
  const statuses = (Object.keys(statusNames) as NonNullable<GraphPageNode['status']>[]).map((status) =>
    entry(
      svg(
        'g',
        { class: `caption ${status}` },
        svg('g', { class: 'mark', transform: 'translate(6 0)' }, statusMark(status)),
      ),
      statusNames[status],
    ),
  );
  const shapes: [string, SVGElement][] =
    kind === 'plan'
      ? [
          ['work', shape('work', svg('rect', { class: 'shape', x: 1, y: 2, width: 26, height: 12, rx: 2 }))],
          [
            'phase without work',
            shape('phase', svg('rect', { class: 'shape', x: 1, y: 2, width: 26, height: 12, rx: 6 })),
          ],
          ['milestone', shape('milestone', svg('polygon', { class: 'shape', points: '6,2 22,2 27,8 22,14 6,14 1,8' }))],
        ]
      : [
          ['section', shape('section', svg('rect', { class: 'shape', x: 1, y: 2, width: 26, height: 12 }))],
          ['requirement', shape('asked', svg('rect', { class: 'shape', x: 1, y: 2, width: 26, height: 12, rx: 6 }))],
          ['work', shape('work', svg('rect', { class: 'shape', x: 1, y: 2, width: 26, height: 12, rx: 2 }))],
          ['criterion or test', shape('check', svg('path', { class: 'shape', d: 'M1 2H21L27 7V14H1Z' }))],
        ];
  const lines: [string, string][] =
    kind === 'plan'
      ? [
          ['waits for what is before', 'depends-on'],
          ['follows as listed', 'order'],
          ['critical path', 'depends-on critical'],
          ['circle', 'depends-on circle'],
        ]
      : [
          ['comes from', 'derives'],
          ['is covered by', 'covers'],
          ['is verified by', 'verifies'],
        ];
  return html(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    ...shapes.map(([words, drawn]) => entry(drawn, words)),
    ...lines.map(([words, classes]) => entry(svg('path', { class: `edge ${classes}`, d: 'M1 8H27' }), words)),
    ...statuses,
  );
}

function shape(kind: string, drawn: SVGElement): SVGElement {
  return svg('g', { class: `node ${kind}` }, drawn);
}

function entry(drawn: SVGElement, words: string): HTMLElement {
  return html('li', {}, svg('svg', { width: 28, height: 16, 'aria-hidden': 'true' }, drawn), html('span', {}, words));
}
