// npm run score -- [--verbose] [--key NAME]… [CORPUS]
// Holds what Plantrace reads in real repositories against answer keys that people made by hand. The corpus is no part of
// the project: where it is not there, nothing is scored, and that is no failure.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { definitionMeasures, lookAlikes } from './definitions.mjs';
import { writtenDisagreements } from './disagreements.mjs';
import { isKeyed, keysOf } from './key.mjs';
import { BadArgument, readOptions } from './options.mjs';
import { duplicates, orphanMeasures, phases } from './plans.mjs';
import { commandLine, readingOf } from './reading.mjs';
import { danglingMeasures, ranges, referenceMeasures } from './references.mjs';
import { demandReport, keyReport } from './report.mjs';
import { ordinaryDocuments, otherEdition, overlappingTasks } from './wholeCorpus.mjs';

/**
 * @typedef {import('./key.mjs').Key} Key
 * @typedef {import('./reading.mjs').Reading} Reading
 * @typedef {import('./disagreements.mjs').Disagreements} Disagreements
 * @typedef {import('./tally.mjs').Measure} Measure
 */

/** The key of the repository that has another edition of its plan among the seeds. */
const editedKey = 'copilot-agent-cli';

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure[]}
 */
const measuresOf = (key, reading, disagreements) => [
  ...definitionMeasures(key, reading, disagreements),
  lookAlikes(key, reading, disagreements),
  ...referenceMeasures(key, reading, disagreements),
  ranges(key, reading, disagreements),
  ...danglingMeasures(key, reading, disagreements),
  ...orphanMeasures(key, reading, disagreements),
  duplicates(key, reading, disagreements),
  phases(key, reading, disagreements),
];

/** @returns {Promise<string[]>} the bounds that are missed */
async function main() {
  const { verbose, keys: wanted, corpus } = readOptions(process.argv.slice(2));
  if (!existsSync(path.join(corpus, 'keys'))) {
    console.log(`Nothing is scored: there is no corpus with answer keys in ${corpus}.`);
    return [];
  }
  if (!existsSync(commandLine)) throw new BadArgument('nothing is built yet: npm run build');
  const all = keysOf(corpus);
  const unknown = wanted.filter((name) => !all.some((key) => key.name === name));
  if (unknown.length > 0) {
    throw new BadArgument(`no key ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  const isWhole = wanted.length === 0;
  const keys = isWhole ? all : all.filter(({ name }) => wanted.includes(name));
  const disagreements = writtenDisagreements();
  /** @type {string[]} */
  const missed = [];
  const demands = isWhole ? [await ordinaryDocuments(corpus)] : [];
  for (const key of keys) {
    const reading = await readingOf(key.folder);
    const measures = measuresOf(key, reading, disagreements);
    const documents = reading.documents.filter(({ file }) => isKeyed(key, file));
    console.log(`${keyReport(key, documents, measures, verbose)}\n`);
    missed.push(...measures.filter(({ isMet }) => !isMet).map(({ what }) => `${key.name}: ${what}`));
    if (key.name === editedKey) demands.push(...(await otherEdition(corpus, key)));
    if (key.duplicates.length > 0) demands.push(overlappingTasks(key, reading));
  }
  if (demands.length > 0) console.log(`${demandReport(demands, verbose)}\n`);
  missed.push(...demands.filter(({ isMet }) => !isMet).map(({ what }) => what));
  for (const { key, entry, place, id } of disagreements.unused(keys.map(({ name }) => name))) {
    console.log(`disagreements.md: nothing is missed any more at ${key} ${entry} ${place} ${id}`);
  }
  return missed;
}

try {
  const missed = await main();
  if (missed.length > 0) console.log(`${missed.length} bounds missed:\n  ${missed.join('\n  ')}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof BadArgument ? error.message : error);
  process.exitCode = 2;
}
