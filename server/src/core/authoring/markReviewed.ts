import type { BaselineEntry } from '../baseline/baselineText';
import { baselineOf, entryEdits } from '../baseline/baselineText';
import { changedTargets } from '../baseline/changes';
import { driftReview } from '../baseline/driftReview';
import { baselineFile } from '../baseline/file';
import { labelOf } from '../graph/labels';
import type { WorkspaceChange } from '../model/edit';
import type { Finding } from '../model/finding';
import { fileNameOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { firstPreferred, type Repair } from './repair';
import { reviewEntries } from './reviewing/suspects';
import { driftedRowAt } from './takeSourceText';

/** *Mark reviewed*: all links to an item that changed, or those of one document. Only the baseline is edited. */
export function markReviewedFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const baseline = snapshot.baseline?.baseline;
  if (!group || !baseline) return [];
  const target = changedTargets(group, baseline).find(
    ({ item }) => graph.item(item).start === finding.start && graph.fileOfItem(item).path === finding.file,
  );
  const left = target?.links.filter(({ isReviewed }) => !isReviewed) ?? [];
  if (!target || left.length === 0) return [];
  const name = labelOf(graph.item(target.item), graph.fileOfItem(target.item));
  const all =
    left.length === 1 ? `Mark the link to ${name} reviewed` : `Mark all ${left.length} links to ${name} reviewed`;
  const documents = [...new Set(left.map(({ file }) => file))];
  return firstPreferred([
    ...repair(snapshot, all, reviewEntries(snapshot, target, left)),
    ...(documents.length < 2 ? [] : documents).flatMap((document) => {
      const own = left.filter(({ file }) => file === document);
      const links = own.length === 1 ? 'the link' : `the ${own.length} links`;
      const isOnlyOfItsName = documents.filter((other) => fileNameOf(other) === fileNameOf(document)).length === 1;
      const shown = isOnlyOfItsName ? fileNameOf(document) : document;
      return repair(snapshot, `Mark ${links} to ${name} in ${shown} reviewed`, reviewEntries(snapshot, target, own));
    }),
  ]);
}

/** *Keep ours and mark reviewed*: nothing more is said of a row and its bullet until one of the two changes. */
export function keepOursFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const drifted = driftedRowAt(snapshot, finding);
  if (!drifted) return [];
  const title = `Keep what ${labelOf(snapshot.graph.item(drifted.row), snapshot.graph.fileOfItem(drifted.row))} says and mark it reviewed in the baseline`;
  return repair(snapshot, title, [driftReview(snapshot.graph, drifted)]);
}

function repair(snapshot: Snapshot, title: string, entries: readonly BaselineEntry[]): Repair[] {
  const change = baselineChange(snapshot, title, entries);
  return change ? [{ title, preferred: false, change }] : [];
}

/** Puts entries into the baseline; null where it has them, or can't be read: nothing of it may get lost. */
export function baselineChange(
  snapshot: Snapshot,
  title: string,
  entries: readonly BaselineEntry[],
): WorkspaceChange | null {
  const { baseline } = snapshot;
  const change = { title, creations: [], edits: [] };
  if (!baseline) {
    if (snapshot.exists(baselineFile)) return null;
    return { ...change, creations: [{ file: baselineFile, text: baselineOf(entries) }] };
  }
  if (baseline.problems.length > 0) return null;
  const edits = entryEdits(baseline.text, entries);
  return edits.length === 0 ? null : { ...change, edits: [{ file: baselineFile, expectedText: baseline.text, edits }] };
}
