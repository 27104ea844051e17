// node test/bench/matrixPage.mjs [--rows 5200] [--runs 5]
// The matrix page with many rows: how long the server takes to answer, and how long a person waits until it is there and
// while it scrolls. The page's part is measured by its suite, which runs in a browser: `npm test -- pages`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '../support/repository.mjs';
import { Wire } from './features/wire.mjs';
import { writePlannedRows } from './plannedRows.mjs';

/** Of the 1.5 s until the page is there, what is left to the server. */
const bound = 500;

const { values } = parseArgs({ options: { rows: { type: 'string' }, runs: { type: 'string' } } });
const runs = Number(values.runs ?? 5);
const folder = mkdtempSync(path.join(tmpdir(), 'plantrace-bench-'));
const { rows } = writePlannedRows(folder, Number(values.rows ?? 5200), 1);
const wire = new Wire([path.join(repository, 'dist', 'server.js'), '--stdio'], folder);

/**
 * @param {string} what
 * @param {string} method
 * @param {unknown} params
 * @returns {Promise<any>} the last answer
 */
async function measure(what, method, params) {
  const times = [];
  let last;
  for (let run = 0; run < runs; run++) {
    const { milliseconds, answer } = await wire.ask(method, params);
    times.push(milliseconds);
    last = answer;
  }
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  console.log(`${what.padEnd(34)} ${median.toFixed(0).padStart(6)} ms${median > bound ? '  MISSED' : ''}`);
  return last;
}

try {
  await wire.start(true);
  console.log(`${rows} rows, medians of ${runs} runs, bound ${bound} ms`);
  const { plan } = await measure('matrixPage', 'plantrace/matrixPage', {});
  console.log(`${'  on the wire'.padEnd(34)} ${(JSON.stringify(plan).length / 1024).toFixed(0).padStart(6)} KB`);
  await measure('matrixText csv', 'plantrace/matrixText', { plan: plan.id, format: 'csv' });
  const uriOf = (/** @type {number} */ document) => plan.documents[document].uri;
  const row = { uri: uriOf(plan.rows.places[0]), id: plan.rows.ids[0] };
  const work = { uri: uriOf(plan.work[3].place[0]), id: plan.work[3].id };
  await measure('toggleTrace', 'plantrace/toggleTrace', { row, work, on: true });
  await wire.stop();
} finally {
  wire.kill();
  rmSync(folder, { recursive: true });
}
