const PHASE_BEFORE = /(?:^|[^A-Za-z0-9])(Phase \d*[A-Z]?)[\s,:/>\u2192-]*[[`*_]*$/;
const PATH_BEFORE = /([A-Za-z0-9_./\\-]+\.md)[`)\]*_]*(?:#|\s*[:,]?\s*)[[`*_]*$/;
const LONGEST = 200;

/**
 * What qualifies an ID that is unique in one document only: `Phase 3B WP-4` → `Phase 3B`, `` `phase-3b.md` WP-4 `` →
 * the path. Null where the ID stands by itself.
 */
export function readQualifier(text: string, start: number, at: number): string | null {
  const before = text.slice(Math.max(start, at - LONGEST), at);
  const phase = PHASE_BEFORE.exec(before);
  if (phase?.[1] && phase[1] !== 'Phase ') return phase[1];
  const path = PATH_BEFORE.exec(before);
  return path?.[1] ?? null;
}
