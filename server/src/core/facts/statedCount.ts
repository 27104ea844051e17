import { numberWords } from '../text/numberWords';

/** A number of things as a line of prose states it. */
export interface StatedCount {
  readonly count: number;
  /** Offset of the number in the line, and its length. */
  readonly at: number;
  readonly length: number;
  /** What is counted, in the singular: `scenario`. */
  readonly noun: string;
}

/** Words that make a number something else than a plain count, or the list a part of what is counted. */
const HEDGE =
  /[~≈≥≤<>+%]|\b(?:at (?:least|most)|up to|about|around|approximately|roughly|over|under|more|fewer|less|min|max|minimum|maximum|include[sd]?|including|such as|e\.g|for example|among|any|either|per|each|every|or|out of)\b/i;
/** What stands before a number that names a thing. */
const NAMED =
  /(?:phase|week|day|step|section|chapter|level|version|sprint|milestone|part|tier|priority|iteration|release|figure|table|line|page|option|no|number|item|rule|stage|round|wave|batch|group|track|story|task)s?[.:]?[\s*_]*$/i;
/** `ISO 9001` */
const ACRONYM = /\b[A-Z]{2,}[\s-]*$/;
const NUMBER = /\d+/g;
const WORDED_NUMBER = /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi;
const WORD = /[A-Za-z][A-Za-z-]*/g;
/** What follows a number as far as it may name what is counted. */
const MOST_WORDS = 4;
const LONGEST_LINE = 200;
const ENDS_NOUN =
  /^(?:to|for|of|in|on|at|by|with|from|that|which|who|are|is|was|were|be|must|should|will|can|and|or|as|after|before|the|this|these)$/i;
/** What is measured is no thing that a list has: `4 days`, `15 minute tasks`. */
const MEASURED =
  /^[\s*_]*(?:second|minute|hour|day|week|month|year|sprint|percent|point|byte|line|character|time|degree|meter|metre|kilometer|kilometre|dollar|euro|ms|kb|mb|gb)s?\b/i;

/** The one count that a line states, null for none, several, and where the line says that it is no plain one. */
export function statedCountIn(line: string): StatedCount | null {
  if (line.length > LONGEST_LINE || HEDGE.test(line)) return null;
  const digits = [...line.matchAll(NUMBER)];
  const words = digits.length === 0 ? [...line.matchAll(WORDED_NUMBER)] : [];
  const [m] = digits.length > 0 ? digits : words;
  if (!m || digits.length > 1 || words.length > 1) return null;
  const at = m.index;
  const written = m[0];
  if (written.length > 4 && digits.length > 0) return null;
  const [before, after] = [line.slice(0, at), line.slice(at + written.length)];
  if (/[^\s*_(]$/.test(before) || !/^\s/.test(after) || NAMED.test(before) || ACRONYM.test(before)) return null;
  const [counted = ''] = after.split(/[,;:.()]/, 1);
  if (MEASURED.test(counted)) return null;
  const noun = nounsIn(counted, MOST_WORDS).pop();
  if (noun === undefined) return null;
  return { count: numberWords[written.toLowerCase()] ?? Number(written), at, length: written.length, noun };
}

/** The plural nouns of a text, in the singular, up to the word that ends what it names. */
export function nounsIn(text: string, most = Infinity): string[] {
  const nouns: string[] = [];
  let words = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (++words > most) break;
    if (ENDS_NOUN.test(word)) {
      if (most !== Infinity) break;
      continue;
    }
    const noun = singularOf(word.toLowerCase());
    if (noun !== null) nouns.push(noun);
  }
  return nouns;
}

/** `stories` → `story`; null where the word is no plural. */
export function singularOf(word: string): string | null {
  if (word.length < 3 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return null;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const LONGEST_STEM = 5;

/** Whether two lines share a word besides the noun: `to document` and `documented` speak of one thing. */
export function shareWords(a: string, b: string, noun: string): boolean {
  const stems = new Set(stemsOf(a, noun));
  return stemsOf(b, noun).some((stem) => stems.has(stem));
}

function stemsOf(line: string, noun: string): string[] {
  const words = [...line.matchAll(WORD)].map(([word]) => word.toLowerCase());
  return words
    .filter((word) => word.length >= LONGEST_STEM && (singularOf(word) ?? word) !== noun)
    .map((word) => word.slice(0, LONGEST_STEM));
}
