import { foldHyphens } from '../ids/template';
import { copyOf } from './interner';

const ID_WORD =
  /(?<![A-Za-z0-9-])[A-Z]{1,12}(?:[-\u2010\u2011][A-Z]{1,12}){0,3}[-\u2010\u2011]\d{1,5}[a-z]?(?![A-Za-z0-9])/g;

/** Every word of a text that is shaped like an ID (`B-003`, `NEW-RISK-001`), hyphens folded: what a source citation may name. */
export function readIdWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(ID_WORD)) words.add(copyOf(foldHyphens(word)));
  return words;
}
