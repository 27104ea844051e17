import type { PlanGroup } from '../graph/planGroup';
import { unverifiedOf } from '../graph/unverified';
import { citationOfItem, listOf, nameOf } from './display';
import type { Report } from './rule';

export interface UnverifiedMessages {
  /** `works`: `WP-1 covers`, `WP-1 and WP-2 cover` */
  readonly unverified: (id: string, works: string) => string;
  readonly covers: (work: string, id: string) => string;
}

/** What the negative check and its plain counterpart have in common: each tells its half of the unverified rows. */
export function* unverifiedReports(
  group: PlanGroup,
  ofProhibitions: boolean,
  messages: UnverifiedMessages,
): Generator<Report> {
  const { graph } = group;
  for (const { row, negative, works } of unverifiedOf(group)) {
    if (negative !== ofProhibitions) continue;
    const item = graph.item(row);
    const file = graph.fileOfItem(row);
    const id = citationOfItem(item, file);
    const names = works.map((work) => nameOf(graph, work));
    // Each plan has a WP-1 of its own.
    const several = new Set(names);
    yield {
      file: file.path,
      start: item.start,
      end: item.end,
      id: item.id,
      message: messages.unverified(id, `${listOf([...several])} ${several.size === 1 ? 'covers' : 'cover'}`),
      related: works.map((work, i) => ({
        file: graph.fileOfItem(work).path,
        start: graph.item(work).start,
        end: graph.item(work).end,
        message: messages.covers(names[i] ?? '', id),
      })),
      fixable: true,
    };
  }
}
