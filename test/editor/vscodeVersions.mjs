// The versions of VS Code that the tests know, out of the npm package code-server, which carries the whole VS Code server
// and workbench. EDITOR_VERSION names one; without it, it is the floor, which the manifest names.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath } from '../support/prerequisites.mjs';
import { repository } from '../support/repository.mjs';

/**
 * @typedef {object} Version
 * @property {string} vscode
 * @property {string} codeServer the release of code-server that holds it
 * @property {string} [node] the Node that it needs, where it is a later one than the project's
 * @property {boolean} [testsNeedDriver] reads what it shall test only with --enable-smoke-test-driver
 */

/** @type {Record<string, Version>} */
export const versions = {
  // The last one that runs on Node 20.
  floor: { vscode: '1.100.3', codeServer: '4.100.3' },
  current: { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0', testsNeedDriver: true },
};

/** The one that this process is about. */
export const version = chosen(process.env.EDITOR_VERSION ?? 'floor');

const home = path.join(repository, '.cache', 'vscode-server', version.codeServer);
const vscode = path.join('node_modules', 'code-server', 'lib', 'vscode');

/** @param {string} name */
function chosen(name) {
  const found = versions[name];
  if (!found) throw new Error(`EDITOR_VERSION is one of ${Object.keys(versions).join(', ')}, not ${name}`);
  return found;
}

/** Installs the server unless it is there; throws with one line where it cannot be had. */
export function installServer() {
  if (existsSync(home)) return;
  console.log(`installing VS Code ${version.vscode} from the npm package code-server@${version.codeServer}, once …`);
  // Unfinished until it is renamed, so that an interrupted installation is not taken for a whole one.
  const unfinished = `${home}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(path.join(unfinished, 'package.json'), '{ "private": true }\n');
  // Scripts stay off: they compile native modules and fetch a ripgrep.
  const packages = [`code-server@${version.codeServer}`];
  if (version.node) packages.push(`node-${process.platform}-${process.arch}@${version.node}`);
  npmInstall(unfinished, packages);
  // Not `npm ci`: npm finds the lock file of the package out of step with its manifest.
  npmInstall(path.join(unfinished, vscode), ['--omit=dev']);
  const modules = path.join(unfinished, vscode, 'node_modules');
  linkRipgrep(modules);
  const log = path.join(modules, '@vscode', 'spdlog');
  rmSync(log, { recursive: true, force: true });
  mkdirSync(log);
  cpSync(path.join(repository, 'test', 'editor', 'plainLog.mjs'), path.join(log, 'index.mjs'));
  writeFileSync(path.join(log, 'package.json'), '{ "name": "@vscode/spdlog", "main": "index.mjs" }\n');
  // VS Code resolves the modules of a packaged build under this name.
  const packed = path.join(unfinished, vscode, 'node_modules.asar');
  if (!existsSync(packed)) symlinkSync('node_modules', packed);
  renameSync(unfinished, home);
}

/** @param {string} modules */
function linkRipgrep(modules) {
  // Later versions bring it along.
  if (existsSync(path.join(modules, '@vscode', 'ripgrep-universal'))) return;
  const ripgrep = path.join(modules, '@vscode', 'ripgrep', 'bin');
  const search = onPath('rg');
  mkdirSync(ripgrep, { recursive: true });
  // Without it the workbench works, save that workspace.findFiles and the search view find nothing.
  if (search) symlinkSync(search, path.join(ripgrep, 'rg'));
  else console.error('ripgrep is not installed: searching in the workspace will find nothing');
}

/** The folder of VS Code's own files: its workbench, its built-in extensions. */
export function vscodeFiles() {
  installServer();
  return path.join(home, vscode);
}

/** How the server is run: a program, and what its arguments begin with. */
export function serverCommand() {
  const main = path.join(vscodeFiles(), 'out', 'server-main.js');
  if (!version.node) return [process.execPath, main];
  const node = path.join(home, 'node_modules', `node-${process.platform}-${process.arch}`);
  const { bin } = JSON.parse(readFileSync(path.join(node, 'package.json'), 'utf8'));
  return [path.join(node, typeof bin === 'string' ? bin : bin.node), main];
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function npmInstall(cwd, args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr, error } = spawnSync('npm', ['install', ...quiet, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`VS Code cannot be installed: npm install ${args} failed\n${error?.message ?? stderr}`);
}
