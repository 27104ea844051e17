import assert from 'node:assert/strict';
import { documentLinks, offsetOfPlace } from '../../server/src/core/features/documentLinks';
import { folds } from '../../server/src/core/features/folds';
import { highlights } from '../../server/src/core/features/highlights';
import { idTokens } from '../../server/src/core/features/idTokens';
import { selectable, selectionSteps } from '../../server/src/core/features/selectionSteps';
import { documentSymbols, type DocumentSymbolNode } from '../../server/src/core/features/symbols';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { byteVariants, Random, randomEdit, exampleWorkspaces } from '../support/documents';
import { workspaceOf } from '../support/folderInMemory';

/** What an editor is told of a document lies in it, whatever it holds. */
function assertInside(snapshot: Snapshot, path: string, random: Random): void {
  const text = snapshot.text(path) ?? '';
  const lines = snapshot.graph.file(path)?.facts.lines;
  assert.ok(lines);
  const isInside = (start: number, end: number): boolean => start >= 0 && start <= end && end <= text.length;
  let last = 0;
  for (const { start, end } of idTokens(snapshot, path)) {
    assert.ok(start >= last && end > start && isInside(start, end), 'tokens in order');
    assert.ok(lines.lineAt(start) === lines.lineAt(end - 1) && !/[\r\n]/.test(text.slice(start, end)), 'one line');
    last = end;
  }
  last = 0;
  for (const { start, end, path: target, place } of documentLinks(snapshot, path)) {
    assert.ok(start >= last && end > start && isInside(start, end), 'links in order');
    const offset = offsetOfPlace(snapshot, target, place);
    assert.ok(offset === null || offset <= (snapshot.graph.file(target)?.facts.length ?? -1), 'links lead into files');
    last = end;
  }
  last = -1;
  for (const { firstLine, lastLine } of folds(snapshot, path)) {
    assert.ok(firstLine > last && lastLine > firstLine && lastLine < lines.lineCount, 'folds in order');
    last = firstLine;
  }
  const within = (nodes: readonly DocumentSymbolNode[], from: number, to: number): void => {
    for (const { start, end, nameStart, nameEnd, children, name } of nodes) {
      assert.ok(start >= from && end <= to && start <= nameStart && nameStart <= nameEnd && nameEnd <= end, name);
      within(children, start, end);
    }
  };
  within(documentSymbols(snapshot, path), 0, text.length);
  const document = selectable(snapshot, path);
  assert.ok(document);
  for (let i = 0; i < 5; i++) {
    const offset = random.below(text.length + 1);
    for (const { start, end } of highlights(snapshot, path, offset)) assert.ok(isInside(start, end), 'highlights');
    selectionSteps(document, offset).reduce(
      (inner, outer) => {
        assert.ok(
          outer.start <= inner.start && outer.end >= inner.end && isInside(outer.start, outer.end),
          'selections',
        );
        return outer;
      },
      { start: offset, end: offset },
    );
  }
}

/** Documents of one example workspace, by their paths in it. */

describe('what an editor is told of a document', () => {
  it('lies in it, in example workspaces', () => {
    const random = new Random(5);
    const told = { tokens: 0, links: 0, folds: 0 };
    for (const files of exampleWorkspaces()) {
      const snapshot = workspaceOf(files).snapshot();
      for (const path of files.keys()) {
        assertInside(snapshot, path, random);
        told.tokens += idTokens(snapshot, path).length;
        told.links += documentLinks(snapshot, path).length;
        told.folds += folds(snapshot, path).length;
      }
    }
    assert.ok(told.tokens > 1000 && told.links > 50 && told.folds > 200, JSON.stringify(told));
  });

  it('lies in it whatever its bytes', () => {
    const random = new Random(6);
    for (const files of exampleWorkspaces()) {
      const documents = [...files].map(([name, text]) => ({ name, text }));
      for (const { name, text } of byteVariants(documents)) {
        // The name of a variant follows that of its document.
        const path = name.split(', ')[0] ?? name;
        assertInside(workspaceOf(new Map([[path, text]])).snapshot(), path, random);
      }
    }
  });

  it('lies in it after random edits', function () {
    this.timeout(120_000);
    const random = new Random(20_261_121);
    const all = exampleWorkspaces();
    for (let round = 0; round < 120; round++) {
      const files = random.pick(all);
      const workspace = workspaceOf(files);
      const path = random.pick([...files.keys()]);
      let text = files.get(path) ?? '';
      for (let edit = 0; edit < 6; edit++) {
        text = randomEdit(text, random);
        workspace.setBuffer(path, text);
        try {
          assertInside(workspace.snapshot(), path, random);
        } catch (error) {
          throw new Error(`round ${round}, ${path}: ${JSON.stringify(text.slice(0, 3000))}`, { cause: error });
        }
      }
    }
  });
});
