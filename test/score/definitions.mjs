// What introduces items: what the key holds, what it does not, and what only looks like a definition.
import { folded, isKeyed, isSamePlace, isUncertain } from './key.mjs';
import { Tally } from './tally.mjs';

/**
 * @typedef {import('./key.mjs').Key} Key
 * @typedef {import('./reading.mjs').Reading} Reading
 * @typedef {import('./reading.mjs').Item} Item
 * @typedef {import('./disagreements.mjs').Disagreements} Disagreements
 * @typedef {import('./tally.mjs').Measure} Measure
 */

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure[]}
 */
export function definitionMeasures(key, { items }, disagreements) {
  const known = new Tally(key.name, 'definition', disagreements);
  for (const definition of key.definitions) {
    if (items.some((item) => item.strength !== 'example' && defines(item, definition))) known.hit();
    else known.miss(definition, definition.id, missing(items, definition));
  }
  const outside = new Tally(key.name, 'definition', disagreements);
  for (const item of items) {
    if (item.strength !== 'explicit' || !isKeyed(key, item.file) || !isOfKeyedKind(key, item)) continue;
    if (key.definitions.some((definition) => defines(item, definition)) || isUncertain(key, item)) continue;
    outside.miss(item, item.id, `an explicit ${item.kind} that the key does not hold`);
  }
  // One in two hundred, and one where there are fewer.
  const allowed = Math.max(1, Math.floor(key.definitions.length / 200));
  return [known.share('definitions', 99.5), outside.surplus('explicit items outside the key', allowed)];
}

/**
 * @param {Key} key
 * @param {Reading} reading
 * @param {Disagreements} disagreements
 * @returns {Measure}
 */
export function lookAlikes(key, { items }, disagreements) {
  const tally = new Tally(key.name, 'look-alike', disagreements);
  const samples = [
    ...(key.restatements ?? []).map(({ file, line, id }) => ({ file, line, text: id, isAll: true })),
    ...key.not_ids.map(({ file, line, text }) => ({ file, line, text, isAll: false })),
  ];
  for (const sample of samples) {
    const taken = items.find(
      (item) =>
        item.strength === 'explicit' &&
        isSamePlace(item, sample) &&
        (sample.isAll ? folded(item.id) === folded(sample.text) : folded(sample.text).includes(folded(item.id))) &&
        !key.definitions.some((definition) => defines(item, definition)),
    );
    if (taken) tally.miss(sample, sample.text, `taken for an explicit ${taken.kind}, ${taken.id}`);
    else tally.hit();
  }
  return tally.share('look-alikes that are no definitions', 100);
}

/**
 * @param {Item} item
 * @param {Key['definitions'][number]} definition
 */
function defines(item, definition) {
  return isSamePlace(item, definition) && (item.id === definition.id || folded(item.id) === folded(definition.id));
}

/**
 * Keys name kinds by the letters that their IDs begin with, or by the word.
 * @param {Key} key
 * @param {Item} item
 */
function isOfKeyedKind(key, { id, kind }) {
  const [letters] = /^[A-Z]+(?=-?\d)/.exec(folded(id)) ?? [kind];
  return key.definitions.some((definition) => definition.kind === kind || definition.kind === letters);
}

/**
 * @param {Item[]} items
 * @param {Key['definitions'][number]} definition
 */
function missing(items, definition) {
  const there = items.filter((item) => isSamePlace(item, definition));
  if (there.length === 0) return 'nothing is read there';
  return `read as ${there.map(({ id, kind, strength }) => `${id} (${strength} ${kind})`).join(', ')}`;
}
