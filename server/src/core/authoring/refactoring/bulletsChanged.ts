import { foldHyphens } from '../../ids/template';
import { applyEdits, type TextEdit } from '../../text/edit';
import { followCounted } from '../renaming/rename';
import { Refused } from '../renaming/refused';
import type { Draft } from './draft';

/** Where something that stood at a place of a text stands afterwards; null where it is gone. */
export type NewPlace = (at: number) => number | null;

/**
 * Changes bullets that are counted by their places, and lets what cites them follow. How they are counted afterwards is
 * read and not reckoned: sentences count, and so do numbers that a list leaves out.
 */
export function bulletsChanged(
  draft: Draft,
  path: string,
  edits: readonly TextEdit[],
  newPlace: NewPlace = shifted(edits),
): void {
  const { snapshot } = draft;
  const { graph } = snapshot;
  const text = snapshot.text(path);
  if (text === null) throw new Refused(`${path} cannot be read.`);
  const after = snapshot.withTexts(new Map([[path, applyEdits(text, edits)]])).graph.file(path)?.facts.items ?? [];
  const idAt = new Map(after.flatMap(({ strength, start, id }) => (strength === 'derived' ? [[start, id]] : [])));
  const f = graph.fileIndex(path);
  const newIds = new Map<number, string>();
  const gone: number[] = [];
  /** IDs that nothing has any more. */
  const freed = new Set<string>();
  const taken = new Set<string>();
  for (const [i, { strength, start, id }] of (graph.files[f]?.facts.items ?? []).entries()) {
    const item = graph.itemNumber(f, i);
    if (strength !== 'derived' || !graph.isCanonical(item)) continue;
    freed.add(id);
    const at = newPlace(start);
    const newId = at === null ? undefined : idAt.get(at);
    if (at === null) gone.push(item);
    else if (newId === undefined) throw new Refused(`${id} would not be counted any more.`);
    else if (newId !== id) newIds.set(item, foldHyphens(newId));
    if (newId !== undefined) taken.add(newId);
  }
  // Nothing cites what goes; its number is another one's now, and it has to have one.
  const left = [...freed].filter((id) => !taken.has(id));
  gone.forEach((item, i) => newIds.set(item, foldHyphens(left[i] ?? graph.item(item).id)));
  const change = newIds.size === 0 ? { title: '', creations: [], edits: [] } : followCounted(snapshot, newIds, '');
  if ('refused' in change) throw new Refused(change.refused);
  const own = change.edits.find(({ file }) => file === path)?.edits ?? [];
  if (own.some((one) => edits.some(({ start, end }) => start < one.end && one.start < end)))
    throw new Refused(`The bullets cite one another; change that first.`);
  const others = change.edits.filter(({ file }) => file !== path);
  draft.make({ ...change, edits: [...others, { file: path, expectedText: text, edits: [...own, ...edits] }] });
}

function shifted(edits: readonly TextEdit[]): NewPlace {
  return (at) => {
    let by = 0;
    for (const { start, end, newText } of edits) {
      if (end <= at) by += newText.length - (end - start);
      else if (start <= at) return null;
    }
    return at + by;
  };
}
