import { packedField, ReferenceField, referenceStride, type ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { numbered } from '../citations';
import { removedNumbers } from '../tombstones';

/** The next ID of the series of an item, as wide as that one's; null where it has no number. */
export function nextIdLike(
  snapshot: Snapshot,
  file: LinkedFile,
  { id, form }: Pick<ItemFact, 'id' | 'form'>,
): string | null {
  const own = form < 0 ? null : numbered(id);
  if (!own) return null;
  const next = `${own.series}${String(nextNumber(snapshot, file, form, own.series)).padStart(own.width, '0')}`;
  const hyphen = /[\u2010\u2011]/.exec(id)?.[0];
  return hyphen === undefined ? next : next.replace(/-/g, hyphen);
}

/**
 * The number behind the last one that is defined, or was and has been removed. One that is cited and not defined is passed
 * over, since whoever cites it means something else.
 */
export function nextNumber(snapshot: Snapshot, file: LinkedFile, form: number, series: string): number {
  const { graph } = snapshot;
  const isDocuments = file.profile?.grammar.forms[form]?.scope === 'document';
  const files = isDocuments ? [file] : (graph.group(file.plan)?.filesInReach ?? [file]);
  const taken = removedNumbers(snapshot, files, form, series);
  const cited = new Set<number>();
  const add = (id: string, numbers: Set<number>): void => {
    const other = numbered(id);
    if (other?.series === series) numbers.add(other.number);
  };
  for (const { path, facts, profile } of files) {
    if (profile !== file.profile) continue;
    const f = graph.fileIndex(path);
    // Rows fix the numbering of a section: what its bullets would be called without them counts no more.
    facts.items.forEach((item, i) => {
      if (item.form === form && graph.canonicalOf(graph.itemNumber(f, i)) >= 0) add(item.id, taken);
    });
    for (let at = 0; at < facts.references.length; at += referenceStride)
      if (packedField(facts.references, at, ReferenceField.form) === form)
        add(graph.text(facts.references[at + ReferenceField.symbol] ?? -1), cited);
  }
  let next = 1;
  for (const number of taken) next = Math.max(next, number + 1);
  while (cited.has(next)) next++;
  return next;
}
