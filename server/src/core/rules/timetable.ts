import type { TimeFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { TimeUnit } from '../ids/grammar';
import { timeSpanOf, type TimeSpan } from '../ids/timeSpan';

/** One stretch of days or weeks that the plan has a heading for. */
export interface Block extends TimeSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Depth of its heading. */
  readonly depth: number;
  /** Index of the item that it is a part of, -1 for none. */
  readonly parent: number;
}

/** The weeks and days of one plan, each in the order of their numbers, and how long the plan is to take. */
export interface Calendar {
  readonly weeks: readonly Block[];
  readonly days: readonly Block[];
  /** Each week counts its days from one. */
  readonly restarts: boolean;
  readonly stated: TimeFact | null;
  /** The most weeks and days that fit into the stated time; infinite where none is stated. */
  readonly mostWeeks: number;
  readonly mostDays: number;
  /** Whether nobody works on a day. */
  readonly isWeekend: (day: number) => boolean;
  /** Where fences hide parts of the plan. */
  readonly hidden: readonly number[];
}

/** Two blocks of which the second begins too early or too late. `from` and `to`: what they share, or what is missing. */
export interface Break {
  readonly kind: 'overlap' | 'gap';
  readonly before: Block;
  readonly after: Block;
  readonly from: number;
  readonly to: number;
}

const DAYS_OF_MONTH = 31;
const WORKING_DAYS = 5;

/** Null for documents without weeks and days. */
export function calendarOf(file: LinkedFile): Calendar | null {
  const all = blocksOf(file);
  if (all.week.length + all.day.length === 0) return null;
  const firstWeek = all.week[0]?.parentOfOwn ?? -1;
  const restarts = all.day.some((day) => day.first === 1 && day.parent >= 0 && day.parent !== firstWeek);
  const weeks = withoutOverviews(all.week).sort(byNumber);
  const days = restarts ? withoutOverviews(all.day) : withoutOverviews(all.day).sort(byNumber);
  const stated = only(file.facts.times.filter(({ states }) => states === 'duration'));
  const begins = only(file.facts.times.filter(({ states }) => states === 'start'));
  const first = Math.min(...weeks.map(({ start }) => start), ...days.map(({ start }) => start));
  const inForce = stated && stated.start < first ? stated : null;
  return {
    weeks,
    days: restarts ? [] : days,
    restarts,
    stated: inForce,
    mostWeeks: inForce ? weeksIn(inForce) : Infinity,
    mostDays: inForce ? daysIn(inForce, daysOfWeek(all.week, days)) : Infinity,
    isWeekend: (day) => ((begins?.amount ?? 0) + day - 1) % 7 >= WORKING_DAYS,
    hidden: file.facts.brokenFences.map(({ start }) => start),
  };
}
