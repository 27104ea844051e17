// Whole runs of the command line, one after the other, and how long they take in the middle.
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { runMeasured } from './measuredProcess.mjs';
import { median } from './statistics.mjs';

const commandLine = path.join(repository, 'dist', 'cli.js');

/**
 * @param {number} runs
 * @param {readonly string[]} args
 * @param {{ status?: number, before?: () => void }} [how] what it has to end with, and what to do before each run
 * @returns {Promise<{ milliseconds: number, peakMegabytes: number, stdout: string }>} of the last run what it said
 */
export async function timed(runs, args, { status = 0, before = () => undefined } = {}) {
  const milliseconds = [];
  const peaks = [];
  let stdout = '';
  for (let run = 0; run < runs; run++) {
    before();
    const one = await runMeasured([commandLine, ...args]);
    if (one.status !== status) throw new Error(`plantrace ${args[0]} ended with ${one.status}: ${one.stderr}`);
    milliseconds.push(one.milliseconds);
    peaks.push(one.peakMegabytes);
    ({ stdout } = one);
  }
  return { milliseconds: median(milliseconds), peakMegabytes: median(peaks), stdout };
}

/**
 * @param {string} what
 * @param {{ milliseconds: number, peakMegabytes: number }} measured
 * @param {number} [bound] milliseconds
 */
export function lineOf(what, { milliseconds, peakMegabytes }, bound) {
  const time = `${Math.round(milliseconds)} ms`.padStart(8);
  const held = bound === undefined ? '' : milliseconds <= bound ? `  within ${bound} ms` : `  MORE THAN ${bound} ms`;
  return `${what.padEnd(44)}${time}  ${Math.round(peakMegabytes)} MB${held}`;
}
