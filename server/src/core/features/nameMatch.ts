import { foldHyphens } from '../ids/template';

/** A query for names, made ready to be held against many. */
export interface NameQuery {
  readonly words: readonly { readonly text: string; readonly compact: string }[];
  /** The characters that a name has to have, as bits. */
  readonly mask: number;
}

/** `44-3 boom`: words that all have to fit. Brackets are how IDs are dressed, and say nothing. */
export function nameQuery(query: string): NameQuery {
  const parts = foldHyphens(query).toLowerCase().replace(/[[\]]/g, '').split(/\s+/);
  const words = parts.filter((text) => text !== '').map((text) => ({ text, compact: compactOf(text) }));
  return { words, mask: characterMask(words.map(({ text }) => text).join('')) };
}

/**
 * Letters and digits of a text as bits, two digits to a bit: most names that don't fit a query lack one of its
 * characters, and need no closer look.
 */
function characterMask(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 0x20;
    if (c >= 97 && c <= 122) mask |= 1 << (c - 97);
    else if (c >= 48 && c <= 57) mask |= 1 << (26 + ((c - 48) >> 1));
  }
  return mask;
}

/** An item's ID and title, in lower case and with plain hyphens; `compact`: the ID without its punctuation. */
export interface Name {
  readonly id: string;
  readonly compact: string;
  readonly title: string;
  readonly mask: number;
}

export function nameOf(id: string, title: string): Name {
  const lower = foldHyphens(id).toLowerCase();
  const words = title.toLowerCase();
  return { id: lower, compact: compactOf(lower), title: words, mask: characterMask(lower) | characterMask(words) };
}

/** The worst that `matchName` answers. */
export const WORST = 31;

/** How well a name fits, 0 for best; -1 where it does not. */
export function matchName({ words, mask }: NameQuery, name: Name): number {
  if ((name.mask & mask) !== mask) return -1;
  let sum = 0;
  for (const { text, compact } of words) {
    const score = matchWord(text, compact, name);
    // Short words are scattered over any long title: of several, each has to stand in it.
    if (score < 0 || (score === SCATTERED && words.length > 1)) return -1;
    sum += score;
  }
  return Math.min(sum, WORST);
}

function matchWord(word: string, compact: string, name: Name): number {
  const { id, title } = name;
  if (id.startsWith(word)) return id.length === word.length ? 0 : 1;
  // A query may be nothing but dots and hyphens.
  const isInCompact = compact !== '' && name.compact.includes(compact);
  if (isInCompact && name.compact.startsWith(compact)) return name.compact.length === compact.length ? 2 : 3;
  const afterId = subsequenceEnd(word, 0, id);
  if (!isInCompact && subsequenceEnd(word, afterId, title) < word.length) return -1;
  const titled = inTitle(word, title);
  if (titled === 4) return titled;
  if (isInCompact || id.includes(word)) return 5;
  if (titled === 6) return titled;
  return afterId === word.length ? 7 : titled;
}

const SCATTERED = 9;

/** 4: a word of the title begins with it; 6: it is in the title; 8: it is the initials of words; 9: its characters are there. */
function inTitle(word: string, title: string): number {
  let at = title.indexOf(word);
  if (at < 0) return isInitials(word, title) ? 8 : SCATTERED;
  for (; at >= 0; at = title.indexOf(word, at + 1)) if (!isWordCharacter(title.charCodeAt(at - 1))) return 4;
  return 6;
}

function isInitials(word: string, title: string): boolean {
  let matched = 0;
  let isInWord = false;
  for (let at = 0; at < title.length && matched < word.length; at++) {
    const c = title.charCodeAt(at);
    const isPart = isWordCharacter(c);
    if (isPart && !isInWord && c === word.charCodeAt(matched)) matched++;
    isInWord = isPart;
  }
  return matched === word.length;
}

/** Lower-case ASCII letters, digits, and whatever is no ASCII; `NaN` is before the text begins. */
function isWordCharacter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c > 127;
}

/** How far the characters of a word from `from` on are found in a text, in their order. */
function subsequenceEnd(word: string, from: number, text: string): number {
  let matched = from;
  for (let at = 0; matched < word.length; matched++) {
    at = text.indexOf(word.charAt(matched), at) + 1;
    if (at === 0) break;
  }
  return matched;
}

/** `4.4-3` → `443`: how people type what they remember of an ID. */
function compactOf(text: string): string {
  return text.replace(/[.\-_~]/g, '');
}
