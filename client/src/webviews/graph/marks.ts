import type { GraphPageNode } from '../../../../server/src/protocol';
import { svg } from '../shared/markup';

/** A status as a shape of 16 by 16, so that nobody has to tell it by its colour. */
export function statusMark(status: GraphPageNode['status']): SVGElement {
  const ring = { class: 'ring', cx: 8, cy: 8, r: 6 };
  switch (status) {
    case 'done':
      return svg(
        'g',
        {},
        svg('circle', { ...ring, class: 'disc' }),
        svg('path', { class: 'sign', d: 'M5 8.2l2.2 2.2L11.2 6' }),
      );
    case 'in-progress':
      return svg('g', {}, svg('circle', ring), svg('path', { class: 'disc', d: 'M8 2a6 6 0 0 1 0 12z' }));
    case 'blocked':
      return svg(
        'g',
        {},
        svg('path', { class: 'disc', d: 'M8 1.6L15 14H1z' }),
        svg('path', { class: 'sign', d: 'M8 6v4M8 11.6v.6' }),
      );
    case 'deferred':
      return svg('g', {}, svg('circle', ring), svg('path', { class: 'line', d: 'M8 4.8V8l2.2 1.6' }));
    case 'optional':
      return svg('path', { class: 'ring', d: 'M8 1.6L14.4 8 8 14.4 1.6 8z' });
    case 'open':
      return svg('circle', ring);
    case null:
      return svg('circle', { class: 'disc', cx: 8, cy: 8, r: 2.5 });
  }
}
