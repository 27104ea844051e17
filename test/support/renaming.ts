/** Items given other IDs: the workspace before and after, and who means whom. */
import assert from 'node:assert/strict';
import { renameItem } from '../../server/src/core/authoring/renaming/rename';
import { foldHyphens } from '../../server/src/core/ids/template';
import type { Refusal, WorkspaceChange } from '../../server/src/core/model/edit';
import { applyEdits } from '../../server/src/core/text/edit';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { parseFixture } from './fixture';
import { workspaceOf } from './folderInMemory';

export type Files = ReadonlyMap<string, string>;

/** The files after a change; fails where it was computed on other texts. */
export function changed(files: Files, { edits, creations }: WorkspaceChange): Map<string, string> {
  const after = new Map(files);
  assert.deepEqual(creations, []);
  for (const edit of edits) {
    assert.equal(edit.expectedText, files.get(edit.file));
    assert.ok(edit.edits.length > 0, `no empty edit of ${edit.file}`);
    after.set(edit.file, applyEdits(edit.expectedText, edit.edits));
  }
  return after;
}

/** The number of the definition that counts for an ID: of the one in a document, or of the only one there is. */
export function itemOf({ graph }: Snapshot, id: string, path?: string): number {
  const found = new Set<number>();
  graph.files.forEach((file, f) => {
    if (path !== undefined && file.path !== path) return;
    file.facts.items.forEach((item, i) => {
      const canonical = graph.canonicalOf(graph.itemNumber(f, i));
      if (foldHyphens(item.id) === foldHyphens(id) && canonical >= 0) found.add(canonical);
    });
  });
  const [item] = found;
  assert.ok(item !== undefined && found.size === 1, `${found.size} items are called ${id}`);
  return item;
}

/** What renaming an item of a fixture comes to; lines before and after, `- ` and `+ ` before them. */
export function renaming(source: string, id: string, newId: string, path?: string): string[] {
  const { files } = parseFixture(source);
  const result = tryRename(files, id, newId, path);
  assert.ok(!('refused' in result), `refused: ${'refused' in result ? result.refused : ''}`);
  return linesOf(files, changed(files, result));
}

/** Lines as they are after a rename, of those that it changes. */
export function after(source: string, id: string, newId: string, path?: string): string[] {
  return renaming(source, id, newId, path).flatMap((line) => (line.startsWith('+ ') ? [line.slice(2)] : []));
}

export function refusal(source: string, id: string, newId: string, path?: string): string {
  const result = tryRename(parseFixture(source).files, id, newId, path);
  assert.ok('refused' in result, 'renamed without complaint');
  return result.refused;
}

function tryRename(files: Files, id: string, newId: string, path?: string): WorkspaceChange | Refusal {
  const snapshot = workspaceOf(files).snapshot();
  return renameItem(snapshot, itemOf(snapshot, id, path), newId);
}

/** Line by line: IDs never bring or take away a line. */
export function linesOf(before: Files, after: Files): string[] {
  const found: string[] = [];
  for (const [path, text] of before) {
    const now = (after.get(path) ?? '').split('\n');
    text.split('\n').forEach((line, i) => {
      if (line !== now[i]) found.push(`- ${line}`, `+ ${now[i] ?? ''}`);
    });
    assert.equal(now.length, text.split('\n').length);
  }
  return found;
}
