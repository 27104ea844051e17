import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../server/src/cli/failure';
import { writeChange } from '../../server/src/cli/writeChange';
import { applyEdits } from '../../server/src/core/text/edit';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

const TEXT = 'A hut on the pass.\r\n';
const edit = (file: string, expectedText = TEXT) => ({
  file,
  expectedText,
  edits: [{ start: 2, end: 5, newText: 'tent' }],
});

describe('a change on disk', () => {
  it('creates and edits in one go, and keeps mark and line ends', () => {
    const root = temporaryFolder();
    writeFiles(root, { 'a.md': `\ufeff${TEXT}` });
    writeChange(root, { title: '', creations: [{ file: 'new/deep/b.md', text: 'B\n' }], edits: [edit('a.md')] });
    assert.equal(readFileSync(path.join(root, 'a.md'), 'utf8'), `\ufeff${applyEdits(TEXT, edit('a.md').edits)}`);
    assert.equal(readFileSync(path.join(root, 'new/deep/b.md'), 'utf8'), 'B\n');
    assert.deepEqual(readdirSync(root).sort(), ['a.md', 'new'], 'nothing is left beside them');
  });

  const refusals: [what: string, prepare: (root: string) => void][] = [
    ['the new document is there already', (root) => writeFiles(root, { 'new/b.md': 'mine\n' })],
    ['a document is another one by now', (root) => writeFileSync(path.join(root, 'c.md'), 'else\n')],
    ['a document is read-only', (root) => chmodSync(path.join(root, 'c.md'), 0o444)],
    ['a document is no UTF-8', (root) => writeFileSync(path.join(root, 'c.md'), Buffer.from([0x41, 0xff]))],
  ];
  for (const [what, prepare] of refusals)
    it(`leaves all files as they were where ${what}`, function () {
      // Nothing is read-only for root.
      if (what.includes('read-only') && process.getuid?.() === 0) this.skip();
      const root = temporaryFolder();
      writeFiles(root, { 'a.md': TEXT, 'c.md': TEXT });
      prepare(root);
      const before = filesIn(root);
      const change = {
        title: '',
        creations: [{ file: 'new/b.md', text: 'B\n' }],
        edits: [
          edit('a.md'),
          { ...edit('c.md', what.includes('UTF-8') ? 'A\ufffd' : TEXT), edits: [{ start: 0, end: 1, newText: 'B' }] },
        ],
      };
      assert.throws(() => writeChange(root, change), Failure);
      assert.deepEqual(filesIn(root), before);
      assert.equal(existsSync(path.join(root, 'new')), before.has('new/b.md'), 'no empty folder is left');
    });
});

function filesIn(root: string): Map<string, string> {
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'latin1')];
      }),
  );
}
