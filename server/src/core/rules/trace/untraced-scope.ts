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
    storiesOne: (work: string, name: string, id: string) =>
      `${work} ${name} user stories only: ${id} is not traced by itself.`,
    nothing: (work: string, name: string, count: string, ids: string) =>
      `${work} ${name} none of the ${count} (${ids}).`,
    nothingOne: (work: string, isOne: boolean, id: string) => `${work} ${isOne ? 'does' : 'do'} not name ${id}.`,
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
    const names = listOf(work.map((w) => fileNameOf(w.path)));
    const verb = work.length > 1 ? 'name' : 'names';
    const isByStory = stories.all.length > 0 && isTraced(stories);
    const [id = item.id] = ends;
    const count = `${all.length} requirements`;
    const ids = all.length === 2 ? listOf(ends) : ends.join(' … ');
    const ofOne = isByStory ? messages.storiesOne(names, verb, id) : messages.nothingOne(names, work.length === 1, id);
    const ofAll = isByStory ? messages.stories(names, verb, count, ids) : messages.nothing(names, verb, count, ids);
    yield {
      file: file.path,
      start: item.start,
      end: item.end,
      id: item.id,
      message: all.length === 1 ? ofOne : ofAll,
    };
  },
});
