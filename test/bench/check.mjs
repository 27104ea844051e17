// One cold `plantrace check` over a folder, as a pipeline runs it.
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { runMeasured } from './measuredProcess.mjs';

const commandLine = path.join(repository, 'dist', 'cli.js');

/**
 * @typedef {object} Check
 * @property {number} milliseconds
 * @property {number} peakMegabytes
 * @property {number} files
 * @property {{ code: string, severity: string, file: string, line: number, id?: string, message: string }[]} findings
 */

/**
 * @param {string} folder
 * @returns {Promise<Check>}
 */
export async function measureCheck(folder) {
  const run = await runMeasured([commandLine, 'check', '--format', 'json', folder]);
  // 1 says that there are findings, which is a result like any other.
  if (run.status !== 0 && run.status !== 1) throw new Error(`check ended with ${run.status}: ${run.stderr}`);
  const { summary, findings } = JSON.parse(run.stdout);
  const { milliseconds, peakMegabytes } = run;
  return { milliseconds, peakMegabytes, files: summary.files, findings };
}

/**
 * What a check said beyond what was planted, and what it did not say of that.
 * @param {Check['findings']} findings
 * @param {{ file: string, id: string }[]} planted
 */
export function compareFindings(findings, planted) {
  const key = (/** @type {{ file: string, id?: string }} */ { file, id }) => `${file} ${id}`;
  const expected = new Set(planted.map(key));
  const isPlanted = (/** @type {Check['findings'][number]} */ finding) =>
    finding.code === 'trace/dangling-reference' && expected.has(key(finding));
  const told = new Set(findings.filter(isPlanted).map(key));
  return {
    found: told.size,
    missing: planted.filter((plant) => !told.has(key(plant))),
    unexpected: findings.filter((finding) => !isPlanted(finding)),
  };
}
