import type { Graph } from '../../graph/graph';
import { itemsOfKind } from '../../graph/itemsOfKind';
import { isStillOpen } from '../../graph/questions';
import type { OpenQuestion } from './overviewModel';

/** The questions that nobody has answered yet, in order of their documents. */
export function openQuestions(graph: Graph): OpenQuestion[] {
  const seen = new Set<string>();
  return graph.files.flatMap((file) =>
    itemsOfKind(file.facts, 'question').flatMap((i): OpenQuestion[] => {
      const item = file.facts.items[i];
      if (!item || item.strength === 'example' || item.restates || !isStillOpen(file, i)) return [];
      const key = `${file.plan}\n${item.id}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ id: item.id, words: item.title, place: { file: file.path, start: item.start } }];
    }),
  );
}
