import type { Row } from '../markdown/blocks';
import type { DocumentReader } from './documentReader';

const LONGEST = 1000;
/** Between two entries of a cell. */
const BETWEEN = /;|<br[ \t]*\/?>/gi;
const MET =
  /\u2705|\u2714|\u2713|\[[xX]\]|~~|(?:^|[^a-z])(?:resolved|verified|met|passed|done|satisfied|closed|complete[d]?|checked off)(?![a-z])/i;

/** The entries of the cells in which a checklist says what it defers to later work. */
export function readDeferrals({ rule, text, collected }: DocumentReader, columns: readonly string[], row: Row): void {
  const links = rule?.links.filter(({ role, place }) => role === 'defers-to' && place.columns !== null) ?? [];
  if (links.length === 0) return;
  columns.forEach((column, c) => {
    if (!links.some(({ place }) => place.columns?.has(column))) return;
    const start = row.cells[c * 2] ?? row.end;
    const end = Math.min(row.cells[c * 2 + 1] ?? start, start + LONGEST);
    const cell = text.slice(start, end);
    let from = 0;
    for (const m of [...cell.matchAll(BETWEEN), null]) {
      const to = m?.index ?? cell.length;
      const entry = cell.slice(from, to);
      const blank = entry.length - entry.trimStart().length;
      if (entry.trim() !== '')
        collected.checked.deferrals.push({
          isMet: MET.test(entry),
          start: start + from + blank,
          end: start + from + entry.trimEnd().length,
        });
      from = to + (m?.[0].length ?? 0);
    }
  });
}
