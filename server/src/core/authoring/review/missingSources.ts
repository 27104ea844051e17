import type { Graph } from '../../graph/graph';
import { seriesNumber } from '../../graph/sections';
import { isCitedIn, type CitedId } from './citedIds';
import type { ReviewSubject } from './subject';

/**
 * Constraints and component requirements that a phase plan has rows of, while no component document and no design decision
 * stands behind them: a reviewer has nothing to hold them against. One entry for each series.
 */
export function missingSources(graph: Graph, { file, group }: ReviewSubject, cited: readonly CitedId[]): string[] {
  if (file.rule?.duty !== 'plan') return [];
  const numbered = file.profile?.documents.find(({ duty }) => duty === 'source')?.items.position[0]?.form ?? -1;
  const sources = group.filesInReach.filter(({ rule }) => rule?.duty === 'component' || rule?.duty === 'decisions');
  const items = sources.flatMap(({ facts }) => facts.items.filter(({ strength }) => strength !== 'example'));
  const series = new Set(items.map(({ form, id }) => `${form} ${seriesNumber(id)}`));
  const symbols = new Set(cited.map(({ symbol }) => symbol));
  const found = new Set(
    items.flatMap((item) => (isCitedIn(symbols, item) ? [item.symbol, ...(item.aliases ?? [])] : [])),
  );
  const bySeries = new Map<string, string[]>();
  for (const { id, form, symbol, target, label } of cited) {
    const kind = file.profile?.grammar.forms[form]?.kind;
    const isAsked = kind === 'requirement' || kind === 'constraint';
    if (target < 0 || !isAsked || form === numbered || found.has(symbol)) continue;
    const key = `${form} ${seriesNumber(id)}`;
    if (series.has(key) || graph.fileOfItem(target).rule?.duty !== 'plan') continue;
    bySeries.set(key, [...(bySeries.get(key) ?? []), `\`${label}\``]);
  }
  return [...bySeries.values()].map(
    (labels) =>
      `${[...new Set(labels)].join(', ')}: no component document or design decision has ${labels.length === 1 ? 'it' : 'them'}`,
  );
}
