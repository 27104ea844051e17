import { codeKind } from '../facts/codeFacts';
import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import { roles } from '../model/vocabulary';
import type { Graph } from './graph';
import { lastAtMost } from './bases';

const TESTS = roles.indexOf('tests');

const kept = new WeakMap<Graph, ReadonlySet<number>>();

/** The items that some test in a source file names. */
export function testedItems(graph: Graph): ReadonlySet<number> {
  let tested = kept.get(graph);
  if (!tested) kept.set(graph, (tested = findTested(graph)));
  return tested;
}

function findTested({ parts: { files, referenceBase, targets } }: Graph): Set<number> {
  const found = new Set<number>();
  for (const [f, { facts }] of files.entries()) {
    if (facts.kind !== codeKind) continue;
    const first = referenceBase[f] as number;
    const { references } = facts;
    for (let at = 0, r = first; at < references.length; at += referenceStride, r++) {
      const target = targets[r] as number;
      if (target >= 0 && packedField(references, at, ReferenceField.role) === TESTS) found.add(target);
    }
  }
  return found;
}

const keys = new WeakMap<Graph, ReadonlyMap<number, string>>();

/**
 * What tests in source files say of a plan's items, and of those of no certain plan, so that two graphs in which they say the same have the same text:
 * source files belong to no plan, and what is kept of a plan may depend on them.
 */
export function testedIn(graph: Graph, plan: number): string {
  let byPlan = keys.get(graph);
  if (!byPlan) keys.set(graph, (byPlan = keysOf(graph)));
  const own = byPlan.get(plan) ?? '';
  const ofAll = byPlan.get(-1) ?? '';
  return own === '' && ofAll === '' ? '' : `${own}|${ofAll}`;
}

function keysOf(graph: Graph): Map<number, string> {
  const byPlan = new Map<number, number[]>();
  const { files, itemBase } = graph.parts;
  for (const item of testedItems(graph)) {
    const plan = files[lastAtMost(itemBase, item)]?.plan ?? -1;
    const slots = byPlan.get(plan) ?? [];
    slots.push(graph.slotOfItem(item));
    byPlan.set(plan, slots);
  }
  return new Map([...byPlan].map(([plan, slots]) => [plan, slots.sort((a, b) => a - b).join(' ')]));
}
