const LONGEST_TITLE = 600;
const LEAD =
  /^[\])`*_~\\]*\s*(?:[:\uff1a\u2014\u2013.]|--?(?=\s)|\|)?[\s*_:]*(?:\((?:negative|new|changed|must|should|may|could)\)[\s*_:]*)?/i;
/** `[P]`, `[US1]`, `[US1, US2]`, dressed or not: what a row is marked with before its words begin. */
const TAGS =
  /^(?:[`*_\\]{0,3}\[(?:P\d?|[A-Z]{1,4}[-\u2010\u2011]?\d{1,4}[a-z]?(?:\s?[,/+&]\s?[A-Z]{1,4}[-\u2010\u2011]?\d{1,4}[a-z]?){0,8})\\?\](?!\()[`*_]{0,3}[\s:]{0,4}){1,6}(?:[\u2014\u2013]\s|-\s)?/;
const PRIORITY = /\s{0,4}[`*_]{0,3}\((?:priority:?\s?)?P\d\)[`*_]{0,3}(?=\s|$)|\s{0,4}\(priority:?\s?[a-z]{1,12}\)/gi;
/** `→ WP-2`, `(→ WP-2, WP-3)`, `— WP-2` at the end of a row. */
const MAPPING =
  /\s*(?:\(?\s*(?:\u2192|->|=>|\u21d2)|[\u2014\u2013](?=\s*[[`*_]*WP-))\s*[[`*_(]*(?:WP|T|Phase|Task|Work [Pp]ackage)s?[ -]?[^\u2192]*$/;
/** One of the words behind a last bar that name nothing but items: `R001`, `FR-001..FR-004`, `and`. */
const ID_WORD =
  /^(?:[A-Z]{1,8}(?:[-\u2010\u2011][A-Z]{1,8}){0,3}[-\u2010\u2011]?\d[\d.]*[a-z]?(?:[-\u2010\u2011\u2013\u2026.]{1,3}[A-Z\d.\u2010\u2011-]{1,12})?|and|to|[\u2013-])$/;
const LONGEST_TAIL = 400;
/** Blanks and marks that may close a title: space, tab, line ends, no-break space, `_ * ~` back-tick `|`. */
const TRAILING = new Set([32, 9, 10, 13, 0xa0, 95, 42, 126, 96, 124]);
/** Of these, the marks that dress words in pairs: `*`, `~`, back-tick. */
const PAIRED = new Set([42, 126, 96]);

/**
 * The words behind an ID at the beginning of a row or heading: without the marks and tags between, its priority, a
 * trailing mapping (`→ WP-2`) or trailing IDs behind a bar, on one line.
 */
export function titleAfter(text: string, from: number, to: number): string {
  let rest = withoutLead(withoutComments(text.slice(from, Math.min(to, from + 4 * LONGEST_TITLE))));
  const tags = TAGS.exec(rest)?.[0].length ?? 0;
  // A row that says nothing else keeps what it says. What dresses the words behind tags is theirs.
  if (tags > 0 && rest.length > tags) rest = withoutLead(` ${rest.slice(tags)}`);
  rest = withoutClosing(rest.replace(MAPPING, ''));
  const bare = withoutTail(rest).replace(PRIORITY, '');
  return tidy(bare.length < rest.length ? withoutLead(` ${bare}`) : rest);
}

/** Without the marks between the ID and its words; those that open behind a blank dress the words themselves. */
function withoutLead(text: string): string {
  const lead = LEAD.exec(text)?.[0] ?? '';
  const opening = /(?<=\s)(?:\*{1,3}|_{1,3})$/.exec(lead)?.[0] ?? '';
  const rest = text.slice(lead.length);
  return opening !== '' && rest.includes(opening) ? opening + rest : rest;
}

/** Without the mark that closes what stood open before the ID: `Opens.** At eight` of `**FR-001 Opens.** At eight`. */
function withoutClosing(text: string): string {
  let rest = text;
  for (const mark of ['**', '~~']) {
    const first = rest.indexOf(mark);
    if (first >= 0 && rest.split(mark).length % 2 === 0) rest = rest.slice(0, first) + rest.slice(first + mark.length);
  }
  return rest;
}

/** `Build it | R001, R002` is *Build it*: what stands behind the last bar is a trace and none of the words. */
function withoutTail(text: string): string {
  const bar = text.lastIndexOf('|');
  if (bar <= 0 || text.length - bar > LONGEST_TAIL) return text;
  const words = text
    .slice(bar + 1)
    .split(/[\s,;/+&()[\]`*_]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => ID_WORD.test(word)) ? text.slice(0, bar) : text;
}

/** A comment is none of the words; in code it is shown. */
function withoutComments(text: string): string {
  let open = text.indexOf('<!--');
  if (open < 0) return text;
  let rest = '';
  let done = 0;
  let isCode = false;
  while (open >= 0) {
    const before = text.slice(done, open);
    if (before.split('`').length % 2 === 0) isCode = !isCode;
    const close = text.indexOf('-->', open);
    if (close < 0) break;
    rest += isCode ? text.slice(done, close + 3) : before.trimEnd();
    done = close + 3;
    open = text.indexOf('<!--', done);
  }
  return rest + text.slice(done);
}

/** A text as a title: on one line, without trailing marks, cut to a bound. */
export function tidy(text: string): string {
  const said = withoutComments(text);
  const joined = said.includes('\n') || said.includes('\r') ? said.replace(/\s*[\r\n]+[\s>]*/g, ' ') : said;
  let end = joined.length;
  while (end > 0 && TRAILING.has(joined.charCodeAt(end - 1)) && !closesPair(joined, end)) end--;
  const line = joined.slice(0, end).trimStart();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}

/** The mark before `end` closes what another one in the text has opened: a path in code, words in bold. */
function closesPair(text: string, end: number): boolean {
  const mark = text.charCodeAt(end - 1);
  if (!PAIRED.has(mark)) return false;
  let runs = 0;
  for (let i = 0; i < end; i++) if (text.charCodeAt(i) === mark && text.charCodeAt(i - 1) !== mark) runs++;
  return runs % 2 === 0;
}
