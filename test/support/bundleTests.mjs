// Bundles a mocha suite, since the sources that the tests import need a bundler: TypeScript, and `.md` as text.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { repository } from './repository.mjs';

/**
 * The test files under a folder, relative to the repository, in a stable order.
 * @param {string} folder
 */
export function testFiles(folder) {
  const home = path.join(repository, folder);
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name))
    .sort();
}

/**
 * Bundles test/<suite> into .cache/test/<suite> and answers the bundled test files. What the tests share becomes a chunk
 * of its own, so that it is loaded once.
 * @param {string} suite
 */
export async function bundleTests(suite) {
  const folder = path.join('test', suite);
  const outdir = path.join('.cache', 'test', suite);
  const files = testFiles(folder);
  rmSync(path.join(repository, outdir), { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: repository,
    entryPoints: files,
    outbase: folder,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    loader: { '.md': 'text' },
    sourcemap: true,
    logLevel: 'warning',
  });
  return files.map((file) => path.join(repository, outdir, path.relative(folder, file).replace(/\.ts$/, '.mjs')));
}
