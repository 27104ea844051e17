import { isAlphanumeric, isHyphen } from './characters';
import type { CitedId } from './reader';

/** An ID of another grammar in a list (`IC-01/FR-001`), no folder of a path. */
const FOREIGN_ID = /(?:^|[\s(|[,])[A-Z]{1,8}-\d{1,4}$/;
const LONGEST_FOREIGN_ID = 16;

const isPrime = (c: number): boolean => c === 39 || c === 0x2032;

/** False where the word is a part of something longer: an identifier with `_`, a file name, a path. */
export function standsAlone(text: string, from: number, to: number, start: number, ids: readonly CitedId[]): boolean {
  const before = from > start ? text.charCodeAt(from - 1) : 0;
  if (before === 95 && from - 1 > start && isAlphanumeric(text.charCodeAt(from - 2))) return false;
  if (isHyphen(before)) {
    const beyond = from - 1 > start ? text.charCodeAt(from - 2) : 0;
    if (isAlphanumeric(beyond) || beyond === 95) return false;
  }
  if (before === 47 || before === 92) {
    const beyond = from - 1 > start ? text.charCodeAt(from - 2) : 0;
    const previous = ids[ids.length - 1];
    const continues =
      (previous !== undefined && previous.expressionEnd >= from - 4 && previous.expressionEnd <= from - 1) ||
      (before === 47 && FOREIGN_ID.test(text.slice(Math.max(start, from - LONGEST_FOREIGN_ID), from - 1)));
    if (!continues && (isAlphanumeric(beyond) || beyond === 46 || beyond === 47 || beyond === 95 || beyond === 45))
      return false;
  }
  const after = text.charCodeAt(to);
  // `T028'` is a variant of T028; `'T028'` quotes it, and `T028's` is its.
  if (isPrime(after) && !isPrime(before) && !isAlphanumeric(text.charCodeAt(to + 1))) return false;
  if (after === 95 && isAlphanumeric(text.charCodeAt(to + 1))) return false;
  if (after === 46) {
    const next = text.charCodeAt(to + 1);
    if (next >= 97 && next <= 122) return false;
  }
  return true;
}
