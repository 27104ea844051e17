// What follows from definitions and references: orphans, duplicates, and how far phases are.
import { folded, isBelow, isKeyed, isSamePlace, isUncertain } from './key.mjs';
import { Tally } from './tally.mjs';

/**
 * @typedef {import('./key.mjs').Key} Key
 * @typedef {import('./reading.mjs').Reading} Reading
 * @typedef {import('./disagreements.mjs').Disagreements} Disagreements
 * @typedef {import('./tally.mjs').Measure} Measure
 */

/**
 * One measure for each scope. Where a folder is told once that it traces nothing one by one, its orphans are folded.
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure[]}
 */
export function orphanMeasures(key, { findings }, disagreements) {
  return key.scopes.map((scope) => {
    const tally = new Tally(key.name, 'orphan', disagreements);
    const told = findings.filter(({ code, file }) => code === 'trace/orphan-requirement' && isBelow(file, scope));
    const isFolded = findings.some(({ code, file }) => code === 'trace/untraced-scope' && isBelow(file, scope));
    const orphans = key.true_orphans.filter((orphan) => orphan.scope === scope);
    for (const orphan of isFolded ? [] : orphans) {
      const isTold = told.some((finding) => isSamePlace(finding, orphan) && isSameId(finding, orphan));
      if (isTold) tally.hit();
      else if (!orphan.weak && !orphan.validated_by_design && !isUncertain(key, orphan)) {
        tally.miss(orphan, orphan.id, 'an orphan, and nothing is said');
      }
    }
    for (const finding of told) {
      const isKnown = orphans.some((orphan) => isSamePlace(finding, orphan) && isSameId(finding, orphan));
      if (isFolded) tally.miss(finding, finding.id ?? '', 'told, although the whole folder was told once');
      else if (!isKnown && !isUncertain(key, finding)) tally.miss(finding, finding.id ?? '', 'told, and is no orphan');
    }
    const measure = tally.share(`orphans of ${scope.slice(scope.lastIndexOf('/') + 1)}`, 100);
    return isFolded && tally.misses.length === 0 ? { ...measure, count: 'folded' } : measure;
  });
}

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure}
 */
export function duplicates(key, { findings }, disagreements) {
  const tally = new Tally(key.name, 'duplicate', disagreements);
  const told = findings.filter(({ code, file }) => code === 'trace/duplicate-definition' && isKeyed(key, file));
  for (const { id, scope, files } of key.duplicates) {
    const times = told.filter((finding) => isSameId(finding, { id }) && isBelow(finding.file, scope)).length;
    if (times === 1) tally.hit();
    else tally.miss(files[0], id, `a duplicate, told ${times} times`);
  }
  for (const finding of told) {
    const isKnown = key.duplicates.some(({ id, scope }) => isSameId(finding, { id }) && isBelow(finding.file, scope));
    if (!isKnown && !isUncertain(key, finding)) tally.miss(finding, finding.id ?? '', 'told, and is no duplicate');
  }
  return tally.share('duplicates, once each', 100);
}

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure}
 */
export function phases(key, reading, disagreements) {
  const tally = new Tally(key.name, 'phase', disagreements);
  for (const phase of key.phases) {
    const { tasks_done: done, tasks_total: total } = phase;
    const there = reading.phases.filter((read) => isSamePlace(read, phase));
    const counts = there.map((read) => `${read.done}/${read.total}`);
    if (counts.includes(`${done}/${total}`)) tally.hit();
    else
      tally.miss(phase, phase.title, `${done}/${total} but ${counts.length === 0 ? 'not listed' : counts.join(', ')}`);
  }
  return tally.share('phases with their counts', 98);
}

/**
 * @param {{ id?: string }} finding
 * @param {{ id: string }} entry
 */
const isSameId = (finding, entry) => finding.id === undefined || folded(finding.id) === folded(entry.id);
