import type { TimeFact } from '../../facts/facts';
import type { TimeUnit } from '../../ids/grammar';
import { defineRule } from '../rule';
import { Timetable, type Block } from '../timetable';

export const scheduleGap = defineRule({
  code: 'plan/schedule-gap',
  title: 'Schedule gap',
  severity: 'information',
  looksAt: 'document',
  messages: {
    overlap: (shared: string, first: string, second: string) => `${shared} in ${first} and in ${second}.`,
    gap: (missing: string, before: string, after: string) => `${after} follows ${before}: ${missing} missing.`,
    beyond: (id: string, stated: string) => `${id} lies beyond the ${stated} that the plan is to take.`,
    other: (id: string) => `${id} stands here.`,
    stated: () => 'The plan says here how long it is to take.',
  },
  *check(linked, messages) {
    const file = linked.path;
    if (!linked.profile?.grammar.forms.some(({ unit }) => unit !== null)) return;
    const timetable = new Timetable(linked);
    let isWhole = true;
    for (const { kind, unit, before, after, from, to } of timetable.breaks()) {
      isWhole &&= kind === 'overlap';
      const what = `${rangeOf(unit, from, to)} ${from === to ? 'is' : 'are'}`;
      yield {
        ...placeOf(file, after),
        message:
          kind === 'overlap' ? messages.overlap(what, before.id, after.id) : messages.gap(what, before.id, after.id),
        related: [{ file, start: before.start, end: before.end, message: messages.other(before.id) }],
      };
    }
    const { beyond, stated } = timetable;
    // What is left out moves everything behind it: once that is mended, the plan may fit.
    if (!beyond || !stated || !isWhole) return;
    yield {
      ...placeOf(file, beyond),
      message: messages.beyond(beyond.id, durationOf(stated)),
      related: [{ file, start: stated.start, end: stated.end, message: messages.stated() }],
    };
  },
});

function placeOf(file: string, { start, end, id }: Block): { file: string; start: number; end: number; id: string } {
  return { file, start, end, id };
}

/** `Day 3`, `Day 3 and Day 4`, `Day 3 to Day 6`. */
function rangeOf(unit: TimeUnit, from: number, to: number): string {
  const name = unit === 'day' ? 'Day' : 'Week';
  if (from === to) return `${name} ${from}`;
  return `${name} ${from} ${to === from + 1 ? 'and' : 'to'} ${name} ${to}`;
}

const durationOf = ({ amount, unit }: TimeFact): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;
