import { ReferenceField, ReferenceFlag, referenceStride, type PackedReferences } from '../facts/facts';
import type { Role } from '../model/vocabulary';
import type { Graph } from './graph';

/** A trace link seen from one of its ends: the item at the other end (-1: a document) and the reference that says so. */
export interface Trace {
  readonly item: number;
  readonly reference: number;
}

/** Links in which others act on the item: who covers it, verifies it, waits for it. One for each of them. */
export function actingOn(graph: Graph, target: number, role: Role): Trace[] {
  return unique(everyActingOn(graph, target, role));
}

/** The same, with every place where one and the same item says so. */
export function everyActingOn(graph: Graph, target: number, role: Role): Trace[] {
  const found: Trace[] = [];
  for (const reference of graph.referencesTo(target)) {
    if (graph.roleOf(reference) !== role || isReverse(graph, reference)) continue;
    found.push({ item: canonicalOr(graph, graph.ownerOf(reference)), reference });
  }
  for (const definition of graph.definitionsOf(target)) {
    for (const reference of ownedBy(graph, definition)) {
      const other = graph.parts.targets[reference] ?? -1;
      if (other >= 0 && graph.roleOf(reference) === role && isReverse(graph, reference))
        found.push({ item: other, reference });
    }
  }
  return found;
}

/** The same for all roles in one go: who acts on the item, and how. */
export function allActingOn(graph: Graph, target: number): ReadonlyMap<Role, readonly Trace[]> {
  const found = new Map<Role, Trace[]>();
  const add = (role: Role | null, trace: Trace): void => {
    if (role === null) return;
    const list = found.get(role);
    if (list) list.push(trace);
    else found.set(role, [trace]);
  };
  for (const reference of graph.referencesTo(target))
    if (!isReverse(graph, reference))
      add(graph.roleOf(reference), { item: canonicalOr(graph, graph.ownerOf(reference)), reference });
  for (const definition of graph.definitionsOf(target))
    for (const reference of ownedBy(graph, definition)) {
      const item = graph.parts.targets[reference] ?? -1;
      if (item >= 0 && isReverse(graph, reference)) add(graph.roleOf(reference), { item, reference });
    }
  return new Map([...found].map(([role, traces]) => [role, unique(traces)]));
}

/** Links in which the item acts on others: what it covers, verifies, waits for. One for each of them. */
export function actedOnBy(graph: Graph, actor: number, role: Role): Trace[] {
  return unique(everyActedOnBy(graph, actor, role));
}

/** The same, with every place where that is said of one and the same item. */
export function everyActedOnBy(graph: Graph, actor: number, role: Role): Trace[] {
  const found: Trace[] = [];
  for (const reference of ownedBy(graph, actor)) {
    const other = graph.parts.targets[reference] ?? -1;
    if (other >= 0 && graph.roleOf(reference) === role && !isReverse(graph, reference))
      found.push({ item: other, reference });
  }
  for (const reference of graph.referencesTo(actor)) {
    if (graph.roleOf(reference) !== role || !isReverse(graph, reference)) continue;
    const owner = canonicalOr(graph, graph.ownerOf(reference));
    if (owner >= 0) found.push({ item: owner, reference });
  }
  return found;
}

/** Of a document that was asked about: the references that each of its items owns, one item after the other. */
interface ByOwner {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

const byOwner = new WeakMap<PackedReferences, ByOwner>();

/** Numbers of the references that stand in an item. */
export function ownedBy(graph: Graph, item: number): number[] {
  const file = graph.fileOfItem(item);
  const f = graph.fileIndex(file.path);
  const index = item - graph.itemNumber(f, 0);
  const { references, items } = file.facts;
  let owned = byOwner.get(references);
  if (!owned) byOwner.set(references, (owned = groupByOwner(references, items.length)));
  const first = graph.referenceNumber(f, 0);
  return Array.from(owned.members.subarray(owned.starts[index], owned.starts[index + 1]), (r) => first + r);
}

function groupByOwner(references: PackedReferences, items: number): ByOwner {
  const starts = new Int32Array(items + 1);
  const ownerAt = (at: number): number => references[at + ReferenceField.owner] ?? -1;
  for (let at = 0; at < references.length; at += referenceStride)
    if (ownerAt(at) >= 0) starts[ownerAt(at) + 1] = (starts[ownerAt(at) + 1] ?? 0) + 1;
  for (let i = 0; i < items; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const members = new Int32Array(starts[items] ?? 0);
  const next = starts.slice();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const owner = ownerAt(at);
    if (owner < 0) continue;
    members[next[owner] ?? 0] = r;
    next[owner] = (next[owner] ?? 0) + 1;
  }
  return { starts, members };
}

function isReverse(graph: Graph, reference: number): boolean {
  return (graph.field(reference, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
}

function canonicalOr(graph: Graph, item: number): number {
  if (item < 0) return -1;
  const canonical = graph.canonicalOf(item);
  return canonical >= 0 ? canonical : item;
}

function unique(traces: readonly Trace[]): Trace[] {
  const seen = new Set<number>();
  return traces.filter(({ item, reference }) => {
    const key = item >= 0 ? item : -2 - reference;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
