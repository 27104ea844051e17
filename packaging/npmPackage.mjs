// node packaging/npmPackage.mjs [FOLDER]: makes the npm package of the command `plantrace`, by default in dist/npm, for
// `npm pack` and `npm publish`. The manifest of the extension is not published.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleInto, repository } from './bundles.mjs';

/** What both manifests say alike. */
const shared = ['name', 'version', 'description', 'license', 'keywords', 'repository', 'homepage', 'bugs'];

/** @param {string} folder */
export function makeNpmPackage(folder) {
  const extension = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const manifest = {
    ...Object.fromEntries(shared.filter((key) => key in extension).map((key) => [key, extension[key]])),
    bin: { plantrace: 'cli.js' },
    files: ['cli.js', 'plantrace.config.schema.json'],
    engines: { node: extension.engines.node },
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(path.join(repository, 'LICENSE'), path.join(folder, 'LICENSE'));
  cpSync(path.join(repository, 'packaging', 'npm.md'), path.join(folder, 'README.md'));
  const schema = 'plantrace.config.schema.json';
  cpSync(path.join(repository, 'schemas', schema), path.join(folder, schema));
  const bundles = mkdtempSync(path.join(os.tmpdir(), 'plantrace-npm-'));
  try {
    bundleInto(bundles);
    cpSync(path.join(bundles, 'cli.js'), path.join(folder, 'cli.js'));
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  makeNpmPackage(process.argv[2] ?? path.join(repository, 'dist', 'npm'));
