const PHASE_BEFORE =
  /(?:^|[^A-Za-z0-9])(Phase (?:\d+[A-Z]?|[A-Z]))(?:['\u2019]s)?[\])`*_]*(?:\s(?:is\s)?(?:complete|completed|done|finished)\s(?=\())?[\s,:/>(\u2013\u2014\u2192-]*(?:\s[Ww]ork [Pp]ackages?\s)?[[`*_]*$/;
const PHASE_AFTER =
  /^[\])`*_]*(?:\s+(?:of|in|from)\s+|\s*\((?:(?:of|in|from)\s+)?)[[`*_]*(Phase (?:\d+[A-Z]?|[A-Z]))(?![A-Za-z0-9_]|\.\d)(?<paren>\s*\))?/;
const PATH_BEFORE = /([A-Za-z0-9_./\\-]+\.md)[`)\]*_]*(?:#|\s*[:,]?\s*)[[`*_]*$/;
const LONGEST = 200;
const LONGEST_TRAIL = 40;

/**
 * What qualifies an ID that is unique in one document only: `Phase 3B WP-4` → `Phase 3B`, `` `phase-3b.md` WP-4 `` →
 * the path. Null where the ID stands by itself.
 */
export function readQualifier(text: string, start: number, at: number): string | null {
  const before = text.slice(Math.max(start, at - LONGEST), at);
  const phase = before.includes('Phase ') ? PHASE_BEFORE.exec(before) : null;
  if (phase?.[1]) return phase[1];
  return before.includes('.md') ? (PATH_BEFORE.exec(before)?.[1] ?? null) : null;
}

/** What qualifies an ID from behind: `WP-4 of Phase 3B`, `WP-4 (Phase 3B)`. Null where nothing does. */
export function readTrailingQualifier(text: string, at: number, end: number): string | null {
  const after = PHASE_AFTER.exec(text.slice(at, Math.min(end, at + LONGEST_TRAIL)));
  if (!after?.[1]) return null;
  // In parentheses the phase stands alone: `WP-4 (Phase 3B needs it)` is a remark.
  return after[0].includes('(') && after.groups?.['paren'] === undefined ? null : after[1];
}
