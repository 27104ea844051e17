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
  const run = prose.runAt(item.start);
  const isCell = run !== null && prose.blocks[run.block]?.kind === 'row';
  const said = isCell ? cellText(words) : `${tagBeside(file, prose, item)}${words}`;
  const edit = itemBeside(file, prose, item, true, id, said);
  return edit ? { id, edit } : null;
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
  const list = blocks[at].parent;
  const counts = (item: number): boolean => /^\d/.test(text.slice(blocks[item].start, blocks[item].start + 1));
  const siblings = facts.rows.map(itemOf).filter((item) => item >= 0 && blocks[item].parent === list);
  const model = counts(at) ? (siblings[siblings.length - 1] ?? at) : at;
  const run = prose.runsIn(blocks[model].start, blocks[model].end)[0];
  if (!run) return null;
  const box = readCheckbox(text, run.start);
  // How far the other one is, is not said of this one.
  const mark = box ? '[ ] ' : readSign(text, run.start) ? '⏳ ' : '';
  const bullet = nextBullet(text.slice(blocks[model].start, box?.start ?? run.start));
  return rowBeside(prose, new LineIndex(text), model, `${bullet}${mark}${words}`, true);
}
