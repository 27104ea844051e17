import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import { seriesOf } from '../graph/answers';
import type { Graph } from '../graph/graph';
import { foldHyphens } from '../ids/template';
import type { Finding } from '../model/finding';

const RANGE = ReferenceFlag.rangeStart | ReferenceFlag.rangeInner | ReferenceFlag.rangeEnd;

/** The reference that a finding stands at, -1 for none; the members of a range stand for the range. */
export function referenceAt(graph: Graph, { file, start, end }: Pick<Finding, 'file' | 'start' | 'end'>): number {
  const f = graph.fileIndex(file);
  const references = graph.files[f]?.facts.references ?? new Int32Array();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (references[at + ReferenceField.start] !== start || references[at + ReferenceField.end] !== end) continue;
    if ((packedField(references, at, ReferenceField.flags) & RANGE) === 0) return graph.referenceNumber(f, r);
  }
  return -1;
}

/** The items that an unqualified reference of its form can mean in its place: one for each ID, in order. */
export function itemsInScope(graph: Graph, path: string, form: number): number[] {
  const file = graph.file(path);
  const scope = file?.profile?.grammar.forms[form]?.scope;
  if (!file || scope === undefined) return [];
  const files = scope === 'document' ? [graph.file(file.speaksOf)] : (graph.group(file.plan)?.filesInReach ?? [file]);
  const found = new Map<string, number>();
  for (const other of files) {
    if (!other || other.profile !== file.profile) continue;
    const f = graph.fileIndex(other.path);
    other.facts.items.forEach((item, i) => {
      const number = graph.itemNumber(f, i);
      if (item.form !== form || item.strength === 'example' || !graph.isCanonical(number)) return;
      if (!found.has(foldHyphens(item.id))) found.set(foldHyphens(item.id), number);
    });
  }
  return [...found.values()];
}

/** `T-007` → its series `T-`, its number, and how many digits that is written with. */
export interface NumberedId {
  readonly series: string;
  readonly number: number;
  readonly width: number;
  readonly letter: string;
}

export function numbered(id: string): NumberedId | null {
  const folded = foldHyphens(id);
  const series = seriesOf(folded);
  const match = /^(\d{1,9})([a-z]?)$/.exec(folded.slice(series.length));
  return match?.[1] === undefined
    ? null
    : { series, number: Number(match[1]), width: match[1].length, letter: match[2] ?? '' };
}

/**
 * How another ID is written in the place of one: whole, or as short as that is (`002` of `FR-001/002`). Null where what
 * is written is no part of the ID.
 */
export function writtenLike(written: string, id: string, other: string): string | null {
  if (foldHyphens(written) === foldHyphens(id)) {
    const hyphen = /[\u2010\u2011]/.exec(written)?.[0];
    return hyphen === undefined ? other : other.replace(/-/g, hyphen);
  }
  const left = foldHyphens(id).slice(0, -written.length);
  const isTail = foldHyphens(id) === left + written;
  return isTail && foldHyphens(other).startsWith(left) ? other.slice(left.length) : null;
}
