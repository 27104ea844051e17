// Stands in for @vscode/spdlog, the native module that VS Code writes its logs with, so that the Output panel shows them
// without anything being compiled. Holds only what VS Code calls.
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const levels = ['trace', 'debug', 'info', 'warn', 'error'];

/**
 * @param {string} _name
 * @param {string} file
 */
export async function createAsyncRotatingLogger(_name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  let lowest = 0;
  let formatted = true;
  /** @type {(level: string, rank: number) => [string, (message: string) => void]} */
  const writer = (level, rank) => [
    level,
    (message) => {
      if (rank < lowest) return;
      const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
      appendFileSync(file, formatted ? `${time} [${level}] ${message}\n` : message);
    },
  ];
  return {
    ...Object.fromEntries(levels.map(writer)),
    /** @param {number} rank */
    setLevel(rank) {
      lowest = rank;
    },
    clearFormatters() {
      formatted = false;
    },
    setPattern() {},
    flush() {},
    drop() {},
  };
}

export function setFlushOn() {}
