const LONGEST_TITLE = 600;
const LEAD = /^[\])`*_~]*\s*(?:[:\u2014\u2013.]|--?(?=\s)|\|)?[\s*_:]*(?:\((?:negative|new|changed)\)\s*)?/i;
/** `→ WP-2`, `(→ WP-2, WP-3)`, `— WP-2` at the end of a row. */
const MAPPING =
  /\s*(?:\(?\s*(?:\u2192|->|=>|\u21d2)|[\u2014\u2013](?=\s*[[`*_]*WP-))\s*[[`*_(]*(?:WP|T|Phase|Task|Work [Pp]ackage)s?[ -]?[^\u2192]*$/;
/** Blanks and marks that may close a title: space, tab, line ends, no-break space, `_ * ~` back-tick `|`. */
const TRAILING = new Set([32, 9, 10, 13, 0xa0, 95, 42, 126, 96, 124]);

/**
 * The words behind an ID at the beginning of a row or heading: without the marks between, without a trailing mapping
 * (`→ WP-2`), on one line.
 */
export function titleAfter(text: string, from: number, to: number): string {
  const rest = text.slice(from, Math.min(to, from + 4 * LONGEST_TITLE)).replace(LEAD, '');
  return tidy(rest.replace(MAPPING, ''));
}

/** A text as a title: on one line, without trailing marks, cut to a bound. */
export function tidy(text: string): string {
  const joined = text.includes('\n') || text.includes('\r') ? text.replace(/\s*[\r\n]+[\s>]*/g, ' ') : text;
  let end = joined.length;
  while (end > 0 && TRAILING.has(joined.charCodeAt(end - 1))) end--;
  const line = joined.slice(0, end).trimStart();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}
