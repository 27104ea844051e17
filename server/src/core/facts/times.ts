import type { TimeFact } from './facts';
import type { DocumentReader } from './documentReader';
import type { Label } from './labels';

const DURATION =
  /(?<![\d.,])(\d{1,3})(?:\s*(?:[-\u2010-\u2014]|to)\s*(\d{1,3}))?[ \u00a0-]+(?:(?:working|business|calendar)[ -])?(day|week|month)s?(?![a-z])/gi;
const WORDED =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?=[ -](?:(?:working|business|calendar)[ -])?(?:day|week|month))/gi;
const NUMBERS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
};
const DATE = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const LONGEST_VALUE = 120;

/** When the plan begins and how long it is to take, from the labels that state it above its first phase. */
export function readTimes(reader: DocumentReader, label: Label, end: number): void {
  const rule = reader.rule?.time;
  if (!rule || reader.context.enclosing(null) >= 0) return;
  const value = reader.text.slice(label.valueStart, Math.min(end, label.valueStart + LONGEST_VALUE));
  const place = { start: label.valueStart, end: label.valueStart + value.trimEnd().length };
  if (rule.lasts.has(label.words)) {
    const duration = durationIn(value);
    if (duration) reader.collected.times.push({ ...place, ...duration });
  } else if (rule.starts.has(label.words)) {
    const weekday = weekdayIn(value);
    if (weekday >= 0) reader.collected.times.push({ ...place, states: 'start', amount: weekday, unit: 'day' });
  }
}

/** The one duration that a text states, at its longest; null for none, and where it states several. */
function durationIn(value: string): Pick<TimeFact, 'states' | 'amount' | 'unit'> | null {
  const text = value.replace(WORDED, (word) => NUMBERS[word.toLowerCase()] ?? word);
  // `2 weeks (10 working days)`: what stands in parentheses explains what stands before them.
  const [stated = ''] = text.split('(');
  const found = [...stated.matchAll(DURATION)];
  const [m] = found;
  if (!m || found.length > 1 || /\b(?:per|each|every)\b/i.test(stated)) return null;
  const unit = (m[3] ?? '').toLowerCase() as TimeFact['unit'];
  return { states: 'duration', amount: Number(m[2] ?? m[1]), unit };
}

/** Weekday of an ISO date, 0 for Monday; -1 for none. */
function weekdayIn(value: string): number {
  const m = DATE.exec(value);
  if (!m) return -1;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return -1;
  // Zeller's congruence: March is the third month, January and February are the last ones of the year before.
  const y = month < 3 ? year - 1 : year;
  const m3 = month < 3 ? month + 12 : month;
  const sinceSaturday =
    (day + Math.floor((13 * (m3 + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return (sinceSaturday + 5) % 7;
}
