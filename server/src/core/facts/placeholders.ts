import type { InlineSpan } from '../markdown/blocks';
import type { PlaceholderFact } from './facts';
import { copyOf } from './interner';

/** Words that stand in square or angle brackets of a template until somebody fills them in. */
const BRACKETED =
  /(?<![\w)\]])\[(?:description|date|phase name|feature|feature name|name|project|project name|title|owner|author|task-?ids?|requirement text|requirement|constraint|outcome|from plan|summary|todo|tbd|link|status|number|path|component|version|your [a-z ]{2,30}|insert [a-z ]{2,30}|###-[a-z-]{2,30})\](?![([:])/gi;
const ANGLED =
  /(^|[\s(\u2014:,"'*_-])<(project|initiative|name|title|date|description|owner|author|feature|component|phase|version|summary|number|todo|tbd|your [a-z ]{2,30}|insert [a-z ]{2,30}|[a-z]{3,20}[/ -][a-z]{3,20})>/gi;
const MARKS = /(?<![\w-])(?:TBD|TBA|TODO|FIXME|XXX)(?![\w-])(?!\()/g;
/** `[e.g., 4th project]`: a template's example where it is all that is said; within a sentence it is the author's. */
const EXAMPLES = /(?<![\w)\]])\[e\.g\.[^[\]\n]{1,80}\](?![([:])/gi;
/** Words of programs as well: they are leftovers where something is to be done (`TODO: ask`), or where they are all that is said. */
const OFTEN_WORDS = new Set(['TODO', 'FIXME', 'XXX']);
const NEAR = 12;
const QUOTES = /["'\u2018\u201c\u00ab\u300c]/;
const NUMBER_MARKS = /(?<![\w-])(?:[A-Z]{1,6}(?:-[A-Z]{1,6}){0,2}-(?:###|XXX|NNN|nnn|xxx))(?![\w#-])/g;

/**
 * Template leftovers in one run of text: `[description]`, `<Project/Initiative>`, `TBD`, `R-###`. Code spans, links and
 * comments hold none: plans quote templates there.
 */
export function readPlaceholders(
  text: string,
  { start, end, spans }: { readonly start: number; readonly end: number; readonly spans: readonly InlineSpan[] },
  out: PlaceholderFact[],
  capitals: boolean,
): void {
  const run = text.slice(start, end);
  if (!/[[<]|TB[DA]|TODO|FIXME|XXX|###|NNN|nnn|xxx/.test(run)) return;
  const first = out.length;
  if (run.includes('[')) collect(BRACKETED, 0);
  if (run.includes('[e.g.') || run.includes('[E.g.')) collect(EXAMPLES, 0);
  if (run.includes('<') && !capitals) collect(ANGLED, 1);
  if (/TB[DA]|TODO|FIXME|XXX/.test(run)) collect(MARKS, 0);
  if (/###|NNN|nnn|xxx|XXX/.test(run)) collect(NUMBER_MARKS, 0);
  out.splice(first, out.length - first, ...out.slice(first).sort((a, b) => a.start - b.start));

  function saysAll(from: number, to: number): boolean {
    const before = text.slice(Math.max(start, from - NEAR), from).trimEnd();
    const after = text.slice(to, Math.min(end, to + NEAR)).trimStart();
    return after.startsWith(':') || (/^[\])*_.]*$/.test(after) && (before === '' || /[:(|*_\]]$/.test(before)));
  }

  function collect(pattern: RegExp, skipped: number): void {
    pattern.lastIndex = 0;
    for (let m = pattern.exec(run); m; m = pattern.exec(run)) {
      const lead = skipped > 0 ? (m[skipped] ?? '').length : 0;
      const from = start + m.index + lead;
      const to = start + m.index + m[0].length;
      if (spans.some((s) => s.kind !== 'html' && s.start < to && from < s.end)) continue;
      const found = text.slice(from, to);
      if (pattern === EXAMPLES && !saysAll(from, to)) continue;
      if (capitals && OFTEN_WORDS.has(found) && !saysAll(from, to)) continue;
      if (
        capitals &&
        pattern === BRACKETED &&
        (/[a-z]/.test(found.replace(/^\[###-.*/, '')) || QUOTES.test(text.charAt(from - 1)))
      )
        continue;
      out.push({ text: copyOf(text.slice(from, to)), start: from, end: to });
    }
  }
}

/** In code or bare, and no link. */
const BRACKETED_VALUE = /[`*_]{0,3}(\[[^[\]\n]{1,80}\])(?![([:])/y;

/** The value of a field that nobody has filled in: ``**Branch**: `[004-loans]` ``. `out` has what was found in the run. */
export function readBracketedValue(text: string, valueStart: number, out: PlaceholderFact[]): void {
  BRACKETED_VALUE.lastIndex = valueStart;
  const m = BRACKETED_VALUE.exec(text);
  if (!m?.[1]) return;
  const start = valueStart + m[0].length - m[1].length;
  if (!out.some((known) => known.start === start)) out.push({ text: copyOf(m[1]), start, end: start + m[1].length });
}
