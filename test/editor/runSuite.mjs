// node runSuite.mjs RESULT [NAME…]: runs test/editor/suite inside VS Code, or those files of it whose path holds one of the
// names, with the extension from this repository and a copy of an example workspace, and writes the counts to RESULT.
// VSCODE_EXECUTABLE names a desktop VS Code to use.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { testFiles } from '../support/bundleTests.mjs';
import { repository } from '../support/repository.mjs';

/** @typedef {{ title: string, state: 'passed' | 'failed' | 'pending', error?: string }} EditorTest */

const example = path.join(repository, 'test', 'workspaces', 'phased-plan');
const suite = path.join('test', 'editor', 'suite');
const bundle = path.join(repository, '.cache', 'test', 'editor', 'suite.js');

/**
 * Bundles the suite with an entry that loads the tests once mocha is ready.
 * @param {string[]} names of those that are wanted; none: all
 */
async function bundleSuite(names) {
  const wanted = testFiles(suite).filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
  const tests = wanted.map((file) => `require('./${path.relative(suite, file)}');`);
  await esbuild.build({
    absWorkingDir: repository,
    stdin: {
      contents: `import { runMocha } from './index';\nexport const run = () => runMocha(() => {\n${tests.join('\n')}\n});\n`,
      resolveDir: path.join(repository, suite),
      loader: 'ts',
    },
    outfile: bundle,
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

/**
 * @param {string} folder temporary
 * @returns {Promise<EditorTest[]>}
 */
async function runInEditor(folder) {
  const workspace = path.join(folder, 'phased-plan');
  const outcome = path.join(folder, 'tests.json');
  // A copy, because the tests write.
  cpSync(example, workspace, { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: process.env.VSCODE_EXECUTABLE ?? path.join(repository, 'test', 'editor', 'executable.mjs'),
      extensionDevelopmentPath: repository,
      extensionTestsPath: bundle,
      launchArgs: [
        workspace,
        '--disable-extensions',
        `--user-data-dir=${path.join(folder, 'user')}`,
        `--extensions-dir=${path.join(folder, 'extensions')}`,
      ],
      extensionTestsEnv: { EDITOR_RESULT: outcome },
    });
  } catch (error) {
    // Failed tests end up here as well; what counts is what the suite wrote down.
    if (!existsSync(outcome)) throw error;
  }
  if (!existsSync(outcome)) throw new Error('the extension host ended before the suite did');
  return JSON.parse(readFileSync(outcome, 'utf8'));
}

const [result, ...names] = process.argv.slice(2);
if (!result) {
  console.error('usage: node test/editor/runSuite.mjs RESULT [NAME…]');
  process.exit(2);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'plantrace-workspace-'));
try {
  await bundleSuite(names);
  const tests = await runInEditor(folder);
  for (const { title, error } of tests) if (error) console.log(`${title}\n${error.replace(/^/gm, '    ')}\n`);
  /** @param {EditorTest['state']} state */
  const count = (state) => tests.filter((test) => test.state === state).length;
  mkdirSync(path.dirname(path.resolve(result)), { recursive: true });
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('pending') };
  writeFileSync(result, JSON.stringify(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
