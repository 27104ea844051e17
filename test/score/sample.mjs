// npm run score:sample -- [CORPUS]
// Of all that is told of real plans a sample, held against what a reader said of each: see sample.md. With UPDATE=1 those
// that nobody has read yet get their rows. Where the corpus is not there, nothing is drawn, and that is no failure.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawn, sampleSize } from './draw.mjs';
import { BadArgument, corpusIn } from './options.mjs';
import { commandLine } from './reading.mjs';
import { sampleReport } from './sampleReport.mjs';
import { toldIn } from './told.mjs';
import { judgeable, verdictsIn, withRowsFor } from './verdicts.mjs';

const table = new URL('sample.md', import.meta.url);
const usage = 'usage: npm run score:sample -- [CORPUS]';

/** @returns {Promise<boolean>} whether the sample is read and right */
async function main() {
  const plans = path.join(corpusIn(process.argv.slice(2), usage), 'plans');
  if (!existsSync(plans)) {
    console.log(`Nothing is drawn: there are no plans of other people in ${plans}.`);
    return true;
  }
  if (!existsSync(commandLine)) throw new BadArgument('nothing is built yet: npm run build');
  const all = await toldIn(plans);
  const text = readFileSync(table, 'utf8');
  const rows = verdictsIn(text);
  const sample = drawn(judgeable(all, rows), sampleSize);
  if (process.env['UPDATE'] === '1') writeFileSync(table, withRowsFor(text, sample));
  const { lines, isMet } = sampleReport(all, sample, rows);
  console.log(lines.join('\n'));
  return isMet;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof BadArgument ? error.message : error);
  process.exitCode = 2;
}
