// A real VS Code where there is no desktop: a server whose pages are opened in a browser. Extensions run in the same
// extension host as on a desktop.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serverCommand, version } from './vscodeVersions.mjs';

const startLimit = 60_000;
const stopLimit = 5_000;
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts the server and answers once it listens.
 * @param {object} options
 * @param {string} options.data where settings, state, logs and sockets go
 * @param {string} [options.host]
 * @param {number} [options.port] 0 picks a free one
 * @param {string} [options.token] what a browser has to show; absent for servers that only this machine reaches
 * @param {'error' | 'info'} [options.log] the least that is logged, on the console and in the Output panel
 * @param {string} [options.extensions] the folder of installed extensions
 * @param {boolean} [options.tests] a suite is to run: later versions ask for that, and then keep notifications to themselves
 * @param {Record<string, string>} [options.env]
 */
export async function startServer({
  data,
  host = '127.0.0.1',
  port = 0,
  token,
  log = 'error',
  extensions,
  tests = false,
  env = {},
}) {
  const [program = '', ...main] = serverCommand();
  const args = [
    ...main,
    ...(tests && version.testsNeedDriver ? ['--enable-smoke-test-driver'] : []),
    ...['--host', host, '--port', `${port}`, '--server-data-dir', data],
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    ...(extensions ? ['--extensions-dir', extensions] : []),
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--log', log],
  ];
  const child = spawn(program, args, {
    // No gallery: nothing is fetched. The runtime folder holds the sockets, which otherwise pile up in the temporary one.
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', XDG_RUNTIME_DIR: data, TMPDIR: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: extension hosts outlive their server for a while, and write meanwhile.
    detached: true,
  });
  /** @param {NodeJS.Signals} signal */
  const signalAll = (signal) => {
    try {
      process.kill(-Number(child.pid), signal);
    } catch (error) {
      // ESRCH: they have all ended.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  // First of all that happens at the end of this process, so that what is removed then is not written again.
  const killAll = () => signalAll('SIGKILL');
  process.prependOnceListener('exit', killAll);
  // Ctrl+C does not reach another process group, and it ends this process without the listeners above.
  for (const signal of endingSignals) process.once(signal, () => process.exit(130));
  let output = '';
  /** @type {Promise<number>} */
  const listening = new Promise((resolve, reject) => {
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      output = `${output}${chunk}`.slice(-10_000);
      const announced = /Extension host agent listening on (\d+)/.exec(output);
      if (announced) resolve(Number(announced[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the VS Code server ended with ${code}\n${output}`)));
    setTimeout(() => reject(new Error(`the VS Code server does not start\n${output}`)), startLimit).unref();
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    signalAll('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, stopLimit).unref())]);
    killAll();
    await ended;
    process.removeListener('exit', killAll);
  };
  try {
    return { port: await listening, stop, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Writes the user's settings, which the workbench reads as it loads.
 * @param {string} data
 * @param {Record<string, unknown>} [settings]
 */
export function writeUserSettings(data, settings = {}) {
  const folder = path.join(data, 'data', 'User');
  mkdirSync(folder, { recursive: true });
  const quiet = {
    'security.workspace.trust.enabled': false,
    'workbench.startupEditor': 'none',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
    'git.enabled': false,
    'chat.commandCenter.enabled': false,
    // Later versions offer their own fixes for every finding.
    'chat.disableAIFeatures': true,
    // In a browser the workbench would save by itself.
    'files.autoSave': 'off',
  };
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
}

/**
 * The address of the workbench.
 * @param {object} place
 * @param {string} [place.host]
 * @param {number} place.port
 * @param {string} place.folder or a `.code-workspace` file
 * @param {string} [place.token]
 * @param {Record<string, string>} [place.payload] options that the desktop takes on its command line
 * @param {Record<string, string>} [place.remote] the same, for paths on the side of the server
 */
export function workbenchAddress({ host = '127.0.0.1', port, folder, token, payload = {}, remote = {} }) {
  const address = new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}/`);
  address.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (token) address.searchParams.set('tkn', token);
  const options = [
    ...Object.entries(payload),
    ...Object.entries(remote).map(([name, file]) => [name, `vscode-remote://${address.host}${file}`]),
  ];
  if (options.length > 0) address.searchParams.set('payload', JSON.stringify(options));
  return address.href;
}
