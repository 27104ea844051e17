import type { Refusal } from '../../model/edit';

/** What a folder or document made of a title is called at most. */
const LONGEST = 60;
/** Names that Windows keeps for devices, whatever stands behind a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
/** Characters that Windows refuses in names; `/` parts them. */
const FORBIDDEN = /[<>:"|?*\\]|\p{Cc}/u;

/** A title as a name in kebab case: `Tägliche Übersicht` is `tagliche-ubersicht`. Empty where it has no letter or digit. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    // In other scripts a mark makes another letter of the one before it.
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + 1 + word.length > LONGEST) break;
    slug = slug === '' ? [...word].slice(0, LONGEST).join('') : `${slug}-${word}`;
  }
  return slug;
}

/** A title as one line: what is pasted may hold more. */
export function titleOf(given: string): string {
  return given.split(/\s+/).join(' ').trim();
}

/** Why no document can be written at a path, in one sentence that says what to do; null where one can. */
export function pathProblem(path: string): Refusal | null {
  const parts = path.split('/');
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || parts.includes('..'))
    return { refused: `${path} is outside the folder: name a place below its root.` };
  if (parts.some((part) => part === '' || part === '.' || /^\.(?:md|markdown)$/i.test(part)))
    return { refused: `${path} is no place for a document: write it as in docs/plan.md.` };
  for (const part of parts) {
    const stem = part.split('.')[0] ?? '';
    if (RESERVED.test(stem.trim()))
      return { refused: `Windows keeps the name ${stem} for itself: choose another one than ${path}.` };
    const forbidden = FORBIDDEN.exec(part)?.[0];
    if (forbidden !== undefined)
      return { refused: `A file name can't hold ${JSON.stringify(forbidden)}: choose another one than ${path}.` };
    if (/[. ]$/.test(part) || part.length > 200)
      return {
        refused: `Not every system can have a file that is called ${part.slice(0, 200)}: choose another name.`,
      };
  }
  return null;
}

/** The path of a document as somebody named it: without `./`, with `/`, and with its ending. */
export function documentPath(given: string): string {
  const path = given.trim().replace(/^(?:\.\/)+/, '');
  return /\.(?:md|markdown)$/i.test(path) ? path : `${path}.md`;
}

/** The folder of a path; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A name within a folder; the root has no name. */
export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
