// Draws a sample that anyone can draw again.
import { createHash } from 'node:crypto';

export const seed = 'plantrace 1';
export const sampleSize = 100;

/**
 * Each finding draws a lot, made of the seed and of what it is known by, and the lowest lots are the sample. So a finding
 * that comes or goes changes one place of the sample, where shuffling the list anew would change them all, and with them
 * what has to be read.
 * @template {{ mark: string }} T
 * @param {T[]} all
 * @param {number} size
 * @returns {T[]} in the order given
 */
export function drawn(all, size) {
  const lots = new Map(all.map((one) => [one, lot(one.mark)]));
  const lowest = [...lots].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).slice(0, size);
  const taken = new Set(lowest.map(([one]) => one));
  return all.filter((one) => taken.has(one));
}

/** @param {string} mark */
const lot = (mark) => createHash('sha256').update(`${seed} ${mark}`).digest('hex');
