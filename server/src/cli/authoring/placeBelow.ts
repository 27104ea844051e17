import path from 'node:path';
import { rootOfProject } from '../project';
import { pathsOf } from './runCommand';

/**
 * A file as it was named, by its path from the root of the project: as seen from the root where that was named, too, else
 * from the current folder. @throws Failure where the root is not there.
 */
export function placeBelow(root: string | undefined, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const base = rootOfProject(pathsOf(root), { root, otherwise: process.cwd() });
  const absolute = path.resolve(root === undefined ? process.cwd() : base, given);
  const below = path.relative(base, absolute).split(path.sep).join('/');
  // What a folder is named by is no name of a file.
  return /[/\\]$/.test(given) ? `${below}/` : below;
}
