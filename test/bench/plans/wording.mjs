// The sentences that generated plans are written in. Some hold characters outside ASCII, as real plans do: dashes, arrows
// and accents make UTF-16 offsets and bytes differ.

/** @typedef {import('./random.mjs').Random} Random */

const actors = [
  'The intake desk',
  'A courier',
  'The night shift',
  'The depot in Zürich',
  'Each locker',
  'The sorting belt',
  'A returning customer',
  'The duty engineer',
  'The tariff service',
  'Every handheld scanner',
  'The branch office',
  'The dispatcher',
  'A freight wagon',
  'The loading bay',
  'The label printer',
  'A sealed container',
  'The customs clerk',
  'The weighbridge',
  'A parcel with a claim',
  'The café at the terminal',
  'The archive',
  'The morning report',
  'A locker door',
  'The second reader',
  'Every subcontractor',
  'The route planner',
  'The cold store',
  'The dépôt at Orléans',
];
const deeds = [
  'records the weight and the sender',
  'sends a receipt to the sender',
  'keeps its own journal of movements',
  'compares the label with the manifest',
  'shows the next free place',
  'reports its temperature',
  'prints a second label',
  'accepts parcels from three carriers',
  'assigns a number to each claim',
  'marks the consignment as late',
  'stores the signature beside the photograph',
  'asks for the password again',
  'forwards the question to the desk',
  'counts the open claims',
  'refreshes its copy of the tariff',
  'locks the door behind the driver',
  'starts the belt with the lowest load',
  'groups the letters by district',
  'passes the container on to the next depot',
  'lists the drivers who are on the road',
  'opens the smallest compartment that fits',
  'answers with the current queue',
  'reads the barcode from any side',
  'splits a delivery over two wagons',
  'repeats the last command',
  'writes the route into the manifest',
  'compresses the photographs',
  'releases the seal',
];
const limits = [
  'before the door opens',
  'at the end of each shift',
  'as soon as the network is back',
  'during the evening peak',
  'in the order of arrival',
  'for every customer of the branch',
  'without asking the central office',
  'on the first attempt',
  'while the belt is running',
  'when two parcels share a label',
  'as long as the seal is whole',
  'once a day',
  'in the language of the customer',
  'on behalf of the sender',
  'after the second warning',
  'for parcels above the limit',
];
const prohibitions = [
  'must not open two doors at once',
  'never prints the name of the sender',
  'cannot be moved by a single driver',
  'must not lose an entry of the journal',
  'never stores a password',
  'cannot skip the weighbridge',
  'must not answer for another branch',
  'never changes a closed manifest',
  'cannot refund a claim twice',
  'must not start without a self-test',
  'never sends a message at night',
  'cannot leave the bay unsealed',
];
const afterthoughts = [
  'The copy must be complete',
  'The entry must carry the time of the depot',
  'At most three attempts are made',
  'The clerk must confirm it',
  'A failure must be shown at the desk',
  'At least one of two must be reachable',
];
const units = ['seconds', 'minutes', 'kilograms', 'parcels', 'attempts', 'metres', 'entries', 'degrees'];
const remarks = [
  'We looked at this twice and came back to the first draft — it was simpler, and nobody missed the rest.',
  'The people at the desk explained how they work around it today; most of that can go.',
  'On a quiet day the queue is empty by noon, and the figures say little about the evening.',
  'What is written here was true in spring; the depot has been rebuilt since.',
  'Measured with a borrowed scanner, so take the numbers with a grain of salt (±10 %).',
  'The order is fixed: label → weight → manifest → door, and a step back means starting again.',
  'Mme Lefèvre asked for a printed list, which costs nothing and settles many arguments.',
  'Two teams share the bay, so whoever comes second waits… or drives around the block.',
  'A label that got wet is read from the other side; if that fails too, the desk types the number.',
  'Nothing of this is urgent, but it is cheaper to do it while the belt stands still.',
  'The naïve way — one message for each parcel — was tried, and the network did not like it.',
  'See the photographs of the bay in the shared folder; the third one shows the door that sticks.',
  'Prices are in euros unless a line says otherwise, and “free” means free for the sender.',
  'Everybody agreed on the wording, with the exception of the heading, which was left as it is.',
];

/**
 * A requirement in one sentence, without its full stop. The number in it keeps neighbours apart.
 * @param {Random} random
 */
export function requirement(random) {
  if (random.chance(0.18)) return `${random.pick(actors)} ${random.pick(prohibitions)} ${random.pick(limits)}`;
  const limit = random.chance(0.6) ? `within ${random.between(2, 480)} ${random.pick(units)}` : random.pick(limits);
  return `${random.pick(actors)} ${random.pick(deeds)} ${limit}`;
}

/**
 * A later sentence of a bullet that sets a limit of its own, and so is a requirement.
 * @param {Random} random
 */
export const afterthought = (random) => `${random.pick(afterthoughts)} ${random.pick(limits)}`;

/**
 * Prose of about so many characters, in one paragraph.
 * @param {Random} random
 * @param {number} length
 */
export function prose(random, length) {
  let text = '';
  while (text.length < length) {
    const sentence = random.chance(0.5) ? random.pick(remarks) : `${requirement(random)}, ${random.pick(limits)}.`;
    text += text === '' ? sentence : ` ${sentence}`;
  }
  return text;
}

/** @param {string} text */
export const isProhibition = (text) => /\b(?:cannot|must not|never|not|no)\b/i.test(text);

/**
 * What a test would look at to say that a requirement holds.
 * @param {Random} random
 * @param {string} text
 */
export function criterion(random, text) {
  const lower = text.charAt(0).toLowerCase() + text.slice(1);
  return isProhibition(text)
    ? `Negative: ${lower.replace(/ (?:must not|never|cannot) .*/, '')} is told to do it, and refuses`
    : `With ${random.between(3, 90)} parcels, ${lower}`;
}

/** @param {string} title */
export const kebab = (title) => title.toLowerCase().replace(/ /g, '-');

/**
 * A title of two words, different from those that were drawn before.
 * @param {Random} random
 * @param {Set<string>} taken
 */
export function title(random, taken) {
  for (;;) {
    const drawn = `${random.pick(firstWords)} ${random.pick(secondWords)}`;
    if (taken.has(drawn)) continue;
    taken.add(drawn);
    return drawn;
  }
}

const firstWords = [
  'Night',
  'Parcel',
  'Harbour',
  'Locker',
  'Branch',
  'Courier',
  'Claim',
  'Freight',
  'Tariff',
  'Label',
  'Depot',
  'Winter',
  'Border',
  'Letter',
  'Summer',
  'Airport',
  'Station',
  'Central',
  'Village',
  'Silent',
  'Heavy',
  'Fragile',
  'Second',
  'Morning',
  'Driver',
  'Customs',
  'Return',
  'Sorting',
  'Cold',
  'Express',
  'Rural',
  'Island',
  'Terminal',
  'Weekend',
];
const secondWords = [
  'Handover',
  'Desk',
  'Journal',
  'Queue',
  'Routing',
  'Intake',
  'Receipts',
  'Lanes',
  'Doors',
  'Seals',
  'Weighing',
  'Storage',
  'Reports',
  'Planning',
  'Tracking',
  'Refunds',
  'Permits',
  'Shelves',
  'Ramps',
  'Meters',
  'Shifts',
  'Repairs',
  'Notices',
  'Fees',
  'Signatures',
  'Alarms',
  'Counting',
  'Printing',
  'Rounds',
  'Exchange',
  'Inspection',
  'Departure',
];
