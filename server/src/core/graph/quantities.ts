import { numberWords } from '../text/numberWords';

/** A number that a text states, with its unit in the smallest one of its dimension. */
export interface Quantity {
  readonly dimension: 'time' | 'size' | 'percent' | '';
  readonly value: number;
  /** The bare number, as it is written. */
  readonly number: number;
  /** As written. */
  readonly text: string;
}

const UNITS: readonly (readonly [names: string, dimension: 'time' | 'size' | 'percent', factor: number])[] = [
  ['ms|msec|milliseconds?', 'time', 0.001],
  ['s|secs?|seconds?', 'time', 1],
  ['mins?|minutes?', 'time', 60],
  ['h|hrs?|hours?', 'time', 3600],
  ['days?', 'time', 86_400],
  ['weeks?', 'time', 604_800],
  ['kb|kilobytes?', 'size', 1e3],
  ['mb|megabytes?', 'size', 1e6],
  ['gb|gigabytes?', 'size', 1e9],
  ['tb|terabytes?', 'size', 1e12],
  ['percent|per cent', 'percent', 1],
];
const UNIT_NAMES = UNITS.map(([names]) => new RegExp(`^(?:${names})$`, 'i'));
/** A number that stands for itself: no part of an ID, a version, a date or a section. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/§#_-])(\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?:\.\d{1,6})?|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:${Object.keys(numberWords).join('|')}|one))` +
    String.raw`(?:(?:\s|-)?(${UNITS.map(([names]) => names).join('|')})(?![\p{L}\p{N}])|\s?(%))?(?![\p{L}\p{N}%]|[.:/-]\d|-[A-Z])`,
  'giu',
);

/** The numbers of a text. A lone *one* is an article more often than a number. */
export function quantitiesOf(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [whole, written = '', unit, percent] of text.matchAll(NUMBER)) {
    const number = numberOf(written.toLowerCase());
    const at = percent ? UNITS.length - 1 : UNIT_NAMES.findIndex((names) => unit !== undefined && names.test(unit));
    const [, dimension, factor] = UNITS[at] ?? [];
    if (written.toLowerCase() === 'one' && !dimension) continue;
    found.push({ dimension: dimension ?? '', value: number * (factor ?? 1), number, text: whole });
  }
  return found;
}

function numberOf(written: string): number {
  if (/^\d/.test(written)) return Number(written.replaceAll(',', ''));
  return written.split('-').reduce((sum, word) => sum + (word === 'one' ? 1 : (numberWords[word] ?? 0)), 0);
}

/** `90 seconds` is `1.5 minutes`, and `90` where the unit is left out. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.dimension === b.dimension) return Math.abs(a.value - b.value) <= 1e-9 * Math.max(a.value, b.value);
  return (a.dimension === '' || b.dimension === '') && a.number === b.number;
}

/** Both could state one thing. */
export function isComparable(a: Quantity, b: Quantity): boolean {
  return a.dimension === b.dimension;
}
