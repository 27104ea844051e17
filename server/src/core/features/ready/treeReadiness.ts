import type { NodeReadiness, ReadinessOf } from '../../views/nodeReadiness';
import type { Snapshot } from '../../workspace/snapshot';
import { nameFrom } from './readyMarkdown';
import type { Awaited, ReadyPhase, ReadyWork } from './readyModel';
import { readyPlans } from './readyWork';

/** What the tree says of work that is open. Found out once somebody looks at any, for all of it together. */
export function treeReadiness(snapshot: Snapshot): ReadinessOf {
  let found: ReadonlyMap<number, NodeReadiness> | null = null;
  return (item) => (found ??= readAll(snapshot)).get(snapshot.graph.canonicalOf(item)) ?? null;
}

function readAll(snapshot: Snapshot): Map<number, NodeReadiness> {
  const found = new Map<number, NodeReadiness>();
  for (const { phases } of readyPlans(snapshot))
    for (const phase of phases) {
      for (const work of phase.works) {
        const readiness = ofWork(snapshot, work, phase.waitsFor);
        if (readiness) found.set(work.item, readiness);
      }
      const readiness = phase.item < 0 ? null : ofPhase(snapshot, phase);
      if (readiness) found.set(phase.item, readiness);
    }
  return found;
}

/** @param told what is told of its phase already */
function ofWork(
  snapshot: Snapshot,
  { item, readiness, waitsFor }: ReadyWork,
  told: readonly Awaited[],
): NodeReadiness | null {
  if (readiness !== 'ready' && readiness !== 'waiting' && readiness !== 'blocked') return null;
  const own = waitsFor.filter((one) => !told.some((other) => other.item === one.item));
  return { kind: readiness, waitsFor: namesOf(snapshot, own, item) };
}

/** A phase that nobody has begun: ready as soon as any of its work is. */
function ofPhase(snapshot: Snapshot, { item, status, works, waitsFor }: ReadyPhase): NodeReadiness | null {
  if (status !== null && status !== 'open' && status !== 'blocked') return null;
  const left = works.filter(({ readiness }) => readiness !== 'done' && readiness !== 'set apart');
  if (left.length === 0 || left.some(({ readiness }) => readiness === 'under way')) return null;
  if (left.some(({ readiness }) => readiness === 'ready')) return { kind: 'ready', waitsFor: [] };
  const kind = left.some(({ readiness }) => readiness === 'waiting') ? 'waiting' : 'blocked';
  return { kind, waitsFor: namesOf(snapshot, waitsFor, item) };
}

function namesOf(snapshot: Snapshot, awaited: readonly Awaited[], from: number): string[] {
  return awaited.map(({ item }) => nameFrom(snapshot, item, from));
}
