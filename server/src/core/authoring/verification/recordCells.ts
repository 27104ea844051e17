import { outcomeOf } from '../../facts/records';
import { marked } from '../complianceCheck';
import { forwardVerdicts, reverseVerdicts, splitVerdicts } from '../../views/verificationModel';
import { NOTHING } from './recordWords';

/** The cells of a record that Plantrace fills. */
export type RecordCell = 'result' | 'walked' | 'findings';

/** The longest first: `gap` begins `gap and overlap`. */
const verdicts = [...new Set<string>([...forwardVerdicts, ...reverseVerdicts, ...splitVerdicts])]
  .sort((a, b) => b.length - a.length)
  .join('|');

const RESULT = /^(?:\u2705\s?)?[*_]{0,2}(?:pass(?:ed)?|gaps?|nothing to check)[*_]{0,2}/i;
const COUNTED = new RegExp(`\\d{1,6} (?:${verdicts})`, 'y');
const NAMED = new RegExp(`[^(),;|]{1,120} \\((?:${verdicts})\\)`, 'y');
const REST = /(?: and |, )?\d{1,6} more/y;
/** What a person adds stands apart from what it is added to: `Pass; before WP-8`, `– (none looked for)`. */
const APART = /^(?:$|\s*(?:;|\.(?!\d)|\(|<br)|\s+[\u2013\u2014-]\s)/;
const EMPTY = /^(?:none|n\/a|[-\u2013\u2014])?$/i;

/**
 * A cell of a record brought up to date. Words that Plantrace wrote give way; what a person put behind them stays, and
 * so does a cell in their own words, before which only what they could not know is put: `Gaps; Pass, as of May`.
 */
export function updatedCell(kind: RecordCell, cell: string, now: string): string {
  const own = writtenIn(kind, cell);
  if (own > 0) {
    const written = cell.slice(0, own);
    const isSame = kind === 'result' ? meaning(written) === meaning(now) : written === now;
    return isSame ? cell : now + cell.slice(own);
  }
  if (EMPTY.test(cell)) return now === NOTHING || EMPTY.test(now) ? cell : now;
  if (kind === 'walked' || (kind === 'findings' && now === NOTHING)) return cell;
  if (kind === 'result') {
    const isGap = meaning(now) === 'gaps';
    if (/\[[ xX]\]/.test(cell)) {
      const status = outcomeOf(cell);
      if (status === (isGap ? 'blocked' : 'done')) return cell;
      const ticked = status === 'open' ? marked(cell, isGap ? /^(?:gap|fail)/i : /^(?:pass|$)/i) : null;
      if (ticked !== null) return ticked;
    }
    if (!isGap) return cell;
  }
  return `${now}; ${cell}`;
}

/** How far a cell is what Plantrace wrote; 0 where it is in a person's own words. */
function writtenIn(kind: RecordCell, cell: string): number {
  const end = { result: resultEnd, walked: countsEnd, findings: namesEnd }[kind](cell);
  return end > 0 && APART.test(cell.slice(end)) ? end : 0;
}

const resultEnd = (cell: string): number => RESULT.exec(cell)?.[0].length ?? 0;

function countsEnd(cell: string): number {
  if (cell.startsWith(NOTHING)) return NOTHING.length;
  let end = 0;
  for (;;) {
    const next = matchAt(COUNTED, cell, end === 0 ? 0 : end + 2);
    if (next < 0 || (end > 0 && cell.slice(end, end + 2) !== '; ')) return end;
    end = next;
  }
}

function namesEnd(cell: string): number {
  if (cell.startsWith(NOTHING)) return NOTHING.length;
  let end = 0;
  for (;;) {
    const gap = end === 0 ? '' : (/^(?:, | and )/.exec(cell.slice(end, end + 5))?.[0] ?? null);
    const next = gap === null ? -1 : matchAt(NAMED, cell, end + gap.length);
    if (next < 0) return end === 0 ? 0 : Math.max(end, matchAt(REST, cell, end));
    end = next;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function meaning(result: string): string {
  const words = result
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim();
  return words.startsWith('pass') ? 'pass' : words.startsWith('gap') ? 'gaps' : words;
}
