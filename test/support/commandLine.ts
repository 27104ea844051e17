import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';

/** What a run of the command line left behind. */
export interface Run {
  /** Exit status; null where the run had to be ended because it hung. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The program and what stands before its arguments; default: this Node and the built command line. */
  readonly command?: readonly string[];
}

export const builtCommandLine = path.resolve('dist', 'cli.js');

/** Generous: a run that takes longer than this hangs. */
const HANG = 60_000;

export function start(args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
  const [program = process.execPath, ...before] = options.command ?? [process.execPath, builtCommandLine];
  return spawn(program, [...before, ...args], { cwd: options.cwd, env: { ...process.env, ...options.env } });
}

/** Runs the built command line to its end. */
export function plantrace(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return finished(start(args, options));
}

export function finished(child: ChildProcessWithoutNullStreams): Promise<Run> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), HANG);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

/** The lines of a run's stderr, without the end of the last one. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
