import { ReferenceField } from '../facts/facts';
import { openWorkAfter, unresolvedDeferrals } from '../graph/deferrals';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { tickRow } from './checkbox';
import { writtenLike } from './citations';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

const MOST_CHOICES = 5;
const MET = ' \u2705';
/** Columns of a terminal that the mark takes, with its blank. */
const MET_WIDTH = 3;

/** Checks a deferred criterion off, or defers it to one of the work packages that are still to come, the nearest first. */
export function deferralFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const current = snapshotText(snapshot, finding.file);
  if (!group || typeof current === 'string') return [];
  const found = [...unresolvedDeferrals(group)].find(
    ({ file, reference }) =>
      file.path === finding.file && graph.field(reference, ReferenceField.start) === finding.start,
  );
  if (!found) return [];
  const { text } = current;
  const { row, entry, target, reference, work } = found;
  const title = 'Check the criterion off';
  const ticked = row ? tickRow(snapshot, finding.file, row.start, title) : null;
  const checked = ticked
    ? { title, preferred: true, change: ticked }
    : entry && repairOf(title, finding.file, text, [metEdit(text, entry.end)], true);
  const [start, end] = [graph.field(reference, ReferenceField.start), graph.field(reference, ReferenceField.end)];
  const there = graph.item(target).id;
  const later = openWorkAfter(group, target, work)
    .slice(0, MOST_CHOICES)
    .flatMap((item) => {
      const { id } = graph.item(item);
      const newText = writtenLike(text.slice(start, end), there, id);
      if (newText === null) return [];
      return [repairOf(`Defer it to ${id} instead of ${there}`, finding.file, text, [{ start, end, newText }])];
    });
  return checked ? [checked, ...later] : later;
}

/** The mark behind an entry of a cell; blanks that fill the cell up give way to it. */
function metEdit(text: string, at: number): { start: number; end: number; newText: string } {
  const blanks = /^ *(?=\|)/.exec(text.slice(at, at + 200))?.[0].length ?? 0;
  return { start: at, end: blanks > MET_WIDTH ? at + MET_WIDTH : at, newText: MET };
}
