import type { TimeFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { TimeUnit } from '../../ids/grammar';
import { listOf } from '../display';
import { defineRule, type Report } from '../rule';
import { breaksIn, calendarOf, type Block, type Calendar } from '../timetable';

const messages = {
  overlap: (unit: TimeUnit, number: number, first: string, second: string) =>
    `${nameOf(unit)} ${number} is in ${first} and in ${second}.`,
  gap: (unit: TimeUnit, from: number, to: number, before: string, after: string) =>
    `${after} follows ${before}: ${
      from === to
        ? `${nameOf(unit)} ${from} is missing`
        : `${listOf([`${nameOf(unit)} ${from}`, `${nameOf(unit)} ${to}`], to === from + 1 ? 'and' : 'to')} are missing`
    }.`,
  tooLong: (id: string, stated: string) => `${id} lies beyond the ${stated} that the plan is to take.`,
  other: (id: string) => `${id} stands here.`,
  stated: () => 'The plan states how long it takes here.',
};

export const scheduleGap = defineRule({
  code: 'plan/schedule-gap',
  title: 'Schedule gap',
  severity: 'information',
  looksAt: 'document',
  messages,
  *check(file) {
    const calendar = calendarOf(file);
    if (!calendar) return;
    for (const unit of ['week', 'day'] as const) yield* breaks(file, calendar, unit);
    yield* beyond(file, calendar);
  },
});

function* breaks(file: LinkedFile, calendar: Calendar, unit: TimeUnit): Iterable<Report> {
  for (const { before, after, kind, from, to } of breaksIn(calendar, unit)) {
    yield {
      ...placeOf(file, after),
      message:
        kind === 'overlap'
          ? messages.overlap(unit, from, before.id, after.id)
          : messages.gap(unit, from, to, before.id, after.id),
      related: [{ file: file.path, start: before.start, end: before.end, message: messages.other(before.id) }],
    };
  }
}

/** Weeks beyond the stated time; days only where the weeks keep to it. Told once, where the plan first passes it. */
function* beyond(file: LinkedFile, { weeks, days, stated, mostWeeks, mostDays }: Calendar): Iterable<Report> {
  if (!stated) return;
  const late = firstBeyond(weeks, mostWeeks) ?? firstBeyond(days, mostDays);
  if (!late) return;
  yield {
    ...placeOf(file, late),
    message: messages.tooLong(late.id, durationOf(stated)),
    related: [{ file: file.path, start: stated.start, end: stated.end, message: messages.stated() }],
  };
}

/** The first block that ends later than so many units after the first one began. */
function firstBeyond(blocks: readonly Block[], most: number): Block | undefined {
  const begin = blocks[0]?.first ?? 0;
  return blocks.find(({ last }) => last - begin + 1 > most);
}

const placeOf = (file: LinkedFile, { start, end, id }: Block): { file: string; start: number; end: number; id: string } => ({
  file: file.path,
  start,
  end,
  id,
});

const nameOf = (unit: TimeUnit): string => (unit === 'day' ? 'Day' : 'Week');
const durationOf = ({ amount, unit }: TimeFact): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;
