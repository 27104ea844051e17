import type { ItemFact } from '../facts/facts';
import { planRows, type PlanRow } from './planRows';
import { itemsOfKind, restatingItems } from './itemsOfKind';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { certainOwners, hasWork, isPlanned, ownershipOf, type Ownership, type Claim } from './ownership';
import { isAnsweredElsewhere, isLeftOut, isSetAside } from './leftOut';
import { areRequirementsTraced, areTraced, isTraced, specCoverageOf } from './specCoverage';
import { absentBullets, freeNumbers, sectionsOf, type SourceSection } from './sections';

/** Why a requirement counts as an orphan. */
export type OrphanCause =
  /** A checklist row that no work package covers. */
  | 'row'
  /** A bullet of a section that has no rows at all. */
  | 'section'
  /** A bullet that nobody extracted, of a section that has rows. */
  | 'bullet'
  /** A component requirement that a planned phase names. */
  | 'component'
  /** A design decision that no plan takes up although all phases have plans. */
  | 'decision'
  /** What a specification asks for and no work of its scope names. */
  | 'spec';

export interface Orphan {
  readonly cause: OrphanCause;
  /** The item that the finding stands at: the row, the bullet, the definition. */
  readonly item: number;
  /** The ID it has, or would get: the next free one of its section. */
  readonly id: string;
  /** Phases that own it and have plans; empty for rows, whose own plan owns them. */
  readonly owners: readonly Claim[];
  /** Plan documents in which work should cover it. */
  readonly plans: readonly string[];
}

/** The bullet belongs to a section that several phases share, and none of them took it on. */
export function isSplit({ owners }: Orphan): boolean {
  return new Set(owners.map(({ phase }) => phase)).size > 1;
}

const kept = new WeakMap<PlanGroup, readonly Orphan[]>();

/**
 * The forward check: requirements and constraints that no work covers although their owning phase has a plan with work
 * in it. Where the owner is not certain, or has still to plan, nothing is said.
 */
export function orphansOf(group: PlanGroup): readonly Orphan[] {
  let orphans = kept.get(group);
  if (!orphans) kept.set(group, (orphans = [...findOrphans(group)]));
  return orphans;
}

function* findOrphans(group: PlanGroup): Generator<Orphan> {
  yield* orphansOfSpec(group);
  const { graph } = group;
  const { covered } = graph.parts;
  const ownership = ownershipOf(group);
  const rowOf = rowsOfComponents(group);
  const planned = collectPlanned(group);
  for (const f of group.indexes) {
    const file = graph.files[f] as LinkedFile;
    switch (file.rule?.duty) {
      case 'plan':
        yield* orphanRows(file);
        break;
      case 'source':
        for (const section of sectionsOf(group, file)) yield* orphanBullets(section, ownership);
        break;
      case 'component':
        yield* orphanComponents(f, file, ownership);
        break;
      case 'decisions':
        if (ownership.isPlanned) yield* orphanDecisions(f, file, ownership);
        break;
    }
  }

  function* orphanRows(file: LinkedFile): Generator<Orphan> {
    if (itemsOfKind(file.facts, 'work-package').length === 0) return;
    const isOpen = (row: PlanRow): boolean => row.row === row.item && (covered[row.item] ?? 0) === 0;
    for (const { index, item: number } of planRows(graph, file).filter(isOpen)) {
      const item = file.facts.items[index] as ItemFact;
      if (isLeftOut(file, item) || isAnsweredElsewhere(graph, number)) continue;
      yield { cause: 'row', item: number, id: item.id, owners: [], plans: [file.path] };
    }
  }

  function* orphanBullets(section: SourceSection, ownership: Ownership): Generator<Orphan> {
    const owners = certainOwners(ownership.claimsOn(section.source, section.number));
    if (owners.length === 0) return;
    const plans = owners.flatMap((o) => (o.phase.planPath === null ? [] : [o.phase.planPath]));
    if (section.rows.length === 0) {
      for (const item of section.bullets) {
        if ((covered[item] ?? 0) === 0) yield { cause: 'section', item, id: graph.item(item).id, owners, plans };
      }
      return;
    }
    const absent = absentBullets(graph, section);
    const numbers = freeNumbers(graph, section, absent);
    for (const [i, item] of absent.entries()) {
      yield { cause: 'bullet', item, id: `${section.number}-${numbers[i] ?? 0}`, owners, plans };
    }
  }

  function* orphanComponents(f: number, file: LinkedFile, ownership: Ownership): Generator<Orphan> {
    const { items } = file.facts;
    for (const i of itemsOfKind(file.facts, 'requirement')) {
      const item = items[i] as ItemFact;
      const number = graph.itemNumber(f, i);
      if (!graph.isCanonical(number) || (covered[number] ?? 0) > 0 || isSetAside(item.status)) continue;
      const row = rowOf.get(number);
      if (row !== undefined) {
        const plan = graph.fileOfItem(row).path;
        if (isLeftOut(graph.fileOfItem(row), graph.item(row)) || isAnsweredElsewhere(graph, row)) continue;
        if (hasWork(graph, plan)) yield { cause: 'row', item: row, id: item.id, owners: [], plans: [plan] };
        continue;
      }
      const planned = plannedPlans(number, ownership);
      if (planned !== null && planned.length > 0)
        yield { cause: 'component', item: number, id: item.id, owners: [], plans: planned };
    }
  }

  /** Plans of the phases that name a component requirement; null where one of them has still to plan. */
  function plannedPlans(item: number, ownership: Ownership): string[] | null {
    const plans = new Set<string>();
    for (const phaseItem of planned.get(item) ?? []) {
      const master = graph.fileOfItem(phaseItem).path;
      const phase = ownership.phases.find(
        (p) => p.masterPath === master && graph.itemNumber(graph.fileIndex(master), p.item) === phaseItem,
      );
      if (!phase) continue;
      if (phase.planPath === null || !isPlanned(graph, phase)) return null;
      plans.add(phase.planPath);
    }
    return [...plans];
  }

  function* orphanDecisions(f: number, file: LinkedFile, ownership: Ownership): Generator<Orphan> {
    const plans = ownership.phases.flatMap((p) => (p.planPath === null ? [] : [p.planPath]));
    for (const [i, item] of file.facts.items.entries()) {
      const number = graph.itemNumber(f, i);
      if (item.kind !== 'constraint' || !graph.isCanonical(number) || (covered[number] ?? 0) > 0) continue;
      yield { cause: 'decision', item: number, id: item.id, owners: [], plans };
    }
  }
}

/** Requirement → phases whose *Components* or *Sub-tasks* name it. */
function collectPlanned(group: PlanGroup): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const links = group.linksOf('planned');
  for (let i = 0; i < links.length; i += 3) {
    const phase = links[i] ?? -1;
    const requirement = links[i + 1] ?? -1;
    if (phase < 0 || requirement < 0) continue;
    const list = found.get(requirement);
    if (list) list.push(phase);
    else found.set(requirement, [phase]);
  }
  return found;
}

/** Component requirement → the row of a plan that restates it. */
function rowsOfComponents(group: PlanGroup): Map<number, number> {
  const { graph } = group;
  const found = new Map<number, number>();
  group.indexes.forEach((f) => {
    const file = graph.files[f];
    if (file?.rule?.duty !== 'plan') return;
    for (const i of restatingItems(file.facts)) {
      const number = graph.itemNumber(f, i);
      const target = graph.canonicalOf(number);
      if (target >= 0 && target !== number && !found.has(target)) found.set(target, number);
    }
  });
  return found;
}

/** Where work names requirements (or stories) at all, those that it does not name. */
function* orphansOfSpec(group: PlanGroup): Generator<Orphan> {
  const coverage = specCoverageOf(group);
  const { work, requirements, outcomes, stories } = coverage;
  if (work.length === 0) return;
  const plans = work.map((file) => file.path);
  for (const wanted of areRequirementsTraced(coverage) ? [requirements, outcomes, stories] : [stories]) {
    if (!(wanted === outcomes ? areTraced : isTraced)(wanted)) continue;
    for (const item of wanted.uncovered)
      yield { cause: 'spec', item, id: group.graph.item(item).id, owners: [], plans };
  }
}
