import assert from 'node:assert/strict';
import { markDone } from '../../../../server/src/core/commands/markDone';
import { corpusFolder, hasCorpus } from '../../../support/corpus';
import { run, type Files } from '../../../support/executing';
import { workspaceOf } from '../../../support/folderInMemory';

/** Every second line of plans that are done, as it was before. */
const halfDone = (files: Files): Files =>
  new Map(
    [...files].map(([path, text]) => [
      path,
      text
        .split('\n')
        .map((line, i) => (i % 2 === 0 ? line.replace(/^(\s*[-*] )\[[xX]\]/, '$1[ ]') : line))
        .join('\n'),
    ]),
  );

const EVERY = 29;

describe('marking in plans that nobody here wrote', function () {
  this.timeout(120_000);
  for (const folder of ['plans/osml-kiro', 'plans/speckit-companion']) {
    const test = hasCorpus(folder) ? it : it.skip;
    test(`changes the mark and nothing else in ${folder}`, () => {
      const files = halfDone(corpusFolder(folder));
      const { graph } = workspaceOf(files).snapshot();
      let tried = 0;
      let changed = 0;
      for (const { path, facts } of graph.files) {
        for (const item of facts.items) {
          if (item.kind !== 'task' || item.strength !== 'explicit' || item.status !== 'open') continue;
          if (tried++ % EVERY !== 0) continue;
          const text = files.get(path) ?? '';
          const at = text.slice(item.blockStart).split('\n')[0] ?? '';
          if (text.indexOf(at) !== item.blockStart) continue;
          const first = run(markDone, files, { path, at }, { also: ['leave'] });
          const own = first.diff
            .filter((line) => line.startsWith(`${path}: `))
            .map((line) => line.slice(path.length + 2));
          assert.equal(own.length, 2, `${path}: ${at}`);
          assert.equal(own[1]?.slice(2).replace(/\[[xX]\]/, '[ ]'), own[0]?.slice(2));
          const after = (first.files.get(path) ?? '').slice(item.blockStart).split('\n')[0] ?? '';
          const second = run(markDone, first.files, { path, at: after }, { also: ['leave'] });
          assert.ok('unchanged' in second.answer, JSON.stringify(second.answer));
          changed++;
        }
      }
      assert.ok(changed > 0, 'some tasks are open');
    });
  }
});
