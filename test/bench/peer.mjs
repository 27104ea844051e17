// The yardstick: VS Code's own markdown library, computing its diagnostics for every document of the same tree. It is no
// dependency of this project: it is installed beside the workspaces when a report first asks for it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMeasured } from './measuredProcess.mjs';

/** The newest of each that runs on the oldest Node that Plantrace supports. */
const dependencies = {
  'markdown-it': '14.1.0',
  'vscode-languageserver-textdocument': '1.0.12',
  'vscode-markdown-languageservice': '0.4.0',
  'vscode-uri': '3.1.0',
};

const diagnose = fileURLToPath(new URL('peerDiagnostics.mjs', import.meta.url));

/** @typedef {{ milliseconds: number, peakMegabytes: number, documents: number, diagnostics: number }} Peer */

/**
 * @param {string} home where the library is installed
 * @param {string} folder
 * @param {'at-once' | 'in-turn'} order in which its documents are asked for
 * @returns {Promise<Peer>}
 */
export async function measurePeer(home, folder, order) {
  installPeer(home);
  // What it takes for 10,000 files does not fit into the memory that Node allows itself.
  const run = await runMeasured(['--max-old-space-size=8192', diagnose, home, folder, order]);
  if (run.status !== 0) throw new Error(`the peer ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  return { milliseconds: run.milliseconds, peakMegabytes: run.peakMegabytes, ...JSON.parse(run.stdout) };
}

/** @param {string} home */
export function installPeer(home) {
  const manifest = path.join(home, 'package.json');
  const wanted = JSON.stringify({ private: true, dependencies }, null, 2);
  const lock = path.join(home, 'node_modules', '.package-lock.json');
  if (existsSync(lock) && existsSync(manifest) && readFileSync(manifest, 'utf8') === wanted) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(manifest, wanted);
  const args = ['install', '--prefix', home, '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`the peer could not be installed (--no-peer leaves it out): ${stderr}`);
}
