import type { OverviewCoverage } from '../../../../server/src/protocol';
import { html } from '../shared/markup';

/** Coverage as a sentence: what the bar shows, and what it cannot. */
export function coverageWords({ total, covered, verified, unplanned }: OverviewCoverage): string {
  if (total === 0) return 'nothing asked';
  const missing = total - covered - unplanned;
  return [
    `${covered} of ${total} covered`,
    `${verified} verified`,
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(unplanned > 0 ? [`${unplanned} not planned yet`] : []),
  ].join(', ');
}

/** A bar of coverage; what is verified is filled, what is only covered is striped. */
export function coverageBar(coverage: OverviewCoverage): HTMLElement {
  const { total, covered, verified, unplanned } = coverage;
  const missing = Math.max(0, total - covered - unplanned);
  return bar(total, [
    ['verified', verified],
    ['covered', covered - verified],
    ['missing', missing],
  ]);
}

export function progressBar(done: number, total: number): HTMLElement {
  return bar(total, [['done', done]]);
}

/** The words stand beside it. */
function bar(total: number, parts: readonly (readonly [string, number])[]): HTMLElement {
  const made = html('span', { class: 'bar', 'aria-hidden': 'true' });
  for (const [name, count] of parts)
    if (count > 0 && total > 0)
      made.append(html('span', { class: name, style: `width:${((100 * count) / total).toFixed(2)}%` }));
  return made;
}

export function percent(part: number, total: number): string {
  return total === 0 ? '–' : `${Math.floor((100 * part) / total)}%`;
}
