import { replaceText } from '../../authoring/replaceText';
import type { PriorityFact } from '../../facts/checkedFacts';
import type { Graph } from '../../graph/graph';
import { nameOf } from '../display';
import { defineRule } from '../rule';
import { spanOf } from '../schedule';

/** One step between two priorities is a matter of taste; two are a contradiction. */
const LEAST_GAP = 2;

export const priorityInversion = defineRule({
  code: 'plan/priority-inversion',
  title: 'Priority inversion',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    inverted: (work: string, own: string, needed: string, theirs: string) =>
      `${work} (${own}) waits for ${needed}, which is less urgent (${theirs}).`,
    stands: (needed: string, theirs: string) => `${needed} is ${theirs} here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const links = group.linksOf('depends-on');
    for (let i = 0; i < links.length; i += 3) {
      const [work = -1, needed = -1, reference = -1] = links.slice(i, i + 3);
      const own = priorityOf(graph, work);
      const theirs = priorityOf(graph, needed);
      if (!own || !theirs || own.inWords !== theirs.inWords || theirs.level - own.level < LEAST_GAP) continue;
      if (graph.item(work).status === 'done' || graph.item(needed).status === 'done') continue;
      const name = nameOf(graph, needed);
      yield {
        file: graph.fileOfReference(reference).path,
        ...spanOf(graph, reference),
        id: graph.item(needed).id,
        message: messages.inverted(nameOf(graph, work), sayOf(own), name, sayOf(theirs)),
        related: [
          {
            file: graph.fileOfItem(needed).path,
            start: theirs.start,
            end: theirs.end,
            message: messages.stands(name, sayOf(theirs)),
          },
        ],
        fixable: true,
      };
    }
  },
  fixes: (snapshot, finding) => {
    const { graph } = snapshot;
    const [place] = finding.related ?? [];
    const group = graph.group(graph.file(finding.file)?.plan ?? -1);
    const links = group?.linksOf('depends-on') ?? [];
    for (let i = 0; i < links.length; i += 3) {
      const [work = -1, needed = -1, reference = -1] = links.slice(i, i + 3);
      if (graph.fileOfReference(reference).path !== finding.file) continue;
      if (spanOf(graph, reference).start !== finding.start) continue;
      const own = priorityOf(graph, work);
      const theirs = priorityOf(graph, needed);
      if (!place || !own || !theirs || theirs.level - own.level < LEAST_GAP) return [];
      const title = `Raise ${nameOf(graph, needed)} to ${sayOf(own)}`;
      return replaceText(snapshot, place.file, theirs, sayOf(theirs), sayOf(own), title);
    }
    return [];
  },
});

const WORDS = ['critical', 'high', 'medium', 'low'];

function sayOf({ level, inWords }: PriorityFact): string {
  const word = inWords ? (WORDS[level] ?? '') : `P${level}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function priorityOf(graph: Graph, item: number): PriorityFact | undefined {
  if (item < 0) return undefined;
  const file = graph.fileOfItem(item);
  const index = item - graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.priorities.find((priority) => priority.item === index);
}
