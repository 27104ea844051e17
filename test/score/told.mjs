// Everything that is told of the plans of a corpus, each finding with what it is known by.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findingsIn } from './reading.mjs';

/**
 * @typedef {import('./reading.mjs').Finding & { column: number, endLine: number, endColumn: number }} Finding
 *
 * @typedef {object} Told
 * @property {string} mark what it is known by: the same wherever the finding moves to within its file
 * @property {string} code
 * @property {string} place repository, file and line
 * @property {string} id of the item that it speaks of; empty where there is none
 * @property {string} message
 */

/** As long as is needed to tell some hundreds of findings apart. */
const markLength = 10;

/**
 * The findings of each repository, read by itself as its authors would have it read, in the order of the command line.
 * @param {string} plans the folder that holds the repositories
 * @returns {Promise<Told[]>}
 */
export async function toldIn(plans) {
  const repositories = readdirSync(plans, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  /** @type {Told[]} */
  const all = [];
  for (const { name } of repositories.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const folder = path.join(plans, name);
    const findings = /** @type {Finding[]} */ (await findingsIn(folder));
    all.push(...marked(name, findings, (file) => readFileSync(path.join(folder, file), 'utf8')));
  }
  return all;
}

/**
 * @param {string} repository
 * @param {Finding[]} findings
 * @param {(file: string) => string} read
 * @returns {Told[]}
 */
export function marked(repository, findings, read) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return findings.map((finding) => {
    const { code, file, line, id = '', message } = finding;
    const place = `${repository}/${file}`;
    const same = JSON.stringify([code, place, markedText(read(file), finding)]);
    const ordinal = seen.get(same) ?? 0;
    seen.set(same, ordinal + 1);
    // The text itself is somebody else's, and stays in the corpus.
    const mark = createHash('sha256').update(`${same} ${ordinal}`).digest('hex').slice(0, markLength);
    return { mark, code, place: `${place}:${line}`, id, message };
  });
}

/**
 * What the finding stands under, on its first line. Line ends are those that the command line counts.
 * @param {string} text
 * @param {Finding} finding
 */
function markedText(text, { line, column, endLine, endColumn }) {
  const first = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)[line - 1] ?? '';
  return first.slice(column - 1, endLine === line ? endColumn - 1 : undefined);
}
