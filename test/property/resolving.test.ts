import assert from 'node:assert/strict';
import type { HierarchyEntry } from '../../server/src/core/features/hierarchyEntries';
import { inlayHints } from '../../server/src/core/features/inlayHints';
import { lenses, lensOf } from '../../server/src/core/features/lenses';
import { linkAt, towardsSource, towardsWork } from '../../server/src/core/features/traceChain';
import { waitingFor, waitsFor, workAt } from '../../server/src/core/features/workOrder';
import type { Place } from '../../server/src/core/model/finding';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { Random, randomEdit, exampleWorkspaces } from '../support/documents';
import { workspaceOf } from '../support/folderInMemory';

function assertInside(snapshot: Snapshot, { file, start, end }: Place): void {
  const length = snapshot.graph.file(file)?.facts.length ?? -1;
  assert.ok(start >= 0 && start <= end && end <= length, `${file} ${start}–${end} of ${length}`);
}

/** What an earlier answer about a document is resolved by. */
interface Kept {
  readonly keys: readonly string[];
  readonly entries: readonly HierarchyEntry[];
}

/** Asks for everything, and sees that it lies in its documents. */
function ask(snapshot: Snapshot, path: string, random: Random): Kept {
  const text = snapshot.text(path) ?? '';
  const keys = lenses(snapshot, path).map((lens) => {
    assertInside(snapshot, { file: path, ...lens });
    lens.places().forEach((place) => assertInside(snapshot, place));
    return lens.key;
  });
  assert.equal(new Set(keys).size, keys.length, 'each lens has a key of its own');
  let last = 0;
  for (const { offset, label, target } of inlayHints(snapshot, path)) {
    assert.ok(offset >= last && offset <= text.length && label !== '' && !/[\r\n]/.test(label));
    assertInside(snapshot, target);
    last = offset;
  }
  const entries = Array.from({ length: 8 }, () => random.below(text.length + 1)).flatMap((offset) =>
    [workAt(snapshot, path, offset), linkAt(snapshot, path, offset)].filter((entry) => entry !== null),
  );
  for (const entry of entries) follow(snapshot, entry);
  return { keys, entries };
}

/** Follows an entry that may be of an earlier snapshot, in all directions. */
function follow(snapshot: Snapshot, { known }: HierarchyEntry): void {
  const chained = [...(towardsSource(snapshot, known) ?? []), ...(towardsWork(snapshot, known) ?? [])];
  const waiting = waitingFor(snapshot, known) ?? [];
  const waited = waitsFor(snapshot, known) ?? [];
  for (const entry of [...chained, ...[...waiting, ...waited].map((other) => other.entry)]) {
    assertInside(snapshot, entry);
    assert.ok(entry.start <= entry.nameStart && entry.nameStart <= entry.nameEnd && entry.nameEnd <= entry.end);
  }
  for (const { entry, places } of waiting)
    for (const place of places) assertInside(snapshot, { file: entry.file, ...place });
  for (const { places } of waited) for (const place of places) assertInside(snapshot, { file: known.path, ...place });
}

describe('lenses, hints and hierarchies', () => {
  it('lie in their documents in example workspaces, and what each is known by leads back to it', () => {
    const told = { lenses: 0, hints: 0, entries: 0 };
    for (const files of exampleWorkspaces()) {
      const snapshot = workspaceOf(files).snapshot();
      for (const path of files.keys()) {
        ask(snapshot, path, new Random(7));
        told.lenses += lenses(snapshot, path).length;
        told.hints += inlayHints(snapshot, path).length;
        for (const { start } of snapshot.graph.file(path)?.facts.items ?? [])
          for (const way of [workAt, linkAt]) {
            const entry = way(snapshot, path, start);
            if (!entry) continue;
            told.entries++;
            const found = (way === workAt ? waitsFor : towardsWork)(snapshot, entry.known);
            assert.ok(found !== null, `${path}: ${entry.label} is not found again`);
          }
      }
    }
    assert.ok(told.lenses > 200 && told.hints > 300 && told.entries > 500, JSON.stringify(told));
  });

  it('are resolved after random edits', function () {
    this.timeout(120_000);
    const random = new Random(20_261_122);
    const all = exampleWorkspaces();
    for (let round = 0; round < 100; round++) {
      const files = random.pick(all);
      const workspace = workspaceOf(files);
      const path = random.pick([...files.keys()]);
      let text = files.get(path) ?? '';
      let kept = ask(workspace.snapshot(), path, random);
      for (let edit = 0; edit < 5; edit++) {
        text = randomEdit(text, random);
        workspace.setBuffer(path, text);
        const snapshot = workspace.snapshot();
        try {
          for (const key of kept.keys) {
            const lens = lensOf(snapshot, path, key);
            if (lens) assertInside(snapshot, { file: path, ...lens });
          }
          for (const entry of kept.entries) follow(snapshot, entry);
          kept = ask(snapshot, path, random);
        } catch (error) {
          throw new Error(`round ${round}, ${path}: ${JSON.stringify(text.slice(0, 3000))}`, { cause: error });
        }
      }
    }
  });
});
