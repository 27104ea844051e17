import type { PlaceAt } from '../../facts/placeReader';
import type { LinkedFile } from '../../graph/linkedFile';
import type { HalfTyped } from './halfTyped';
import type { WantedIds } from './knownIds';

/** Looks like the beginning of an ID: more than letters, or capitals. */
const LIKE_ID = /[^\p{L}]|^\p{Lu}{2,}/u;

/**
 * Which IDs the place takes. A place made for IDs takes those of its own forms; what stands in prose must look like the
 * beginning of an ID, or be asked for. Null where nothing is to be said.
 */
export function wantedIds(
  file: LinkedFile,
  text: string,
  word: HalfTyped,
  place: PlaceAt,
  sign: string | null,
): WantedIds | null {
  const forms = file.profile?.grammar.forms ?? [];
  const made = new Set<number>(place.stated);
  const loose = new Set<number>();
  place.links.forEach((link, form) => {
    if (link) (link.anywhere ? loose : made).add(form);
  });
  const coded = file.profile?.grammar.codedForm ?? -1;
  const isInCode = coded >= 0 && text.charAt(word.start - 1) === '`';
  const roleOf = (wanted: ReadonlySet<number>): WantedIds['role'] =>
    [...wanted].map((form) => place.links[form]?.role ?? null).find((role) => role !== null) ?? null;
  const want = (wanted: ReadonlySet<number>, onlyTyped: boolean): WantedIds => ({
    forms: withoutCoded(wanted, isInCode ? -1 : coded),
    role: roleOf(wanted),
    onlyTyped,
    isStated: place.stated.size > 0,
    place,
  });
  const isSurrounded = [...made].some((form) => place.links[form]?.place.looksAround);
  if (made.size > 0 && (place.isListed || isSurrounded)) return want(made, false);
  if (isInCode) return want(new Set([coded]), false);
  const isBracket = word.opening >= 0;
  if (made.size > 0 && isBracket && [...made].some((form) => forms[form]?.brackets)) return want(made, false);
  if (loose.size > 0 && isBracket && place.isInItem) return want(loose, false);
  const all = made.size > 0 ? made : loose.size > 0 ? loose : mentionable(file);
  // At the beginning of a line anything may come: what is asked for there is no ID more than any other word.
  const isBehindWords = !place.isLead && /\p{L}/u.test(text.slice(word.lineStart, word.start));
  if (word.typed === '') return sign === null && isBehindWords ? want(all, false) : null;
  if (!LIKE_ID.test(word.typed) && !isBracket) return null;
  // What a place is made for is likelier, but anything may be mentioned.
  return want(new Set([...all, ...mentionable(file)]), true);
}

/** What can be named anywhere: not what is a plain number, nor words that only code marks. */
function mentionable(file: LinkedFile): ReadonlySet<number> {
  const forms = file.profile?.grammar.forms ?? [];
  return new Set(forms.flatMap(({ placed }, form) => (placed ? [] : [form])));
}

function withoutCoded(forms: ReadonlySet<number>, coded: number): ReadonlySet<number> {
  return coded < 0 || !forms.has(coded) ? forms : new Set([...forms].filter((form) => form !== coded));
}
