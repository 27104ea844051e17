import { prerequisitesOf, prerequisitesOfDocument } from '../../graph/prerequisites';
import type { Graph } from '../../graph/graph';
import { isSetApart, progressIn } from '../../graph/progress';
import type { Status } from '../../model/vocabulary';
import { plansOf } from '../../views/phases';
import type { PhaseView } from '../../views/planViews';
import type { Snapshot } from '../../workspace/snapshot';
import { labelOf } from '../../graph/labels';
import { listOf } from '../../text/wording';
import { entranceOf } from './entrance';
import { circlesIn, levelsOf } from './levels';
import { orderOfTasks } from './orderOfTasks';
import type { Awaited, Readiness, ReadyPhase, ReadyPlan, ReadyWork } from './readyModel';
import { unitsOf, type PhaseUnits } from './unitsOfWork';

const kept = new WeakMap<Snapshot, readonly ReadyPlan[]>();

/** All plans that have work, with what of it can be begun and what waits for what. */
export function readyPlans(snapshot: Snapshot): readonly ReadyPlan[] {
  let plans = kept.get(snapshot);
  if (!plans) kept.set(snapshot, (plans = new ReadyReader(snapshot).read()));
  return plans;
}

/** The same of one piece of work; undefined for what is not taken on by itself. */
export function readyWork(snapshot: Snapshot, item: number): ReadyWork | undefined {
  for (const { phases } of readyPlans(snapshot))
    for (const { works } of phases) {
      const found = works.find((work) => work.item === item);
      if (found) return found;
    }
  return undefined;
}

class ReadyReader {
  private readonly graph: Graph;
  private readonly texts = new Map<string, string>();
  private readonly phaseViews = new Map<number, PhaseView>();
  private readonly unitsOfPhase = new Map<number, readonly number[]>();
  private readonly waits = new Map<number, number[]>();

  constructor(private readonly snapshot: Snapshot) {
    this.graph = snapshot.graph;
  }

  read(): ReadyPlan[] {
    const plans = plansOf(this.snapshot)
      .map((plan) => ({ plan, phases: unitsOf(this.graph, plan) }))
      .filter(({ phases }) => phases.some(({ items }) => items.length > 0));
    for (const { phases } of plans)
      for (const { view, items } of phases)
        if (view && view.item >= 0) {
          this.phaseViews.set(view.item, view);
          this.unitsOfPhase.set(view.item, items);
        }
    for (const { phases } of plans) this.readWaits(phases);
    const levels = levelsOf(this.waits, (item) => this.isSettled(item), this.unitsOfPhase);
    const circles = circlesIn(levels, this.waits, this.unitsOfPhase);
    return plans.map(({ plan, phases }) => ({
      path: plan.path,
      title: plan.title,
      files: [...new Set([...plan.files, ...phases.flatMap(({ view }) => (view?.planPath ? [view.planPath] : []))])],
      phases: phases.flatMap((phase) => this.phase(phase, phases.length > 1, levels, circles) ?? []),
    }));
  }

  private readWaits(phases: readonly PhaseUnits[]): void {
    const { graph } = this;
    const inWords = new Map<number, number[]>();
    for (const { items } of phases)
      for (const item of items) {
        const own = prerequisitesOf(graph, item).map((trace) => trace.item);
        if (own.length > 0) inWords.set(item, own);
      }
    const inOrder = orderOfTasks(
      graph,
      phases,
      (path) => this.textOf(path),
      (item) => inWords.has(item),
    );
    for (const { view, items } of phases) {
      const entrance =
        view && view.item >= 0 ? (entranceOf(graph, view.item, this.textOf(view.file))?.items ?? []) : [];
      for (const item of items) {
        const file = graph.fileOfItem(item);
        const group = graph.group(file.plan);
        const ofDocument = group ? prerequisitesOfDocument(group, file).map((trace) => trace.item) : [];
        const all = [...(inWords.get(item) ?? []), ...(inOrder.get(item) ?? []), ...entrance, ...ofDocument];
        this.waits.set(
          item,
          [...new Set(all.map((one) => graph.canonicalOf(one)))].filter((one) => one >= 0 && one !== item),
        );
      }
    }
  }

  private phase(
    { view, items, isLoose }: PhaseUnits,
    isOneOfSeveral: boolean,
    levels: ReadonlyMap<number, number>,
    circles: ReadonlySet<number>,
  ): ReadyPhase | null {
    const works = items.map((item) => this.work(item, levels.get(item) ?? 0, circles.has(item)));
    const counted = works.filter(({ readiness }) => readiness !== 'set apart');
    const counts = { done: counted.filter(({ readiness }) => readiness === 'done').length, total: counted.length };
    const waitsFor = sharedBy(works);
    if (view) {
      const { item, id, title, file, start, status, planPath } = view;
      const entrance = item < 0 ? null : (entranceOf(this.graph, item, this.textOf(file))?.words ?? null);
      const needsPlan = works.length === 0 && planPath === null && view.subtasks.length > 0;
      if (works.length === 0 && !needsPlan) return null;
      return { item, id, title, file, start, status, entrance, needsPlan, waitsFor, works, ...counts };
    }
    const [first] = items;
    if (first === undefined) return null;
    const file = this.graph.fileOfItem(first);
    const labels = items.map((item) => labelOf(this.graph.item(item), this.graph.fileOfItem(item)));
    const id = !isOneOfSeveral ? '' : isLoose ? 'In no phase' : listOf(labels, MOST_NAMED);
    const place = { item: -1, id, title: '', file: file.path, start: this.graph.item(first).start };
    return { ...place, status: null, entrance: null, needsPlan: false, waitsFor, works, ...counts };
  }

  private work(item: number, level: number, isInCircle: boolean): ReadyWork {
    const status = this.statusOf(item);
    const waitsFor = (this.waits.get(item) ?? [])
      .filter((one) => !this.isSettled(one))
      .map((one): Awaited => ({ item: one, status: this.statusOf(one) }));
    return { item, status, waitsFor, level, isInCircle, readiness: readinessOf(status, waitsFor.length > 0, level) };
  }

  private isSettled(item: number): boolean {
    const status = this.statusOf(item);
    return status === 'done' || isSetApart(status);
  }

  private statusOf(item: number): Status | null {
    const view = this.phaseViews.get(item);
    if (view) return view.status;
    const group = this.graph.group(this.graph.fileOfItem(item).plan);
    return (group ? progressIn(group).statusOf(item) : null) ?? this.graph.item(item).status;
  }

  private textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.snapshot.text(path) ?? ''));
    return text;
  }
}

const MOST_NAMED = 4;

/** What each piece of work that is left waits for; nothing where only one is left, of which it is told. */
function sharedBy(works: readonly ReadyWork[]): readonly Awaited[] {
  const left = works.filter(({ readiness }) => readiness !== 'done' && readiness !== 'set apart');
  const [first] = left;
  if (!first || left.length < 2) return [];
  return first.waitsFor.filter(({ item }) => left.every((work) => work.waitsFor.some((one) => one.item === item)));
}

function readinessOf(status: Status | null, waits: boolean, level: number): Readiness {
  if (status === 'done') return 'done';
  if (isSetApart(status)) return 'set apart';
  if (status === 'blocked') return 'blocked';
  if (status === 'in-progress') return 'under way';
  if (!waits) return 'ready';
  return level < 0 ? 'blocked' : 'waiting';
}
