// npm test [-- SUITE…]: runs the checks and the suites one after the other and closes with the line `N passed, N failed`.
// `current`, the editor suite in a current VS Code, runs where it is named.
// A suite that cannot run, or that runs no test, has failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installServer } from '../editor/vscodeVersions.mjs';
import { bundleTests } from './bundleTests.mjs';
import { missingPrerequisites } from './prerequisites.mjs';
import { repository } from './repository.mjs';
import { mochaSuites } from './suites.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped?: number, output?: string }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Step
 */

const results = path.join(repository, '.cache', 'test', 'results');
const npx = path.join(repository, 'node_modules', '.bin');
const suiteLimit = 15 * 60_000;

/**
 * Runs a program to its end; its output is kept for the case that it fails.
 * @param {string} command
 * @param {string[]} args
 */
function call(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: repository,
    encoding: 'utf8',
    timeout: suiteLimit,
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}` };
}

/**
 * A check counts as one test.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Step}
 */
function check(name, command, args) {
  return {
    name,
    run: async () => {
      const { status, output } = call(command, args);
      return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
    },
  };
}

/**
 * Runs a program that writes `{ passed, failed, skipped }` to the file that it is given.
 * @param {string} suite
 * @param {(result: string) => string[]} args
 * @returns {Outcome}
 */
function counted(suite, args) {
  const result = path.join(results, `${suite}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(result, { force: true });
  const { status, output } = call(process.execPath, args(result));
  if (!existsSync(result)) return failure(`${output}\n${suite}: the run did not finish`);
  /** @type {Outcome} */
  const counts = JSON.parse(readFileSync(result, 'utf8'));
  if (counts.passed + counts.failed === 0) return failure(`${output}\n${suite}: no test ran`);
  if (status !== 0 && counts.failed === 0) return { ...counts, failed: 1, output };
  return counts.failed > 0 ? { ...counts, output } : counts;
}

/**
 * @param {string} output
 * @returns {Outcome}
 */
const failure = (output) => ({ passed: 0, failed: 1, output });

/**
 * @param {import('./suites.mjs').Suite} suite
 * @returns {Step}
 */
const mochaStep = ({ name, timeout, needs = [] }) => ({
  name,
  run: async () => {
    const missing = missingPrerequisites(needs);
    if (missing) return failure(`${name}: ${missing}`);
    const files = await bundleTests(name);
    if (files.length === 0) return failure(`${name}: there are no tests in test/${name}`);
    const program = path.join(repository, 'test', 'support', 'mochaProcess.mjs');
    return counted(name, (result) => ['--enable-source-maps', program, `${timeout}`, result, ...files]);
  },
});

/**
 * @param {string} name
 * @param {string} version of VS Code, as test/editor/vscodeVersions.mjs names it
 * @returns {Step}
 */
const editorStep = (name, version) => ({
  name,
  run: async () => {
    const missing = missingPrerequisites(['chromium', 'ripgrep', 'fonts']);
    if (missing) return failure(`${name}: ${missing}`);
    process.env.EDITOR_VERSION = version;
    // Here and not where it is first used, since what a suite prints is shown only when it fails.
    const install = "await (await import('./test/editor/vscodeVersions.mjs')).installServer()";
    spawnSync(process.execPath, ['--input-type=module', '-e', install], { cwd: repository, stdio: 'inherit' });
    const program = path.join(repository, 'test', 'editor', 'runSuite.mjs');
    return counted(name, (result) => [program, result]);
  },
});

/** @type {Step} */
const webStep = {
  name: 'web',
  run: async () => {
    const missing = missingPrerequisites(['chromium', 'fonts']);
    if (missing) return failure(`web: ${missing}`);
    process.env.EDITOR_VERSION = 'floor';
    installServer();
    return counted('web', (result) => [path.join(repository, 'test', 'editor', 'web', 'runWebSuite.mjs'), result]);
  },
};

/**
 * Pages in the real editor, where clicks and keys reach them: the suite of the editor runs beside them.
 * @param {string} name
 * @param {string} file
 * @returns {Step}
 */
const walkStep = (name, file) => ({
  name,
  run: async () => {
    const missing = missingPrerequisites(['chromium', 'ripgrep', 'fonts']);
    if (missing) return failure(`${name}: ${missing}`);
    process.env.EDITOR_VERSION = 'floor';
    installServer();
    return counted(name, (result) => [path.join(repository, 'test', 'editor', file), result]);
  },
});

const build = 'build';

/** @type {Step[]} */
const steps = [
  check('typecheck', path.join(npx, 'tsc'), ['-b']),
  check('lint', path.join(npx, 'eslint'), ['.', '--max-warnings', '0']),
  check('format', path.join(npx, 'prettier'), ['--check', '--log-level', 'warn', '.']),
  check(build, process.execPath, ['esbuild.mjs']),
  ...mochaSuites.map(mochaStep),
  editorStep('editor', 'floor'),
  walkStep('walk', 'walkMatrix.mjs'),
  walkStep('walk-graph', 'walkGraph.mjs'),
  webStep,
];

/** Steps that run only where they are asked for. */
const others = [editorStep('current', 'current')];

const wanted = process.argv.slice(2);
const known = [...steps, ...others];
const unknown = wanted.filter((name) => !known.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(', ')}; there are ${known.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

/** Suites that run what the build made: never against an old one. */
const builtFirst = ['tidy', 'protocol', 'cli', 'pages', 'editor', 'walk', 'walk-graph', 'web'];

/** @param {string} name */
const isWanted = (name) =>
  (wanted.length === 0 && !others.some((step) => step.name === name)) ||
  wanted.includes(name) ||
  (name === build && wanted.some((suite) => builtFirst.includes(suite)));

let passed = 0;
let failed = 0;
for (const step of known.filter(({ name }) => isWanted(name))) {
  const begin = Date.now();
  const outcome = await step.run().catch((error) => failure(String(error.stack ?? error)));
  passed += outcome.passed;
  failed += outcome.failed;
  if (outcome.output) console.log(outcome.output.trimEnd());
  const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : '';
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  console.log(`${step.name}: ${outcome.passed} passed, ${outcome.failed} failed${skipped} (${seconds} s)`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
