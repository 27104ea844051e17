import { readBodyWords } from '../facts/bodies';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { readBlocks } from '../markdown/blockReader';
import { plainWords } from './fingerprint';

/** A baseline is read by people, line by line: a longer text ends in `…`. */
const MOST = 400;
const MARKS = /(^|\s)(?:#{1,6}|[-*+]|\d{1,3}[.)]|\||>|:?-{3,}:?)(?=\s|$)/g;

/** The text of a document; null where it can't be read. */
export type TextOf = (path: string) => string | null;

/**
 * What items say, in plain words on one line: titles, and what stands below them. A baseline keeps these words beside the
 * fingerprint, so that a change can be shown as well as told.
 */
export class PlainWords {
  private readonly bodies = new Map<LinkedFile, ReadonlyMap<number, string>>();

  constructor(
    private readonly graph: Graph,
    private readonly textOf: TextOf,
  ) {}

  of(item: number): string {
    const { graph } = this;
    const file = graph.fileOfItem(item);
    const index = item - graph.itemNumber(graph.fileIndex(file.path), 0);
    const title = plainWords(graph.item(item).title);
    const body = file.facts.bodies.has(index) ? plainBody(this.bodiesOf(file).get(index) ?? '') : '';
    return shortened(body === '' ? title : `${title} — ${body}`);
  }

  /** Nothing is kept of a document but facts: it is read again, once for all of its items. */
  private bodiesOf(file: LinkedFile): ReadonlyMap<number, string> {
    let bodies = this.bodies.get(file);
    if (!bodies) {
      const text = this.textOf(file.path);
      // A text of another length is a later one, in which nothing stands where the facts say.
      const isRead = text !== null && text.length === file.facts.length;
      const duty = file.rule?.duty ?? null;
      bodies = isRead ? readBodyWords(text, readBlocks(text), file.facts.items, duty) : new Map<number, string>();
      this.bodies.set(file, bodies);
    }
    return bodies;
  }
}

function plainBody(body: string): string {
  return plainWords(body.replace(/\|/g, ' | ').replace(MARKS, '$1')).replace(/\s+\|/g, '').trim();
}

function shortened(words: string): string {
  if (words.length <= MOST) return words;
  const end = words.lastIndexOf(' ', MOST);
  return `${words.slice(0, end > MOST / 2 ? end : MOST).replace(/[\ud800-\udbff]$/, '')} …`;
}
