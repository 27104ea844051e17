import type { ItemFact } from '../facts/facts';
import { isNegative } from '../facts/sentences';
import type { PlanGroup } from './planGroup';
import { isComparable, isSameQuantity, quantitiesOf, type Quantity } from './quantities';
import { ordinalOf, sectionsOf } from './sections';
import { likeness } from './sourceMatch';

/** What a row says otherwise than its bullet. */
export type Drift =
  | { readonly kind: 'number' | 'obligation'; readonly ours: string; readonly theirs: string }
  | { readonly kind: 'negation'; readonly isNegated: boolean };

export interface DriftedRow {
  readonly row: number;
  readonly bullet: number;
  readonly drift: Drift;
}

/**
 * Rows that were surely extracted from a bullet and differ from it in a number, a negation or an obligation. A row may
 * leave out what its bullet says, and say it in other words: numbers are compared where each side has one that nothing in
 * the section has on the other side, the rest only where all other words are the same.
 */
export function driftsOf(group: PlanGroup): DriftedRow[] {
  const { graph } = group;
  const found: DriftedRow[] = [];
  for (const source of group.files) {
    if (source.rule?.duty !== 'source') continue;
    for (const { bullets, rows } of sectionsOf(group, source)) {
      if (rows.length === 0) continue;
      const same = new Set(bullets.map((bullet) => plain(graph.item(bullet).title)));
      // Nothing is taken apart where all rows say what their bullets say, word for word.
      let theirs: Said[] = [];
      let ours: Said[] = [];
      rows.forEach((row, i) => {
        for (const definition of graph.definitionsOf(row)) {
          const item = graph.item(definition);
          if (item.strength !== 'explicit' || same.has(plain(item.title))) continue;
          if (theirs.length === 0) {
            theirs = bullets.map((bullet) => said(graph.item(bullet)));
            ours = rows.map((other) => said(graph.item(other)));
          }
          const own = said(item);
          const origin = originOf(own, ordinalOf(item.id), theirs);
          const bullet = bullets[origin];
          const its = theirs[origin];
          if (bullet === undefined || !its) continue;
          const others = ours.filter((_, other) => other !== i);
          const drift = driftBetween(own, its, theirs, others);
          if (drift) found.push({ row: definition, bullet, drift });
        }
      });
    }
  }
  return found;
}

function plain(title: string): string {
  const text = title.includes('(') ? title.replace(/\s*\(negative\)/i, '') : title;
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** What is compared of a text. */
interface Said {
  readonly words: ReadonlySet<string>;
  readonly quantities: readonly Quantity[];
  readonly negated: boolean;
  readonly modals: ReadonlyMap<string, string>;
  readonly isCut: boolean;
}

const kept = new WeakMap<ItemFact, Said>();

function said(item: ItemFact): Said {
  let known = kept.get(item);
  if (!known) kept.set(item, (known = read(item.title)));
  return known;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Words that may come and go without changing what is asked for, and those that are compared by themselves. */
const LIGHT = new Set(
  (
    'the a an of to in on and or is are be been by for with its it as at that this these those from has have had can must shall will may might could should would ' +
    'which each every all any when not no never negative do does did cannot t don doesn isn mustn shouldn won able'
  ).split(' '),
);

function read(title: string): Said {
  const text = title.replace(/\(negative\)/gi, ' ');
  const quantities = quantitiesOf(text);
  const plain = quantities.reduce((rest, { text: written }) => rest.replace(written, ' '), text);
  const words = new Set<string>();
  for (const word of plain.toLowerCase().match(WORD) ?? []) if (!LIGHT.has(word)) words.add(stemOf(word));
  const modals = new Map<string, string>();
  for (const [word, modal] of MODALS) {
    const written = word.exec(text)?.[0];
    if (written !== undefined) modals.set(modal, written);
  }
  return { words, quantities, negated: isNegative(text), modals, isCut: text.endsWith('…') };
}

const MODALS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:must|shall|has to|have to|is required to|are required to)\b/i, 'must'],
  [/\bshould\b/i, 'should'],
  [/\b(?:may|might|can|could|is able to|are able to)\b/i, 'may'],
];

function stemOf(word: string): string {
  return word.length <= 3
    ? word
    : word
        .replace(/(?:ies|y)$/, 'i')
        .replace(/(?:es|ed|ing|s|e|d)$/, '')
        .slice(0, 6);
}

const LEAST_LIKE = 0.7;
const FEWEST_WORDS = 3;

/** The bullet that a row was extracted from, -1 where it is not certain which: the most alike, alone so or in its place. */
function originOf(row: Said, ordinal: number, bullets: readonly Said[]): number {
  if (row.words.size < FEWEST_WORDS || row.isCut) return -1;
  const likes = bullets.map((bullet) =>
    bullet.words.size < FEWEST_WORDS || bullet.isCut ? 0 : likeness(row.words, bullet.words),
  );
  const best = Math.max(...likes);
  if (best < LEAST_LIKE) return -1;
  if (likes[ordinal - 1] === best) return ordinal - 1;
  return likes.filter((like) => like === best).length === 1 ? likes.indexOf(best) : -1;
}

function driftBetween(row: Said, bullet: Said, bullets: readonly Said[], otherRows: readonly Said[]): Drift | null {
  const isIn = (quantity: Quantity, texts: readonly Said[]): boolean =>
    texts.some(({ quantities }) => quantities.some((other) => isSameQuantity(quantity, other)));
  const ours = row.quantities.filter((quantity) => !isIn(quantity, bullets));
  const theirs = bullet.quantities.filter((quantity) => !isIn(quantity, [row, ...otherRows]));
  for (const quantity of ours) {
    const other = theirs.find((one) => isComparable(quantity, one));
    if (other) return { kind: 'number', ours: quantity.text, theirs: other.text };
  }
  if (!sameWords(row.words, bullet.words)) return null;
  if (row.negated !== bullet.negated) return { kind: 'negation', isNegated: row.negated };
  const [[modal, our] = [], ...more] = row.modals;
  const [[otherModal, their] = [], ...others] = bullet.modals;
  if (row.negated || more.length > 0 || others.length > 0 || our === undefined || their === undefined) return null;
  return modal === otherModal ? null : { kind: 'obligation', ours: our, theirs: their };
}

function sameWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((word) => b.has(word));
}
