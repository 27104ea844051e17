// The least that any check has to do: walk the tree and read every byte. Run as `node floor.mjs FOLDER` it does that once,
// cold, and prints how long it took without the start of Node.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runMeasured } from './measuredProcess.mjs';
import { markdownFiles } from './tree.mjs';

/** @typedef {{ files: number, bytes: number, milliseconds: number, processMilliseconds: number }} Floor */

/**
 * @param {string} folder
 * @returns {Promise<Floor>}
 */
export async function measureFloor(folder) {
  const run = await runMeasured([fileURLToPath(import.meta.url), folder]);
  if (run.status !== 0) throw new Error(`reading ${folder} failed: ${run.stderr}`);
  return { ...JSON.parse(run.stdout), processMilliseconds: run.milliseconds };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const files = markdownFiles(process.argv[2]);
  let bytes = 0;
  for (const file of files) bytes += readFileSync(file).length;
  console.log(JSON.stringify({ files: files.length, bytes, milliseconds: performance.now() - started }));
}
