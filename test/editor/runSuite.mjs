// node runSuite.mjs RESULT [NAME…]: runs test/editor/suite and test/editor/variants inside VS Code, or those files of them
// whose path holds one of the names, and writes the counts to RESULT. The extension is the packed one, installed as people
// install it, and made anew from the sources. The suite has a copy of an example workspace open; each variant a workspace
// of another kind, which its workspace.mjs makes. VSCODE_EXECUTABLE names a desktop VS Code to use, EDITOR_VERSION one of
// those that come from npm.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { packExtension } from '../../packaging/extension.mjs';
import { testFiles } from '../support/bundleTests.mjs';
import { repository } from '../support/repository.mjs';
import { bundleSuite } from './bundleSuite.mjs';
import { installPackage } from './installPackage.mjs';

/** @typedef {{ title: string, state: 'passed' | 'failed' | 'pending', error?: string }} EditorTest */

/**
 * What is open while tests run.
 * @typedef {object} Workspace
 * @property {(folder: string) => string} make writes the workspace into an empty folder, and says what to open
 * @property {Record<string, unknown>} [settings] of the user
 * @property {string} [driver] the folder of an extension that the workspace needs
 */

const home = path.join('test', 'editor');
const example = path.join(home, 'suite');
const driver = path.join(repository, home, 'driver');

/** The folders of tests, each run in a VS Code of its own. */
function suites() {
  const variants = readdirSync(path.join(repository, home, 'variants')).map((name) =>
    path.join(home, 'variants', name),
  );
  return [example, ...variants];
}

/**
 * @param {string} suite
 * @param {string[]} files
 * @param {string} extensions
 * @returns {Promise<EditorTest[]>}
 */
async function runInEditor(suite, files, extensions) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plantrace-workspace-'));
  const bundle = path.join('.cache', 'test', 'editor', `${path.basename(folder)}.js`);
  const outcome = path.join(folder, 'tests.json');
  try {
    await bundleSuite(files, bundle);
    /** @type {Workspace} */
    const workspace = await import(path.join(repository, suite, 'workspace.mjs'));
    const contents = path.join(folder, 'contents');
    mkdirSync(contents);
    const opened = workspace.make(contents);
    try {
      await runTests({
        vscodeExecutablePath: process.env.VSCODE_EXECUTABLE ?? path.join(repository, home, 'executable.mjs'),
        extensionDevelopmentPath: workspace.driver ?? driver,
        extensionTestsPath: path.join(repository, bundle),
        launchArgs: [opened, `--user-data-dir=${path.join(folder, 'user')}`, `--extensions-dir=${extensions}`],
        extensionTestsEnv: { EDITOR_RESULT: outcome, EDITOR_SETTINGS: JSON.stringify(workspace.settings ?? {}) },
      });
    } catch (error) {
      // Failed tests end up here as well; what counts is what the suite wrote down.
      if (!existsSync(outcome)) throw error;
    }
    if (!existsSync(outcome)) throw new Error(`${suite}: the extension host ended before the suite did`);
    return JSON.parse(readFileSync(outcome, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    for (const file of [bundle, `${bundle}.map`]) rmSync(path.join(repository, file), { force: true });
  }
}

const [result, ...names] = process.argv.slice(2);
if (!result) {
  console.error('usage: node test/editor/runSuite.mjs RESULT [NAME…]');
  process.exit(2);
}
const place = mkdtempSync(path.join(os.tmpdir(), 'plantrace-installed-'));
try {
  const vsix = path.join(place, 'plantrace.vsix');
  await packExtension(vsix);
  const extensions = installPackage(vsix, place);
  /** @type {EditorTest[]} */
  const tests = [];
  for (const suite of suites()) {
    const files = testFiles(suite).filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
    if (files.length > 0) tests.push(...(await runInEditor(suite, files, extensions)));
  }
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
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}
