// node runWebSuite.mjs RESULT: runs test/editor/web/suite in the extension host of VS Code for the Web, a worker of a
// browser, over a virtual file system with a copy of an example workspace, and writes the counts to RESULT.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { testFiles } from '../../support/bundleTests.mjs';
import { repository } from '../../support/repository.mjs';
import { startBrowser } from '../browser.mjs';
import { serveWorkbench } from './serveWorkbench.mjs';

/** @typedef {{ title: string, state: 'passed' | 'failed' | 'pending', error?: string }} WebTest */

const example = path.join(repository, 'test', 'workspaces', 'phased-plan');
const suite = path.join('test', 'editor', 'web', 'suite');
const bundle = path.join('.cache', 'test', 'web', 'suite.js');
const runLimit = Number(process.env.EDITOR_TIMEOUT_MS ?? 180_000);

async function bundleSuite() {
  const tests = testFiles(suite).map((file) => `require('./${path.relative(suite, file)}');`);
  await esbuild.build({
    absWorkingDir: repository,
    stdin: {
      contents: `import { runMocha } from './index';\nexport const run = () => runMocha(() => {\n${tests.join('\n')}\n});\n`,
      resolveDir: path.join(repository, suite),
      loader: 'ts',
    },
    outfile: bundle,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

/** The file system that the page opens, as an extension of its own. */
async function bundleFileSystem() {
  const from = path.join('test', 'editor', 'web', 'fileSystem');
  const to = path.join('.cache', 'test', 'web', 'fileSystem');
  await esbuild.build({
    absWorkingDir: repository,
    entryPoints: [path.join(from, 'extension.mjs')],
    outfile: path.join(to, 'extension.js'),
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
  });
  cpSync(path.join(repository, from, 'package.json'), path.join(repository, to, 'package.json'));
  return to;
}

/**
 * @param {string} folder
 * @returns {Promise<WebTest[]>}
 */
async function runInBrowser(folder) {
  const server = await serveWorkbench({ folder, tests: bundle, fileSystem: await bundleFileSystem() });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    /** @type {WebTest[] | undefined} */
    let tests;
    const exited = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ values) => {
      // There is no file system of this machine inside: what happened comes over the console.
      for (const value of values.map(String))
        if (value.startsWith('EDITOR_RESULT ')) tests = JSON.parse(value.slice('EDITOR_RESULT '.length));
        else if (process.env.EDITOR_VERBOSE) console.error(type, value);
    });
    if (process.env.EDITOR_VERBOSE) page.on('console', (message) => console.error(message.type(), message.text()));
    await page.goto(server.address);
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), runLimit).unref());
    const end = await Promise.race([exited, late]);
    if (process.env.EDITOR_SHOT) await page.screenshot({ path: process.env.EDITOR_SHOT });
    if (end === 'late') throw new Error(`the suite did not end in ${runLimit} ms`);
    if (!tests) throw new Error('the extension host ended before the suite did');
    return tests;
  } finally {
    await browser.close();
    server.stop();
  }
}

const [result] = process.argv.slice(2);
if (!result) {
  console.error('usage: node test/editor/web/runWebSuite.mjs RESULT');
  process.exit(2);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'plantrace-web-'));
try {
  cpSync(example, folder, { recursive: true });
  await bundleSuite();
  const tests = await runInBrowser(folder);
  for (const { title, error } of tests) if (error) console.log(`${title}\n${error.replace(/^/gm, '    ')}\n`);
  /** @param {WebTest['state']} state */
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
process.exit();
