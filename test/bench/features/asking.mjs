// The rounds in which everything is asked: by turns, so that a machine that grows slower grows slower for all of it.
import { setTimeout as pause } from 'node:timers/promises';
import { positionAt } from './questions.mjs';

/** @typedef {import('./questions.mjs').Question} Question */
/** @typedef {import('./questions.mjs').Place} Place */
/** @typedef {import('./wire.mjs').Wire} Wire */

/**
 * @typedef {object} Asked the times in milliseconds
 * @property {string} name
 * @property {number} first the first time of all
 * @property {number[]} atRest
 * @property {number[]} typing right after a keystroke in the document
 * @property {number} least how many things the poorest of the answers held
 *
 * @typedef {object} Empty the bare round trip
 * @property {number[]} atRest
 * @property {number[]} typing
 */

/** A document that nobody opened: there is nothing to say, and nothing to look at for it. */
const nothing = {
  method: 'textDocument/hover',
  params: { textDocument: { uri: 'file:///nowhere/at-all.md' }, position: { line: 0, character: 0 } },
};

const rounds = 160;
/** Of what is answered with a thousand places. */
const largeRounds = 40;
/** What takes so long is known well enough after few times. */
const budget = 8000;
const leastSamples = 12;

/**
 * @param {Wire} wire
 * @param {Question[]} questions
 * @returns {Promise<{ empty: Empty, asked: Asked[] }>}
 */
export async function askAll(wire, questions) {
  /** @type {Empty} */
  const empty = { atRest: [], typing: [] };
  /** @type {Asked[]} */
  const asked = questions.map(({ name }) => ({ name, first: 0, atRest: [], typing: [], least: Infinity }));
  for (const [i, question] of questions.entries()) asked[i].first = await askOne(wire, question, 0, asked[i]);
  for (let round = 0; round < 10; round++) await wire.ask(nothing.method, nothing.params);
  for (const mode of /** @type {const} */ (['atRest', 'typing'])) {
    const spent = questions.map(() => 0);
    for (let round = 0; round < rounds; round++) {
      for (const [i, question] of questions.entries()) {
        // In each round behind another question: what a large answer leaves to clear away would else always be its share.
        if (i === round % questions.length)
          empty[mode].push((await wire.ask(nothing.method, nothing.params)).milliseconds);
        if (question.isLarge && round >= largeRounds) continue;
        if (spent[i] > budget && round >= leastSamples) continue;
        const place = question.places[round % question.places.length];
        const stroke = mode === 'typing' ? strokeAt(wire, place) : null;
        if (stroke) await stroke.type();
        const milliseconds = await askOne(wire, question, round, asked[i], stroke?.end);
        if (stroke) await stroke.takeBack();
        asked[i][mode].push(milliseconds);
        spent[i] += milliseconds;
      }
    }
    await pause(1000);
  }
  return { empty, asked };
}

/**
 * @param {Wire} wire
 * @param {Question} question
 * @param {number} round
 * @param {Asked} asked
 * @param {import('./wire.mjs').Position} [position] if not that of the place
 */
async function askOne(wire, { name, method, places }, round, asked, position) {
  if (places.length === 0) throw new Error(`there is no place to ask about: ${name}`);
  const { file, params, at } = places[round % places.length];
  const { milliseconds, answer } = await wire.ask(method, params(wire.documentOf(file).uri, position ?? at));
  asked.least = Math.min(asked.least, thingsIn(answer));
  return milliseconds;
}

/**
 * What somebody types in a document right before the question: what the place says, or a letter at the end.
 * @param {Wire} wire
 * @param {Place} place
 */
function strokeAt(wire, { file, at, typed }) {
  const { text, uri } = wire.documentOf(file);
  const start = typed === undefined ? positionAt(text, text.length) : at;
  const inserted = typed ?? 'x';
  const end = { line: start.line, character: start.character + inserted.length };
  return {
    end: typed === undefined ? undefined : end,
    type: () => wire.change(file, start, start, inserted),
    takeBack: async () => {
      await wire.change(file, start, end, '');
      // Has the server read it, so that the next question pays for one keystroke alone.
      await wire.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    },
  };
}

/**
 * How much an answer says: entries, numbers of tokens, edits.
 * @param {any} answer
 */
function thingsIn(answer) {
  if (answer === null || answer === undefined) return 0;
  if (Array.isArray(answer)) return answer.length;
  if (answer.items) return answer.items.length;
  if (answer.data) return answer.data.length;
  if (answer.documentChanges) {
    return answer.documentChanges.reduce((/** @type {number} */ sum, /** @type {any} */ c) => sum + c.edits.length, 0);
  }
  if (answer.changes) {
    return Object.values(answer.changes).reduce((/** @type {number} */ sum, edits) => sum + edits.length, 0);
  }
  return 1;
}
