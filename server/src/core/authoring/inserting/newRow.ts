import { readCheckbox, readSign } from '../../facts/status';
import type { ItemFact, RowFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { cellText } from '../../text/cellText';
import type { TextEdit } from '../../text/edit';
import { LineIndex } from '../../text/lineIndex';
import type { Snapshot } from '../../workspace/snapshot';
import { numbered } from '../citations';
import { rowBehind } from '../defineItem';
import { itemBeside } from '../itemBeside';
import { nextBullet, rowBeside } from '../listRow';
import type { PlanProse } from '../planProse';
import type { Anchor } from './anchors';
import { nextIdLike } from './nextId';

export interface NewRowEdit {
  readonly id: string;
  readonly edit: TextEdit;
}

/** A row below another one, written as that one is, under the next ID of its series. Null where its form can't be told. */
export function newRowBelow(
  snapshot: Snapshot,
  file: LinkedFile,
  prose: PlanProse,
  { item, isCounted }: Anchor,
  words: string,
): NewRowEdit | null {
  if (isCounted) {
    const own = numbered(item.id);
    const edit = own && rowBehind(prose, item.start, own.number + 1, words);
    return edit ? { id: `${own.series}${own.number + 1}`, edit } : null;
  }
  const id = nextIdLike(snapshot, file, item);
  if (id === null) return null;
  for (const model of modelsFor(file, item)) {
    const run = prose.runAt(model.start);
    const isCell = run !== null && prose.blocks[run.block]?.kind === 'row';
    const said = isCell ? cellText(words) : `${tagBeside(file, prose, model)}${words}`;
    const edit = itemBeside(file, prose, model, true, id, said);
    if (edit) return { id, edit };
  }
  return null;
}

/** The row itself, and where it can't be taken apart, as one that is struck out, the others of its section, the nearest first. */
function modelsFor({ facts }: LinkedFile, item: ItemFact): ItemFact[] {
  const series = numbered(item.id)?.series;
  const far = (other: ItemFact): number => Math.abs(other.start - item.start);
  return facts.items
    .filter((other) => other.form === item.form && other.heading === item.heading && other.strength === item.strength)
    .filter(({ id }) => numbered(id)?.series === series)
    .sort((a, b) => far(a) - far(b));
}

const TAG = /^[\s\]*`:-]*(?:\[P\]\s*)?(\[US-?\d{1,4}\])/i;

/** `[US1] `: the story that all tasks below the same heading say they are of. */
function tagBeside({ facts }: LinkedFile, prose: PlanProse, item: ItemFact): string {
  if (item.kind !== 'task') return '';
  const tags = facts.items
    .filter((other) => other.kind === 'task' && other.strength === 'explicit' && other.heading === item.heading)
    .map(({ start, end }) => TAG.exec(prose.text.slice(end, prose.runAt(start)?.end ?? end))?.[1] ?? '');
  const [first = ''] = tags;
  return first !== '' && tags.every((tag) => tag === first) ? `${first} ` : '';
}

/**
 * A row without an ID below another one: a deliverable, a criterion of a gate, a sub-task. In a list that counts, behind
 * the last one, since no row is renumbered. Null where the row is not one of a list.
 */
export function plainRowBelow(
  { facts }: LinkedFile,
  prose: PlanProse,
  beside: RowFact,
  words: string,
): TextEdit | null {
  const { text, blocks } = prose;
  const itemOf = ({ start }: RowFact): number => {
    const run = prose.runAt(start);
    const parent = run ? blocks[run.block].parent : -1;
    return blocks[parent]?.kind === 'item' ? parent : -1;
  };
  const at = itemOf(beside);
  if (at < 0) return null;
  const model = numberOf(prose, at) === null ? at : itemOf(lastCounted(beside));
  const run = prose.runsIn(blocks[model].start, blocks[model].end)[0];
  if (!run) return null;
  const box = readCheckbox(text, run.start);
  // How far the other one is, is not said of this one.
  const mark = box ? '[ ] ' : readSign(text, run.start) ? '⏳ ' : '';
  const bullet = nextBullet(text.slice(blocks[model].start, box?.start ?? run.start));
  const lines = new LineIndex(text);
  // A number at the beginning of a row would begin a list in it.
  const said = mark === '' ? words.replace(/^(\d{1,9})([.)])(?= )/, '$1\\$2') : words;
  const edit = rowBeside(prose, lines, model, `${bullet}${mark}${said}`, true);
  const details = detailsBelow(prose, model);
  const end = details < 0 ? edit.start : lines.lineEnd(lines.lineAt(blocks[details].end));
  return { ...edit, start: end, end };

  /** The last of the rows that go on counting, though other lists stand between them. */
  function lastCounted(from: RowFact): RowFact {
    const rows = facts.rows.filter(
      ({ kind, owner, group }) => kind === from.kind && owner === from.owner && group === from.group,
    );
    let last = from;
    for (const row of rows.slice(rows.indexOf(from) + 1)) {
      const number = numberOf(prose, itemOf(row));
      const before = numberOf(prose, itemOf(last));
      if (number === null) continue;
      // A list that begins each row with `1.` counts as well.
      if (before === null || (number <= before && (number !== 1 || before !== 1))) break;
      last = row;
    }
    return last;
  }
}

/** A list that says what a row leaves open with a colon, and is not indented far enough to stand within it; -1 for none. */
function detailsBelow({ text, blocks }: PlanProse, item: number): number {
  const own = blocks[item];
  const list = own && blocks[own.parent];
  if (!list || list.end !== own.end || !/:[*_]{0,3}\s*$/.test(text.slice(own.start, own.end))) return -1;
  const next = blocks.findIndex((block, i) => i > item && block.parent === list.parent && block.start >= list.end);
  const isNext = blocks[next]?.kind === 'list' && /^\r?\n[ \t]*$/.test(text.slice(list.end, blocks[next]?.start));
  return isNext ? next : -1;
}

/** The number that a row of a list bears, null for a bullet. */
function numberOf({ text, blocks }: PlanProse, item: number): number | null {
  const start = blocks[item]?.start ?? -1;
  const number = start < 0 ? undefined : /^\d{1,9}/.exec(text.slice(start, start + 10))?.[0];
  return number === undefined ? null : Number(number);
}
