import type { Citations } from '../ids/reader';
import type { DocumentReader } from './documentReader';

const BARE_ID = /[*_`]*\d{1,3}(?:\.\d{1,3})*[-\u2010\u2011]\d{1,4}(?=[*_`]*(?:[\s:.\u2014\u2013]|$))/y;
/** `2.1`, `1.`, `**3**`, `REQ-1.2`. */
const BARE_NUMBER = /[*_`]*(?:[A-Z]{1,4}-?)?\d{1,3}(?:\.\d{1,3}){0,5}(?=[*_`\\]*(?:[\s:.)\u2014\u2013\uff1a]|$))/y;

/** Where the number ends that stands at `at`; `at` for none. */
export function numberEnd(text: string, at: number): number {
  BARE_NUMBER.lastIndex = at;
  return BARE_NUMBER.test(text) ? BARE_NUMBER.lastIndex : at;
}

/**
 * Where the bare ID of a row ends in a list of such rows (`- [ ] 4.4-3: …`, `- [x] 2.1 Title`); `at` where the row
 * begins otherwise. `takesNumbers`: numbers may lead the row.
 */
export function bareLeadEnd(
  { text, rule, context, collected }: DocumentReader,
  at: number,
  takesNumbers: boolean,
): number {
  const end = takesNumbers ? numberEnd(text, at) : at;
  if (end > at) return end;
  const isRow = rule?.items.listLead.some(
    ({ form, under }) => collected.grammar.forms[form]?.bracketed && under && context.isUnder(under),
  );
  if (!isRow) return at;
  BARE_ID.lastIndex = at;
  return BARE_ID.test(text) ? BARE_ID.lastIndex : at;
}

/** A number that begins a row or a paragraph and defines nothing is a quantity. */
export function dropNumber({ collected }: DocumentReader, { ids }: Citations, bareEnd: number): void {
  const first = ids[0];
  if (first && first.end <= bareEnd && collected.grammar.forms[first.form]?.placed) ids.shift();
}
