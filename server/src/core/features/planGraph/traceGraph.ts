import { statusOf } from '../../graph/labels';
import type { Status } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import { saidInWords, type HierarchyEntry, type KnownEntry } from '../hierarchyEntries';
import { itemKnown } from '../knownItem';
import { towardsSource, towardsWork } from '../traceChain';
import type { GraphEdge, GraphEdgeKind, GraphModel, GraphNode } from './graphModel';

/** A chain of so many links is looked at elsewhere; what is beyond is left out. */
const MOST_NODES = 400;

const workKinds = new Set<HierarchyEntry['kind']>(['work-package', 'task', 'phase', 'deliverable']);

/** What an item comes from, up to its source, and what follows from it, down to criteria and tests. */
export function traceGraph(snapshot: Snapshot, start: HierarchyEntry): GraphModel {
  const entries = new Map<string, HierarchyEntry>([[idOfEntry(start.known), start]]);
  const edges = new Map<string, GraphEdge>();
  follow(start, towardsSource, (from, other) => [other, from]);
  follow(start, towardsWork, (from, other) => [from, other]);
  return {
    kind: 'trace',
    title: start.detail === '' ? start.label : `${start.label}: ${start.detail}`,
    nodes: [...entries].map(([id, entry]) => nodeOf(snapshot, id, entry)),
    edges: [...edges.values()],
    measure: 'count',
    criticalPath: null,
    knots: [],
  };

  function follow(
    first: HierarchyEntry,
    next: (snapshot: Snapshot, known: KnownEntry) => HierarchyEntry[] | null,
    ends: (from: HierarchyEntry, other: HierarchyEntry) => [HierarchyEntry, HierarchyEntry],
  ): void {
    const queue = [first];
    const seen = new Set([idOfEntry(first.known)]);
    for (let at = 0; at < queue.length; at++) {
      const entry = queue[at] as HierarchyEntry;
      for (const other of next(snapshot, entry.known) ?? []) {
        const id = idOfEntry(other.known);
        if (!entries.has(id)) {
          if (entries.size >= MOST_NODES) continue;
          entries.set(id, other);
        }
        const [from, to] = ends(entry, other);
        const key = `${idOfEntry(from.known)}\n${idOfEntry(to.known)}`;
        const place = { file: to.file, start: to.nameStart };
        edges.set(key, { from: idOfEntry(from.known), to: idOfEntry(to.known), kind: kindOf(to), place });
        if (seen.has(id)) continue;
        seen.add(id);
        queue.push(other);
      }
    }
  }
}

function kindOf(to: HierarchyEntry): GraphEdgeKind {
  if (workKinds.has(to.kind)) return 'covers';
  return to.kind === 'row' || to.kind === 'property' ? 'verifies' : 'derives';
}

/** The same for one entry as long as its document says the same. */
export function idOfEntry(known: KnownEntry): string {
  return known.kind === 'item' ? `${known.path}#${known.namespace}${known.id}` : `${known.path}#"${known.words}"`;
}

function nodeOf(
  snapshot: Snapshot,
  id: string,
  { known, label, detail, kind, file, nameStart }: HierarchyEntry,
): GraphNode {
  return {
    id,
    kind,
    label,
    title: detail,
    status: statusOfEntry(snapshot, known),
    done: 0,
    total: 0,
    gaps: 0,
    phase: null,
    isOutside: false,
    weight: 0,
    place: { file, start: nameStart },
  };
}

function statusOfEntry(snapshot: Snapshot, known: KnownEntry): Status | null {
  const { graph } = snapshot;
  if (known.kind === 'item') {
    const item = itemKnown(graph, known);
    return item < 0 ? null : statusOf(graph, graph.definitionsOf(item));
  }
  const said = saidInWords(snapshot, known.path, known.words);
  return said?.file.facts.rows.find(({ start }) => start === said.start)?.status ?? null;
}
