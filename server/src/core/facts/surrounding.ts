import type { CitedId } from '../ids/reader';
import type { Surrounding } from './context';

const LONGEST_LOOK = 200;
/** Behind a bar stands a list of IDs, no more. */
const LONGEST_TAIL = 400;
const MOST_STEPS = 40;
/** What may stand between a word and the last of the IDs that it governs: marks, separators, other IDs, whole or short. */
const BETWEEN =
  /(?:[\s,;:&+/([\]`*_\u2026]|\.{2,3}|[/,]\d{1,6}[a-z]?|\b(?:and|or|on|to|through)|[a-z]{1,12}-?\d{1,6}[a-z]?(?:\s?[\u2013-]\s?[a-z]{0,12}-?\d{1,6}[a-z]?)?)$/;

/** What stands around one citation of the run that begins at `runStart`; each answer is worked out when it is asked for. */
export function surroundingOf(text: string, runStart: number, runEnd: number, cited: CitedId): Surrounding {
  return {
    get afterBar() {
      return text.slice(Math.max(runStart, cited.start - LONGEST_TAIL), cited.start).includes('|');
    },
    get inBrackets() {
      return isBracketed(text, runStart, runEnd, cited);
    },
    isAfter: (words) => {
      let before = text
        .slice(Math.max(runStart, cited.expressionStart - LONGEST_LOOK), cited.expressionStart)
        .toLowerCase();
      // `deferred to Phase 2 WP-3`: what says whose ID it is stands between the word and the ID.
      const qualifier = cited.qualifier?.toLowerCase() ?? '';
      const named = before.trimEnd();
      if (qualifier !== '' && named.endsWith(qualifier)) before = named.slice(0, -qualifier.length);
      for (let step = 0; step < MOST_STEPS; step++) {
        if (words.some((word) => endsWithWord(before, word))) return true;
        const shorter = before.replace(BETWEEN, '');
        if (shorter === before) return false;
        before = shorter;
      }
      return false;
    },
  };
}

function endsWithWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false;
  const before = text.charCodeAt(text.length - word.length - 1);
  return !(before >= 97 && before <= 122);
}

/** `[US1]`, `[US1, US2]`: nothing but IDs and separators between the brackets. */
function isBracketed(text: string, runStart: number, runEnd: number, cited: CitedId): boolean {
  let from = cited.start - 1;
  while (from >= runStart && cited.start - from < 60 && isListed(text.charCodeAt(from))) from--;
  if (from < runStart || text.charCodeAt(from) !== 91) return false;
  let to = cited.end;
  while (to < runEnd && to - cited.end < 60 && isListed(text.charCodeAt(to))) to++;
  return to < runEnd && text.charCodeAt(to) === 93;
}

function isListed(c: number): boolean {
  const isAlphanumeric = (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
  return isAlphanumeric || c === 32 || c === 44 || c === 45 || c === 47 || c === 43 || c === 38;
}
