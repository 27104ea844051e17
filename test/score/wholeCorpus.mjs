// What is asked of the corpus beyond its keys.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { folded } from './key.mjs';
import { findingsIn, readingOf } from './reading.mjs';

/**
 * @typedef {import('./key.mjs').Key} Key
 * @typedef {import('./reading.mjs').Reading} Reading
 * @typedef {{ what: string, isMet: boolean, problems: string[] }} Demand
 */

/**
 * @param {string} what
 * @param {string[]} problems
 * @returns {Demand}
 */
const demand = (what, problems) => ({ what, isMet: problems.length === 0, problems });

/**
 * Documents that are no plans.
 * @param {string} corpus
 */
export async function ordinaryDocuments(corpus) {
  const findings = await findingsIn(path.join(corpus, 'ordinary', 'eips'));
  const told = findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
  return demand('ordinary/eips: no findings', told);
}

const feature = 'specs/001-create-a-structured';

/**
 * The plan of a feature folder in another edition, whose IDs are spelt as the folder's own: with hyphens that do not
 * break a line. The folder's templates spell theirs with plain ones.
 * @param {string} corpus
 * @param {Key} key of the repository that the folder is from
 * @returns {Promise<Demand[]>}
 */
export async function otherEdition(corpus, key) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plantrace-score-'));
  try {
    cpSync(key.folder, folder, { recursive: true });
    const plan = path.join(folder, feature, 'plan.md');
    // What is only readable in the corpus is so in its copy.
    rmSync(plan);
    cpSync(path.join(corpus, 'seeds', 'spec-kit-plan.md'), plan);
    const reading = await readingOf(folder);
    return [
      demand('spec-kit-plan.md in its folder: FR‑005 and FR‑014 resolve', [
        ...unresolved(reading, key, 'FR-005', 1),
        ...unresolved(reading, key, 'FR-014', 3),
      ]),
      demand(
        'spec-kit-plan.md in its folder: the FR-001 of templates is no duplicate',
        reading.findings
          .filter(({ code, id }) => code === 'trace/duplicate-definition' && folded(id ?? '') === 'FR-001')
          .map(({ file, line, message }) => `${file}:${line} ${message}`),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What keeps the citations of an ID in the plan from leading to its definition.
 * @param {Reading} reading
 * @param {Key} key
 * @param {string} id
 * @param {number} times
 */
function unresolved({ references }, key, id, times) {
  const file = `${feature}/plan.md`;
  const found = references.filter((reference) => reference.file === file && folded(reference.id) === id);
  const definition = key.definitions.find((d) => folded(d.id) === id);
  if (!definition) throw new Error(`the key ${key.name} does not define ${id}`);
  const astray = found.filter(
    ({ target }) => target === null || target.file !== definition.file || target.line !== definition.line,
  );
  return [
    ...(found.length < times ? [`${file}: ${id} is seen ${found.length} times, not ${times}`] : []),
    ...astray.map(({ line, state, target }) =>
      target ? `${file}:${line} ${id} leads to ${target.file}:${target.line}` : `${file}:${line} ${id} is ${state}`,
    ),
  ];
}

/**
 * @param {Key} key
 * @param {Reading} reading
 * @returns {Demand}
 */
export function overlappingTasks(key, { findings }) {
  const told = findings.filter(({ code }) => code === 'trace/duplicate-definition');
  const problems = key.duplicates.flatMap(({ id, scope }) => {
    const times = told.filter((finding) => finding.id === id && finding.file.startsWith(`${scope}/`)).length;
    return times === 1 ? [] : [`${scope}: ${id} is told ${times} times`];
  });
  const ids = key.duplicates.map(({ id }) => id).join(' and ');
  return demand(`${key.name}: ${ids} are duplicates, once each`, problems);
}
