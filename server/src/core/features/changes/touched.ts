import type { Graph } from '../../graph/graph';
import type { ItemKind, Role } from '../../model/vocabulary';
import { phaseOf } from '../card';
import { impactOf, type Touched } from '../impact';
import { toldAt, toldOf, type Told } from './told';

/** What a change can touch, in the order in which people look at it. */
export const touchedParts = ['requirements', 'work', 'criteria', 'tests', 'code', 'phases', 'others'] as const;
export type TouchedPart = (typeof touchedParts)[number];

export interface ToldTouched {
  readonly part: TouchedPart;
  /** Number in its graph; -1 for a document. */
  readonly item: number;
  readonly told: Told;
  /** Null for a part of the item, and for the phase that a touched thing lies in. */
  readonly role: Role | null;
  /** By way of which it is touched. */
  readonly via: Told;
  /** 1: it is held to the item itself. */
  readonly distance: number;
}

const PARTS: Readonly<Record<ItemKind, TouchedPart>> = {
  requirement: 'requirements',
  constraint: 'requirements',
  section: 'requirements',
  story: 'requirements',
  property: 'requirements',
  decision: 'requirements',
  criterion: 'criteria',
  scenario: 'tests',
  'work-package': 'work',
  task: 'work',
  deliverable: 'work',
  phase: 'phases',
  milestone: 'phases',
  gate: 'phases',
  risk: 'others',
  question: 'others',
};

/** What a change of items touches, and the phases that this lies in; the nearest first. */
export function touchedBy(graph: Graph, targets: readonly number[], furthest = Infinity): ToldTouched[] {
  const phases = new Map<string, ToldTouched>();
  const touched = impactOf(graph, targets, furthest);
  const known = new Set(touched.map(({ item }) => item));
  const take = (item: number, distance: number): void => {
    const phase = item < 0 ? null : phaseOf(graph, item);
    if (!phase) return;
    const name = `${phase.file}#${phase.start}`;
    if (phases.has(name)) return;
    const number = itemAt(graph, phase.file, phase.start);
    if (number < 0 || known.has(number)) return;
    phases.set(name, {
      part: 'phases',
      item: number,
      told: toldOf(graph, number),
      role: null,
      via: toldOf(graph, item),
      distance,
    });
  };
  for (const target of targets) take(target, 1);
  for (const { item, distance } of touched) take(item, distance);
  const told = touched.map((each): ToldTouched => ({
    part: partOf(graph, each),
    item: each.item,
    told: toldAt(graph, each.item, each.file, each.start),
    role: each.role,
    via: toldOf(graph, each.via),
    distance: each.distance,
  }));
  return [...told, ...phases.values()];
}

function partOf(graph: Graph, { item, role }: Touched): TouchedPart {
  if (role === 'tests') return 'tests';
  if (role === 'implements') return 'code';
  if (role === 'verifies') return item >= 0 && graph.item(item).kind === 'scenario' ? 'tests' : 'criteria';
  return item < 0 ? 'others' : PARTS[graph.item(item).kind];
}

function itemAt(graph: Graph, path: string, start: number): number {
  const f = graph.fileIndex(path);
  const index = graph.files[f]?.facts.items.findIndex((item) => item.start === start) ?? -1;
  return index < 0 ? -1 : graph.itemNumber(f, index);
}

/** What several changes touch together, each once, and not what is changed itself. */
export function unionOf(
  all: readonly (readonly ToldTouched[])[],
  changed: ReadonlySet<number> = new Set<number>(),
): ToldTouched[] {
  const found = new Map<string, ToldTouched>();
  for (const touched of all)
    for (const each of touched) {
      const { part, item, told, distance } = each;
      if (changed.has(item)) continue;
      // A criterion has no name of its own: it is told by its place, as documents are.
      const name = item < 0 || part === 'criteria' ? `${part}\n${told.file}\n${told.start}` : String(item);
      const known = found.get(name);
      if (!known || distance < known.distance) found.set(name, each);
    }
  const order = ({ part }: ToldTouched): number => touchedParts.indexOf(part);
  return [...found.values()].sort((a, b) => order(a) - order(b) || a.distance - b.distance);
}
