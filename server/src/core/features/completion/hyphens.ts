import { packedField, ReferenceField, ReferenceFlag, referenceStride, type FileFacts } from '../../facts/facts';
import { foldHyphens } from '../../ids/template';

const odd = new WeakMap<FileFacts, boolean>();
const ODD_HYPHEN = /[\u2010\u2011]/;

/**
 * An ID as the document would spell it: with U+2011 where most of its IDs are spelt so. Otherwise as it is defined, since
 * a spelling that differs from the definition's is only the second that is looked for.
 */
export function speltIn(facts: FileFacts, id: string): string {
  let isOdd = odd.get(facts);
  if (isOdd === undefined) odd.set(facts, (isOdd = isOddly(facts)));
  return isOdd ? id.replace(/-/g, '\u2011') : id;
}

function isOddly({ items, references }: FileFacts): boolean {
  let oddly = 0;
  let all = 0;
  for (let at = 0; at < references.length; at += referenceStride) {
    all++;
    if ((packedField(references, at, ReferenceField.flags) & ReferenceFlag.oddHyphen) !== 0) oddly++;
  }
  for (const { id, strength } of items) {
    if (strength === 'derived' || (!id.includes('-') && !ODD_HYPHEN.test(id))) continue;
    all++;
    if (foldHyphens(id) !== id) oddly++;
  }
  return oddly > 0 && oddly * 2 >= all;
}

/** A text as an editor is to compare it with what is typed: with the hyphens of that. */
export function asTyped(text: string, typed: string): string {
  const hyphen = ODD_HYPHEN.exec(typed)?.[0];
  return hyphen === undefined ? foldHyphens(text) : foldHyphens(text).replace(/-/g, hyphen);
}
