// Where a key is wrong: the table in disagreements.md.
import { readFileSync } from 'node:fs';
import { folded } from './key.mjs';

/**
 * @typedef {import('./tally.mjs').Claim} Claim
 * @typedef {{ key: string, entry: string, place: string, id: string, reason: string }} Disagreement
 */

const table = new URL('disagreements.md', import.meta.url);
const columns = 5;

export class Disagreements {
  /** @type {Set<Disagreement>} */
  used = new Set();

  /** @param {Disagreement[]} rows */
  constructor(rows) {
    this.rows = rows;
  }

  /**
   * Whether it is written down that the key is wrong here.
   * @param {Claim} claim
   */
  hold({ key, entry, file, line, id }) {
    const place = `${file}:${line}`;
    const row = this.rows.find(
      (r) => r.key === key && r.entry === entry && r.place === place && folded(r.id) === folded(id),
    );
    if (row) this.used.add(row);
    return row !== undefined;
  }

  /**
   * What stands there for nothing: nothing is missed at that place any more.
   * @param {string[]} keys that were looked at
   */
  unused(keys) {
    return this.rows.filter((row) => keys.includes(row.key) && !this.used.has(row));
  }
}

export function writtenDisagreements() {
  return new Disagreements(rowsIn(readFileSync(table, 'utf8')));
}

/**
 * The rows of the first table of a text. @throws where one has not all cells: it would leave something else out.
 * @param {string} text
 * @returns {Disagreement[]}
 */
export function rowsIn(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
    if (cells.length !== columns || cells.includes('')) {
      throw new Error(`a row of disagreements.md has not ${columns} cells with something in them: ${line}`);
    }
    const [key, entry, place, id, reason] = cells;
    return { key, entry, place, id, reason };
  });
}
