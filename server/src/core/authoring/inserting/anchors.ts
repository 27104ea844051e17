import type { FileFacts, ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { ItemKind } from '../../model/vocabulary';
import { numbered } from '../citations';
import { sectionAt } from './sectionAt';

/** What stands in rows, one below the other. Work packages and phases are sections, and have a command of their own. */
const IN_ROWS: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'requirement',
  'constraint',
  'criterion',
  'task',
  'risk',
  'milestone',
  'question',
  'property',
  'decision',
  'deliverable',
]);

/** The row beside which a new one belongs. */
export interface Anchor {
  readonly item: ItemFact;
  /** Its place numbers it: a new one can only stand behind the last. */
  readonly isCounted: boolean;
}

/** Items that are rows, and after which there is a next one. */
export function rowItems({ facts, rule }: LinkedFile): ItemFact[] {
  const counts = (item: ItemFact): boolean => item.strength === 'derived' && rule?.duty === 'spec';
  return facts.items.filter(
    (item) =>
      IN_ROWS.has(item.kind) &&
      !item.restates &&
      item.form >= 0 &&
      (item.strength === 'explicit' || counts(item)) &&
      numbered(item.id) !== null,
  );
}

/**
 * The row at the cursor, or the last one above it in its section; where the cursor stands above all of them, the last of
 * the series that begins the section. Null where the section defines nothing in rows.
 */
export function anchorAt(file: LinkedFile, offset: number): Anchor | null {
  const all = inSection(file.facts, rowItems(file), offset);
  const rows = all.filter((item) => !isHeaded(file.facts, item));
  // Where headings define requirements that have rows of their own, a row is what is meant.
  const own = rows.length > 0 ? rows : all;
  const item = itemAt(file.facts, own, offset);
  if (!item) return null;
  if (item.strength !== 'derived') return { item, isCounted: false };
  const last = own.filter((other) => other.parent === item.parent && seriesOf(other) === seriesOf(item)).pop();
  return { item: last ?? item, isCounted: true };
}

function isHeaded({ headings }: FileFacts, { heading, start }: ItemFact): boolean {
  const own = headings[heading];
  return own !== undefined && own.start <= start && start < own.end;
}

export function inSection(facts: FileFacts, items: readonly ItemFact[], offset: number): ItemFact[] {
  const section = sectionAt(facts, offset);
  return items.filter(({ start }) => start >= section.start && start < section.end);
}

/** Of some items in the order of the text the one that a new one belongs below. */
export function itemAt({ lines }: FileFacts, items: readonly ItemFact[], offset: number): ItemFact | undefined {
  const line = lines.lineAt(offset);
  const above = items.filter(({ start }) => lines.lineAt(start) <= line).pop();
  if (above) return above;
  const [first] = items;
  return first && items.filter((other) => other.form === first.form && seriesOf(other) === seriesOf(first)).pop();
}

const seriesOf = ({ id }: ItemFact): string => numbered(id)?.series ?? '';

/** Where rows can be told, as a person finds it: `"Functional Requirements" (line 12)`. */
export function placesWithRows(file: LinkedFile): string[] {
  const { facts } = file;
  const all = rowItems(file);
  const rows = all.filter((item) => !isHeaded(facts, item));
  const offsets = [...(rows.length > 0 ? rows : all), ...facts.rows.filter(({ kind }) => kind !== 'criterion')].map(
    ({ start }) => start,
  );
  const found = new Map<number, string>();
  for (const offset of offsets.sort((a, b) => a - b)) {
    const { heading } = sectionAt(facts, offset);
    if (heading) found.set(heading.start, `"${heading.text}" (line ${facts.lines.lineAt(heading.start) + 1})`);
  }
  return [...found.values()];
}
