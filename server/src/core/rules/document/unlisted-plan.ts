import { listInIndex } from '../../authoring/indexRow';
import type { LinkedFile } from '../../graph/linkedFile';
import { normalisePath } from '../../facts/destination';
import { fileNameOf } from '../display';
import { defineRule } from '../rule';

/** Only where the master plan has an index that lists documents of that duty. */
export const unlistedPlan = defineRule({
  code: 'document/unlisted-plan',
  title: 'Unlisted plan',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    unlisted: (path: string) => `The index of this master plan does not list ${path}.`,
    document: () => 'The document that is not listed.',
  },
  *check(group, messages) {
    const { graph } = group;
    const masters = group.files.filter(({ rule }) => rule?.duty === 'master');
    const [master] = masters;
    if (!master || masters.length > 1) return;
    const index = master.facts.announcements.filter(({ kind }) => kind === null);
    const listed = new Set(index.flatMap(({ path }) => namesOf(path)));
    const duties = new Set(group.files.filter((file) => isListed(file, listed)).map(({ rule }) => rule?.duty));
    const heading = master.facts.headings.filter(({ start }) => start <= (index[0]?.start ?? -1)).pop();
    if (!heading) return;
    const announced = new Set(graph.phasesOf(master.path).flatMap(({ planPath }) => (planPath ? [planPath] : [])));
    for (const file of group.files) {
      const duty = file.rule?.duty;
      if ((duty !== 'plan' && duty !== 'checklist') || !duties.has(duty) || isListed(file, listed)) continue;
      // A document that no phase of the master plan speaks of may be another plan's.
      if (!announced.has(duty === 'plan' ? file.path : file.speaksOf)) continue;
      const { start, end } = file.facts.headings[0] ?? { start: 0, end: 0 };
      yield {
        file: master.path,
        start: heading.start,
        end: heading.end,
        message: messages.unlisted(file.path),
        fixable: true,
        related: [{ file: file.path, start, end, message: messages.document() }],
      };
    }
  },
  fixes: (snapshot, { file, related }) => {
    const [document] = related ?? [];
    return document ? listInIndex(snapshot, file, document.file) : [];
  },
});

function isListed({ path }: LinkedFile, listed: ReadonlySet<string>): boolean {
  return listed.has(path) || listed.has(fileNameOf(path));
}

/** A path as it is written, and the bare name: an index may be written from another folder. */
function namesOf(path: string): string[] {
  const normal = normalisePath(path);
  return normal === null ? [] : [normal, fileNameOf(normal)];
}
