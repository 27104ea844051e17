import { foldHyphens } from '../../ids/template';

const ODD_HYPHEN = /[\u2010\u2011]/;

/** An ID with the hyphens of a text that spells one like it. */
export function withHyphensOf(written: string, id: string): string {
  const hyphen = ODD_HYPHEN.exec(written)?.[0];
  return hyphen === undefined ? id : foldHyphens(id).replaceAll('-', hyphen);
}

/** What a number, or a number of several parts, stands behind, and the number itself with its letter. */
const LABELLED = /^(\D|\D.{0,100}?\D)??(\d{1,9}(?:\.\d{1,9}){0,9}[A-Za-z]?|\b[A-Z])$/;
const SPAN = /^(.{0,60}?)(\d{1,3})(\D{1,10})(\d{1,3})$/;

interface Labelled {
  readonly head: string;
  readonly label: string;
}

function labelled(id: string): Labelled | null {
  const m = LABELLED.exec(id);
  return m?.[2] === undefined ? null : { head: m[1] ?? '', label: m[2] };
}

/**
 * Another ID in the spelling of a text that stands for one: with its hyphens, and where a form has several spellings
 * (`User Story 2`, `US-02`) in the same one. Null where the text is no whole spelling of the ID.
 */
export function respelt(written: string, id: string, other: string): string | null {
  if (foldHyphens(written) === foldHyphens(id)) return withHyphensOf(written, other);
  return respeltSpan(written, id, other) ?? respeltLabel(written, id, other);
}

/** The number alone is changed: what stands before it is the spelling that the writer chose. */
function respeltLabel(written: string, id: string, other: string): string | null {
  const [text, from, to] = [labelled(written), labelled(id), labelled(other)];
  if (!text || !from || !to || from.head !== to.head || !sameLabel(text.label, from.label)) return null;
  const zeros = /^0+(?=\d)/.exec(text.label)?.[0] ?? '';
  const digits = /^\d+/.exec(text.label)?.[0].length ?? 0;
  const own = /^\d+/.exec(to.label)?.[0] ?? '';
  return text.head + (zeros === '' ? '' : '0'.repeat(Math.max(0, digits - own.length))) + to.label;
}

/** `Day 3 – 4`, which is `Day 3-4`. */
function respeltSpan(written: string, id: string, other: string): string | null {
  const [text, from, to] = [SPAN.exec(written), SPAN.exec(id), SPAN.exec(other)];
  if (!text || !from || text[2] !== from[2] || text[4] !== from[4]) return null;
  if (to && to[1] === from[1]) return `${text[1] ?? ''}${to[2] ?? ''}${text[3] ?? ''}${to[4] ?? ''}`;
  const single = labelled(other);
  return single && single.head === from[1] ? `${text[1] ?? ''}${single.label}` : null;
}

const withoutZeros = (label: string): string => label.replace(/^0+(?=\d)/, '');

function sameLabel(a: string, b: string): boolean {
  return withoutZeros(a) === withoutZeros(b);
}
