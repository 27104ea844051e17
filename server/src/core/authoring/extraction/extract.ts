import type { LinkedFile } from '../../graph/linkedFile';
import type { Refusal } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { ChangedRows } from './changedRows';
import { comparedSeries, type ComparedSeries } from './comparison';
import { NestedWords } from './nestedWords';
import { selectedBullets } from './selectedBullets';
import { isExtractable, seriesOfSource } from './sourceSeries';

/** A part of a source that somebody wants extracted. */
export interface Selection {
  readonly source: string;
  /** `4.4`, `3.1–3.11`, a heading, its anchor, a category; empty for all of it. */
  readonly section: string;
}

/**
 * The bullets of some sections, each with its ID, as rows say them, and how they stand to the rows that plans have.
 * `plan`: where they are to stand; null where that is left open.
 */
export function extract(
  snapshot: Snapshot,
  selections: readonly Selection[],
  plan: LinkedFile | null = null,
): ComparedSeries[] | Refusal {
  const { graph } = snapshot;
  const chosen = new Map<LinkedFile, Set<number>>();
  for (const { source, section } of selections) {
    const file = graph.file(source);
    if (!file || !isExtractable(file))
      return {
        refused: `${source} is no numbered source: name a requirements document, a component design or the key design decisions.`,
      };
    if (plan && file.plan !== -1 && plan.plan !== -1 && file.plan !== plan.plan)
      return { refused: `${source} and ${plan.path} belong to different plans: name a plan of the same one.` };
    const selected = selectedBullets(graph, file, seriesOfSource(graph, file, plan), section);
    if ('refused' in selected) return selected;
    const known = chosen.get(file) ?? new Set<number>();
    chosen.set(file, known);
    for (const bullet of selected) known.add(bullet);
  }
  const changed = new ChangedRows(snapshot);
  return [...chosen].flatMap(([file, bullets]) => {
    const words = new NestedWords(snapshot, plan?.path ?? file.path);
    return seriesOfSource(graph, file, plan)
      .filter((series) => series.bullets.some((bullet) => bullets.has(bullet)))
      .map((series) => comparedSeries(snapshot, series, bullets, words, changed));
  });
}
