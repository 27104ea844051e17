/** Files that get other paths: the folder before and after. */
import { movedFiles, type Move } from '../../server/src/core/authoring/movedFiles';
import { workspaceOf } from './folderInMemory';
import { changed, type Files } from './renaming';

/** What has to be written anew, made in the documents where they are before. */
export function following(files: Files, moves: readonly Move[]): Map<string, string> {
  const steps = movedFiles(workspaceOf(files).snapshot(), moves);
  for (;;) {
    const step = steps.next();
    if (step.done) return changed(files, step.value);
  }
}

/** The files at their new paths. */
export function atNewPaths(files: Files, moves: readonly Move[]): Map<string, string> {
  return new Map([...files].map(([path, text]) => [newPath(path, moves), text]));
}

export function newPath(path: string, moves: readonly Move[]): string {
  const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
  return move ? move.to + path.slice(move.from.length) : path;
}
