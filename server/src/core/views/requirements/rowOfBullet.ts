import type { Graph } from '../../graph/graph';
import { absentBullets, freeNumbers, matchSection, sectionsOf, seriesNumber } from '../../graph/sections';

/** What stands for a bullet of a source: the row that a plan extracted it into, or itself, with the ID that it has or would get. */
export interface StandingFor {
  readonly item: number;
  readonly id: string;
}

/** Rows fix the numbering of a section, so a bullet's own number may be another's there. */
export function rowOfBullet(graph: Graph, item: number): StandingFor {
  const own = { item, id: graph.item(item).id };
  const file = graph.fileOfItem(item);
  const group = graph.group(file.plan);
  if (graph.item(item).strength !== 'derived' || file.rule?.duty !== 'source' || !group) return own;
  const section = sectionsOf(group, file).find(({ number }) => number === seriesNumber(own.id));
  if (!section || section.rows.length === 0) return own;
  const row = section.rows[matchSection(graph, section).rowOf[section.bullets.indexOf(item)] ?? -1];
  if (row !== undefined) return { item: row, id: graph.item(row).id };
  const absent = absentBullets(graph, section);
  const at = absent.indexOf(item);
  return at < 0 ? own : { item, id: `${section.number}-${freeNumbers(graph, section, absent)[at] ?? 0}` };
}
