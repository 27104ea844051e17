// Counts what was found and what was not.

/**
 * @typedef {import('./key.mjs').Place} Place
 *
 * @typedef {'definition' | 'reference' | 'range' | 'dangling' | 'orphan' | 'duplicate' | 'phase' | 'look-alike'} Entry
 * @typedef {Place & { key: string, entry: Entry, id: string }} Claim something that a key says, or does not say
 * @typedef {Claim & { why: string }} Miss
 *
 * @typedef {object} Measure
 * @property {string} what
 * @property {string} count
 * @property {string} bound empty where there is none
 * @property {boolean} isMet
 * @property {Miss[]} misses
 * @property {Miss[]} leftOut since the key is wrong there
 */

/** What is found and missed of one sort of entry. Where the key is known to be wrong, a miss does not count. */
export class Tally {
  /** @type {Miss[]} */
  misses = [];
  /** @type {Miss[]} */
  leftOut = [];
  found = 0;

  /**
   * @param {string} key
   * @param {Entry} entry
   * @param {import('./disagreements.mjs').Disagreements} disagreements
   */
  constructor(key, entry, disagreements) {
    this.key = key;
    this.entry = entry;
    this.disagreements = disagreements;
  }

  hit() {
    this.found++;
  }

  /**
   * @param {Place} place
   * @param {string} id
   * @param {string} why
   */
  miss({ file, line }, id, why) {
    const miss = { key: this.key, entry: this.entry, file, line, id, why };
    if (this.disagreements.hold(miss)) this.leftOut.push(miss);
    else this.misses.push(miss);
  }

  get all() {
    return this.found + this.misses.length;
  }

  /**
   * As a share of all that the key holds.
   * @param {string} what
   * @param {number} [least] the bound, in percent
   * @returns {Measure}
   */
  share(what, least) {
    const { found, all, misses, leftOut } = this;
    const percent = all === 0 ? 100 : (found / all) * 100;
    const count = `${found} of ${all}`.padEnd(12) + (all === 0 ? '' : `${percent.toFixed(1)} %`);
    const bound = least === undefined ? '' : least === 100 ? 'all' : `≥ ${least} %`;
    return { what, count, bound, isMet: least === undefined || percent >= least, misses, leftOut };
  }

  /**
   * As a number of things that should not be there.
   * @param {string} what
   * @param {number} most
   * @returns {Measure}
   */
  surplus(what, most) {
    const { misses, leftOut } = this;
    const bound = most === 0 ? 'none' : `≤ ${most}`;
    return { what, count: `${misses.length}`, bound, isMet: misses.length <= most, misses, leftOut };
  }
}
