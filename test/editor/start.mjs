// npm start [-- FOLDER]: opens a folder, by default the example, in a real VS Code with this extension: in the one of the
// desktop, or else in one that is served to a browser. PORT and HOST say where it is served.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { missingPrerequisites, onPath } from '../support/prerequisites.mjs';
import { repository } from '../support/repository.mjs';
import { installExtension } from './installExtension.mjs';
import { startServer, workbenchAddress, writeUserSettings } from './vscodeServer.mjs';

const example = path.join(repository, 'test', 'workspaces', 'phased-plan');

/**
 * Ends with one line on stderr.
 * @param {string} line
 * @returns {never}
 */
function refuse(line) {
  console.error(line);
  process.exit(2);
}

function folderToOpen() {
  const [given, ...rest] = process.argv.slice(2);
  if (rest.length > 0) refuse('usage: npm start [-- FOLDER]');
  // npm runs scripts in the folder of the package and tells where it was called.
  const folder = given ? path.resolve(process.env.INIT_CWD ?? '', given) : example;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) refuse(`there is no folder ${given ?? folder}`);
  return folder;
}

function portToServe() {
  const port = Number(process.env.PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`PORT is not a port: ${process.env.PORT}`);
  return port;
}

/** @param {string} folder */
function openOnDesktop(folder) {
  const code = onPath('code');
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  // In a terminal of a remote window, `code` speaks to that window and knows nothing of extensions under development.
  if (!code || !hasDisplay || process.env.VSCODE_IPC_HOOK_CLI) return false;
  const args = [`--extensionDevelopmentPath=${repository}`, folder];
  return spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/**
 * The server itself says nothing when it cannot have its port.
 * @param {number} port
 * @param {string} host
 */
async function refuseTakenPort(port, host) {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
  } catch (error) {
    refuse(`cannot serve on port ${port} of ${host}: ${error instanceof Error ? error.message : error}`);
  }
  probe.close();
  await once(probe, 'close');
}

/**
 * Serves until it is interrupted.
 * @param {string} folder
 * @param {number} port
 */
async function serve(folder, port) {
  const host = process.env.HOST ?? '127.0.0.1';
  // Who reaches the workbench has a terminal on this machine: beyond this machine that takes more than an address.
  const token = /^(127\.|localhost$|::1$)/.test(host) ? undefined : randomBytes(16).toString('hex');
  const missing = missingPrerequisites(['ripgrep']);
  if (missing) console.error(missing);
  await refuseTakenPort(port, host);
  const data = mkdtempSync(path.join(os.tmpdir(), 'plantrace-start-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(0));
  writeUserSettings(data);
  const extensions = path.join(data, 'extensions');
  await installExtension(extensions);
  const server = await startServer({ data, host, port, token, extensions, log: 'info' });
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  console.log(`VS Code with Plantrace: ${workbenchAddress({ host: shown, port: server.port, folder, token })}`);
  console.log('Ctrl+C ends it.');
  await server.ended;
  throw new Error('the VS Code server has ended');
}

const folder = folderToOpen();
const port = portToServe();
const build = spawnSync(process.execPath, [path.join(repository, 'esbuild.mjs')], { stdio: 'inherit' });
if (build.status !== 0) process.exit(1);
if (!openOnDesktop(folder)) {
  try {
    await serve(folder, port);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
