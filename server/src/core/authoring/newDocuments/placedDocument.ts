import type { Refusal } from '../../model/edit';
import type { LinkedFile } from '../../graph/linkedFile';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { noName } from './feature';
import { documentPath, folderOf, joined, slugOf } from './fileNames';

/** Where documents of a kind stand that no other one shows the place of. */
const FOLDER = 'docs';

/** A document that is to stand by itself. */
export interface Placed {
  readonly title: string;
  /** Where somebody wants it; null: beside others of its kind. */
  readonly path: string | null;
  /** The document at hand. */
  readonly near: string | null;
}

/**
 * The path of a new document: the one that is wanted, else a name made of its title beside the others of its kind, in the
 * manner of theirs.
 */
export function placeOf(
  snapshot: Snapshot,
  { title, path, near }: Placed,
  isAlike: (file: LinkedFile) => boolean,
): { readonly path: string } | Refusal {
  if (path !== null) return { path: documentPath(path) };
  const slug = slugOf(title);
  if (slug === '') return noName(title);
  const alike = snapshot.files.filter(isAlike);
  const folder = folderWithMost(alike, near) ?? FOLDER;
  return { path: joined(folder, `${namedLike(slug, alike)}.md`) };
}

/** That of the document at hand if it is such a one, else the one with the most; null where there are none. */
export function folderWithMost(alike: readonly LinkedFile[], near: string | null): string | null {
  const counts = new Map<string, number>();
  for (const { path } of alike) {
    if (path === near) return folderOf(path);
    counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? null;
}

/** `rollout-plan`, or `Rollout_Plan` where all the others are called like that. */
function namedLike(slug: string, alike: readonly LinkedFile[]): string {
  const names = alike.map(({ path }) => fileNameOf(path));
  // One word alone, as in Rollout.md, fits beside those of several.
  const isSnake = names.every((name) => /^\p{Lu}[^-]*$/u.test(name)) && names.some((name) => name.includes('_'));
  if (!isSnake) return slug;
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('_');
}

/** What is at a place already has to be what is wanted there. */
export function otherDocumentAt(
  snapshot: Snapshot,
  path: string,
  isAlike: (file: LinkedFile) => boolean,
): Refusal | null {
  if (!snapshot.exists(path)) return null;
  const file = snapshot.graph.file(path);
  return file && isAlike(file)
    ? null
    : { refused: `${path} is there already and is something else: choose another title or place.` };
}
