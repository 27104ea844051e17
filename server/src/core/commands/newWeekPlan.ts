import { newWeekPlan as weekPlan } from '../authoring/newDocuments/weekPlan';
import { answerOf, type Asked, type AuthoringCommand, type CommandAnswer } from './command';
import { quoted } from '../text/wording';
import { answerWith, askedCount, askedTitle } from './newDocuments';

/** *New week plan*: one document with weeks, their days and what they deliver. */
export const newWeekPlan: AuthoringCommand = { name: 'newWeekPlan', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place, today } = asked;
  const named = askedTitle(asked, 'Say what the plan is called.');
  if (!('title' in named)) return named;
  const counted = askedCount(asked, {
    name: 'weeks',
    title: 'Weeks',
    prompt: 'Say how many weeks the plan has.',
    value: '2',
    most: 104,
  });
  if (!('count' in counted)) return counted;
  const start = answerOf(asked, 'start')?.trim();
  if (start === undefined) {
    const prompt = 'Say on which day the first week begins, as in 2026-01-31.';
    return { ask: { name: 'start', title: 'Start date', prompt, kind: 'text', value: today } };
  }
  if (!isDay(start)) return { refused: `Start date: ${quoted(start)} is no day; write it as in 2026-01-31.` };
  const { title } = named;
  const path = answerOf(asked, 'path');
  return answerWith(weekPlan(snapshot, { title, path, weeks: counted.count, start, today, near: place?.path ?? null }));
}

/** Whether there is such a day: without a clock, and in no zone. */
function isDay(given: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
