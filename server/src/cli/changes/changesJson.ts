import type { Change, Changes } from '../../core/features/changes/changes';
import type { Told } from '../../core/features/changes/told';
import type { ToldTouched } from '../../core/features/changes/touched';

/** What changed since a revision, as JSON. */
export function changesJson({ changes, touched }: Changes, since: string): object {
  return { version: 1, since, changes: changes.map(changeJson), touched: touched.map(touchedJson) };
}

function changeJson({ what, before, now, source, by, touched }: Change): object {
  return {
    change: what,
    before: before && toldJson(before),
    now: now && toldJson(now),
    source,
    by: by.map(toldJson),
    touched: touched.map(touchedJson),
  };
}

const toldJson = ({ id, kind, title, file, line }: Told): object => ({ id, kind, title, file, line });

export function touchedJson({ part, told, role, via, distance }: ToldTouched): object {
  return { part, ...toldJson(told), role, via: via.id, distance };
}
