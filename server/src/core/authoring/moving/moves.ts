import { normalisePath } from '../../facts/destination';
import type { Snapshot } from '../../workspace/snapshot';

/** A file or folder that gets another path; both from the workspace root. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where everything of the workspace is before some files and folders move, and after. */
export class Moves {
  private readonly moves: readonly Move[];

  constructor(
    moves: readonly Move[],
    private readonly snapshot: Snapshot,
  ) {
    // Of a folder and a file in it, the file says more.
    this.moves = moves
      .map(({ from, to }) => ({ from: normalisePath(from) ?? '', to: normalisePath(to) ?? '' }))
      .filter(({ from, to }) => from !== '' && to !== '' && from !== to)
      .sort((a, b) => b.from.length - a.from.length);
  }

  get isNothing(): boolean {
    return this.moves.length === 0;
  }

  /** The last parts of the paths that go away: whatever names one of them holds one of these. */
  get names(): readonly string[] {
    return this.moves.map(({ from }) => from.slice(from.lastIndexOf('/') + 1));
  }

  /** Where a path is afterwards. */
  newPath(path: string): string {
    for (const { from, to } of this.moves) {
      if (path === from) return to;
      if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
    }
    return path;
  }

  isMoved(path: string): boolean {
    return this.newPath(path) !== path;
  }

  readonly existsNow = (path: string): boolean =>
    this.snapshot.graph.fileIndex(path) >= 0 || this.snapshot.exists(path);

  readonly existsThen = (path: string): boolean => {
    for (const { from, to } of this.moves) {
      if (path === to) return true;
      if (path.startsWith(`${to}/`) && this.existsNow(from + path.slice(to.length))) return true;
    }
    return !this.isMoved(path) && this.existsNow(path);
  };
}

/** The folder of a path, without a slash at its end; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The way from a folder to a path: `../requirements/Network.md`. */
export function wayTo(folder: string, path: string): string {
  const source = folder === '' ? [] : folder.split('/');
  const parts = path.split('/');
  let shared = 0;
  while (shared < source.length && shared < parts.length - 1 && source[shared] === parts[shared]) shared++;
  return [...source.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
