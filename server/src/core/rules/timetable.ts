import type { TimeFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { TimeUnit } from '../ids/grammar';
import { timeSpanOf, type TimeSpan } from '../ids/timeSpan';

/** One stretch of days or weeks that the plan has a heading for. */
export interface Block extends TimeSpan {
  readonly id: string;
  readonly item: number;
  /** Index of the item that it is a part of, -1 for none. */
  readonly parent: number;
  readonly start: number;
  readonly end: number;
  /** Depth of its heading. */
  readonly depth: number;
}

/** Two blocks of which the second begins too early or too late. `from` and `to`: what they share, or what is missing. */
export interface Break {
  readonly kind: 'overlap' | 'gap';
  readonly unit: TimeUnit;
  readonly before: Block;
  readonly after: Block;
  readonly from: number;
  readonly to: number;
}

/** More blocks than any plan has; beyond it nothing is compared. */
const MOST_BLOCKS = 400;
const DAYS_OF_MONTH = 31;
const DAYS_OF_WEEK = 7;
const WORKING_DAYS = 5;

/** The weeks and days of one plan, and how long it is to take. */
export class Timetable {
  private readonly weeks: readonly Block[];
  private readonly days: readonly Block[];
  private readonly daysOfWeek: number;
  /** What the plan says above its first week or day. */
  readonly stated: TimeFact | null;

  constructor(private readonly file: LinkedFile) {
    const weeks = blocksOf(file, 'week');
    const days = blocksOf(file, 'day');
    const isReadable = weeks.length + days.length <= MOST_BLOCKS;
    this.weeks = isReadable ? withoutOverviews(weeks).sort(byNumber) : [];
    this.days = isReadable ? withoutOverviews(days) : [];
    const first = Math.min(...[...weeks, ...days].map(({ start }) => start));
    const durations = file.facts.times.filter(({ states, start }) => states === 'duration' && start < first);
    this.stated = durations.length === 1 ? (durations[0] ?? null) : null;
    this.daysOfWeek = this.restarts ? DAYS_OF_WEEK : this.countDaysOfWeek();
  }

  /** Overlaps and gaps: of the weeks, then of the days; of the days of each week where each counts from one. */
  *breaks(): Generator<Break> {
    yield* this.breaksIn(this.weeks, 'week');
    if (!this.restarts) yield* this.breaksIn([...this.days].sort(byNumber), 'day');
    else
      for (const parent of new Set(this.days.map((day) => day.parent)))
        yield* this.breaksIn(this.days.filter((day) => day.parent === parent).sort(byNumber), 'day');
  }

  /** The first block that lies beyond the stated time; a day only where the weeks keep to it. */
  get beyond(): Block | null {
    if (!this.stated) return null;
    const { amount, unit } = this.stated;
    const days = unit === 'day' ? amount : unit === 'month' ? amount * DAYS_OF_MONTH : amount * this.daysOfWeek;
    // Ten days are two weeks of work: what is stated in days may be working days.
    const perWeek = unit === 'day' ? WORKING_DAYS : DAYS_OF_WEEK;
    const weeks = unit === 'week' ? amount : Math.ceil(days / perWeek);
    return firstBeyond(this.weeks, weeks) ?? (this.restarts ? null : firstBeyond([...this.days].sort(byNumber), days));
  }

  /** Whether each week counts its days from one. */
  private get restarts(): boolean {
    const [first] = this.days;
    return this.days.some((day) => day.first === 1 && day.parent >= 0 && day.parent !== first?.parent);
  }

  private *breaksIn(blocks: readonly Block[], unit: TimeUnit): Generator<Break> {
    let [latest] = blocks;
    for (const after of blocks.slice(1)) {
      const before = latest;
      if (!before) return;
      if (after.last > before.last) latest = after;
      if (after.first <= before.last) {
        yield { kind: 'overlap', unit, before, after, from: after.first, to: Math.min(after.last, before.last) };
      } else if (after.first > before.last + 1) {
        const gap = { unit, before, after, from: before.last + 1, to: after.first - 1 };
        if (!this.isExplained(gap)) yield { kind: 'gap', ...gap };
      }
    }
  }

  /** Nothing is missing: it is a weekend, a week that is told already, or what a broken fence hides. */
  private isExplained({ unit, before, after, from, to }: Omit<Break, 'kind'>): boolean {
    const [above, below] = before.start < after.start ? [before, after] : [after, before];
    if (this.file.facts.brokenFences.some(({ start }) => start > above.start && start < below.start)) return true;
    if (unit === 'week') return false;
    const [week, next] = [before, after].map(({ parent }) => this.weeks.find(({ item }) => item === parent));
    if (week && next && next.first > week.last + 1) return true;
    return this.daysOfWeek === DAYS_OF_WEEK && to - from < 2 && this.isWeekend(from) && this.isWeekend(to);
  }

  /** By the date that the plan begins on; on a Monday where none is stated. */
  private isWeekend(day: number): boolean {
    const start = this.file.facts.times.find(({ states }) => states === 'start');
    return ((start?.amount ?? 0) + day - 1) % DAYS_OF_WEEK >= WORKING_DAYS;
  }

  /** `Week 2` that begins with day 6 makes a week of five days; seven where the plan does not tell. */
  private countDaysOfWeek(): number {
    const firstDays = this.weeks.flatMap((week) => {
      const days = this.days.filter(({ parent }) => parent === week.item).map(({ first }) => first);
      return days.length === 0 ? [] : [{ week: week.first, day: Math.min(...days) }];
    });
    const [begin, ...later] = firstDays;
    if (!begin) return DAYS_OF_WEEK;
    const lengths = new Set(later.map(({ week, day }) => (day - begin.day) / (week - begin.week)));
    const [length] = lengths;
    const isWeek = lengths.size === 1 && length !== undefined && Number.isInteger(length);
    return isWeek && length >= WORKING_DAYS && length < DAYS_OF_WEEK ? length : DAYS_OF_WEEK;
  }
}

const byNumber = (a: Block, b: Block): number => a.first - b.first || a.last - b.last || a.start - b.start;

function blocksOf(file: LinkedFile, unit: TimeUnit): Block[] {
  return file.facts.items.flatMap((item, i): Block[] => {
    if (file.profile?.grammar.forms[item.form]?.unit !== unit) return [];
    const span = timeSpanOf(item.id);
    const depth = file.facts.headings[item.heading]?.depth ?? 0;
    const { id, start, end, parent } = item;
    return span ? [{ ...span, id, item: i, parent, start, end, depth }] : [];
  });
}

/** Without the headings that go into the detail of a longer block, and those that sum several up. */
function withoutOverviews(blocks: readonly Block[]): Block[] {
  const holds = (a: Block, b: Block): boolean => a !== b && a.first <= b.first && b.last <= a.last;
  const single = blocks.filter((b) => !blocks.some((a) => holds(a, b) && a.start < b.start && b.depth > a.depth));
  return single.filter((a) => single.filter((b) => holds(a, b)).length < 2);
}

/** The first block that ends later than so many units after the first one began. */
function firstBeyond(blocks: readonly Block[], most: number): Block | null {
  const begin = blocks[0]?.first ?? 0;
  return blocks.find(({ last }) => last - begin + 1 > most) ?? null;
}
