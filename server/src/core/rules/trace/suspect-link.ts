import { markReviewedFixes } from '../../authoring/markReviewed';
import { changedTargets, type ChangedTarget, type LinkToChanged } from '../../baseline/changes';
import { waits } from '../../baseline/record';
import type { Graph } from '../../graph/graph';
import type { RelatedPlace } from '../../model/finding';
import type { Role } from '../../model/vocabulary';
import { fileNameOf, nameOf, quoted } from '../display';
import { defineRule } from '../rule';

/** What a link says of its two ends, with the item that changed as *it*. */
const VERBS: Partial<Readonly<Record<Role, string>>> = {
  covers: 'covers it',
  verifies: 'verifies it',
  mitigates: 'mitigates it',
  implements: 'implements it',
  tests: 'tests it',
  'sourced-from': 'names it as its source',
  'derived-from': 'is derived from it',
};

const waiting = (links: number): string =>
  links === 1 ? 'one link to it has not been reviewed' : `${links} links to it have not been reviewed`;

const sentences = {
  reworded: (id: string, links: number) => `${id} changed since the baseline; ${waiting(links)}.`,
  bullet: (id: string, links: number) => `The source bullet of ${id} changed since the baseline; ${waiting(links)}.`,
  gone: (id: string, links: number) =>
    `The source bullet of ${id} is gone, or says something else than in the baseline; ${waiting(links)}.`,
  source: (text: string) => `The source bullet says now: "${text}".`,
  link: (actor: string, verb: string) => `${actor} ${verb}.`,
};

/** A text changed, and nobody has looked yet whether what was made by it still fits. */
export const suspectLink = defineRule({
  code: 'trace/suspect-link',
  title: 'Suspect link',
  severity: 'information',
  looksAt: 'reviews',
  messages: sentences,
  *check(group, baseline, messages) {
    if (!baseline) return;
    const { graph } = group;
    for (const target of changedTargets(group, baseline)) {
      if (!waits(target)) continue;
      const left = target.links.filter(({ isReviewed }) => !isReviewed);
      const { id, start, end } = graph.item(target.item);
      yield {
        file: graph.fileOfItem(target.item).path,
        start,
        end,
        id,
        message: messages[changeOf(target)](nameOf(graph, target.item), left.length),
        related: [...sourceOf(graph, target), ...left.map((link) => placeOf(graph, link))],
        fixable: true,
      };
    }
  },
  fixes: markReviewedFixes,
});

function changeOf({ isReworded, bullet }: ChangedTarget): 'reworded' | 'bullet' | 'gone' {
  if (isReworded) return 'reworded';
  return bullet?.bullet === -1 ? 'gone' : 'bullet';
}

function sourceOf(graph: Graph, { bullet }: ChangedTarget): RelatedPlace[] {
  if (!bullet || bullet.bullet < 0) return [];
  const { start, end, title } = graph.item(bullet.bullet);
  return [{ file: bullet.source, start, end, message: sentences.source(quoted(title)) }];
}

function placeOf(graph: Graph, { item, role, file, start, end }: LinkToChanged): RelatedPlace {
  const actor = item < 0 ? fileNameOf(file) : `${nameOf(graph, item)} in ${fileNameOf(file)}`;
  return { file, start, end, message: sentences.link(actor, VERBS[role] ?? 'cites it') };
}
