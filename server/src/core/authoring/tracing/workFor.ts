import type { LinkedFile } from '../../graph/linkedFile';
import { orphansOf } from '../../graph/orphans';
import type { ItemKind } from '../../model/vocabulary';
import { rowOfBullet, type StandingFor } from '../../views/requirements/rowOfBullet';
import type { Snapshot } from '../../workspace/snapshot';

const asked = new Set<ItemKind>(['requirement', 'constraint', 'criterion', 'story', 'risk']);

/** The requirement that a place holds: the smallest row, bullet or heading around it. Null for none. */
export function requirementAt(
  { graph }: Snapshot,
  place: { readonly path: string; readonly offset: number } | null,
): StandingFor | null {
  const f = place ? graph.fileIndex(place.path) : -1;
  const file = graph.files[f];
  if (!file || !place) return null;
  let found = -1;
  let length = Infinity;
  file.facts.items.forEach(({ kind, strength, start, end, blockStart, blockEnd }, i) => {
    const [from, to] = [Math.min(start, blockStart), Math.max(end, blockEnd)];
    if (!asked.has(kind) || strength === 'example' || place.offset < from || place.offset > to) return;
    if (to - from >= length) return;
    found = graph.itemNumber(f, i);
    length = to - from;
  });
  return found < 0 ? null : rowOfBullet(graph, found);
}

/** The documents whose work can cover it: those that owe it, those that have its row, the lists of tasks of its feature. */
export function placesForWork({ graph }: Snapshot, { item }: StandingFor): readonly LinkedFile[] {
  const home = graph.fileOfItem(item);
  const group = graph.group(home.plan);
  const canonical = graph.canonicalOf(item);
  const owing = (group ? orphansOf(group) : []).filter(
    (orphan) => orphan.item === item || (canonical >= 0 && graph.canonicalOf(orphan.item) === canonical),
  );
  const rows = canonical < 0 ? [] : graph.definitionsOf(canonical).map((definition) => graph.fileOfItem(definition));
  const plans = rows.filter(({ rule }) => rule?.duty === 'plan');
  const lists = home.rule?.wants ? (group?.files ?? []).filter(({ rule }) => rule?.duty === 'tasks') : [];
  const owed = owing.flatMap(({ plans: paths }) => paths.flatMap((path) => graph.file(path) ?? []));
  return [...new Set([...owed, ...plans, ...lists])];
}
