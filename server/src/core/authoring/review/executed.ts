import { codeKind } from '../../facts/codeFacts';
import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import { progressIn } from '../../graph/progress';
import { actingOn } from '../../graph/traces';
import type { Status } from '../../model/vocabulary';
import { listOf } from '../../text/wording';
import { markdownWords } from '../../views/markdownWords';
import { namedPlace } from '../../views/namedPlaces';
import { titleOf } from '../../views/titles';
import type { Snapshot } from '../../workspace/snapshot';
import { quotedDocuments } from './citedDocuments';
import type { Parts, WrittenPart } from './part';
import { pathTo, placeLink } from './placeLink';
import type { ReviewSubject } from './subject';

const said: Readonly<Record<Status, string>> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  deferred: 'deferred',
  blocked: 'blocked',
  optional: 'optional',
};

/** The documents in which the execution of a plan is recorded. */
export function executionRecords(snapshot: Snapshot, { file, group }: ReviewSubject): Parts {
  const checklists = checklistsOf(group.filesInReach, file.path);
  const { parts, missing } = quotedDocuments(snapshot, checklists, (one) => `Execution: ${titleOf(one)}`);
  const none = file.rule?.duty === 'plan' && checklists.length === 0;
  return { parts, missing: none ? [...missing, `the execution checklist of ${file.path}: there is none`] : missing };
}

/** What the plan and its records say of the work: how far it is, and how many of its criteria are met. */
export function workSummary(snapshot: Snapshot, { documents, group }: ReviewSubject): WrittenPart {
  const { graph } = snapshot;
  const progress = progressIn(group);
  const lines: string[] = [];
  for (const file of documents) {
    const f = graph.fileIndex(file.path);
    file.facts.items.forEach((item, i) => {
      const work = graph.itemNumber(f, i);
      if ((item.kind !== 'work-package' && item.kind !== 'task') || !graph.isCanonical(work)) return;
      const status = progress.statusOf(work) ?? item.status;
      const criteria = file.facts.rows.filter(({ kind, owner }) => kind === 'criterion' && owner === i);
      const met = criteria.filter((one) => one.status === 'done').length;
      const { label, title } = namedPlace(graph, work, file.path);
      const ticked = criteria.length === 0 ? '' : `, ${met} of ${criteria.length} criteria ticked`;
      const words = markdownWords(title);
      const name = placeLink(snapshot, label, file.path, item.start);
      lines.push(
        `- ${name}${words === '' ? '' : ` ${words}`}: ${status === null ? 'no status' : said[status]}${ticked}`,
      );
    });
  }
  return { title: 'What was done', lines: lines.length === 0 ? ['The plan has no work packages or tasks.'] : lines };
}

/** The source files that say that they implement or test items of the plan; null where none is read. */
export function sourceFiles(snapshot: Snapshot, { documents }: ReviewSubject): WrittenPart | null {
  const { graph } = snapshot;
  if (!graph.files.some(({ facts }) => facts.kind === codeKind)) return null;
  const named = new Map<LinkedFile, { implements: Set<string>; tests: Set<string> }>();
  for (const file of documents) {
    const f = graph.fileIndex(file.path);
    file.facts.items.forEach((item, i) => {
      const target = graph.canonicalOf(graph.itemNumber(f, i));
      if (target < 0 || item.strength === 'example') return;
      for (const role of ['implements', 'tests'] as const)
        for (const { reference } of actingOn(graph, target, role)) {
          const code = graph.fileOfReference(reference);
          const entry = named.get(code) ?? { implements: new Set(), tests: new Set() };
          entry[role].add(namedPlace(graph, target, file.path).label);
          named.set(code, entry);
        }
    });
  }
  const files = [...named].sort(([a], [b]) => (a.path < b.path ? -1 : 1));
  const lines = files.map(([{ path }, roles]) => {
    const parts = (['implements', 'tests'] as const).flatMap((role) =>
      roles[role].size === 0 ? [] : [`${role} ${listOf([...roles[role]], roles[role].size)}`],
    );
    return `- [${path}](${pathTo(path)}#L1) ${parts.join('; ')}`;
  });
  return { title: 'Source files', lines: lines.length === 0 ? ['No source file names an item of the plan.'] : lines };
}
