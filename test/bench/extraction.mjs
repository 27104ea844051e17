// node test/bench/extraction.mjs [--kilobytes 1000] [--runs 5]
// All rows of a large requirements source, printed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sourceOfLength } from './plannedRows.mjs';
import { lineOf, timed } from './timedRuns.mjs';

const bound = 2000;

const { values } = parseArgs({ options: { kilobytes: { type: 'string' }, runs: { type: 'string' } } });
const runs = Number(values.runs ?? 5);
const folder = mkdtempSync(path.join(tmpdir(), 'plantrace-bench-'));
try {
  const { text, bullets } = sourceOfLength(Number(values.kilobytes ?? 1000) * 1000, 1);
  const source = path.join(folder, 'HighLevelReqs.md');
  writeFileSync(source, text);
  const floor = await timed(runs, ['list', 'documents', folder]);
  const printed = await timed(runs, ['extract', `${source}#`]);
  const rows = printed.stdout.split('\n').filter((line) => line.startsWith('- ')).length;
  if (rows < bullets) throw new Error(`${rows} rows of ${bullets} bullets`);
  console.log(
    `${Math.round(text.length / 1000)} kB, ${bullets} bullets, medians of ${runs} runs, each a process of its own`,
  );
  console.log(lineOf('reading it (list documents)', floor));
  console.log(lineOf('extract of the whole source', printed, bound));
} finally {
  rmSync(folder, { recursive: true });
}
