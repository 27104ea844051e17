// What Plantrace is meant to cost, held against what was measured.
import { median, percentile } from './statistics.mjs';

/** @typedef {import('./run.mjs').Measured} Measured */
/** @typedef {import('./run.mjs').Tree} Tree */

/**
 * @typedef {object} Bound
 * @property {string} what
 * @property {number} value
 * @property {'at most' | 'at least'} sense
 * @property {number} limit
 * @property {number} [aim] what would be better still
 * @property {string} unit
 * @property {boolean} met
 */

/**
 * The bounds that the measurements say something about.
 * @param {Measured} measured
 * @returns {Bound[]}
 */
export function boundsOf({ trees, tables, editing, features }) {
  /** @type {Bound[]} */
  const bounds = [];
  /** @type {(what: string, value: number, limit: number, unit: string, aim?: number) => void} */
  const atMost = (what, value, limit, unit, aim) => {
    bounds.push({ what, value, sense: 'at most', limit, aim, unit, met: value <= limit });
  };
  /** @type {(what: string, value: number, limit: number, unit: string, aim?: number) => void} */
  const atLeast = (what, value, limit, unit, aim) => {
    bounds.push({ what, value, sense: 'at least', limit, aim, unit, met: value >= limit });
  };

  const largest = trees[trees.length - 1];
  const check = checkTime(largest);
  const peer = largest.peers?.['at-once'];
  if (peer) atLeast('times faster than the peer', peer.milliseconds / check, 6, '×', 12);
  atMost('check against walking and reading', check / floorTime(largest), 45, '×', 20);
  atMost('peak memory of check', peakOf(largest), 350, 'MB');
  const before = trees.find(({ floors }) => floors[0].files * 10 === largest.floors[0].files);
  if (before) atMost('time per file against a tenth of the files', perFile(largest) / perFile(before), 1.3, '×');
  if (tables) atMost('tables against prose', Math.max(tables.manyTables, tables.oneTable) / tables.prose, 4, '×');
  if (editing) {
    atMost('hover while indexing, p95', percentile(editing.hovers, 0.95), 30, 'ms');
    atMost('edit to findings, median', median(editing.edits), 30, 'ms');
    atMost('edit to findings, p95', percentile(editing.edits, 0.95), 60, 'ms');
  }
  if (features) bounds.push(...featureBounds(features));
  return bounds;
}

/** How much more than the bare round trip an answer may take that somebody waits for with the hands on the keys. */
const beyondEmpty = 5;
const isInstant = /^(?:hover|definition|completion|document symbols)/;
/** @type {[RegExp, number][]} */
const absoluteLimits = [
  [/^(?:references|rename)/, 60],
  [/^semantic tokens/, 25],
];

/**
 * @param {import('./features.mjs').Features} features
 * @returns {Bound[]}
 */
export function featureBounds({ own }) {
  const empty = percentile(own.empty.atRest, 0.95);
  return own.asked.flatMap(({ name, atRest }) => {
    const p95 = percentile(atRest, 0.95);
    const absolute = absoluteLimits.find(([names]) => names.test(name))?.[1];
    if (absolute !== undefined) return [bound(`${name}, p95`, p95, absolute)];
    return isInstant.test(name) ? [bound(`${name}, p95 beyond the empty request`, p95 - empty, beyondEmpty)] : [];
  });
}

/**
 * @param {string} what
 * @param {number} value
 * @param {number} limit
 * @returns {Bound}
 */
const bound = (what, value, limit) => ({ what, value, sense: 'at most', limit, unit: 'ms', met: value <= limit });

/** @param {Tree} tree */
export const checkTime = ({ checks }) => median(checks.map(({ milliseconds }) => milliseconds));

/** @param {Tree} tree */
export const floorTime = ({ floors }) => median(floors.map(({ milliseconds }) => milliseconds));

/** @param {Tree} tree */
export const peakOf = ({ checks }) => Math.max(...checks.map(({ peakMegabytes }) => peakMegabytes));

/** @param {Tree} tree */
const perFile = (tree) => checkTime(tree) / tree.floors[0].files;
