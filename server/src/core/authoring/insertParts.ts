import type { ItemFact } from '../facts/facts';
import { incompleteItems } from '../graph/missingParts';
import type { LinkedFile } from '../graph/linkedFile';
import { blocksOfTree, parseRemark } from '../markdown/remarkTree';
import type { Finding } from '../model/finding';
import type { DemandRule } from '../profile/demands';
import type { TextEdit } from '../text/edit';
import { listOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { isHiddenAmong } from './hiddenPlace';
import { lineEndingAt } from './lineEnding';
import { repairOf, type Repair } from './repair';
import { endOfSection, FIELD, fieldsIn, partsIn, type FieldLine, type Part } from './sectionParts';
import { snapshotText } from './snapshotText';

/** Inserts the parts that an item lacks where other items have them, dressed like those of its own section. */
export function insertParts(snapshot: Snapshot, finding: Finding): Repair[] {
  const file = snapshot.graph.file(finding.file);
  const current = snapshotText(snapshot, finding.file);
  if (!file?.rule || typeof current === 'string') return [];
  const { text } = current;
  const item = file.facts.items.find(({ start, end }) => start === finding.start && end === finding.end);
  const incomplete = item && [...incompleteItems(file, (kind) => kind === item.kind)].find((one) => one.item === item);
  if (!item || !incomplete) return [];
  const tree = parseRemark(text);
  if (tree.type !== 'root') return [];
  const blocks = blocksOfTree(tree, text);
  const edits = insertionsFor(file, text, item, incomplete.missing);
  if (edits.length === 0 || edits.some(({ start }) => isHiddenAmong(blocks, text, start))) return [];
  // One defect, told once: all that is missing at once, each still to be filled by a person.
  const title = `Insert ${listOf(incomplete.missing.map((demand) => demand.title))} into ${item.id}`;
  return [repairOf(title, finding.file, text, edits)];
}

/** Where the missing parts of an item go, and what is written there. */
export function insertionsFor(
  file: LinkedFile,
  text: string,
  item: ItemFact,
  missing: readonly DemandRule[],
): TextEdit[] {
  const demands = file.rule?.demands ?? [];
  const own = fieldsIn(file, text, item, demands);
  const end = endOfSection(file, item.heading, text);
  const byPlace = new Map<number, { next: FieldLine | null; written: Written[] }>();
  for (const demand of missing) {
    const model = modelOf(file, text, item, demand);
    const next = model && fieldAfter(model.fields, demand, own);
    const at = next?.start ?? end;
    const there = byPlace.get(at) ?? { next: next ?? null, written: [] };
    there.written.push(written(demand, model?.part ?? null, own));
    byPlace.set(at, there);
  }
  return [...byPlace].map(([at, { next, written }]) => {
    const eol = lineEndingAt(text, at);
    const parts = written.map(({ lines }) => lines.join(eol));
    if (!next) return { start: at, end: at, newText: parts.map((part, i) => `${before(i)}${part}`).join('') };
    return { start: at, end: at, newText: parts.map((part, i) => `${part}${behind(i)}`).join('') };

    function before(i: number): string {
      const isRow = written[i]?.isRow === true;
      return isRow ? eol : eol + eol;
    }

    function behind(i: number): string {
      const { isRow, hasRows } = written[i] ?? { isRow: false, hasRows: false };
      return isRow || (!hasRows && next?.gap === false) ? eol : eol + eol;
    }
  });
}

/** The section that shows where a part stands: of those that have it, the one with the most fields. */
function modelOf(
  file: LinkedFile,
  text: string,
  item: ItemFact,
  demand: DemandRule,
): { fields: readonly FieldLine[]; part: Part } | null {
  const demands = file.rule?.demands ?? [];
  let model: { fields: readonly FieldLine[]; part: Part } | null = null;
  for (const other of file.facts.items) {
    if (other === item || other.kind !== item.kind || other.strength !== 'explicit') continue;
    const part = partsIn(file, text, other, demands).find((one) => one.demand === demand);
    const fields = part ? fieldsIn(file, text, other, demands) : [];
    if (part && fields.length > (model?.fields.length ?? 0)) model = { fields, part };
  }
  return model;
}

/** The first of an item's own fields that stands behind the part in the model. */
function fieldAfter(model: readonly FieldLine[], demand: DemandRule, own: readonly FieldLine[]): FieldLine | undefined {
  const at = model.findIndex((field) => field.demand === demand);
  const behind = at < 0 ? [] : model.slice(at + 1).map(({ means }) => means);
  const found = behind.map((means) => own.find((field) => field.means === means)).find((field) => field !== undefined);
  // Where the item has another order of its own, the place in the model says nothing.
  const ahead = model.slice(0, Math.max(0, at)).map(({ means }) => means);
  const isOrdered = own.every(({ means, start }) => !found || start < found.start || !ahead.includes(means));
  return isOrdered ? found : undefined;
}

interface Written {
  readonly lines: readonly string[];
  /** It is a row of a list, as the fields beside it are. */
  readonly isRow: boolean;
  /** Its value is a list below the label. */
  readonly hasRows: boolean;
}

function written({ label, skeleton }: DemandRule, model: Part | null, own: readonly FieldLine[]): Written {
  const like = own.filter((field) => field.demand !== null).at(-1) ?? own[0];
  const { indent, bullet, mark, colon } = like ?? { indent: '', bullet: '', mark: '**', colon: '**:' };
  const isRow = bullet !== '';
  const lead = `${indent}${bullet}${mark}${model?.label ?? label}${colon}`;
  const isSkeletonList = skeleton.startsWith('- ');
  const value = skeleton.replace(/^- (?:\[ \] )?/, '');
  const isLikeModel = model !== null && (FIELD.exec(model.lead)?.[2] !== undefined) === isRow;
  if (isLikeModel && model.row === null) return { lines: [`${lead} ${value}`], isRow, hasRows: false };
  if (isLikeModel && model.row !== null) {
    const apart = model.isApart ? [''] : [];
    return { lines: [lead, ...apart, `${model.row}${value}`], isRow, hasRows: true };
  }
  if (!isSkeletonList) return { lines: [`${lead} ${value}`], isRow, hasRows: false };
  return isRow
    ? { lines: [lead, `${indent}  ${skeleton}`], isRow, hasRows: true }
    : { lines: [lead, '', skeleton], isRow, hasRows: true };
}
