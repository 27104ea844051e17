import assert from 'node:assert/strict';
import { folderPlace, relativePath, uriOf } from '../../server/src/lsp/uris';

describe('paths of documents in a folder', () => {
  const cases: [what: string, folder: string, document: string, path: string | null][] = [
    ['a document', 'file:///srv/plans', 'file:///srv/plans/docs/a.md', 'docs/a.md'],
    ['the folder itself', 'file:///srv/plans/', 'file:///srv/plans', ''],
    ['a neighbour whose name begins alike', 'file:///srv/plans', 'file:///srv/plans-old/a.md', null],
    ['the folder above', 'file:///srv/plans', 'file:///srv/a.md', null],
    ['the top of a disk', 'file:///', 'file:///a.md', 'a.md'],
    ['spaces and umlauts, however they are written', 'file:///srv/M%C3%BChle', 'file:///srv/Mühle/a%20b.md', 'a b.md'],
    ['a drive in capitals and small letters', 'file:///c%3A/Srv', 'file:///C:/srv/a.md', 'a.md'],
    ['another drive', 'file:///c%3A/srv', 'file:///d:/srv/a.md', null],
    ['the top of a drive', 'file:///c:/', 'file:///c%3A/a.md', 'a.md'],
    ['a share', 'file://server/plans', 'file://server/plans/a.md', 'a.md'],
    ['another share', 'file://server/plans', 'file://other/plans/a.md', null],
    ['a way that goes up again', 'file:///srv/plans', 'file:///srv/plans/x/../a.md', 'a.md'],
    ['a virtual folder', 'memfs:/plans', 'memfs:/plans/docs/a%20b.md', 'docs/a b.md'],
    ['another scheme', 'file:///srv/plans', 'memfs:/srv/plans/a.md', null],
  ];
  for (const [what, folder, document, path] of cases)
    it(`finds ${what}`, () => assert.equal(relativePath(folderPlace(folder), document), path));

  for (const [folder, path, uri] of [
    ['file:///srv/plans/', 'docs/a b.md', 'file:///srv/plans/docs/a%20b.md'],
    ['file:///C:/srv', 'a.md', 'file:///c%3A/srv/a.md'],
    ['file://server/plans', 'a.md', 'file://server/plans/a.md'],
    ['file:///', 'a.md', 'file:///a.md'],
    ['memfs:/plans', 'docs/a b.md', 'memfs:/plans/docs/a%20b.md'],
  ] as const)
    it(`names ${path} in ${folder}`, () => {
      const place = folderPlace(folder);
      assert.equal(uriOf(place, path), uri);
      assert.equal(relativePath(place, uri), path);
    });
});
