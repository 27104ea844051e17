import { type ItemFact, ReferenceField, type RowFact } from '../facts/facts';
import { itemsOfKind } from './itemsOfKind';
import type { Status } from '../model/vocabulary';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { recordedItems } from './recordedItems';

const known = new WeakMap<PlanGroup, Progress>();

/** How far the work of a plan is, worked out once for all rules that ask. */
export function progressIn(group: PlanGroup): Progress {
  let progress = known.get(group);
  if (!progress) known.set(group, (progress = new Progress(group)));
  return progress;
}

/** What is left out or given up neither holds anything up nor counts. */
export function isSetApart(status: Status | null): boolean {
  return status === 'deferred' || status === 'optional';
}

/** A status that says that something is still to be done. */
export function isOpen(status: Status | null): boolean {
  return status === 'open' || status === 'in-progress' || status === 'blocked';
}

/**
 * How far each piece of work is, by what its own place says, what a checklist records of it, and what of it is ticked, in
 * this order. Looks only at documents in reach of the group.
 */
export class Progress {
  /** Canonical item → what a checklist records, where that says more than where every record begins. */
  private readonly recorded = new Map<number, Status>();
  /** Canonical item → the work that stands below it. */
  private readonly parts = new Map<number, number[]>();
  private readonly criteria = new Map<number, RowFact[]>();
  private readonly memory = new Map<number, Status | null>();
  private readonly files: ReadonlySet<string>;

  constructor(private readonly group: PlanGroup) {
    this.files = new Set(group.filesInReach.map(({ path }) => path));
    const deferrals = deferralsIn(group);
    for (const file of group.filesInReach) {
      this.readParts(file, deferrals.get(file) ?? []);
      if (file.rule?.duty === 'checklist') this.readRecord(file);
    }
    this.readPhases();
  }

  /** Whether the item's documents are among those that the plan may look at. */
  reaches(item: number): boolean {
    return item >= 0 && this.files.has(this.group.graph.fileOfItem(item).path);
  }

  statusOf(item: number): Status | null {
    const status = this.memory.get(item);
    if (status !== undefined) return status;
    // Until it is known, what stands in a circle says nothing.
    this.memory.set(item, null);
    const found = this.workOut(item);
    this.memory.set(item, found);
    return found;
  }

  /** The work that stands directly below an item. */
  partsOf(item: number): readonly number[] {
    return this.parts.get(item) ?? [];
  }

  criteriaOf(item: number): readonly RowFact[] {
    return this.criteria.get(item) ?? [];
  }

  recordOf(item: number): Status | null {
    return this.recorded.get(item) ?? null;
  }

  /** What is ticked of an item, without what is stated of it as a whole. */
  countedOf(item: number): Status | null {
    const parts = this.partsOf(item);
    const counted =
      parts.length > 0 ? parts.map((part) => this.statusOf(part)) : this.criteriaOf(item).map(({ status }) => status);
    return statusOfAll(counted);
  }

  private workOut(item: number): Status | null {
    const { graph } = this.group;
    for (const definition of graph.definitionsOf(item)) {
      const { status } = graph.item(definition);
      if (status !== null && this.reaches(definition)) return status;
    }
    return this.recordOf(item) ?? this.countedOf(item);
  }

  private readRecord(file: LinkedFile): void {
    for (const { item, status } of recordedItems(this.group.graph, file)) this.recorded.set(item, status);
  }

  /** The work of a phase stands in its plan document, if there is one; until then its sub-tasks are counted. */
  private readPhases(): void {
    const { graph } = this.group;
    const phases = this.group.filesInReach.flatMap(({ path }) => graph.phasesOf(path));
    for (const { masterPath, planPath, item } of phases) {
      const phase = graph.canonicalOf(graph.itemNumber(graph.fileIndex(masterPath), item));
      const plan = planPath !== null && this.files.has(planPath) ? graph.fileIndex(planPath) : -1;
      const planFacts = graph.files[plan]?.facts;
      for (const i of planFacts ? itemsOfKind(planFacts, 'work-package') : []) {
        const work = graph.itemNumber(plan, i);
        if (graph.isCanonical(work)) append(this.parts, phase, work);
      }
      for (const row of graph.file(masterPath)?.facts.rows ?? [])
        if (row.kind === 'subtask' && row.owner === item) append(this.criteria, phase, row);
    }
  }

  private readParts(file: LinkedFile, deferrals: readonly number[]): void {
    const { graph } = this.group;
    const { items, rows } = file.facts;
    const f = graph.fileIndex(file.path);
    const canonical = (index: number): number => graph.canonicalOf(graph.itemNumber(f, index));
    const byId = new Map<string, number>();
    const nested = file.rule?.outline?.nested === true;
    for (const i of workIn(file)) {
      const item = items[i] as ItemFact;
      if (item.strength === 'example' || item.restates) continue;
      const parent = item.parent >= 0 ? item.parent : nested ? this.dottedParent(file, i, byId) : -1;
      if (nested) byId.set(`${item.form} ${item.id}`, i);
      if (parent >= 0 && item.kind !== 'phase') append(this.parts, canonical(parent), canonical(i));
    }
    let owner = -1;
    let own: RowFact[] = [];
    for (const row of rows) {
      if (row.kind !== 'criterion' || row.owner < 0) continue;
      // What was put off to other work is that work's to do.
      if (deferrals.length > 0 && deferrals.some((at) => at >= row.start && at < row.end)) continue;
      if (row.owner !== owner) {
        ({ owner } = row);
        const work = canonical(owner);
        own = this.criteria.get(work) ?? [];
        if (work >= 0) this.criteria.set(work, own);
      }
      own.push(row);
    }
  }

  /** `2.1` in a list that is not indented is a part of `2` where the outline nests them. */
  private dottedParent(file: LinkedFile, index: number, byId: ReadonlyMap<string, number>): number {
    const item = file.facts.items[index];
    const dot = item?.id.lastIndexOf('.') ?? -1;
    if (!item || dot < 0) return -1;
    return byId.get(`${item.form} ${item.id.slice(0, dot)}`) ?? -1;
  }
}

/** Where documents of the group put something off to other work: the starts of what says so. */
function deferralsIn(group: PlanGroup): Map<LinkedFile, number[]> {
  const { graph } = group;
  const links = group.linksOf('defers-to');
  const found = new Map<LinkedFile, number[]>();
  for (let i = 2; i < links.length; i += 3) {
    const reference = links[i] ?? -1;
    const file = graph.fileOfReference(reference);
    const starts = found.get(file) ?? [];
    found.set(file, starts);
    starts.push(graph.field(reference, ReferenceField.start));
  }
  return found;
}

/** Indexes of tasks, work packages and phases, in their order. */
function workIn({ facts }: LinkedFile): readonly number[] {
  const kinds = (['task', 'work-package', 'phase'] as const).map((kind) => itemsOfKind(facts, kind));
  const all = kinds.filter((list) => list.length > 0);
  return all.length === 1 ? (all[0] ?? []) : all.flat().sort((a, b) => a - b);
}

/** How far several things are together; null where none of them says. */
export function statusOfAll(statuses: readonly (Status | null)[]): Status | null {
  const counted = statuses.filter((status) => !isSetApart(status));
  if (counted.length === 0 || counted.every((status) => status === null)) return null;
  if (counted.every((status) => status === 'done')) return 'done';
  return counted.some((status) => status === 'done' || status === 'in-progress') ? 'in-progress' : 'open';
}

function append<T>(map: Map<number, T[]>, key: number, value: T): void {
  if (key < 0) return;
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
