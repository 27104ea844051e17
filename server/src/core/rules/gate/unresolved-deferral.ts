import { tickRow } from '../../authoring/checkbox';
import type { RowFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { isOpen, progressIn } from '../../graph/progress';
import { nameOf } from '../display';
import { defineRule } from '../rule';
import { spanOf } from '../schedule';

/** A work package that does not exist is a dangling reference, and told as that. */
export const unresolvedDeferral = defineRule({
  code: 'gate/unresolved-deferral',
  title: 'Unresolved deferral',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    unresolved: (work: string) => `This criterion was deferred to ${work}, which is done, and is still open.`,
    done: (work: string) => `${work} stands here.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const links = group.linksOf('defers-to');
    if (links.length === 0) return;
    const progress = progressIn(group);
    for (let i = 0; i < links.length; i += 3) {
      const [owner = -1, target = -1, reference = -1] = links.slice(i, i + 3);
      if (target < 0 || (owner >= 0 && graph.canonicalOf(owner) === target) || !progress.reaches(target)) continue;
      if (progress.statusOf(target) !== 'done') continue;
      const file = graph.fileOfReference(reference);
      const place = spanOf(graph, reference);
      if (!criterionAt(file, place.start)) continue;
      const there = graph.item(target);
      const name = nameOf(graph, target);
      yield {
        file: file.path,
        ...place,
        id: there.id,
        message: messages.unresolved(name),
        related: [
          { file: graph.fileOfItem(target).path, start: there.start, end: there.end, message: messages.done(name) },
        ],
        fixable: true,
      };
    }
  },
  fixes: (snapshot, finding) => {
    const file = snapshot.graph.file(finding.file);
    const row = file && criterionAt(file, finding.start);
    const change = row ? tickRow(snapshot, finding.file, row.start, 'Check the criterion off') : null;
    return change ? [{ title: change.title, preferred: true, change }] : [];
  },
});

/** The criterion that an offset stands in, where it is open or put off. */
function criterionAt({ facts }: LinkedFile, offset: number): RowFact | undefined {
  const row = facts.rows.find(({ kind, start, end }) => kind === 'criterion' && start <= offset && offset < end);
  return row && (isOpen(row.status) || row.status === 'deferred') ? row : undefined;
}
