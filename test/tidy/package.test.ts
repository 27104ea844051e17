import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';

const expected = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(extension|server|cli)\.js$/,
  /^dist\/rules\/[a-z]+\/[a-z-]+\.md$/,
  /^(syntaxes|snippets|schemas)\/[^/]+\.json$/,
  /^media\/[^/]+\.(png|svg)$/,
];

/** Of all files together, as a build for development leaves them. */
const sizeLimit = 6 * 1024 * 1024;

describe('package', () => {
  it('holds what the extension needs', async () => {
    const files = await listFiles({ packageManager: PackageManager.None });
    const needed = [
      'package.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'media/icon.png',
      'schemas/plantrace.config.schema.json',
    ];
    const bundles = ['dist/extension.js', 'dist/server.js', 'dist/cli.js'];
    assert.deepEqual(
      [...needed, ...bundles].filter((file) => !files.includes(file)),
      [],
      'npm run build makes what is missing from dist',
    );
  });

  it('holds nothing else', async () => {
    const files = await listFiles({ packageManager: PackageManager.None });
    assert.deepEqual(
      files.filter((file) => !expected.some((pattern) => pattern.test(file))),
      [],
    );
  });

  it('stays small', async () => {
    const files = await listFiles({ packageManager: PackageManager.None });
    const size = files.filter((file) => existsSync(file)).reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(size < sizeLimit, `${size} bytes`);
  });
});
