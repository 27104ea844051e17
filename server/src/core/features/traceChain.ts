import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { seriesNumber, sectionsOf } from '../graph/sections';
import { everyActedOnBy, everyActingOn } from '../graph/traces';
import type { ItemKind, Role } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import {
  actsOfLines,
  entryOfItem,
  entryOfWords,
  itemAround,
  saidAround,
  saidByRow,
  saidInWords,
  type HierarchyEntry,
  type KnownEntry,
  type Said,
} from './hierarchyEntries';
import type { KnownItem } from './completion/model';
import { itemKnown } from './knownItem';

/** What work and tests do to what is asked of them. */
const traced: readonly Role[] = [
  'covers',
  'implements',
  'mitigates',
  'verifies',
  'tests',
  'sourced-from',
  'derived-from',
];
const work = new Set<ItemKind>(['work-package', 'task', 'phase', 'deliverable']);
/** Stand in no chain: they order work, or ask about it. */
const unchained = new Set<ItemKind>(['milestone', 'question']);

/** The link of the chain section → requirement → work → criterion at an offset. */
export function linkAt(snapshot: Snapshot, path: string, offset: number): HierarchyEntry | null {
  const { graph } = snapshot;
  const item = itemAround(snapshot, path, offset);
  return item >= 0 && !unchained.has(graph.item(item).kind) ? entryOfItem(graph, item, path) : null;
}

/** Where something comes from; null where it is gone itself. */
export function towardsSource(snapshot: Snapshot, known: KnownEntry): HierarchyEntry[] | null {
  const { graph } = snapshot;
  if (known.kind === 'words') {
    const said = saidInWords(snapshot, known.path, known.words);
    return said && entriesOf(graph, [...verifiedBy(graph, said), ...ownerOf(graph, said)], known.path);
  }
  const item = linkKnown(graph, known);
  if (item < 0) return null;
  const targets = traced.flatMap((role) =>
    graph.definitionsOf(item).flatMap((definition) => everyActedOnBy(graph, definition, role).map((t) => t.item)),
  );
  const around = work.has(graph.item(item).kind) && targets.length > 0 ? [] : itemsAround(graph, item);
  return entriesOf(
    graph,
    [...targets, ...around].filter((other) => other !== item),
    known.path,
  );
}

/** What follows from something; null where it is gone itself. */
export function towardsWork(snapshot: Snapshot, known: KnownEntry): HierarchyEntry[] | null {
  const { graph } = snapshot;
  // Words without an ID are the end of the chain.
  if (known.kind === 'words') return saidInWords(snapshot, known.path, known.words) && [];
  const item = linkKnown(graph, known);
  if (item < 0) return null;
  const found = [...itemsBelow(graph, item)];
  const words: Said[] = criteriaOf(graph, item);
  for (const role of traced)
    for (const { item: actor, reference } of everyActingOn(graph, item, role)) {
      const said = role === 'verifies' || actor < 0 ? saidAround(graph, reference) : null;
      // What verifies by a criterion is followed to the criterion; a property does so itself.
      const isItself = actor >= 0 && (said === null || said.owner < 0);
      if (isItself) found.push(actor);
      else if (said) words.push(said);
    }
  const seen = new Set<string>();
  const rows = words.filter(({ file, start }) => {
    const key = `${file.path}\n${start}`;
    return !seen.has(key) && seen.add(key);
  });
  return [
    ...entriesOf(
      graph,
      found.filter((other) => other !== item),
      known.path,
    ),
    ...rows.map((said) => entryOfWords(snapshot, said, known.path)),
  ];
}

/** Two sources may have a section of one number: each has what stands below its own. */
function linkKnown(graph: Graph, known: KnownItem): number {
  const item = itemKnown(graph, known);
  return item >= 0 && graph.item(item).kind === 'section' ? graph.definitionFor(item, known.path) : item;
}

function entriesOf(graph: Graph, items: readonly number[], fromPath: string): HierarchyEntry[] {
  return [...new Set(items)].filter((item) => item >= 0).map((item) => entryOfItem(graph, item, fromPath));
}

/** The section of a row or bullet, the requirement of a criterion, the section around a section. */
function itemsAround(graph: Graph, item: number): number[] {
  const file = graph.fileOfItem(item);
  const f = graph.fileIndex(file.path);
  const { kind, parent, id, form } = graph.item(item);
  if (kind === 'section') return sectionNumbered(graph, item, id.slice(0, Math.max(0, id.lastIndexOf('.'))));
  if (parent >= 0) return [graph.canonicalOf(graph.itemNumber(f, parent))];
  const isNumbered = file.profile?.grammar.forms[form]?.numberedByRows === true;
  return isNumbered ? sectionNumbered(graph, item, seriesNumber(id)) : [];
}

/** The section of that number in the sources in reach of an item. */
function sectionNumbered(graph: Graph, item: number, number: string): number[] {
  if (number === '') return [];
  for (const source of graph.group(graph.fileOfItem(item).plan)?.filesInReach ?? []) {
    if (source.rule?.duty !== 'source') continue;
    const index = source.facts.items.findIndex(({ kind, id }) => kind === 'section' && id === number);
    if (index >= 0) return [graph.itemNumber(graph.fileIndex(source.path), index)];
  }
  return [];
}

/** The sections and requirements of a section; parts of a requirement or of work. */
function itemsBelow(graph: Graph, item: number): number[] {
  const file = graph.fileOfItem(item);
  const { kind, id } = graph.item(item);
  if (kind !== 'section') return graph.definitionsOf(item).flatMap((definition) => partsOf(graph, definition));
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  const sections = file.facts.items.flatMap((other, i) =>
    other.kind === 'section' && other.id.startsWith(`${id}.`) && !other.id.slice(id.length + 1).includes('.')
      ? [base + i]
      : [],
  );
  const group = graph.group(file.plan);
  const own =
    group && file.rule?.duty === 'source' ? sectionsOf(group, file).find(({ number }) => number === id) : null;
  const asked = own ? (own.rows.length > 0 ? own.rows : own.bullets) : [];
  return [...sections, ...asked];
}

function partsOf(graph: Graph, item: number): number[] {
  const file = graph.fileOfItem(item);
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.items.flatMap(({ parent, strength }, i) =>
    parent === item - base && strength !== 'example' ? [graph.canonicalOf(base + i)] : [],
  );
}

/** The acceptance criteria of work. */
function criteriaOf(graph: Graph, item: number): Said[] {
  return graph.definitionsOf(item).flatMap((definition) => {
    const file = graph.fileOfItem(definition);
    const index = definition - graph.itemNumber(graph.fileIndex(file.path), 0);
    return file.facts.rows
      .filter(({ kind, owner }) => kind === 'criterion' && owner === index)
      .map((row) => saidByRow(file, row));
  });
}

function ownerOf(graph: Graph, { file, owner }: Said): number[] {
  return owner < 0 ? [] : [graph.canonicalOf(graph.itemNumber(graph.fileIndex(file.path), owner))];
}

/** What a criterion, or a line of a test, a gate or a source file, is about. */
function verifiedBy(graph: Graph, { file, start, end }: Said): number[] {
  const f = graph.fileIndex(file.path);
  const found: number[] = [];
  for (let r = graph.referenceNumber(f, 0); r < graph.referenceNumber(f + 1, 0); r++) {
    const at = graph.field(r, ReferenceField.start);
    if (at >= start && at < end && actsOfLines.has(graph.roleOf(r) ?? undefined))
      found.push(graph.parts.targets[r] ?? -1);
  }
  return found;
}

/** A link of the chain as it is now; null where it is gone. */
export function entryKnown(snapshot: Snapshot, known: KnownEntry): HierarchyEntry | null {
  if (known.kind === 'words') {
    const said = saidInWords(snapshot, known.path, known.words);
    return said && entryOfWords(snapshot, said, known.path);
  }
  const item = linkKnown(snapshot.graph, known);
  return item < 0 ? null : entryOfItem(snapshot.graph, item, known.path);
}
