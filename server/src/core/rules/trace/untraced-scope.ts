import { isTraced, specCoverageOf } from '../../graph/specCoverage';
import { citationOfItem, fileNameOf, listOf } from '../display';
import { defineRule } from '../rule';

/** In place of an orphan for each requirement: where no work names any, the folder does not trace them one by one. */
export const untracedScope = defineRule({
  code: 'trace/untraced-scope',
  title: 'Untraced scope',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    stories: (work: string, count: string, ids: string) =>
      `${work} names user stories only: none of the ${count} (${ids}) is traced by itself.`,
    nothing: (work: string, count: string, ids: string) => `${work} names none of the ${count} (${ids}).`,
  },
  *check(group, messages) {
    const { work, requirements, stories } = specCoverageOf(group);
    const { graph } = group;
    const first = requirements.all[0];
    if (work.length === 0 || first === undefined || isTraced(requirements)) return;
    const item = graph.item(first);
    const file = graph.fileOfItem(first);
    const last = requirements.all[requirements.all.length - 1] ?? first;
    const ends = [first, last].map((number) => citationOfItem(graph.item(number), graph.fileOfItem(number)));
    const count = requirements.all.length === 1 ? 'one requirement' : `${requirements.all.length} requirements`;
    const ids = requirements.all.length <= 2 ? listOf([...new Set(ends)]) : ends.join(' … ');
    const names = listOf(work.map((w) => fileNameOf(w.path)));
    const isByStory = stories.all.length > 0 && isTraced(stories);
    yield {
      file: file.path,
      start: item.start,
      end: item.end,
      id: item.id,
      message: (isByStory ? messages.stories : messages.nothing)(names, count, ids),
    };
  },
});
