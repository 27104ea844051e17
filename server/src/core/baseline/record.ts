import type { Graph } from '../graph/graph';
import { driftsOf } from '../graph/textDrift';
import type { Baseline, BaselineReading, Entries } from './baseline';
import { writeBaseline, type BaselineEntry } from './baselineText';
import { bulletsOfRows } from './bullets';
import { changedTargets, reviewedDocument, type ChangedTarget } from './changes';
import { driftReview, isReviewedDrift } from './driftReview';
import { watchedItems } from './watched';
import { PlainWords, type TextOf } from './words';

/** What is recorded, and how. */
export interface RecordOptions {
  /** Documents of which entries are made; those of others stay as they are. */
  readonly isSelected: (document: string) => boolean;
  /** Links that wait for a review count as reviewed. */
  readonly marksReviewed: boolean;
  /** Words are kept of documents that it gives the text of. */
  readonly textOf: TextOf;
}

/** A new baseline, and how it differs from the one before. */
export interface Recorded {
  readonly baseline: Baseline;
  /** Texts that it holds. */
  readonly texts: number;
  readonly added: number;
  /** Texts that changed, and that nothing waits for a review of. */
  readonly updated: number;
  /** Texts that are gone. */
  readonly dropped: number;
  /** Changed items with links that wait for a review: what is remembered of them stays. */
  readonly waiting: readonly ChangedTarget[];
}

/**
 * A baseline of what texts say now. One that is there already is brought up to date, and never so that a link which waits
 * for a review is forgotten, unless that is asked for.
 */
export function recordBaseline(graph: Graph, before: Baseline | null, options: RecordOptions): Recorded {
  const { items: current, words: currentWords } = currentEntries(graph, options.textOf);
  const isKept = (document: string): boolean => !options.isSelected(document);
  const changes = before ? [...graph.groups.values()].flatMap((group) => changedTargets(group, before)) : [];
  const waiting = options.marksReviewed ? [] : changes.filter(waits);
  const held = new Set(waiting.flatMap(({ current: entries }) => entries.map(nameOf)));
  const items = new Map<string, Map<string, string>>();
  const words = new Map<string, Map<string, string>>();
  const counts = { added: 0, updated: 0, dropped: 0 };
  for (const document of new Set([...(before?.items.keys() ?? []), ...current.keys()])) {
    const old = before?.items.get(document) ?? new Map<string, string>();
    const now = current.get(document) ?? new Map<string, string>();
    const oldWords = before?.words.get(document) ?? new Map<string, string>();
    if (isKept(document)) {
      if (old.size > 0) items.set(document, new Map(old));
      words.set(document, new Map(oldWords));
      continue;
    }
    const own = new Map<string, string>();
    const ownWords = new Map<string, string>();
    words.set(document, ownWords);
    for (const [key, value] of now) {
      const known = old.get(key);
      const isHeld = held.has(nameOf({ part: 'items', document, key, value }));
      own.set(key, isHeld && known !== undefined ? known : value);
      // What says the same in another dress is no reason to touch a line.
      const kept = isHeld || known === value ? oldWords.get(key) : undefined;
      const said = kept ?? (isHeld && known !== value ? '' : (currentWords.get(document)?.get(key) ?? ''));
      if (said !== '') ownWords.set(key, said);
      if (known === undefined) counts.added++;
      else if (known !== value && !isHeld) counts.updated++;
    }
    // A bullet that can't be found any more is what somebody has to look at, and no text that was given up.
    for (const { bullet } of waiting)
      if (bullet?.bullet === -1 && bullet.source === document) {
        own.set(bullet.id, old.get(bullet.id) ?? '');
        ownWords.set(bullet.id, oldWords.get(bullet.id) ?? '');
      }
    for (const key of old.keys()) if (!own.has(key)) counts.dropped++;
    if (own.size > 0) items.set(document, own);
  }
  const reviewed = before ? stillReviewed(graph, before, waiting, isKept) : new Map<string, Map<string, string>>();
  const texts = [...items.values()].reduce((sum, own) => sum + own.size, 0);
  return { baseline: { items, words, reviewed }, texts, ...counts, waiting };
}

/** The same as the text of the file, with the line ends that it has. */
export function recordedText(
  graph: Graph,
  before: BaselineReading | null,
  options: RecordOptions,
): { readonly recorded: Recorded; readonly text: string } {
  const recorded = recordBaseline(graph, before?.baseline ?? null, options);
  const text = writeBaseline(recorded.baseline);
  return { recorded, text: before?.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text };
}

/** The item has a link that nobody has reviewed since it changed. */
export function waits({ links }: ChangedTarget): boolean {
  return links.some(({ isReviewed }) => !isReviewed);
}

function nameOf({ document, key }: BaselineEntry): string {
  return JSON.stringify([document, key]);
}

/** What all texts say now, by document and ID. */
function currentEntries(graph: Graph, textOf: TextOf): { readonly items: Entries; readonly words: Entries } {
  const items = new Map<string, Map<string, string>>();
  const words = new Map<string, Map<string, string>>();
  const plain = new PlainWords(graph, textOf);
  const add = (document: string, key: string, value: string, item: number): void => {
    const own = items.get(document) ?? new Map<string, string>();
    if (own.has(key)) return;
    items.set(document, own.set(key, value));
    words.set(document, (words.get(document) ?? new Map<string, string>()).set(key, plain.of(item)));
  };
  for (const file of graph.files) {
    if (!file.rule) continue;
    for (const { item, id, fingerprint } of watchedItems(graph, file)) add(file.path, id, fingerprint, item);
  }
  for (const group of graph.groups.values())
    for (const { source, id, fingerprint, bullet } of bulletsOfRows(group))
      if (fingerprint !== '') add(source, id, fingerprint, bullet);
  return { items, words };
}

/** Reviews that still say something: of links to what waits for others, and of rows that still differ from their bullets. */
function stillReviewed(
  graph: Graph,
  before: Baseline,
  waiting: readonly ChangedTarget[],
  isKept: (document: string) => boolean,
): Map<string, Map<string, string>> {
  const ofLinks = waiting.flatMap(({ links }) =>
    links.flatMap(({ isReviewed, reviewedBy }) => (isReviewed ? reviewedBy : [])),
  );
  const ofDrifts = [...graph.groups.values()].flatMap((group) =>
    driftsOf(group).flatMap((drifted) => (isReviewedDrift(graph, drifted, before) ? driftReview(graph, drifted) : [])),
  );
  const reviewed = new Map<string, Map<string, string>>();
  for (const [document, own] of before.reviewed)
    if (isKept(reviewedDocument(document))) reviewed.set(document, new Map(own));
  for (const { document, key, value } of [...ofLinks, ...ofDrifts]) {
    const own = reviewed.get(document) ?? new Map<string, string>();
    reviewed.set(document, own.set(key, value));
  }
  return reviewed;
}
