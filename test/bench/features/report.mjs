// The figures of the features as text.
import { median, percentile } from '../statistics.mjs';

/** @typedef {import('../features.mjs').Features} Features */
/** @typedef {import('../features.mjs').Answers} Answers */
/** @typedef {import('./asking.mjs').Asked} Asked */

/** @param {number[]} samples */
const p95 = (samples) => percentile(samples, 0.95);

/** @param {Features} features */
export function featureLines({ files, own, peer }) {
  const lines = [
    `Features over the wire in ${files} files, p50 / p95 in ms at rest · right after a keystroke · the first time`,
  ];
  lines.push(...serverLines('Plantrace', own));
  if (peer) lines.push(...serverLines('VS Code’s markdown library, on headings and links', peer));
  return lines;
}

/**
 * @param {string} name
 * @param {Answers} answers
 */
function serverLines(name, { empty, asked }) {
  return [
    `  ${name}`,
    row('an empty request', spread(empty.atRest), spread(empty.typing), ''),
    ...asked.map(({ name: what, atRest, typing, first }) =>
      row(what, spread(atRest), spread(typing), first.toFixed(1)),
    ),
  ];
}

/**
 * @param {string} label
 * @param {string[]} cells
 */
const row = (label, ...cells) => `    ${label.padEnd(34)} ${cells.map((cell) => cell.padStart(18)).join('')}`;

/** @param {number[]} samples */
const spread = (samples) => `${median(samples).toFixed(1)} / ${p95(samples).toFixed(1)}`;
