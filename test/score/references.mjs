// What cites items: whether it is seen, and whether it leads where a reader would go.
import { folded, isKeyed, isSamePlace, isUncertain } from './key.mjs';
import { Tally } from './tally.mjs';

/**
 * @typedef {import('./key.mjs').Key} Key
 * @typedef {import('./key.mjs').Place} Place
 * @typedef {import('./reading.mjs').Reading} Reading
 * @typedef {import('./reading.mjs').Reference} Reference
 * @typedef {import('./disagreements.mjs').Disagreements} Disagreements
 * @typedef {import('./tally.mjs').Measure} Measure
 */

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure[]}
 */
export function referenceMeasures(key, { references }, disagreements) {
  const seen = new Tally(key.name, 'reference', disagreements);
  const right = new Tally(key.name, 'reference', disagreements);
  for (const sample of key.references_sample) {
    if (isUncertain(key, sample)) continue;
    const { id, resolves_to: target } = sample;
    const found = at(references, sample, id);
    const fenced = sample.in_code_fence ? ' (in a fence)' : '';
    // Of what leads nowhere, silence is right too.
    if (target !== null) {
      if (found.length > 0) seen.hit();
      else seen.miss(sample, id, `not seen${fenced}`);
    }
    const targets = target === null ? [] : [target, ...(sample.also ?? [])];
    const isRight =
      target === null
        ? found.every((reference) => reference.target === null)
        : found.some((reference) => targets.some((t) => reference.target && isSamePlace(reference.target, t)));
    if (isRight) right.hit();
    else right.miss(sample, id, `${wanted(target)} but ${gotten(found)}${fenced}`);
  }
  return [seen.share('references seen', 98), right.share('references to the right line', 98)];
}

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure}
 */
export function ranges(key, { references }, disagreements) {
  const tally = new Tally(key.name, 'range', disagreements);
  for (const range of key.ranges) {
    const absent = range.members.filter((id) => at(references, range, id).length === 0);
    if (absent.length === 0) tally.hit();
    else tally.miss(range, range.raw, `without ${absent.join(', ')}`);
  }
  return tally.share('ranges and lists with all members');
}

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure[]}
 */
export function danglingMeasures(key, { findings }, disagreements) {
  const told = findings.filter(({ code }) => code === 'trace/dangling-reference' || code === 'trace/broken-range');
  const known = new Tally(key.name, 'dangling', disagreements);
  for (const entry of key.true_dangling.filter(({ foreign }) => !foreign)) {
    const isTold = told.some(
      (finding) =>
        isSamePlace(finding, entry) &&
        (finding.code === 'trace/broken-range' || !finding.id || folded(finding.id) === folded(entry.id)),
    );
    if (isTold) known.hit();
    else known.miss(entry, entry.id, 'dangles, and nothing is said');
  }
  const open = [...key.true_dangling, ...key.references_sample.filter(({ resolves_to: target }) => target === null)];
  const beside = new Tally(key.name, 'dangling', disagreements);
  for (const finding of told) {
    if (!isKeyed(key, finding.file) || open.some((entry) => isSamePlace(entry, finding))) continue;
    if (!isUncertain(key, finding)) beside.miss(finding, finding.id ?? finding.code, finding.message);
  }
  return [known.share('dangling references told', 100), beside.surplus('dangling references beside the key', 2)];
}

/**
 * @param {Reference[]} references
 * @param {Place} place
 * @param {string} id
 */
const at = (references, place, id) =>
  references.filter((reference) => isSamePlace(reference, place) && folded(reference.id) === folded(id));

/** @param {Place | null} target */
const wanted = (target) => (target ? `should lead to ${target.file}:${target.line}` : 'should lead nowhere');

/** @param {Reference[]} found */
function gotten(found) {
  if (found.length === 0) return 'is not seen';
  const ways = found.map(({ state, target }) => (target ? `leads to ${target.file}:${target.line}` : `is ${state}`));
  return [...new Set(ways)].join(', ');
}
