// What tables cost beside prose: a reader that looks at a table from its beginning for each row is quadratic in it. The
// kinds are documents of 300 KB, in a folder for each kind, and an empty folder tells what any run costs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureCheck } from './check.mjs';
import { table } from './plans/markdown.mjs';
import { seeded } from './plans/random.mjs';
import { prose, requirement } from './plans/wording.mjs';

/** @typedef {import('./plans/random.mjs').Random} Random */

const size = 300_000;

/** One document would drown in the noise of starting a process. */
const copies = 20;

/** @type {Record<'prose' | 'manyTables' | 'oneTable' | 'taskTable', (random: Random) => string>} */
const documents = {
  prose: (random) => joined(size, () => `${prose(random, 600)}\n\n`),
  manyTables: (random) =>
    joined(
      size,
      () =>
        `${table(
          head,
          Array.from({ length: 40 }, () => figures(random)),
        )}\n\n`,
    ),
  oneTable: (random) => `${table(head, [])}\n${joined(size, () => `| ${figures(random).join(' | ')} |\n`)}`,
  taskTable: (random) =>
    `${table(taskHead, [])}\n${joined(size, (number) => `| ${task(random, number).join(' | ')} |\n`)}`,
};

const head = ['What', 'Parcels', 'Remark'];
const taskHead = ['Task ID', 'Description', 'Prereqs', 'Priority'];

/** @param {Random} random */
const figures = (random) => [requirement(random), `${random.between(100, 9000)}`, prose(random, 30)];

/**
 * @param {Random} random
 * @param {number} number
 */
const task = (random, number) => [`T-${number}`, requirement(random), number > 1 ? `T-${number - 1}` : 'None', 'P1'];

/**
 * @param {number} length
 * @param {(number: number) => string} part
 */
function joined(length, part) {
  let text = '';
  for (let number = 1; text.length < length; number++) text += part(number);
  return text;
}

/**
 * @typedef {object} Tables milliseconds for one document, beyond those of an empty folder
 * @property {number} empty the whole run
 * @property {number} prose
 * @property {number} manyTables
 * @property {number} oneTable
 * @property {number} taskTable
 */

/**
 * @param {string} home
 * @param {number} seed
 * @param {number} runs
 * @returns {Promise<Tables>}
 */
export async function measureTables(home, seed, runs) {
  const folder = path.join(home, 'tables');
  rmSync(folder, { recursive: true, force: true });
  const texts = Object.entries(documents).map(([kind, text]) => [kind, text(seeded(seed))]);
  const folders = [['empty', ''], ...texts].map(([kind, text]) => {
    const own = path.join(folder, kind);
    mkdirSync(path.join(own, '.git'), { recursive: true });
    for (let copy = 1; copy <= copies && text !== ''; copy++) {
      writeFileSync(path.join(own, `plan-${copy}.md`), `# ${kind} ${copy}\n\n${text}`);
    }
    return { kind, own, times: /** @type {number[]} */ ([]) };
  });
  for (let run = 0; run < runs; run++) {
    for (const { own, times } of folders) times.push((await measureCheck(own)).milliseconds);
  }
  // The least of all runs: in a small difference, what other programs took from the machine would be most of it.
  const least = Object.fromEntries(folders.map(({ kind, times }) => [kind, Math.min(...times)]));
  const { empty } = least;
  /** @param {keyof typeof documents} kind */
  const beyond = (kind) => (least[kind] - empty) / copies;
  return {
    empty,
    prose: beyond('prose'),
    manyTables: beyond('manyTables'),
    oneTable: beyond('oneTable'),
    taskTable: beyond('taskTable'),
  };
}
