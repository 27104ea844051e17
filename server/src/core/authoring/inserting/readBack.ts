import type { Snapshot } from '../../workspace/snapshot';

/**
 * Whether a document defines, after an edit, what it defined before and the new IDs, each once: words with a mark of their
 * own, a fence or a comment without an end would swallow what is added, or what stands below it.
 */
export function isReadBack(before: Snapshot, after: Snapshot, path: string, added: readonly string[]): boolean {
  const expected = [...definedIn(before, path), ...added].sort();
  const found = definedIn(after, path).sort();
  return expected.length === found.length && expected.every((id, i) => id === found[i]);
}

/** The same for rows without an ID. */
export function areRowsReadBack(before: Snapshot, after: Snapshot, path: string, added: number): boolean {
  const count = (snapshot: Snapshot): number => snapshot.graph.file(path)?.facts.rows.length ?? 0;
  return count(after) === count(before) + added && isReadBack(before, after, path, []);
}

function definedIn({ graph }: Snapshot, path: string): string[] {
  return (graph.file(path)?.facts.items ?? []).flatMap(({ id, strength }) => (strength === 'example' ? [] : [id]));
}
