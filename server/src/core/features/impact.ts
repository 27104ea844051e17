import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { actingOn } from '../graph/traces';
import type { Role } from '../model/vocabulary';

/** Something that is held to an item, or to something that is. */
export interface Touched {
  /** Number of the item in the graph; -1: a document. */
  readonly item: number;
  /** Null for a part of the item, which changes with it. */
  readonly role: Role | null;
  /** Number of the item by way of which it is touched. */
  readonly via: number;
  /** 1 for what is held to the item itself. */
  readonly distance: number;
  /** Where that is said. */
  readonly file: string;
  readonly start: number;
}

/** Links along which a change goes on: whoever acts on what changed has to look. */
const CARRYING: readonly Role[] = [
  'covers',
  'verifies',
  'mitigates',
  'implements',
  'tests',
  'sourced-from',
  'derived-from',
  'depends-on',
  'defers-to',
  'schedules',
];

/** Everything that a change of some items touches, up to a distance, the nearest first, each once. */
export function impactOf(graph: Graph, targets: readonly number[], furthest = Infinity): Touched[] {
  const seen = new Set<number>(targets);
  const documents = new Set<string>();
  const found: Touched[] = [];
  let front = [...targets];
  for (let distance = 1; front.length > 0 && distance <= furthest; distance++) {
    const next: number[] = [];
    for (const via of front) {
      for (const part of partsOf(graph, via)) {
        if (seen.has(part)) continue;
        seen.add(part);
        next.push(part);
        found.push({
          item: part,
          role: null,
          via,
          distance,
          file: graph.fileOfItem(part).path,
          start: graph.item(part).start,
        });
      }
      for (const role of CARRYING) {
        for (const { item, reference } of actingOn(graph, via, role)) {
          const file = graph.fileOfReference(reference).path;
          // A criterion has no name of its own, and verifies what its work package covers: both are told.
          const key = item < 0 || role === 'verifies' ? `${role} ${item} ${file}` : null;
          if (key === null ? seen.has(item) : documents.has(key)) continue;
          if (key !== null) documents.add(key);
          const start = graph.field(reference, ReferenceField.start);
          found.push({ item, role, via, distance, file, start });
          if (item < 0 || seen.has(item)) continue;
          seen.add(item);
          // A phase, and what waits for it, is a matter of time and no longer of what the text says.
          if (role !== 'schedules') next.push(item);
        }
      }
    }
    front = next;
  }
  return found;
}

/** Criteria of a requirement, scenarios of a story: what is defined within the item. */
function partsOf(graph: Graph, item: number): number[] {
  if (!HAVING_PARTS.has(graph.item(item).kind)) return [];
  const file = graph.fileOfItem(item);
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.items.flatMap((part, i) =>
    part.parent === item - base && HAVING_PARTS.has(part.kind) && graph.isCanonical(base + i) ? base + i : [],
  );
}

const HAVING_PARTS: ReadonlySet<string> = new Set(['requirement', 'story', 'criterion', 'constraint', 'property']);
