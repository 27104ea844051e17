// An answer key: what a careful reader found in a part of a repository.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ file: string, line: number }} Place lines count from 1
 *
 * @typedef {object} Key
 * @property {string} name
 * @property {string} dialect
 * @property {string} folder of the repository, absolute
 * @property {string[]} scopes folders that the key speaks of
 * @property {(Place & { id: string, ascii?: string, kind: string })[]} definitions
 * @property {(Place & { id: string, resolves_to: Place | null, also?: Place[], in_code_fence?: boolean })[]} references_sample
 * @property {(Place & { raw: string, members: string[] })[]} ranges
 * @property {(Place & { id: string, scope: string, weak?: boolean, validated_by_design?: boolean })[]} true_orphans
 * @property {(Place & { id: string, foreign?: boolean })[]} true_dangling
 * @property {{ id: string, scope: string, files: Place[] }[]} duplicates
 * @property {(Place & { title: string, tasks_total: number, tasks_done: number })[]} phases
 * @property {(Place & { id: string })[]} [restatements]
 * @property {(Place & { text: string })[]} not_ids
 * @property {(Place & { what: string })[]} uncertain
 */

/**
 * The keys of a corpus, by name.
 * @param {string} corpus
 * @returns {Key[]}
 */
export function keysOf(corpus) {
  const home = path.join(corpus, 'keys');
  return readdirSync(home)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const key = JSON.parse(readFileSync(path.join(home, name), 'utf8'));
      return { ...key, folder: path.resolve(home, key.root) };
    });
}

/**
 * An ID as it is compared: hyphens that do not break a line are hyphens.
 * @param {string} id
 */
export const folded = (id) => id.replace(/[\u2010\u2011]/g, '-');

/**
 * @param {Place} a
 * @param {Place} b
 */
export const isSamePlace = (a, b) => a.file === b.file && a.line === b.line;

/**
 * @param {string} file
 * @param {string} folder
 */
export const isBelow = (file, folder) => file.startsWith(`${folder}/`);

/**
 * @param {Key} key
 * @param {string} file
 */
export const isKeyed = ({ scopes }, file) => scopes.some((scope) => isBelow(file, scope));

/**
 * Whether the key leaves open what is right at a place: at the line of the entry, or between those that its words name.
 * @param {Key} key
 * @param {Place} place
 */
export function isUncertain({ uncertain }, { file, line }) {
  return uncertain.some((entry) => {
    if (entry.file !== file) return false;
    const named = /\blines? (\d+)-(\d+)/.exec(entry.what);
    return line === entry.line || (named !== null && line >= Number(named[1]) && line <= Number(named[2]));
  });
}
