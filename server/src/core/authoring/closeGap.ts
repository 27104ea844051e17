import { numberingGapsOf } from '../graph/numberingGaps';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { renumberSeries } from './renaming/rename';
import type { Repair } from './repair';

/** Gives the rows behind a gap the numbers that it leaves out, and lets all that cites them follow. */
export function closeGapFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const group = file ? graph.group(file.plan) : undefined;
  const gap = (group ? numberingGapsOf(group) : []).find(
    ({ after }) => graph.item(after).start === finding.start && graph.fileOfItem(after).path === finding.file,
  );
  if (!gap?.isClosable) return [];
  const { closed } = gap;
  const cite = (id: string | undefined): string => `[${id ?? ''}]`;
  const [from, to] = [closed[0], closed[closed.length - 1]];
  const was = (row: number | undefined): string => cite(graph.item(row ?? -1).id);
  const title =
    closed.length === 1
      ? `Renumber ${was(from?.row)} as ${cite(from?.id)}, with all that cites it`
      : `Renumber ${was(from?.row)} to ${was(to?.row)} as ${cite(from?.id)} to ${cite(to?.id)}, with all that cites them`;
  const change = renumberSeries(snapshot, new Map(closed.map(({ row, id }) => [row, id])), title);
  return 'refused' in change ? [] : [{ title, preferred: true, change }];
}
