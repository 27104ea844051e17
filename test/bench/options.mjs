// What the bench can be asked for.
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { filesPerProject } from './generate.mjs';

export const usage =
  'usage: npm run bench -- [--sizes 100,1000,10000] [--seed N] [--runs N] [--no-peer] [--quick] [FOLDER]';

/**
 * @typedef {object} Options
 * @property {number[]} sizes of the generated workspaces, ascending
 * @property {number} seed
 * @property {number} runs
 * @property {boolean} peer
 * @property {string | null} folder to measure in place of generated workspaces
 */

/** An argument that cannot be followed; its message is one line. */
export class BadArgument extends Error {}

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  if (positionals.length > 1) throw new BadArgument(`one folder at most; ${usage}`);
  const [folder = null] = positionals;
  if (folder !== null && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BadArgument(`${folder} is not a folder`);
  }
  const { quick = false } = values;
  const sizes = (values.sizes ?? (quick ? '100,1000' : '100,1000,10000')).split(',').map(Number);
  if (!sizes.every((size) => size > 0 && size % filesPerProject === 0)) {
    throw new BadArgument(`--sizes takes multiples of ${filesPerProject}, not ${values.sizes}`);
  }
  return {
    sizes: sizes.sort((a, b) => a - b),
    seed: wholeNumber('seed', values.seed ?? '1', 0),
    runs: wholeNumber('runs', values.runs ?? (quick ? '3' : '5'), 1),
    peer: !quick && values['no-peer'] !== true,
    folder,
  };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        sizes: { type: 'string' },
        seed: { type: 'string' },
        runs: { type: 'string' },
        'no-peer': { type: 'boolean' },
        quick: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadArgument(`${error instanceof Error ? error.message.split('. ')[0] : error}; ${usage}`);
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 */
function wholeNumber(name, text, least) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new BadArgument(`--${name} takes a whole number, not ${text}`);
  return number;
}
