import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import { roles } from '../model/vocabulary';
import type { LinkedFile } from './linkedFile';

const known = new WeakMap<LinkedFile['facts'], boolean>();

/** The document has work that says what it covers: a requirement can be named where others are. */
export function namesWhatWorkCovers({ facts }: LinkedFile): boolean {
  let names = known.get(facts);
  if (names === undefined) known.set(facts, (names = looksSo(facts)));
  return names;
}

function looksSo({ items, references, statements }: LinkedFile['facts']): boolean {
  if (statements.some(({ role, ids }) => role === 'covers' && ids.length > 0)) return true;
  for (let at = 0; at < references.length; at += referenceStride) {
    if (roles[packedField(references, at, ReferenceField.role)] !== 'covers') continue;
    const owner = items[references[at + ReferenceField.owner] ?? -1];
    if (owner?.kind === 'task' && owner.strength === 'explicit') return true;
  }
  return false;
}
