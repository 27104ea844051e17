// node test/bench/matrix.mjs [--rows 4000] [--runs 5]
// A traceability matrix of many rows: written, brought up to date after all work has been done, and held against the plans.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writePlannedRows } from './plannedRows.mjs';
import { lineOf, timed } from './timedRuns.mjs';

const bound = 1000;

const { values } = parseArgs({ options: { rows: { type: 'string' }, runs: { type: 'string' } } });
const runs = Number(values.runs ?? 5);
const folder = mkdtempSync(path.join(tmpdir(), 'plantrace-bench-'));
try {
  const planned = writePlannedRows(folder, Number(values.rows ?? 4000), 1);
  const matrix = path.join(folder, 'plans', 'requirements-traceability.md');
  const floor = await timed(runs, ['list', 'documents', folder]);
  const args = ['matrix', path.join(folder, 'plans'), '--write', matrix];
  const created = await timed(runs, args, { before: () => rmSync(matrix, { force: true }) });
  const before = readFileSync(matrix, 'utf8');
  planned.write(true);
  const updated = await timed(runs, args, { before: () => writeFileSync(matrix, before) });
  if (!updated.stdout.includes(`${planned.rows} rows corrected`)) throw new Error(`not all rows: ${updated.stdout}`);
  const checked = await timed(runs, ['matrix', path.join(folder, 'plans'), '--check']);
  console.log(
    `${planned.rows} rows of ${planned.plans.length} plans, medians of ${runs} runs, each a process of its own`,
  );
  console.log(lineOf('reading everything (list documents)', floor));
  // In an editor the plans are read already; the bound is for the matrix.
  const own = (/** @type {typeof floor} */ run) => ({ ...run, milliseconds: run.milliseconds - floor.milliseconds });
  for (const [what, run] of /** @type {const} */ ([
    ['matrix --write, a new one', created],
    ['matrix --write, every row corrected', updated],
    ['matrix --check', checked],
  ])) {
    console.log(lineOf(what, run));
    console.log(lineOf('  beyond reading everything', own(run), bound));
  }
} finally {
  rmSync(folder, { recursive: true });
}
