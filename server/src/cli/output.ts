import fs from 'node:fs';

/**
 * Writes to stdout until everything is out: a pipe that is slow to read must not cut the output off when the process
 * ends. A reader that went away ends the output quietly, as for any other command in a pipe.
 */
export function print(text: string): void {
  write(1, text.endsWith('\n') || text === '' ? text : `${text}\n`);
}

/** How long to wait for the reader of a pipe that is full, in ms. */
const PAUSE = 5;

function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      // The pipe is full and does not block: its reader is slower than we are.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** One line for people on stderr. */
export function complain(message: string): void {
  complainOfPlace(`plantrace: ${message}`);
}

/** The same for what stands in a file, which the line names first: terminals and editors lead there. */
export function complainOfPlace(line: string): void {
  write(2, `${visible(line.replace(/\s*[\r\n]+\s*/g, ' '))}\n`);
}

/** Text from files and names of files as people may see them: what would steer a terminal, or end a line, is written out. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whether stdout takes colours: a terminal, and nobody said `NO_COLOR`. */
export function takesColours(): boolean {
  return process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'underline';
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
};

/** Dresses text for a terminal; leaves it as it is elsewhere. */
export function styled(style: Style, text: string): string {
  if (!takesColours()) return text;
  const [on, off] = CODES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/** Rows as columns that stand below one another; the last column is not padded. */
export function table(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map(visible));
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '))
    .join('\n');
}
