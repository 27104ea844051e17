import assert from 'node:assert/strict';
import path from 'node:path';
import type { Move } from '../../../server/src/core/authoring/movedFiles';
import { Checker } from '../../../server/src/core/rules/check';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';
import { atNewPaths, following, newPath } from '../../support/moving';
import type { Files } from '../../support/renaming';

/** What is found, document by document, as it is told of each after the moves. */
function found(files: Files, moves: readonly Move[]): string[] {
  const said = [...new Checker().check(workspaceOf(files).snapshot()).values()].flat();
  return said.map(({ file, code, id }) => `${newPath(file, moves)} ${code} ${id ?? ''}`).sort();
}

/** Documents that are what they are wherever they lie: their path says nothing of what they hold. */
const isMovable = (files: Files, document: string): boolean => {
  const kind = (at: Files, name: string): unknown => workspaceOf(at).snapshot().graph.file(name)?.facts.kind;
  const move = [{ from: document, to: moved(document) }];
  return kind(files, document) === kind(atNewPaths(following(files, move), move), moved(document));
};

const moved = (document: string): string => document.replace(/([^/]*)$/, 'moved/$1');

describe('documents of the example workspaces', () => {
  for (const name of ['phased-plan', 'mixed', 'schedule', 'task-table', 'own-dialect']) {
    it(`can be moved to another folder, ${name}`, () => {
      const files = exampleIn(path.join('test', 'workspaces', name));
      const before = found(files, []);
      let count = 0;
      for (const document of files.keys()) {
        if (!document.endsWith('.md') || !isMovable(files, document)) continue;
        const moves = [{ from: document, to: moved(document) }];
        const after = atNewPaths(following(files, moves), moves);
        const links = (all: readonly string[]): string[] => all.filter((one) => one.includes('document/'));
        assert.deepEqual(links(found(after, [])), links(found(files, moves)), document);
        count++;
      }
      assert.ok(count > 0 && before.length > 0);
    });
  }

  for (const [name, from, to] of [
    ['phased-plan', 'docs/plans', 'docs/roadmap'],
    ['phased-plan', 'docs', 'papers'],
    ['phased-plan', 'docs/requirements', 'requirements'],
    ['phased-plan', 'docs/plans/phase-1-ledger-and-patrons.md', 'docs/plans/phase-1-ledger.md'],
    ['phased-plan', 'docs/plans/phase-2a-kiosk-lending.md', 'docs/plans/later/phase-2a-kiosks.md'],
    ['phased-plan', 'docs/plans/questions.md', 'docs/open/questions.md'],
    ['mixed', 'docs', 'papers'],
    ['spec-kit', 'specs/001-tool-lending', 'specs/001-lending-of-tools'],
    ['spec-kit', 'specs/003-repair-log', 'specs/003-repairs'],
    ['kiro', '.kiro/specs/tide-board', '.kiro/specs/tides'],
    ['schedule', 'docs/drills', 'docs/exercises'],
    ['task-table', 'Survey_Report.md', 'reports/Survey_Report.md'],
    ['task-table', 'Outline.md', 'The_Outline.md'],
  ] as const)
    it(`find the same when ${from} becomes ${to}, ${name}`, () => {
      const files = exampleIn(path.join('test', 'workspaces', name));
      const moves = [{ from, to }];
      assert.notDeepEqual(atNewPaths(files, moves), files, 'something moves');
      assert.deepEqual(found(atNewPaths(following(files, moves), moves), []), found(files, moves));
    });
});
