import { codeKind } from '../facts/codeFacts';
import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import { roles } from '../model/vocabulary';
import { lastAtMost } from './bases';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';

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

/** A criterion, a gate or a test names the item, wherever that test is written. */
export function isVerified(graph: Graph, item: number): boolean {
  return (graph.parts.verified[item] ?? 0) > 0 || testedItems(graph).has(item);
}

const citing = new WeakMap<Graph, ReadonlyMap<number, readonly LinkedFile[]>>();

/**
 * The source files that name items of a plan, or of no certain plan: they are in no plan themselves, and what is kept of
 * a plan may depend on them.
 */
export function codeCiting(graph: Graph, plan: number): readonly LinkedFile[] {
  let byPlan = citing.get(graph);
  if (!byPlan) citing.set(graph, (byPlan = citingByPlan(graph)));
  return byPlan.get(plan) ?? byPlan.get(-1) ?? [];
}

function citingByPlan({ parts: { files, referenceBase, itemBase, targets } }: Graph): Map<number, LinkedFile[]> {
  const plansOf = new Map<LinkedFile, ReadonlySet<number>>();
  for (const [f, file] of files.entries()) {
    if (file.facts.kind !== codeKind) continue;
    const plans = new Set<number>();
    for (const target of targets.subarray(referenceBase[f], referenceBase[f + 1]))
      if (target >= 0) plans.add(files[lastAtMost(itemBase, target)]?.plan ?? -1);
    if (plans.size > 0) plansOf.set(file, plans);
  }
  const named = new Set([...plansOf.values()].flatMap((plans) => [...plans]));
  return new Map(
    [...named].map((plan) => [
      plan,
      [...plansOf].filter(([, plans]) => plans.has(plan) || plans.has(-1)).map(([file]) => file),
    ]),
  );
}
