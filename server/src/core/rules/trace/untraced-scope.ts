import { areRequirementsTraced, isTraced, specCoverageOf } from '../../graph/specCoverage';
import { citationOfItem, fileNameOf, listOf } from '../display';
import { defineRule } from '../rule';

/** In place of an orphan for each requirement: where no work names any, the folder does not trace them one by one. */
export const untracedScope = defineRule({
  code: 'trace/untraced-scope',
  title: 'Untraced scope',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    stories: (work: string, name: string, count: string, ids: string) =>
      `${work} ${name} user stories only: none of the ${count} (${ids}) is traced by itself.`,
    nothing: (work: string, name: string, count: string, ids: string) =>
      `${work} ${name} none of the ${count} (${ids}).`,
  },
  *check(group, messages) {
    const coverage = specCoverageOf(group);
    const { work, requirements, outcomes, stories } = coverage;
    const { graph } = group;
    if (work.length === 0 || areRequirementsTraced(coverage)) return;
    const all = [...requirements.all, ...(isTraced(outcomes) ? [] : outcomes.all)];
    const first = all[0];
    if (first === undefined) return;
    const item = graph.item(first);
    const file = graph.fileOfItem(first);
    const last = all[all.length - 1] ?? first;
    const ends = [first, last].map((number) => citationOfItem(graph.item(number), graph.fileOfItem(number)));
    const count = all.length === 1 ? 'one requirement' : `${all.length} requirements`;
    const ids = all.length <= 2 ? listOf([...new Set(ends)]) : ends.join(' … ');
    const names = listOf(work.map((w) => fileNameOf(w.path)));
    const isByStory = stories.all.length > 0 && isTraced(stories);
    const message = isByStory ? messages.stories : messages.nothing;
    yield {
      file: file.path,
      start: item.start,
      end: item.end,
      id: item.id,
      message: message(names, work.length > 1 ? 'name' : 'names', count, ids),
    };
  },
});
