import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { matchSection, sectionsOf } from '../../graph/sections';

const MOST_BULLETS = 20;

/** What bullets of a source's section say that no row of a checklist says yet, in their order. */
export function unrowedBullets(graph: Graph, file: LinkedFile, number: string): string[] {
  const group = graph.group(file.plan);
  if (!group) return [];
  for (const source of group.filesInReach) {
    if (source.rule?.duty !== 'source') continue;
    const section = sectionsOf(group, source).find((one) => one.number === number);
    if (!section || section.rows.length === 0) continue;
    const { rowOf } = matchSection(graph, section);
    return section.bullets
      .filter((_, i) => (rowOf[i] ?? -1) < 0)
      .slice(0, MOST_BULLETS)
      .map((bullet) => graph.item(bullet).title);
  }
  return [];
}
