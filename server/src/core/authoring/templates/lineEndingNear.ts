import type { Snapshot } from '../../workspace/snapshot';
import { lineEndingAt } from '../lineEnding';

/**
 * The line ending of a document that is to be written: that of the documents nearest to its place, since an editor or git
 * gives all of a folder the same; `\n` where there are none.
 */
export function lineEndingNear(snapshot: Snapshot, path: string): string {
  let nearest: string | null = null;
  let most = -1;
  for (const { path: other, rule } of snapshot.files) {
    const shared = sharedFolders(path, other) * 2 + (rule ? 1 : 0);
    if (shared <= most) continue;
    most = shared;
    nearest = other;
  }
  return lineEndingAt((nearest === null ? null : snapshot.text(nearest)) ?? '', 0);
}

function sharedFolders(a: string, b: string): number {
  const [own, others] = [a.split('/'), b.split('/')];
  let n = 0;
  while (n < own.length - 1 && n < others.length - 1 && own[n] === others[n]) n++;
  return n;
}
