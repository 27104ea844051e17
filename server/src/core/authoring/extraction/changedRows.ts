import { changedBullets } from '../../baseline/bullets';
import { driftsOf } from '../../graph/textDrift';
import type { Snapshot } from '../../workspace/snapshot';
import type { SeriesRow } from './sourceSeries';

/** Rows that say otherwise than their bullets, or whose bullets say otherwise than when links to them were reviewed. */
export class ChangedRows {
  private readonly byPlan = new Map<number, ReadonlySet<number>>();

  constructor(private readonly snapshot: Snapshot) {}

  has({ item }: SeriesRow): boolean {
    const { graph } = this.snapshot;
    return this.of(graph.fileOfItem(item).plan).has(graph.canonicalOf(item));
  }

  /** Worked out once for each plan: what the baseline knows is compared whole. */
  private of(plan: number): ReadonlySet<number> {
    const { graph } = this.snapshot;
    const known = this.byPlan.get(plan);
    if (known) return known;
    const changed = new Set<number>();
    const group = graph.group(plan);
    const baseline = this.snapshot.baseline?.baseline;
    if (group) for (const { row } of driftsOf(group)) changed.add(graph.canonicalOf(row));
    if (group && baseline)
      for (const row of changedBullets(group, baseline).keys()) changed.add(graph.canonicalOf(row));
    this.byPlan.set(plan, changed);
    return changed;
  }
}
