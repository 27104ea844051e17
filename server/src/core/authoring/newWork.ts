import type { ItemFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import { isSplit, type Orphan } from '../graph/orphans';
import { isVerifiedIn } from '../graph/unverified';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { fileNameOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { wordsOfBullet } from './bulletWords';
import { numbered } from './citations';
import { hasTracesField, headedBeside, isTraces } from './headedItem';
import { criterionText } from './insertCriterion';
import { mapRow } from './mapRow';
import { numbersInUse } from './nextFreeId';
import { openDocument } from './openDocument';
import { orphanAt } from './orphanAt';
import type { PlanProse } from './planProse';
import { repairOf, type Repair } from './repair';
import { openPlan } from './rowPlacing';
import type { NewRow } from './rowStyle';
import { shortTitle } from './shortTitle';

const MOST_PLANS = 3;

/**
 * *Create a work package*: for a requirement or constraint of a phase plan, behind the last one and with the parts that
 * the plan's work packages have. Its row is mapped to it, or written first.
 */
export function newWorkFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const orphan = orphanAt(graph, finding);
  if (!orphan || orphan.cause === 'spec' || isSplit(orphan)) return [];
  return orphan.plans.slice(0, MOST_PLANS).flatMap((plan) => {
    const file = graph.file(plan);
    const prose = file?.rule?.duty === 'plan' ? openDocument(snapshot, plan) : null;
    return file && prose ? createIn(snapshot, file, prose, orphan) : [];
  });
}

function createIn(snapshot: Snapshot, file: LinkedFile, prose: PlanProse, orphan: Orphan): Repair[] {
  const { graph } = snapshot;
  const last = lastWork(file);
  const own = last && numbered(last.id);
  if (!last || !own) return [];
  const next = Math.max(...numbersInUse(snapshot, file, last.form, own.series)) + 1;
  const id = `${own.series}${String(next).padStart(own.width, '0')}`;
  const { form, negative } = graph.item(orphan.item);
  const isBullet = orphan.cause === 'bullet' || orphan.cause === 'section';
  const words = isBullet ? wordsOfBullet(snapshot, orphan.item, file.path) : graph.item(orphan.item).title;
  const verified = { id: orphan.id, form, words, negative };
  const spelt = file.profile?.grammar.forms[form]?.brackets ? `[${orphan.id}]` : orphan.id;
  const criterion = isVerifiedIn(graph, file.path, form) ? criterionText(graph, file.path, prose, verified) : null;
  const isTraced = hasTracesField(file, prose.text, last.kind);
  const row = rowFor(snapshot, file, prose, orphan, {
    id: orphan.id,
    words,
    negative,
    work: id,
    mustMap: !isTraced,
  });
  if (!row) return [];
  const section = headedBeside(file, prose, last, true, {
    id,
    title: shortTitle(graph.item(orphan.item).title),
    says: (demand) => (isTraces(file, demand) ? spelt : demand.skeleton.startsWith('- ') ? criterion : null),
    needs: (demand) => (isTraced || row.length === 0) && isTraces(file, demand),
  });
  if (!section) return [];
  const title = `Create ${id} for ${orphan.id} in ${fileNameOf(file.path)}`;
  return [repairOf(title, file.path, prose.text, [...row, section])];
}

/** What ties the row to the new work package: its mapping, or all of it where there is none. Null where it finds no place. */
function rowFor(
  snapshot: Snapshot,
  file: LinkedFile,
  prose: PlanProse,
  { cause, item }: Orphan,
  row: NewRow,
): readonly TextEdit[] | null {
  const { graph } = snapshot;
  if (cause === 'bullet' || cause === 'section')
    return openPlan(snapshot, file.path, graph.item(item).form)?.placing.edits([row]) ?? null;
  if (graph.fileOfItem(item) !== file || row.work === null) return [];
  const edit = mapRow(file, prose, item - graph.itemNumber(graph.fileIndex(file.path), 0), row.work);
  return edit ? [edit] : [];
}

/** The work package with the highest number: new ones stand behind it. */
function lastWork(file: LinkedFile): ItemFact | null {
  const works = file.facts.items.filter(({ kind, strength }) => kind === 'work-package' && strength === 'explicit');
  const numberOf = (id: string): number => numbered(id)?.number ?? -1;
  return works.reduce<ItemFact | null>(
    (last, one) => (last === null || numberOf(one.id) >= numberOf(last.id) ? one : last),
    null,
  );
}
