import { Unresolved } from './graph';
import { ReferenceField } from '../facts/facts';
import { certainOwners, ownershipOf } from './ownership';
import type { PlanGroup } from './planGroup';
import { absentBullets, freeNumbers, ordinalOf, sectionsOf } from './sections';

/** A run of numbers that the rows of a series leave out. */
export interface NumberingGap {
  /** The first and the last ID of the run. */
  readonly first: string;
  readonly last: string;
  /** The rows around it; null where the series begins with the gap. */
  readonly before: number | null;
  readonly after: number;
  /** All rows behind it, with the numbers that they have when nothing is left out from here on. */
  readonly closed: readonly { readonly row: number; readonly id: string }[];
  /** Nobody else is waiting for a number from here on: a bullet without a row, or somebody who cites it. */
  readonly isClosable: boolean;
}

/**
 * Told of series all of whose rows are there: every phase that takes the section on has its plan. A number that a bullet
 * without a row would get is that bullet's, and one that somebody cites is missed there.
 */
export function numberingGapsOf(group: PlanGroup): NumberingGap[] {
  const { graph } = group;
  const ownership = ownershipOf(group);
  const found: NumberingGap[] = [];
  let cited: Set<string> | null = null;
  for (const source of group.files) {
    if (source.rule?.duty !== 'source' || !ownership.coversSource(source)) continue;
    for (const section of sectionsOf(group, source)) {
      const { rows, bullets, number: series } = section;
      if (rows.length === 0 || ordinalOf(graph.item(rows[rows.length - 1] ?? -1).id) === rows.length) continue;
      if (certainOwners(ownership.claimsOn(source, series)).length === 0) continue;
      cited ??= citedInVain(group);
      const absent = absentBullets(graph, section);
      const taken = new Set(freeNumbers(graph, section, absent));
      const isWaiting =
        rows.length < bullets.length || isCitedIn(cited, series, ordinalOf(graph.item(rows[rows.length - 1] ?? -1).id));
      let expected = 1;
      for (const [i, row] of rows.entries()) {
        const number = ordinalOf(graph.item(row).id);
        const runs: { first: number; last: number }[] = [];
        for (let n = Math.max(expected, number - MOST_LEFT_OUT); n < number; n++) {
          if (taken.has(n) || cited.has(`${series}-${n}`)) continue;
          const run = runs[runs.length - 1];
          if (run?.last === n - 1) run.last = n;
          else runs.push({ first: n, last: n });
        }
        const before = rows[i - 1] ?? null;
        for (const { first, last } of runs) {
          const closed = rows.slice(i).map((behind, n) => ({ row: behind, id: `${series}-${first + n}` }));
          const isClosable = runs.length === 1 && !isWaiting;
          found.push({
            first: `${series}-${first}`,
            last: `${series}-${last}`,
            before,
            after: row,
            closed,
            isClosable,
          });
        }
        expected = number + 1;
      }
    }
  }
  return found;
}

function isCitedIn(cited: ReadonlySet<string>, series: string, last: number): boolean {
  for (let n = 1; n <= last; n++) if (cited.has(`${series}-${n}`)) return true;
  return false;
}

/** A number so far from the others is no member of their series. */
const MOST_LEFT_OUT = 50;

function citedInVain(group: PlanGroup): Set<string> {
  const { graph } = group;
  const cited = new Set<string>();
  for (const reason of [Unresolved.dangling, Unresolved.silent]) {
    for (const reference of group.unresolved(reason))
      cited.add(graph.text(graph.field(reference, ReferenceField.symbol)));
  }
  return cited;
}
