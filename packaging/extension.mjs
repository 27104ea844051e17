// node packaging/extension.mjs [FILE]: packs the extension into a .vsix, by default NAME-VERSION.vsix. Nothing is taken from
// dist/: the bundles are made anew, as they are shipped.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { bundleInto, repository } from './bundles.mjs';

/** What of the manifest concerns whoever works on Plantrace, and the command, which is a package of its own. */
const unshipped = ['private', 'bin', 'scripts', 'devDependencies'];

/** A picture that stands alone in a paragraph. */
const picture = /^!\[[^\]]*\]\(media\/readme\/[^)]*\)\n\n?/gm;

/**
 * Puts what is packed into a folder, as it is packed.
 * @param {string} stage
 */
async function stageExtension(stage) {
  const files = await listFiles({ cwd: repository, packageManager: PackageManager.None });
  for (const file of [...files, '.vscodeignore'])
    if (!file.startsWith('dist/')) cpSync(path.join(repository, file), path.join(stage, file));
  bundleInto(path.join(stage, 'dist'));
  const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const shipped = Object.entries(manifest).filter(([key]) => !unshipped.includes(key));
  writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(Object.fromEntries(shipped), null, 2)}\n`);
  if (manifest.repository === undefined) dropPictures(path.join(stage, 'README.md'));
}

/**
 * Pages of extensions show pictures by their addresses on the web only. While the project has none, its README goes
 * without rather than with broken ones.
 * @param {string} file
 */
function dropPictures(file) {
  writeFileSync(file, readFileSync(file, 'utf8').replace(picture, ''));
}

/** @param {string} file where the .vsix goes */
export async function packExtension(file) {
  const stage = mkdtempSync(path.join(os.tmpdir(), 'plantrace-package-'));
  try {
    await stageExtension(stage);
    await createVSIX({
      cwd: stage,
      packagePath: path.resolve(file),
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  await packExtension(process.argv[2] ?? path.join(repository, `${name}-${version}.vsix`));
}
