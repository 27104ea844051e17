// npm run bench -- [--sizes 100,1000,10000] [--seed N] [--runs N] [--no-peer] [--quick] [FOLDER]
// Measures what Plantrace costs and holds it against its bounds. It reports and judges nothing: it ends with 0 whatever
// the figures are.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { boundsOf } from './bounds.mjs';
import { measureCheck } from './check.mjs';
import { measureEditing } from './editing.mjs';
import { measureFeatures } from './features.mjs';
import { measureFloor } from './floor.mjs';
import { generate } from './generate.mjs';
import { BadArgument, readOptions } from './options.mjs';
import { measurePeer } from './peer.mjs';
import { reportOf } from './report.mjs';
import { measureTables } from './tables.mjs';

/**
 * @typedef {object} Tree the measurements of one folder
 * @property {string} name
 * @property {import('./floor.mjs').Floor[]} floors
 * @property {import('./check.mjs').Check[]} checks
 * @property {{ file: string, id: string }[] | null} planted what a check should find; null where nobody knows
 * @property {Record<'at-once' | 'in-turn', import('./peer.mjs').Peer> | null} peers
 *
 * @typedef {object} Measured
 * @property {{ cores: number, processor: string, node: string, platform: string, date: string }} machine
 * @property {Tree[]} trees in ascending size
 * @property {import('./tables.mjs').Tables | null} tables
 * @property {import('./editing.mjs').Editing | null} editing
 * @property {import('./features.mjs').Features | null} features
 */

const home = path.join(repository, '.cache', 'bench');

/** What somebody waits for is held against its bounds in a workspace of so many files. */
const mostFilesOfFeatures = 1000;

/** The times of tables are small differences. */
const leastTableRuns = 5;

/** @param {string} text */
const say = (text) => console.error(`… ${text}`);

/** @param {import('./options.mjs').Options} options */
async function measure({ sizes, seed, runs, peer, folder }) {
  /** @type {Measured} */
  const measured = { machine: machine(), trees: [], tables: null, editing: null, features: null };
  if (folder !== null) {
    measured.trees.push(await measureTree(path.basename(path.resolve(folder)), path.resolve(folder), null, runs, peer));
    return measured;
  }
  for (const size of sizes) {
    say(`generating ${size} files`);
    const workspace = generate(home, size, seed);
    const isLargest = size === sizes[sizes.length - 1];
    const name = `${size} files of seed ${seed}`;
    measured.trees.push(await measureTree(name, workspace.folder, workspace.planted, runs, peer && isLargest));
    if (!isLargest) continue;
    say('typing and hovering');
    measured.editing = await measureEditing(workspace.folder, workspace.largePlan);
    say('asking for every feature');
    measured.features = await measureFeatures(home, { files: Math.min(size, mostFilesOfFeatures), seed, peer });
  }
  say('tables and prose');
  measured.tables = await measureTables(home, seed, Math.max(runs, leastTableRuns));
  return measured;
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {Tree['planted']} planted
 * @param {number} runs
 * @param {boolean} peer
 * @returns {Promise<Tree>}
 */
async function measureTree(name, folder, planted, runs, peer) {
  say(`checking ${name}`);
  // Everybody reads from a warm file cache; this is what warms it.
  await measureFloor(folder);
  const floors = [];
  const checks = [];
  // By turns, so that a machine that grows slower grows slower for both.
  for (let run = 0; run < runs; run++) {
    floors.push(await measureFloor(folder));
    checks.push(await measureCheck(folder));
  }
  if (!peer) return { name, floors, checks, planted, peers: null };
  say(`asking the peer about ${name}`);
  const peerHome = path.join(home, 'peer');
  const peers = {
    'at-once': await measurePeer(peerHome, folder, 'at-once'),
    'in-turn': await measurePeer(peerHome, folder, 'in-turn'),
  };
  return { name, floors, checks, planted, peers };
}

function machine() {
  const [{ model }] = os.cpus();
  const date = new Date().toISOString();
  return {
    cores: os.cpus().length,
    processor: model.trim(),
    node: process.versions.node,
    platform: process.platform,
    date,
  };
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  const programs = ['cli.js', 'server.js'].map((name) => path.join(repository, 'dist', name));
  if (!programs.every((program) => existsSync(program))) throw new BadArgument('nothing is built yet: npm run build');
  const measured = await measure(options);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'report.json'), JSON.stringify({ ...measured, bounds: boundsOf(measured) }, null, 2));
  console.log(reportOf(measured));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof BadArgument ? error.message : error);
  process.exitCode = error instanceof BadArgument ? 2 : 1;
}
