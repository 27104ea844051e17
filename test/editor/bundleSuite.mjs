import path from 'node:path';
import esbuild from 'esbuild';
import { repository } from '../support/repository.mjs';

/**
 * Bundles tests with an entry that loads them once mocha is ready.
 * @param {string[]} files
 * @param {string} bundle
 */
export async function bundleSuite(files, bundle) {
  const tests = files.map((file) => `require('./${file}');`);
  await esbuild.build({
    absWorkingDir: repository,
    stdin: {
      contents: `import { runMocha } from './test/editor/suite/index';\nexport const run = () => runMocha(() => {\n${tests.join('\n')}\n});\n`,
      resolveDir: repository,
      loader: 'ts',
    },
    outfile: path.join(repository, bundle),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    loader: { '.md': 'text' },
    sourcemap: true,
    logLevel: 'warning',
  });
}
