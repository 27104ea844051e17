import { isOwnDocument } from '../../facts/ownDocuments';
import type { LinkedFile } from '../../graph/linkedFile';
import { fileNameOf } from '../../text/wording';

/** What a plan may cite under an abbreviation: a path without blanks, since those part the words around it. */
const CITABLE = /^[A-Za-z0-9_./-]{1,120}\.md$/;
const LONGEST = 6;
/** Words that are taken for something else where they stand before a path. */
const TAKEN = new Set(['NOTE', 'TODO', 'TBD', 'TBA', 'FIXME', 'SEE', 'FILE', 'PATH', 'DOC', 'DOCS', 'README']);

export const isCitable = ({ path }: LinkedFile): boolean => CITABLE.test(path) && !isOwnDocument(path);

/**
 * An abbreviation for each document, in their order: the first letters of its words (`Action_Plan.md` is AP), with letters
 * of the last word, and of the alphabet, until there are two and no other has the same.
 */
export function abbreviationsOf(paths: readonly string[]): string[] {
  const given = new Set(TAKEN);
  return paths.map((path) => {
    const words = fileNameOf(path)
      .replace(/\.md$/i, '')
      .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
      .filter((word) => word !== '');
    const initials = words.map((word) => word.charAt(0)).join('');
    const rest = `${(words[words.length - 1] ?? '').slice(1)}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
    let abbreviation = initials.slice(0, LONGEST).toUpperCase();
    if (abbreviation.length < 2) abbreviation = (abbreviation + rest).slice(0, 2).toUpperCase();
    const short = abbreviation.slice(0, LONGEST - 1);
    for (const letter of rest.toUpperCase()) {
      if (!given.has(abbreviation)) break;
      abbreviation = short + letter;
    }
    given.add(abbreviation);
    return abbreviation;
  });
}
