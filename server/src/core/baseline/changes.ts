import { ReferenceField, ReferenceFlag } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { PlanGroup } from '../graph/planGroup';
import { everyActingOn } from '../graph/traces';
import type { Place } from '../model/finding';
import type { Role } from '../model/vocabulary';
import type { Baseline } from './baseline';
import type { BaselineEntry } from './baselineText';
import { changedBullets, type BulletOfRow } from './bullets';
import { fingerprintOfItem, reviewKey, standsBehind, watchedItems } from './watched';

/** Roles by which work, criteria and tests are held to what a text says. */
const TRACING: readonly Role[] = [
  'covers',
  'verifies',
  'mitigates',
  'implements',
  'tests',
  'sourced-from',
  'derived-from',
];

/** A link to a text that changed, where it stands. */
export interface LinkToChanged extends Place {
  /** Number of the item that is held to the text; -1: the document. */
  readonly item: number;
  readonly role: Role;
  /** What a baseline has to hold for the link's document to have been reviewed. */
  readonly review: BaselineEntry;
  /** The same for the item that has the link, alone; null where that has no name of its own. */
  readonly ownReview: BaselineEntry | null;
  readonly isReviewed: boolean;
  /** Those of the two that the baseline holds. */
  readonly reviewedBy: readonly BaselineEntry[];
}

/** An item that says something else than when the baseline was recorded. */
export interface ChangedTarget {
  /** Number of the definition that changed, or of the row whose bullet did. */
  readonly item: number;
  readonly isReworded: boolean;
  /** The bullet behind the row, where that changed. */
  readonly bullet: BulletOfRow | null;
  /** One for each item and role. */
  readonly links: readonly LinkToChanged[];
  /** What the baseline has to hold for all of this to have been reviewed. */
  readonly current: readonly BaselineEntry[];
}

/** What changed in a plan since the baseline. What the baseline does not know is new, and nothing is said of it. */
export function changedTargets(group: PlanGroup, baseline: Baseline): ChangedTarget[] {
  const { graph, plan } = group;
  const reworded = rewordedItems(group, baseline);
  const bullets = changedBullets(group, baseline);
  const targets = new Set(reworded.keys());
  for (const row of bullets.keys()) if (graph.fileOfItem(row).plan === plan) targets.add(row);
  return [...targets].sort((a, b) => a - b).map((target) => changed(group, baseline, target, reworded, bullets));
}

/** Definitions with other words than the baseline has, by the item that they define. */
function rewordedItems(group: PlanGroup, { items }: Baseline): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const { graph } = group;
  for (const file of group.files) {
    const recorded = items.get(file.path);
    if (!recorded) continue;
    for (const { item, id, fingerprint } of watchedItems(graph, file)) {
      const before = recorded.get(id);
      const target = graph.canonicalOf(item);
      if (before === undefined || before === fingerprint || target < 0 || standsBehind(graph, item)) continue;
      const known = found.get(target);
      if (known) known.push(item);
      else found.set(target, [item]);
    }
  }
  return found;
}

function changed(
  group: PlanGroup,
  baseline: Baseline,
  target: number,
  reworded: ReadonlyMap<number, readonly number[]>,
  bullets: ReadonlyMap<number, BulletOfRow>,
): ChangedTarget {
  const { graph } = group;
  const definitions = reworded.get(target) ?? [];
  const bullet = bullets.get(target) ?? null;
  const current = definitions.map((definition): BaselineEntry => {
    const { id } = graph.item(definition);
    const value = fingerprintOfItem(graph, definition);
    return { part: 'items', document: graph.fileOfItem(definition).path, key: id, value };
  });
  if (bullet && bullet.fingerprint !== '')
    current.push({ part: 'items', document: bullet.source, key: bullet.id, value: bullet.fingerprint });
  const first = definitions.includes(target) ? target : (definitions[0] ?? target);
  const links = linksTo(group, target).flatMap((link): LinkToChanged[] => {
    const seen = graph.definitionFor(target, link.file);
    if (!bullet && !definitions.includes(seen)) return [];
    const key = reviewKey(graph.fileOfItem(seen).path, graph.item(seen).id);
    const value = fingerprintOfItem(graph, seen) + (bullet ? `+${bullet.fingerprint}` : '');
    const review: BaselineEntry = { part: 'reviewed', document: link.file, key, value };
    const name = nameInDocument(graph, link);
    const ownReview = name === null ? null : { ...review, document: `${link.file}#${name}` };
    const reviewedBy = [review, ...(ownReview ? [ownReview] : [])].filter(
      ({ document }) => baseline.reviewed.get(document)?.get(key) === value,
    );
    return [{ ...link, review, ownReview, isReviewed: reviewedBy.length > 0, reviewedBy }];
  });
  return { item: first, isReworded: definitions.length > 0, bullet, links, current };
}

type Link = Pick<LinkToChanged, 'item' | 'role' | 'file' | 'start' | 'end'>;

/** The ID of the item that has a link, where its document has only one of that ID. */
function nameInDocument(graph: Graph, { item, file }: Link): string | null {
  if (item < 0 || graph.fileOfItem(item).path !== file) return null;
  const { id } = graph.item(item);
  const others = graph.fileOfItem(item).facts.items.filter((other) => other.id === id);
  return others.length === 1 ? id : null;
}

/** The document of a review, whether all of it was reviewed or one item. */
export function reviewedDocument(key: string): string {
  const hash = key.lastIndexOf('#');
  return hash < 0 ? key : key.slice(0, hash);
}

/** Everything in reach that is held to an item: of each item and role one link, the one in the item's own document. */
function linksTo({ graph, plan }: PlanGroup, target: number): Link[] {
  const found = new Map<string, Link>();
  for (const role of TRACING) {
    for (const { item, reference } of everyActingOn(graph, target, role)) {
      const link = linkAt(graph, item, reference, role);
      const citing = graph.file(link.file);
      if (!citing || (plan !== -1 && citing.plan !== plan && citing.plan !== -1)) continue;
      const key = item < 0 ? `${role} ${link.file}` : `${role} ${item}`;
      const isOwn = item >= 0 && graph.fileOfItem(item).path === link.file;
      if (!found.has(key) || (isOwn && found.get(key)?.file !== link.file)) found.set(key, link);
    }
  }
  return [...found.values()].sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}

/** Where a row names the work that covers it (`→ WP-1`), the link is one of that work. */
function linkAt(graph: Graph, item: number, reference: number, role: Role): Link {
  const isReverse = (graph.field(reference, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
  if (isReverse && item >= 0) {
    const { start, end } = graph.item(item);
    return { item, role, file: graph.fileOfItem(item).path, start, end };
  }
  const [start, end] = [graph.field(reference, ReferenceField.start), graph.field(reference, ReferenceField.end)];
  return { item, role, file: graph.fileOfReference(reference).path, start, end };
}
