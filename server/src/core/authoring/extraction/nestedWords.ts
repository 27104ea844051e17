import { isNegative, sentencesOf } from '../../facts/sentences';
import { tidy } from '../../facts/titles';
import type { Blocks } from '../../markdown/blocks';
import { readBlocks } from '../../markdown/blockReader';
import type { Snapshot } from '../../workspace/snapshot';
import { BulletWords } from '../bulletWords';
import { snapshotText } from '../snapshotText';

/** A bullet's words as a row says them. */
export interface RowWords {
  readonly words: string;
  readonly negative: boolean;
}

const MOST_LEVELS = 3;
const MOST_WORDS_OF_LEAD = 4;
const LINK = /!?\[([^\][]{0,300})\]\([^()\s]{0,400}\)/g;
const END_OF_SENTENCE = /[.!?…]["'”’)\]*_`]{0,4}$/;

/** The nesting of one source: whose bullets stand where. */
interface Nesting {
  readonly text: string;
  readonly blocks: Blocks;
  /** By block: the one before it in what holds both, -1 for none. */
  readonly sibling: Int32Array;
  /** Start of a paragraph → its block. */
  readonly paragraphs: ReadonlyMap<number, number>;
  /** Start of a paragraph → number of its last bullet. */
  readonly lastBullet: ReadonlyMap<number, number>;
}

/**
 * What rows say of the bullets of sources. A row stands alone: where the bullet around it, or the line above its list,
 * only leads up to what it says (`Scripts cannot:`), the row says both.
 */
export class NestedWords {
  private readonly bare: BulletWords;
  private readonly nestings = new Map<string, Nesting | null>();

  constructor(
    private readonly snapshot: Snapshot,
    /** The document in which the words will stand. */
    to: string,
  ) {
    this.bare = new BulletWords(snapshot, to);
  }

  of(bullet: number): RowWords {
    const own = this.bare.of(bullet).replace(/\s*:$/, '');
    const leads = this.leadsOf(bullet);
    const words = [...leads, own].join(' \u2014 ');
    return { words, negative: this.snapshot.graph.item(bullet).negative || isNegative(words) };
  }

  private leadsOf(bullet: number): string[] {
    const { graph } = this.snapshot;
    const nesting = this.nestingOf(graph.fileOfItem(bullet).path);
    const leads: string[] = [];
    for (let at = bullet, level = 0; nesting && level < MOST_LEVELS; level++) {
      const outer = this.around(nesting, graph.item(at).blockStart);
      const lead = outer === null ? null : leadIn(outer.words);
      if (outer === null || lead === null || (outer.bullet < 0 && !isNegative(lead))) break;
      leads.unshift(lead);
      if (outer.bullet < 0) break;
      at = outer.bullet;
    }
    return leads;
  }

  /** The bullet that holds the list of a bullet, with its words; else (-1) the paragraph above the list. */
  private around(nesting: Nesting, paragraph: number): { bullet: number; words: string } | null {
    const { blocks } = nesting;
    const item = blocks[nesting.paragraphs.get(paragraph) ?? -1]?.parent ?? -1;
    const list = blocks[item]?.parent ?? -1;
    const before = blocks[list]?.kind === 'list' ? blocks[nesting.sibling[list] ?? -1] : undefined;
    if (before?.kind !== 'paragraph') return null;
    const bullet = nesting.lastBullet.get(before.start) ?? -1;
    if (bullet >= 0) return { bullet, words: this.bare.of(bullet) };
    // Where its links lead is said from the source's place: their texts are enough.
    const words = tidy(nesting.text.slice(before.start, before.end)).replace(LINK, '$1');
    return words.endsWith(':') ? { bullet, words } : null;
  }

  private nestingOf(path: string): Nesting | null {
    let nesting = this.nestings.get(path);
    if (nesting === undefined) this.nestings.set(path, (nesting = this.readNesting(path)));
    return nesting;
  }

  private readNesting(path: string): Nesting | null {
    const current = snapshotText(this.snapshot, path);
    if (typeof current === 'string') return null;
    const { graph } = this.snapshot;
    const blocks = readBlocks(current.text);
    const paragraphs = new Map<number, number>();
    const sibling = new Int32Array(blocks.length);
    const last = new Map<number, number>();
    blocks.forEach((block, b) => {
      sibling[b] = last.get(block.parent) ?? -1;
      last.set(block.parent, b);
      if (block.kind === 'paragraph') paragraphs.set(block.start, b);
    });
    const lastBullet = new Map<number, number>();
    const file = graph.fileIndex(path);
    graph.file(path)?.facts.items.forEach((item, i) => {
      if (item.strength === 'derived') lastBullet.set(item.blockStart, graph.itemNumber(file, i));
    });
    return { text: current.text, blocks, sibling, paragraphs, lastBullet };
  }
}

/** The words of a bullet that lead up to those below it; null where they say something of their own. */
function leadIn(words: string): string | null {
  const sentences = sentencesOf(words);
  const last = sentences[sentences.length - 1];
  if (!last) return null;
  const said = words.slice(last.start, last.end);
  const lead = said.replace(/\s*[:\u2014\u2013]$/, '');
  const isShort = sentences.length === 1 && said.split(/\s+/).length <= MOST_WORDS_OF_LEAD;
  const leads = lead.length < said.length || (isShort && !END_OF_SENTENCE.test(said));
  return leads && lead !== '' ? lead : null;
}
