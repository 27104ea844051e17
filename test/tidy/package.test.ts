import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

const expected = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(extension|web\/extension|server|worker|cli)\.js$/,
  /^dist\/pages\/[a-z]+\.(js|css|ttf)$/,
  /^dist\/rules\/[a-z]+\/[a-z-]+\.md$/,
  /^(syntaxes|snippets|schemas)\/[^/]+\.json$/,
  /^media\/[^/]+\.(png|svg)$/,
];

/** Of all files together, unpacked, with the bundles as they are shipped. */
const sizeLimit = 6.5 * 1024 * 1024;

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
    const bundles = ['extension', 'web/extension', 'server', 'worker', 'cli'].map((name) => `dist/${name}.js`);
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
    const shipped = mkdtempSync(path.join(os.tmpdir(), 'plantrace-'));
    const { status } = spawnSync(process.execPath, ['esbuild.mjs', '--production', '--into', shipped]);
    assert.equal(status, 0);
    const sizeOf = (file: string): number =>
      statSync(file.startsWith('dist/') ? path.join(shipped, file.slice('dist/'.length)) : file).size;
    const size = files.filter((file) => existsSync(file)).reduce((sum, file) => sum + sizeOf(file), 0);
    rmSync(shipped, { recursive: true });
    assert.ok(size < sizeLimit, `${size} bytes`);
  });
});
