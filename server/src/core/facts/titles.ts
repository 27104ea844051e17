const LONGEST_TITLE = 600;
const LEAD = /^[\])`*_~]*\s*(?:[:\u2014\u2013.]|--?(?=\s)|\|)?[\s*_:]*(?:\((?:negative|new|changed)\)\s*)?/i;
const MAPPING = /\s*(?:\u2192|->|=>|\u21d2)\s*[[`*_(]*(?:WP|T|Phase|Task|Work [Pp]ackage)s?[ -]?[^\u2192]*$/;
const TRAILING = /[\s*_~`|]+$/;

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
  const line = text
    .replace(/\s*[\r\n]+[\s>]*/g, ' ')
    .trim()
    .replace(TRAILING, '');
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}
