import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { fileNameOf } from '../../text/wording';
import { folderOf, joined } from './fileNames';

const PROFILE = 'spec-kit';
/** Where feature folders stand if there are none to go by. */
const BASE = 'specs';
/** Folders that begin with a day or an hour are not counted. */
const NUMBERED = /^(\d{1,5})-(.+)$/;
const LEAST_DIGITS = 3;
/** Features that are looked at for how things are written. */
const MODELS = 5;

/** The folder of a feature, and what is in it that Plantrace reads. */
export interface FeatureFolder {
  readonly path: string;
  readonly files: readonly LinkedFile[];
  /** Documents of other features beside it, the newest first: they show how things are written here. */
  readonly others: readonly LinkedFile[];
}

/**
 * The folder of a feature: the one that is called so (by its whole name, or without its number), else the next one beside the others, with as
 * many digits as they have. `near` is the document at hand, which decides where there are several such places.
 */
export function featureFolder(
  snapshot: Snapshot,
  { title, slug, near }: { title: string; slug: string; near: string | null },
): FeatureFolder {
  const base = baseOf(snapshot, near);
  const numbers = new Map<string, { number: number; digits: number }>();
  let named: string | undefined;
  const prefix = base === '' ? '' : `${base}/`;
  for (const { path } of snapshot.files) {
    if (!path.startsWith(prefix)) continue;
    const slash = path.indexOf('/', prefix.length);
    const name = slash < 0 ? '' : path.slice(prefix.length, slash);
    if (name !== '' && name === title.trim()) named = name;
    const number = NUMBERED.exec(name)?.[1];
    if (number !== undefined) numbers.set(name, { number: Number(number), digits: number.length });
  }
  const names = [...numbers.keys()].sort((a, b) => (numbers.get(b)?.number ?? 0) - (numbers.get(a)?.number ?? 0));
  const known = named ?? names.find((name) => NUMBERED.exec(name)?.[2] === slug);
  let path = joined(base, known ?? '');
  if (known === undefined) {
    const last = numbers.get(names[0] ?? '');
    let number = (last?.number ?? 0) + 1;
    const digits = last?.digits ?? LEAST_DIGITS;
    // A folder may be there without any document.
    do path = joined(base, `${String(number++).padStart(digits, '0')}-${slug}`);
    while (snapshot.exists(path));
  }
  const within = (folder: string): LinkedFile[] =>
    snapshot.files.filter((file) => file.path.startsWith(`${folder}/`) && file.rule !== null);
  const others = names
    .map((name) => joined(base, name))
    .filter((folder) => folder !== path)
    .slice(0, MODELS);
  return { path, files: within(path), others: others.flatMap(within) };
}

/** The folder that holds the numbered folders: that of the document at hand, else the one with the most. */
function baseOf(snapshot: Snapshot, near: string | null): string {
  const folders = new Map<string, Set<string>>();
  for (const { path, profile, rule, scope } of snapshot.files) {
    if (profile?.name !== PROFILE || rule === null || !NUMBERED.test(fileNameOf(scope))) continue;
    const base = folderOf(scope);
    if (path === near) return base;
    folders.set(base, (folders.get(base) ?? new Set()).add(scope));
  }
  let best: string | null = null;
  for (const [base, { size }] of folders) if (best === null || size > (folders.get(best)?.size ?? 0)) best = base;
  return best ?? BASE;
}
