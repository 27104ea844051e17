import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { assertGolden } from '../support/golden';
import { temporaryFolder } from '../support/temporaryFolder';
import { zipArchive } from '../support/zipArchive';

/** Of the file that people download, in bytes. */
const sizeLimit = 2.5 * 1024 * 1024;

type Manifest = Record<string, unknown> & { main: string; browser: string; icon: string; contributes: unknown };

describe('the package of the extension', () => {
  let file = '';
  let files: Map<string, () => Buffer> = new Map();
  const textOf = (name: string): string => {
    const content = files.get(`extension/${name}`);
    assert.ok(content, `${name} is not in the package`);
    return content().toString('utf8');
  };
  const manifest = (): Manifest => JSON.parse(textOf('package.json'));

  before(function () {
    this.timeout(180_000);
    file = path.join(temporaryFolder(), 'plantrace.vsix');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['packaging/extension.mjs', file], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${stdout}${stderr}`);
    files = zipArchive(file);
  });

  it('holds these files and no others', () => {
    assertGolden(`${[...files.keys()].sort().join('\n')}\n`, 'test/tidy/package.golden.txt');
  });

  it('is quickly downloaded', () => {
    const { size } = statSync(file);
    assert.ok(size <= sizeLimit, `${size} bytes`);
  });

  it('holds every file that its manifest names', () => {
    const named = [
      ...JSON.stringify(manifest()).matchAll(/"(?:\.\/)?((?:dist|media|schemas|snippets|syntaxes)\/[^"]+)"/g),
    ];
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.map(([, name]) => name).filter((name) => !files.has(`extension/${name}`)),
      [],
    );
  });

  it('tells nothing of how it is made', () => {
    assert.deepEqual(
      ['private', 'bin', 'scripts', 'devDependencies', 'dependencies'].filter((key) => key in manifest()),
      [],
    );
    for (const name of ['dist/extension.js', 'dist/web/extension.js', 'dist/server.js', 'dist/worker.js'])
      assert.doesNotMatch(textOf(name), /sourceMappingURL/, name);
  });

  it('has what a marketplace shows', () => {
    const { displayName, description, categories, keywords, galleryBanner, license, publisher } = manifest();
    assert.ok(displayName && description && license && publisher);
    assert.ok(Array.isArray(categories) && categories.length > 0);
    assert.ok(Array.isArray(keywords) && keywords.length > 0 && keywords.length <= 30);
    assert.match((galleryBanner as { color: string }).color, /^#[0-9a-f]{6}$/);
    const icon = files.get(`extension/${manifest().icon}`)?.();
    assert.ok(icon, 'there is no icon');
    // The width in the header of a PNG; a marketplace asks for 128 at least.
    assert.ok(icon.readUInt32BE(16) >= 128);
  });

  it('leads to no picture that is not shown', () => {
    // A page of an extension shows pictures of the web alone.
    assert.doesNotMatch(textOf('readme.md'), /!\[[^\]]*\]\((?!https:)/);
  });

  it('names no place that it does not know', () => {
    for (const key of ['repository', 'homepage', 'bugs', 'qna', 'sponsor'])
      assert.doesNotMatch(JSON.stringify(manifest()[key] ?? ''), /example\.|TODO|your-/, key);
  });
});

describe('the pictures of the README', () => {
  const pictures = [...readFileSync('README.md', 'utf8').matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)];

  it('are there, and say in words what they show', () => {
    for (const [, alternative = '', picture = ''] of pictures) {
      assert.ok(existsSync(picture), picture);
      assert.ok(alternative.length > 20, `${picture}: ${alternative}`);
    }
  });
});
