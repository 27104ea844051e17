// Runs a program of Node in a process of its own, since what is measured is a cold start and the memory of nobody else.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const preload = new URL('peakMemory.mjs', import.meta.url).href;

/**
 * @typedef {object} Measurement
 * @property {number} milliseconds from the start of the process to its end
 * @property {number} peakMegabytes of the process and whatever it started
 * @property {number | null} status
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Starts a process that notes its memory when it ends.
 * @param {string[]} args of node
 */
export function startMeasured(args) {
  const peaks = mkdtempSync(path.join(tmpdir(), 'plantrace-bench-'));
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${preload}`.trim();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS, PLANTRACE_BENCH_PEAKS: peaks, NO_COLOR: '1' },
  });
  /** What was noted; call it once the process has ended. */
  const peakMegabytes = () => {
    const kilobytes = readdirSync(peaks).map((file) => Number(readFileSync(path.join(peaks, file), 'utf8')));
    rmSync(peaks, { recursive: true });
    return kilobytes.reduce((sum, peak) => sum + peak, 0) / 1024;
  };
  return { child, peakMegabytes };
}

/**
 * @param {string[]} args of node
 * @returns {Promise<Measurement>}
 */
export async function runMeasured(args) {
  const started = performance.now();
  const { child, peakMegabytes } = startMeasured(args);
  child.stdin.end();
  /** @type {Buffer[]} */
  const stdout = [];
  /** @type {Buffer[]} */
  const stderr = [];
  child.stdout.on('data', (chunk) => stdout.push(chunk));
  child.stderr.on('data', (chunk) => stderr.push(chunk));
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return {
    milliseconds: performance.now() - started,
    peakMegabytes: peakMegabytes(),
    status,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: Buffer.concat(stderr).toString('utf8'),
  };
}
