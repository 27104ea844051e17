import { isAlphanumeric } from './characters';

const PHASE_BEFORE =
  /(?:^|[^A-Za-z0-9])(Phase (?:\d+[A-Z]?|[A-Z]))(?:['\u2019]s)?[\])`*_]*(?:\s(?:is\s)?(?:complete|completed|done|finished)\s(?=\())?[\s,:/>(\u2013\u2014\u2192-]*(?:\s[Ww]ork [Pp]ackages?\s)?[[`*_]*$/;
const PHASE_AFTER =
  /^[\])`*_]*(?:\s+(?:of|in|from)\s+|\s*\((?:(?:of|in|from)\s+)?)[[`*_]*(Phase (?:\d+[A-Z]?|[A-Z]))(?![A-Za-z0-9_]|\.\d)(?<paren>\s*\))?/;
const PATH_BEFORE = /([A-Za-z0-9_./\\-]+\.md)[`)\]*_]*(?:#|\s*[:,]?\s*)[[`*_]*$/;
const LONGEST = 200;
const LONGEST_TRAIL = 40;

/** The words of a form that a number follows, at the end of a text: `Spec 270` of `Spec 270's FR-003`. */
function wordsBefore(before: string, words: readonly string[]): string | null {
  for (const word of words) {
    const at = before.lastIndexOf(`${word} `);
    if (at < 0 || (at > 0 && isAlphanumeric(before.charCodeAt(at - 1)))) continue;
    const label = LABEL.exec(before.slice(at + word.length + 1));
    if (label?.[1]) return `${word} ${label[1]}`;
  }
  return null;
}

const LABEL = /^(\d{1,6})(?:['\u2019]s)?[\])`*_]*[\s,:/>(\u2013\u2014\u2192-]{0,4}[[`*_]*$/;
/** `specs/270-export/`, `../270-export/spec.md`: a folder before an ID that is unique in a folder. */
const FOLDER_BEFORE =
  /((?:[A-Za-z0-9_.-]{1,80}\/){1,8}\d{1,5}-[A-Za-z0-9_.-]{1,80}(?:\/[A-Za-z0-9_.-]{1,80}){0,4}\/?)[`)\]*_]*(?:#|\s*[:,]?\s*)[[`*_]*$/;

/**
 * What qualifies an ID that is unique in one document only: `Phase 3B WP-4` → `Phase 3B`, `` `phase-3b.md` WP-4 `` →
 * the path. Null where the ID stands by itself.
 */
export function readQualifier(text: string, start: number, at: number, words: readonly string[] = []): string | null {
  const before = text.slice(Math.max(start, at - LONGEST), at);
  if (words.length > 0) {
    return wordsBefore(before, words) ?? (before.includes('/') ? (FOLDER_BEFORE.exec(before)?.[1] ?? null) : null);
  }
  const phase = before.includes('Phase ') ? PHASE_BEFORE.exec(before) : null;
  if (phase?.[1]) return phase[1];
  return before.includes('.md') ? (PATH_BEFORE.exec(before)?.[1] ?? null) : null;
}

/** What qualifies an ID from behind: `WP-4 of Phase 3B`, `WP-4 (Phase 3B)`. Null where nothing does. */
export function readTrailingQualifier(
  text: string,
  at: number,
  end: number,
  words: readonly string[] = [],
): string | null {
  if (words.length > 0) return wordsBehind(text.slice(at, Math.min(end, at + LONGEST_TRAIL)), words);
  const after = PHASE_AFTER.exec(text.slice(at, Math.min(end, at + LONGEST_TRAIL)));
  if (!after?.[1]) return null;
  // In parentheses the phase stands alone: `WP-4 (Phase 3B needs it)` is a remark.
  return after[0].includes('(') && after.groups?.['paren'] === undefined ? null : after[1];
}

const OF = /^[\])`*_]*(?:\s+(?:of|in|from)\s+|\s*\((?:(?:of|in|from)\s+)?)[[`*_]*/;

/** `FR-003 of Spec 270`, `FR-003 (Spec 270)`. */
function wordsBehind(behind: string, words: readonly string[]): string | null {
  const of = OF.exec(behind)?.[0];
  if (of === undefined) return null;
  const rest = behind.slice(of.length);
  const word = words.find((w) => rest.startsWith(`${w} `));
  const label = word === undefined ? null : /^\d{1,6}(?!\w|\.\d)/.exec(rest.slice(word.length + 1));
  if (word === undefined || !label) return null;
  const closes = !of.includes('(') || /^\s*\)/.test(rest.slice(word.length + 1 + label[0].length));
  return closes ? `${word} ${label[0]}` : null;
}
