/** The days or weeks that an ID numbers, both ends included. */
export interface TimeSpan {
  readonly first: number;
  readonly last: number;
}

const NUMBERS = /(\d{1,3})(?:-(\d{1,3}))?$/;

/** `Day 3-4` → 3 to 4, `Week 2 Day 1` → 1; null where the ID ends in no number or its ends are turned round. */
export function timeSpanOf(id: string): TimeSpan | null {
  const m = NUMBERS.exec(id);
  if (!m) return null;
  const first = Number(m[1]);
  const last = Number(m[2] ?? m[1]);
  return last < first ? null : { first, last };
}
