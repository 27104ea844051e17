import { isSplit, type Orphan } from '../graph/orphans';
import { splitGapsOf } from '../graph/splitSections';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { fileNameOf, listOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { wordsOfBullet } from './bulletWords';
import { criterionBeside } from './insertCriterion';
import { withMatrixRows } from './matrix/withRows';
import { orphanAt } from './orphanAt';
import { firstPreferred, repairOf, type Repair } from './repair';
import { openPlan, type OpenPlan } from './rowPlacing';
import type { NewRow } from './rowStyle';
import { traceEdit, worksFor, type CandidateWork } from './trace';

/** The most work packages that are offered to take the requirement on. */
const MOST_CHOICES = 3;

/**
 * *Insert checklist row*: for a source bullet that no row has, a row in the Requirements Checklist of the owning phase's
 * plan, in ID order, written as its neighbours are, mapped to a work package and traced by it. One fix for each work
 * package that is likely, the likeliest first. None where the plan has no checklist to put a row into, is too large
 * for a tree, or is no longer the text that was read.
 */
export function insertRowFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const orphan = orphanAt(graph, finding);
  if (!orphan || isSplit(orphan) || (orphan.cause !== 'bullet' && orphan.cause !== 'section')) return [];
  const fixes: Repair[] = [];
  for (const plan of orphan.plans) {
    const open = openPlan(snapshot, plan, graph.item(orphan.item).form);
    for (const work of worksFor(graph, plan, orphan.id).slice(0, MOST_CHOICES)) {
      const edits = open && rowEdits(snapshot, open, [orphan], work);
      if (!edits) continue;
      const title = `Insert checklist row [${orphan.id}] in ${fileNameOf(plan)}, mapped to ${work.id}`;
      const repair = repairOf(title, plan, open.prose.text, edits, fixes.length === 0);
      fixes.push(repair, ...(fixes.length === 0 ? alsoInMatrix(snapshot, repair, plan, orphan, work) : []));
    }
  }
  return fixes;
}

/** The likeliest one once more, with the row in the traceability matrix: an edit of several documents is asked about first. */
function alsoInMatrix(
  snapshot: Snapshot,
  repair: Repair,
  plan: string,
  { id, item }: Orphan,
  work: CandidateWork,
): Repair[] {
  const row = { id, words: wordsOfBullet(snapshot, item, plan), work: work.id };
  const both = withMatrixRows(snapshot, repair, plan, [{ row, item }]);
  const matrices = both.change.edits.slice(repair.change.edits.length).map(({ file }) => fileNameOf(file));
  if (matrices.length === 0) return [];
  const title = `${repair.title}, and in ${listOf(matrices)}`;
  return [{ title, preferred: false, change: { ...both.change, title } }];
}

/**
 * *Insert the missing rows*: all bullets of a split section that no phase took on, into the plan of one of the phases that
 * share it, mapped to its likeliest work package. One fix for each of these plans.
 */
export function insertSplitRowFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const gap = (group ? splitGapsOf(group) : []).find(
    ({ source, section, start }) => source === finding.file && section === finding.id && start === finding.start,
  );
  const [first] = gap?.missing ?? [];
  if (!gap || !first) return [];
  return firstPreferred(
    [...new Set(first.plans)].flatMap((plan) => {
      const open = openPlan(snapshot, plan, graph.item(first.item).form);
      const work = worksFor(graph, plan, first.id)[0];
      const edits = open && work && rowEdits(snapshot, open, gap.missing, work);
      if (!edits) return [];
      const ids = listOf(gap.missing.map(({ id }) => `[${id}]`));
      const title = `Insert ${gap.missing.length === 1 ? 'row' : 'rows'} ${ids} in ${fileNameOf(plan)}, mapped to ${work.id}`;
      return [repairOf(title, plan, open.prose.text, edits)];
    }),
  );
}

/**
 * The rows of one section, the traces that tie them to a work package, and the criteria that would be missed next; null
 * where the rows find no place.
 */
function rowEdits(
  snapshot: Snapshot,
  { plan, prose, placing }: OpenPlan,
  orphans: readonly Orphan[],
  work: CandidateWork,
): TextEdit[] | null {
  const { graph } = snapshot;
  const traces = orphans.map((orphan) => traceEdit(graph, plan, prose, work, orphan.id));
  const rows = orphans.map((orphan, i): NewRow => {
    const { negative } = graph.item(orphan.item);
    const words = wordsOfBullet(snapshot, orphan.item, plan);
    return { id: orphan.id, words, negative, work: work.id, mustMap: traces[i] === 'none' };
  });
  const placed = placing.edits(rows);
  if (!placed) return null;
  const criteria = rows.flatMap(({ id, words, negative }, i) => {
    const { form } = graph.item(orphans[i]?.item ?? -1);
    return criterionBeside(graph, plan, prose, work.item, { id, form, words, negative }) ?? [];
  });
  return [...placed, ...traces.filter((trace) => typeof trace !== 'string'), ...criteria];
}
