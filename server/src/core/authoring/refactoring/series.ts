import type { ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import type { Strength } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import { itemsInScope, numbered } from '../citations';
import { renumberSeries } from '../renaming/rename';
import { Refused } from '../renaming/refused';
import { numbersInUse } from '../nextFreeId';
import { removedNumbers } from '../tombstones';
import type { Draft } from './draft';

/** An item of a document, by which it is found again after something has changed around it. */
export interface NamedItem {
  readonly path: string;
  readonly id: string;
}

/** What an item is, in one snapshot. */
export interface FoundItem {
  readonly file: LinkedFile;
  readonly fact: ItemFact;
  /** Among the items of the document. */
  readonly index: number;
  /** The number of this very definition. */
  readonly definition: number;
  /** The number of the item that it defines. */
  readonly item: number;
}

/** @throws Refused where it is not there (any more). */
export function findItem({ graph }: Snapshot, { path, id }: NamedItem): FoundItem {
  const file = graph.file(path);
  const f = graph.fileIndex(path);
  const isMeant = (strength: Strength) => (item: ItemFact, i: number) =>
    item.strength === strength &&
    foldHyphens(item.id) === foldHyphens(id) &&
    (strength === 'explicit' || graph.isCanonical(graph.itemNumber(f, i)));
  const items = file?.facts.items ?? [];
  const written = items.findIndex(isMeant('explicit'));
  const index = written >= 0 ? written : items.findIndex(isMeant('derived'));
  const fact = file?.facts.items[index];
  const definition = graph.itemNumber(f, index);
  if (!file || !fact || graph.canonicalOf(definition) < 0) throw new Refused(`${path} does not define ${id}.`);
  return { file, fact, index, definition, item: graph.canonicalOf(definition) };
}

/** The numbered items that an item stands among, wherever they are defined. */
export interface Series {
  readonly items: ReadonlyMap<number, number>;
  /** Numbers that stay unused. */
  readonly removed: ReadonlySet<number>;
  /** An ID of the series, as this one is written. */
  readonly idOf: (number: number) => string;
  readonly number: number;
  /** One that nothing names: all citations in reach are looked through for it. */
  readonly nextFree: () => number;
}

/** Null where an item is not one of a series: without a number, with letters among the numbers, or counted by place. */
export function seriesOf(snapshot: Snapshot, { file, fact }: FoundItem): Series | null {
  const { graph } = snapshot;
  const own = fact.form < 0 ? null : numbered(fact.id);
  if (own?.letter !== '') return null;
  // A range that defines its members at once has to be taken apart first.
  if (file.facts.items.some(({ start, id }) => start === fact.start && id !== fact.id)) return null;
  const items = new Map<number, number>();
  for (const item of itemsInScope(graph, file.path, fact.form)) {
    const other = numbered(graph.item(item).id);
    if (other?.series !== own.series) continue;
    const isCounted = graph.definitionsOf(item).some((definition) => graph.item(definition).strength === 'derived');
    if (other.letter !== '' || isCounted) return null;
    items.set(other.number, item);
  }
  if (!items.has(own.number)) return null;
  const files = graph.group(file.plan)?.filesInReach ?? [file];
  const head = fact.id.slice(0, fact.id.length - own.width);
  return {
    items,
    removed: removedNumbers(snapshot, files, fact.form, own.series),
    idOf: (number) => head + String(number).padStart(own.width, '0'),
    number: own.number,
    nextFree: () => Math.max(...numbersInUse(snapshot, file, fact.form, own.series)) + 1,
  };
}

/** The numbers in use from one on, as far as they follow one another; those that stay unused are passed over. */
export function runFrom({ items, removed }: Series, first: number): number[] {
  const run: number[] = [];
  for (let n = first; items.has(n) || removed.has(n); n++) if (items.has(n)) run.push(n);
  return run;
}

/** The number after one that may be used. */
export function after({ removed }: Series, number: number): number {
  let next = number + 1;
  while (removed.has(next)) next++;
  return next;
}

/** Gives the item with the last number of its series the one behind another, and moves those that follow up by one. */
export function moveLastBehind(draft: Draft, last: NamedItem, number: number): void {
  const { snapshot } = draft;
  const series = seriesOf(snapshot, findItem(snapshot, last));
  if (!series) throw new Refused(`${last.id} is not one of a series.`);
  const place = after(series, number);
  const run = runFrom(series, place).filter((n) => n !== series.number);
  if (run.length === 0 && series.number === place) return;
  const end = run[run.length - 1];
  const numbers = [...run, end === undefined ? place : after(series, end)];
  const own = series.items.get(series.number) ?? -1;
  const newIds = new Map<number, string>([[own, series.idOf(numbers[0] ?? place)]]);
  run.forEach((n, i) => newIds.set(series.items.get(n) ?? -1, series.idOf(numbers[i + 1] ?? n)));
  draft.make(renumberSeries(snapshot, newIds));
}
