// The report as text.

/**
 * @typedef {import('./key.mjs').Key} Key
 * @typedef {import('./reading.mjs').Document} Document
 * @typedef {import('./tally.mjs').Measure} Measure
 * @typedef {import('./tally.mjs').Miss} Miss
 * @typedef {import('./wholeCorpus.mjs').Demand} Demand
 */

/**
 * @param {Key} key
 * @param {Document[]} documents of the keyed scopes
 * @param {Measure[]} measures
 * @param {boolean} verbose
 */
export function keyReport(key, documents, measures, verbose) {
  const lines = [`${key.name} (${key.dialect}): ${documentLine(documents)}`];
  for (const { what, count, bound, isMet, misses, leftOut } of measures) {
    const verdict = bound === '' ? '' : `${bound.padEnd(9)} ${isMet ? 'ok' : 'MISSED'}`;
    lines.push(`  ${what.padEnd(58)} ${count.padEnd(21)} ${verdict}`.trimEnd());
    if (verbose) lines.push(...misses.map(missLine));
    lines.push(...leftOut.map((miss) => `${missLine(miss)}, left out: the key is wrong`));
  }
  return lines.join('\n');
}

/** @param {Document[]} documents */
function documentLine(documents) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { profile } of documents) {
    const name = profile ?? 'no profile';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return 'no documents in its scopes';
  return [...counts].map(([name, count]) => `${count} documents read by ${name}`).join(', ');
}

/** @param {Miss} miss */
const missLine = ({ entry, file, line, id, why }) => `      ${entry}  ${file}:${line}  ${id}  ${why}`;

/**
 * @param {Demand[]} demands
 * @param {boolean} verbose
 */
export function demandReport(demands, verbose) {
  const lines = ['The corpus as a whole'];
  for (const { what, isMet, problems } of demands) {
    lines.push(`  ${what.padEnd(76)} ${isMet ? 'ok' : `MISSED (${problems.length})`}`);
    if (verbose) lines.push(...problems.map((problem) => `      ${problem}`));
  }
  return lines.join('\n');
}
