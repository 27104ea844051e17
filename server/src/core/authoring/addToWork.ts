import type { Graph } from '../graph/graph';
import type { Orphan } from '../graph/orphans';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { fileNameOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { criterionBeside, type Verified } from './insertCriterion';
import { mapRow } from './mapRow';
import { openDocument } from './openDocument';
import { orphanAt } from './orphanAt';
import { firstPreferred, repairOf, type Repair } from './repair';
import { worksFor } from './trace';
import { traceInWork } from './traceInWork';

const MOST_CHOICES = 5;

/**
 * *Add to a work package*: a checklist row, or what a plan owes to a design, is traced by one of the plan's work packages,
 * and the row mapped to it where rows are; the likeliest first. What has no row yet gets one: see `insertRowFixes`.
 */
export function addToWorkFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const orphan = orphanAt(graph, finding);
  if (!orphan || !['row', 'component', 'decision'].includes(orphan.cause)) return [];
  const choices = orphan.plans.flatMap((plan) => choicesIn(snapshot, plan, orphan));
  const isMany = orphan.plans.length > 1;
  const best = choices.sort((a, b) => a.rank - b.rank).slice(0, MOST_CHOICES);
  return firstPreferred(
    best.map(({ repair, name, plan }) => (isMany ? titled(repair, `${name} of ${fileNameOf(plan)}`) : repair)),
  );
}

interface Choice {
  readonly rank: number;
  readonly repair: Repair;
  readonly name: string;
  readonly plan: string;
}

function choicesIn(snapshot: Snapshot, plan: string, orphan: Orphan): Choice[] {
  const { graph } = snapshot;
  const file = graph.file(plan);
  const prose = file ? openDocument(snapshot, plan) : null;
  if (!file || !prose) return [];
  const { title, form, negative } = graph.item(orphan.item);
  const wanted = { id: orphan.id, form, words: title, negative };
  const row = rowIn(graph, plan, orphan);
  return worksFor(graph, plan, orphan.id, title).flatMap((work, rank): Choice[] => {
    const trace = traceInWork(graph, file, prose, work, wanted);
    const mapping = row < 0 ? null : mapRow(file, prose, row, work.id);
    const edits = [mapping, typeof trace === 'string' ? null : trace].filter((edit) => edit !== null);
    if (edits.length === 0) return [];
    edits.push(...criteria(graph, plan, prose, work.item, wanted));
    const name = `Add ${orphan.id} to ${work.id}`;
    return [{ rank, repair: repairOf(name, plan, prose.text, edits), name, plan: file.path }];
  });
}

function criteria(
  graph: Graph,
  plan: string,
  prose: NonNullable<ReturnType<typeof openDocument>>,
  work: number,
  wanted: Verified,
): TextEdit[] {
  const edit = criterionBeside(graph, plan, prose, work, wanted);
  return edit ? [edit] : [];
}

/** The row of a plan that the orphan is, or that restates it; -1 for none. */
function rowIn(graph: Graph, plan: string, { item }: Orphan): number {
  const f = graph.fileIndex(plan);
  const index = item - graph.itemNumber(f, 0);
  return graph.fileOfItem(item).path === plan ? index : -1;
}

function titled(repair: Repair, title: string): Repair {
  return { ...repair, title, change: { ...repair.change, title } };
}
