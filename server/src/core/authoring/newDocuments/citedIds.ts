import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { numberOf } from './numberedIds';

/** More than any plan names in one range. */
const LONGEST_RANGE = 500;

/**
 * The different IDs of some forms that documents cite, those inside ranges included, in the order of their series and
 * numbers: what a document has to define that is not there yet. IDs of other scopes are theirs to define.
 */
export function citedIds({ graph }: Snapshot, files: readonly LinkedFile[], forms: ReadonlySet<number>): string[] {
  const found = new Set<string>();
  for (const { facts } of files) {
    const { references } = facts;
    for (let at = 0; at < references.length; at += referenceStride) {
      const flags = packedField(references, at, ReferenceField.flags);
      const isOther = packedField(references, at, ReferenceField.qualifier) >= 0;
      if (isOther || !forms.has(packedField(references, at, ReferenceField.form))) continue;
      // What is inside a range is there if it is defined; the range says what should be.
      if ((flags & ReferenceFlag.rangeInner) !== 0) continue;
      found.add(graph.text(packedField(references, at, ReferenceField.symbol)));
    }
    for (const { form, first, last, fromId, defect } of facts.ranges) {
      if (!forms.has(form) || defect !== null || last - first > LONGEST_RANGE) continue;
      const digits = /\d+$/.exec(fromId)?.[0].length ?? 0;
      const head = fromId.slice(0, fromId.length - digits);
      if (digits > 0) for (let n = first; n <= last; n++) found.add(head + String(n).padStart(digits, '0'));
    }
  }
  return [...found].sort((a, b) => compare(headOf(a), headOf(b)) || numberOf(a) - numberOf(b));
}

const headOf = (id: string): string => id.replace(/\d{1,6}[a-z]?$/, '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
