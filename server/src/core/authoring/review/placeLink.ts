import type { Snapshot } from '../../workspace/snapshot';
import { relativePath } from '../relativePath';

/** `[WP-3](docs/plans/phase-1.md#L12)`: a place, by its path from the root of the folder and its 1-based line. */
export function placeLink({ graph }: Snapshot, words: string, file: string, start: number): string {
  const line = (graph.file(file)?.facts.lines.lineAt(start) ?? 0) + 1;
  return `[${words.replace(/[[\]]/g, '\\$&')}](${pathTo(file)}#L${line})`;
}

/** A path from the root, as a link has to write it. */
export function pathTo(file: string): string {
  return relativePath('', file);
}
