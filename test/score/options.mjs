// What the score can be asked for.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '../support/repository.mjs';

export const usage = 'usage: npm run score -- [--verbose] [--key NAME]… [CORPUS]';

/**
 * @typedef {object} Options
 * @property {boolean} verbose list everything that was missed, with its place
 * @property {string[]} keys names of the keys to look at; empty for all of them, and for what is asked of the whole corpus
 * @property {string} corpus
 */

/** An argument that cannot be followed; its message is one line. */
export class BadArgument extends Error {}

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  return { verbose: values.verbose ?? false, keys: values.key ?? [], corpus: corpusOf(positionals, usage) };
}

/**
 * The corpus, where nothing else can be asked for.
 * @param {string[]} args
 * @param {string} usage
 */
export function corpusIn(args, usage) {
  const option = args.find((arg) => arg.startsWith('-'));
  if (option !== undefined) throw new BadArgument(`Unknown option '${option}'; ${usage}`);
  return corpusOf(args, usage);
}

/**
 * @param {string[]} positionals
 * @param {string} usage
 */
function corpusOf(positionals, usage) {
  if (positionals.length > 1) throw new BadArgument(`one corpus at most; ${usage}`);
  const [corpus = path.join(repository, '..', 'shared', 'corpus')] = positionals;
  return path.resolve(corpus);
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { verbose: { type: 'boolean' }, key: { type: 'string', multiple: true } },
    });
  } catch (error) {
    throw new BadArgument(`${error instanceof Error ? error.message.split('. ')[0] : error}; ${usage}`);
  }
}
