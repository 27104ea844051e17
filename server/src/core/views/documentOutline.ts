import type { ItemFact, RowFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Status } from '../model/vocabulary';
import { progressOf, sumOf, type GroupView, type PhaseView, type WorkView } from './planViews';
import { groupsOf } from './rowGroups';

/** What one document adds to its plan. */
export interface DocumentOutline {
  readonly phases: readonly PhaseView[];
  /** Gates and deliverables of no phase. */
  readonly groups: readonly GroupView[];
  /** Tasks of no phase and no work package. */
  readonly loose: readonly WorkView[];
  /** All work of the document. */
  readonly done: number;
  readonly total: number;
}

interface Count {
  readonly done: number;
  readonly total: number;
}

/** The status that the plan states for an item elsewhere, where that says more than what is counted; else null. */
export type StatedStatus = (item: ItemFact, total: number) => Status | null;

/** The phases of a document as its rule outlines them: items that enclose one another, with the work that counts. */
export function outlineOf(graph: Graph, f: number, stated: StatedStatus): DocumentOutline {
  const file = graph.files[f];
  return file
    ? new OutlineBuilder(graph, f, file, stated).build()
    : { phases: [], groups: [], loose: [], done: 0, total: 0 };
}

class OutlineBuilder {
  private readonly items: readonly ItemFact[];
  /** Of each item that the outline shows: the one that it stands below, -1 for none; null for items that it leaves out. */
  private readonly holders: (number | null)[] = [];
  private readonly children = new Map<number, number[]>();
  private readonly deliverables = new Map<number, RowFact[]>();

  constructor(
    private readonly graph: Graph,
    private readonly f: number,
    private readonly file: LinkedFile,
    private readonly stated: StatedStatus,
  ) {
    this.items = file.facts.items;
    const byNumber = new Map<string, number>();
    this.items.forEach((item, i) => {
      const holder = this.isShown(item, i) ? this.holderOf(item, i, byNumber) : null;
      this.holders.push(holder);
      if (holder === null) return;
      byNumber.set(`${item.form} ${item.id}`, i);
      const siblings = this.children.get(holder);
      if (siblings) siblings.push(i);
      else this.children.set(holder, [i]);
    });
  }

  build(): DocumentOutline {
    const groups: GroupView[] = [];
    const groupsOfPhase = new Map<number, GroupView[]>();
    for (const { view, owner } of groupsOf(this.graph, this.f)) {
      const holder = this.shownAt(owner);
      if (view.kind === 'deliverables' && holder >= 0) {
        this.deliverables.set(holder, [...(this.deliverables.get(holder) ?? []), ...view.rows]);
      }
      const phase = this.outermost(holder);
      if (phase < 0) groups.push(view);
      else groupsOfPhase.set(phase, [...(groupsOfPhase.get(phase) ?? []), view]);
    }
    const phases: PhaseView[] = [];
    const loose: WorkView[] = [];
    this.items.forEach((item, i) => {
      if (this.holders[i] === null) return;
      if (this.isPhase(item, i)) phases.push(this.phase(item, i, groupsOfPhase.get(i) ?? []));
      else if (this.holders[i] === -1) loose.push(this.work(i));
    });
    const counts = [
      ...phases.filter(({ isRoot }) => isRoot).map((phase) => (phase.kind === 'phase' ? phase : this.weight(phase))),
      ...loose.map((work) => this.weight(work)),
    ];
    return { phases, groups, loose, ...sumOf(counts) };
  }

  /** Phases and work, each where it is defined: what restates another document's is that document's. */
  private isShown(item: ItemFact, i: number): boolean {
    const outline = this.file.rule?.outline;
    if (!outline || item.strength === 'example' || item.restates) return false;
    if (outline.phases.has(item.form)) return true;
    return outline.work.has(item.form) && !this.isSaidAgain(item, this.graph.itemNumber(this.f, i));
  }

  /** Two rows with one ID and the same words are one piece of work; with other words they are two, numbered wrongly. */
  private isSaidAgain(item: ItemFact, number: number): boolean {
    const canonical = this.graph.canonicalOf(number);
    return canonical !== number && (canonical < 0 || this.graph.item(canonical).title === item.title);
  }

  private holderOf(item: ItemFact, i: number, byNumber: ReadonlyMap<string, number>): number {
    const holder = this.shownAt(item.parent, i);
    if (holder >= 0 || !this.file.rule?.outline?.nested) return holder;
    // `2.1` in a list that is not indented is a part of `2` all the same.
    const dot = item.id.lastIndexOf('.');
    return dot < 0 ? -1 : (byNumber.get(`${item.form} ${item.id.slice(0, dot)}`) ?? -1);
  }

  /** The item at or around `item` that the outline shows, -1 for none. Parents come before what they enclose. */
  private shownAt(item: number, before = this.items.length): number {
    for (let at = item, below = before; at >= 0 && at < below; below = at, at = this.items[at]?.parent ?? -1)
      if (typeof this.holders[at] === 'number') return at;
    return -1;
  }

  /** The outermost item around `item` that the outline shows. */
  private outermost(item: number): number {
    let at = item;
    for (let holder = this.holders[at] ?? -1; holder >= 0; holder = this.holders[at] ?? -1) at = holder;
    return at;
  }

  /** A row of its own: a phase, or a work package or part that no phase encloses. */
  private isPhase(item: ItemFact, i: number): boolean {
    const { phases, nested } = this.file.rule?.outline ?? { phases: new Set<number>(), nested: false };
    const isOutermost = this.holders[i] === -1;
    if (phases.has(item.form)) return !nested || isOutermost;
    return isOutermost && (item.kind === 'phase' || item.kind === 'work-package');
  }

  private phase(item: ItemFact, i: number, groups: readonly GroupView[]): PhaseView {
    const work = this.work(i);
    const countsItself = work.total === 0 && this.file.rule?.outline?.leaves === true;
    return {
      item: work.item,
      kind: item.kind === 'work-package' ? 'work-package' : 'phase',
      id: item.id,
      title: item.title,
      file: this.file.path,
      start: item.start,
      planPath: null,
      work: work.parts,
      subtasks: [],
      groups,
      phases: [],
      done: countsItself ? Number(work.isDone) : work.done,
      total: countsItself ? 1 : work.total,
      status: work.status,
      isRoot: this.holders[i] === -1,
    };
  }

  private work(i: number): WorkView {
    const item = this.items[i] as ItemFact;
    const parts = (this.children.get(i) ?? []).map((part) => this.work(part));
    const deliverables = this.deliverables.get(i) ?? [];
    const own = { done: deliverables.filter((row) => row.status === 'done').length, total: deliverables.length };
    const { done, total } = sumOf([own, ...parts.map((part) => this.weight(part))]);
    const status = progressOf(done, total, this.stated(item, total) ?? item.status);
    const number = this.graph.itemNumber(this.f, i);
    return { item: number, criteria: [], parts, deliverables, done, total, status, isDone: status === 'done' };
  }

  /** What a part adds to the count of what encloses it: itself where it is work, and all work below it. */
  private weight({ item, done, total, status }: Pick<WorkView, 'item' | 'done' | 'total' | 'status'>): Count {
    const { kind } = this.graph.item(item);
    const isCounted = kind === 'task' || kind === 'deliverable' || (kind === 'work-package' && total === 0);
    return isCounted ? { done: done + Number(status === 'done'), total: total + 1 } : { done, total };
  }
}
