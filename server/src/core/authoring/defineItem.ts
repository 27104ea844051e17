import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { ordinalOf, seriesNumber } from '../graph/sections';
import type { Finding } from '../model/finding';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import { fileNameOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { itemsInScope, numbered } from './citations';
import { itemBeside } from './itemBeside';
import { headedBeside, isTraces } from './headedItem';
import { nextBullet, rowBeside } from './listRow';
import { openDocument } from './openDocument';
import type { PlanProse } from './planProse';
import { repairOf, type Repair } from './repair';
import { openPlan } from './rowPlacing';
import { traceEdit } from './trace';

/** What a person puts the words in the place of. */
export const TO_FILL_IN = '…';

/**
 * *Define it here*: an item of the ID that a reference names and nothing defines, beside the one before it in its series
 * and written as that one is. Its words are left to the author.
 */
export function defineItem(snapshot: Snapshot, finding: Finding, reference: number): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const form = graph.field(reference, ReferenceField.form);
  const id = graph.text(graph.field(reference, ReferenceField.symbol));
  const isRow = file?.profile?.grammar.forms[form]?.numberedByRows ?? false;
  if (!file) return [];
  return isRow ? defineRow(snapshot, file, reference, id, form) : defineBeside(snapshot, file, reference, id, form);
}

/** A row of the Requirements Checklist of the plan that cites it, mapped to the work package that does. */
function defineRow(snapshot: Snapshot, file: LinkedFile, reference: number, id: string, form: number): Repair[] {
  const { graph } = snapshot;
  const plan = graph.file(file.speaksOf) ?? file;
  if (plan.rule?.duty !== 'plan') return [];
  const section = seriesNumber(id);
  const numbers = itemsInScope(graph, plan.path, form).flatMap((item) => {
    const { id: other, strength } = graph.item(item);
    return strength === 'explicit' && seriesNumber(other) === section ? [ordinalOf(other)] : [];
  });
  // A row far behind the last would leave out those between.
  if (ordinalOf(id) > Math.max(0, ...numbers) + 1) return [];
  const open = openPlan(snapshot, plan.path, form);
  if (!open) return [];
  const owner = plan === file ? graph.ownerOf(reference) : -1;
  const isWork = owner >= 0 && graph.item(owner).kind === 'work-package';
  const work = isWork ? { item: owner, id: graph.item(owner).id } : null;
  const trace = work ? traceEdit(graph, plan.path, open.prose, work, id) : 'traced';
  const row = { id, words: TO_FILL_IN, negative: false, work: work?.id ?? null, mustMap: trace === 'none' };
  const placed = open.placing.edits([row]);
  if (!placed) return [];
  const edits = typeof trace === 'string' ? placed : [...placed, trace];
  return [repairOf(`Define ${id} in ${fileNameOf(plan.path)}`, plan.path, open.prose.text, edits)];
}

interface Sibling {
  readonly item: number;
  readonly number: number;
  readonly letter: string;
}

function defineBeside(snapshot: Snapshot, file: LinkedFile, reference: number, id: string, form: number): Repair[] {
  const { graph } = snapshot;
  const own = numbered(id);
  // A number behind another sign counts something else: the revisions of one item.
  if (!own || !/[\p{L}.\- ]$/u.test(own.series)) return [];
  const siblings = siblingsOf(graph, file.path, form, own.series);
  const order = (one: Pick<Sibling, 'number' | 'letter'>): number =>
    one.number - own.number || (one.letter < own.letter ? -1 : one.letter > own.letter ? 1 : 0);
  const before = siblings.filter((one) => order(one) < 0).sort((a, b) => order(b) - order(a))[0];
  const beside = before ?? siblings.filter((one) => order(one) > 0).sort((a, b) => order(a) - order(b))[0];
  if (!beside) return [];
  const target = graph.fileOfItem(beside.item);
  const prose = openDocument(snapshot, target.path);
  if (!prose) return [];
  const isCounted = graph.item(beside.item).strength === 'derived';
  // What its place numbers can only be added behind the last.
  if (isCounted && beside.number + 1 !== own.number) return [];
  const edit = isCounted
    ? rowBehind(prose, graph.item(beside.item).start, own.number)
    : editBeside(graph, target, prose, beside.item, before !== undefined, reference, id);
  return edit ? [repairOf(`Define ${id} in ${fileNameOf(target.path)}`, target.path, prose.text, [edit])] : [];
}

/** A row behind one that its place numbers; null where the item begins no row. */
export function rowBehind(prose: PlanProse, start: number, number: number, words = TO_FILL_IN): TextEdit | null {
  const run = prose.runAt(start);
  const parent = run ? prose.blocks[run.block].parent : -1;
  const item = prose.blocks[parent];
  if (!run || item?.kind !== 'item' || run.start !== start) return null;
  const own = prose.text.slice(item.start, run.start);
  const bullet = number === 2 ? own.replace(/^1(?=[.)])/, '2') : nextBullet(own);
  return rowBeside(prose, new LineIndex(prose.text), parent, `${bullet}${words}`, true);
}

function editBeside(
  graph: Graph,
  target: LinkedFile,
  prose: PlanProse,
  beside: number,
  below: boolean,
  reference: number,
  id: string,
): TextEdit | null {
  const model = graph.item(beside);
  if (model.kind !== 'work-package') return itemBeside(target, prose, model, below, id, TO_FILL_IN);
  // A row that is mapped to the work package is what it traces.
  const owner = graph.ownerOf(reference);
  const row = owner >= 0 && graph.roleOf(reference) === 'covers' ? graph.item(owner) : null;
  const brackets = row ? (target.profile?.grammar.forms[row.form]?.brackets ?? false) : false;
  return (
    headedBeside(target, prose, model, below, {
      id,
      title: TO_FILL_IN,
      says: (demand) => (row && isTraces(target, demand) ? (brackets ? `[${row.id}]` : row.id) : null),
    }) ?? itemBeside(target, prose, model, below, id, TO_FILL_IN)
  );
}

/** The items of a series that stand for themselves where an ID of it would be looked for. */
function siblingsOf(graph: Graph, path: string, form: number, series: string): Sibling[] {
  return itemsInScope(graph, path, form).flatMap((item): Sibling[] => {
    const { id, strength, restates } = graph.item(item);
    const isCounted = strength === 'derived' && graph.fileOfItem(item).rule?.duty === 'spec';
    const own = (strength === 'explicit' || isCounted) && !restates ? numbered(id) : null;
    return own?.series === series ? [{ item, number: own.number, letter: own.letter }] : [];
  });
}
