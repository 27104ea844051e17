// What the command line says of a folder.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../support/repository.mjs';

/**
 * @typedef {import('./key.mjs').Place} Place
 *
 * @typedef {Place & { id: string, kind: string, strength: string }} Item
 * @typedef {Place & { id: string, state: string, via: string | null, target: Place | null }} Reference
 * @typedef {Place & { id: string, kind: string, title: string, done: number, total: number }} Phase
 * @typedef {{ file: string, profile: string | null, kind: string | null }} Document
 * @typedef {Place & { code: string, id?: string, message: string }} Finding
 *
 * @typedef {object} Reading
 * @property {Item[]} items
 * @property {Reference[]} references
 * @property {Phase[]} phases
 * @property {Document[]} documents
 * @property {Finding[]} findings
 */

export const commandLine = path.join(repository, 'dist', 'cli.js');

const run = promisify(execFile);

/**
 * Everything that is said of a folder, each by a process of its own.
 * @param {string} folder
 * @returns {Promise<Reading>}
 */
export async function readingOf(folder) {
  const { items } = await answer(folder, 'list', 'items');
  const { references } = await answer(folder, 'list', 'references');
  const { phases } = await answer(folder, 'list', 'phases');
  const { documents } = await answer(folder, 'list', 'documents');
  return { items, references, phases, documents, findings: await findingsIn(folder) };
}

/**
 * @param {string} folder
 * @returns {Promise<Finding[]>}
 */
export async function findingsIn(folder) {
  const { findings } = await answer(folder, 'check');
  return findings;
}

/**
 * @param {string} folder
 * @param {...string} command
 */
async function answer(folder, ...command) {
  if (!existsSync(folder)) throw new Error(`${folder} is not there, although a key speaks of it`);
  const args = [commandLine, ...command, '--format', 'json', '.'];
  try {
    const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 1024 ** 3 });
    return JSON.parse(stdout);
  } catch (error) {
    const { code, stdout, stderr } = /** @type {{ code?: number, stdout?: string, stderr?: string }} */ (error);
    // 1 says that there are findings, which is an answer like any other.
    if (command[0] === 'check' && code === 1) return JSON.parse(stdout ?? '');
    throw new Error(`plantrace ${command.join(' ')} in ${folder} ended with ${code}: ${stderr ?? error}`);
  }
}
