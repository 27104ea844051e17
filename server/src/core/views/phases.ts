import { ReferenceField, ReferenceFlag, type RowFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { statusOf } from '../graph/labels';
import type { Status } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';

/** A work package or task in its phase. */
export interface WorkView {
  readonly item: number;
  readonly criteria: readonly RowFact[];
  readonly status: Status | null;
  readonly isDone: boolean;
}

/** A phase with what is counted in it: work packages once there is a plan, else the master plan's sub-tasks, or tasks. */
export interface PhaseView {
  /** Number of the phase item; -1 for a plan document that no master plan announces. */
  readonly item: number;
  readonly kind: 'phase' | 'milestone';
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly start: number;
  /** The plan document, where it exists. */
  readonly planPath: string | null;
  readonly work: readonly WorkView[];
  readonly subtasks: readonly RowFact[];
  /** Milestones: the phases that they close. */
  readonly phases: readonly string[];
  readonly done: number;
  readonly total: number;
  readonly status: Status | null;
}

/** One plan: a master plan or a task-table plan with its phases; or plan documents that stand alone. */
export interface PlanView {
  readonly path: string;
  readonly title: string;
  readonly phases: readonly PhaseView[];
  readonly milestones: readonly PhaseView[];
  /** Tasks that no phase schedules. */
  readonly unscheduled: readonly WorkView[];
}

/** All plans of a workspace folder, in order of their paths. */
export function plansOf(snapshot: Snapshot): PlanView[] {
  const { graph } = snapshot;
  const views: PlanView[] = [];
  const announced = new Set(graph.phases.flatMap((p) => (p.planPath === null ? [] : [p.planPath])));
  const statuses = statedStatuses(graph);
  graph.files.forEach((file, f) => {
    if (file.rule?.duty === 'master') views.push(masterView(graph, file, f, statuses));
    else if (file.rule?.duty === 'schedule') views.push(taskPlanView(graph, file, f));
    else if (file.rule?.duty === 'plan' && !announced.has(file.path)) views.push(loneView(graph, file, f, statuses));
  });
  return views;
}

function titleOf(file: LinkedFile): string {
  return file.facts.headings[0]?.text ?? file.path;
}

/** Work package → status that an execution checklist states. */
function statedStatuses(graph: Graph): Map<number, Status> {
  const found = new Map<number, Status>();
  for (const file of graph.files) {
    for (const stated of file.facts.statuses) {
      const item = graph.itemNamed(graph.text(stated.symbol), file.path);
      if (item >= 0 && graph.item(item).kind === 'work-package') found.set(item, stated.status);
    }
  }
  return found;
}

function masterView(graph: Graph, file: LinkedFile, f: number, statuses: ReadonlyMap<number, Status>): PlanView {
  const phases = graph.phases
    .filter((p) => p.masterPath === file.path)
    .map((relation): PhaseView => {
      const item = graph.itemNumber(f, relation.item);
      const fact = graph.item(item);
      const plan = relation.planPath === null ? -1 : graph.fileIndex(relation.planPath);
      const work = plan < 0 ? [] : workOf(graph, plan, statuses);
      const subtasks = file.facts.rows.filter((row) => row.kind === 'subtask' && row.owner === relation.item);
      const done =
        work.length > 0 ? work.filter((w) => w.isDone).length : subtasks.filter((s) => s.status === 'done').length;
      const total = work.length > 0 ? work.length : subtasks.length;
      return {
        item,
        kind: 'phase',
        id: fact.id,
        title: fact.title,
        file: file.path,
        start: fact.start,
        planPath: relation.planPath,
        work,
        subtasks: work.length > 0 ? [] : subtasks,
        phases: [],
        done,
        total,
        status: progressOf(done, total, fact.status),
      };
    });
  return {
    path: file.path,
    title: titleOf(file),
    phases,
    milestones: milestonesOf(graph, file, f, phases),
    unscheduled: [],
  };
}

/** The work packages of a plan document with their criteria. */
function workOf(graph: Graph, f: number, statuses: ReadonlyMap<number, Status>): WorkView[] {
  const file = graph.files[f];
  if (!file) return [];
  return file.facts.items.flatMap((fact, i): WorkView[] => {
    const item = graph.itemNumber(f, i);
    if (fact.kind !== 'work-package' || !graph.isCanonical(item)) return [];
    const criteria = file.facts.rows.filter((row) => row.kind === 'criterion' && row.owner === i);
    // A checklist's *Pending* is where every row begins: it says less than ticked criteria do.
    const recorded = statuses.get(item);
    const stated = (recorded === 'open' ? undefined : recorded) ?? fact.status;
    const ticked = criteria.filter((c) => c.status === 'done').length;
    const status = stated ?? progressOf(ticked, criteria.length, null);
    return [{ item, criteria, status, isDone: status === 'done' }];
  });
}

function progressOf(done: number, total: number, stated: Status | null): Status | null {
  if (stated !== null) return stated;
  if (total === 0) return null;
  if (done === total) return 'done';
  return done > 0 ? 'in-progress' : 'open';
}

function milestonesOf(graph: Graph, file: LinkedFile, f: number, phases: readonly PhaseView[]): PhaseView[] {
  const links = graph.group(file.plan)?.linksOf('schedules') ?? [];
  return file.facts.items.flatMap((fact, i): PhaseView[] => {
    if (fact.kind !== 'milestone') return [];
    const item = graph.itemNumber(f, i);
    const members: number[] = [];
    let rangeStart = -1;
    for (let l = 0; l < links.length; l += 3) {
      if (links[l] !== item) continue;
      const at = phases.findIndex((p) => p.item === links[l + 1]);
      const flags = graph.field(links[l + 2] ?? -1, ReferenceField.flags);
      if (at < 0) continue;
      if ((flags & ReferenceFlag.rangeEnd) !== 0 && rangeStart >= 0)
        for (let p = rangeStart + 1; p < at; p++) members.push(p);
      rangeStart = (flags & ReferenceFlag.rangeStart) !== 0 ? at : -1;
      members.push(at);
    }
    const closed = members.flatMap((at) => phases[at] ?? []);
    const done = closed.filter((p) => p.status === 'done').length;
    return [
      {
        item,
        kind: 'milestone',
        id: fact.id,
        title: fact.title,
        file: file.path,
        start: fact.start,
        planPath: null,
        work: [],
        subtasks: [],
        phases: closed.map((p) => p.id),
        done: 0,
        total: 0,
        status: progressOf(done, closed.length, fact.status),
      },
    ];
  });
}

function taskPlanView(graph: Graph, file: LinkedFile, f: number): PlanView {
  const links = graph.group(file.plan)?.linksOf('schedules') ?? [];
  const scheduled = new Set<number>();
  const byPhase = new Map<number, number[]>();
  for (let l = 0; l < links.length; l += 3) {
    const phase = links[l] ?? -1;
    const task = links[l + 1] ?? -1;
    if (phase < 0 || graph.fileOfItem(phase) !== file || graph.item(task).kind !== 'task') continue;
    scheduled.add(task);
    const list = byPhase.get(phase) ?? [];
    if (!list.includes(task)) list.push(task);
    byPhase.set(phase, list);
  }
  const view = (item: number): WorkView => {
    const status = statusOf(graph, [item]);
    return { item, criteria: [], status, isDone: status === 'done' };
  };
  const phases: PhaseView[] = [];
  const unscheduled: WorkView[] = [];
  file.facts.items.forEach((fact, i) => {
    const item = graph.itemNumber(f, i);
    if (fact.kind === 'task' && graph.isCanonical(item) && !scheduled.has(item)) unscheduled.push(view(item));
    if (fact.kind !== 'phase') return;
    const work = (byPhase.get(item) ?? []).map(view);
    const done = work.filter((w) => w.isDone).length;
    phases.push({
      item,
      kind: 'phase',
      id: fact.id,
      title: fact.title,
      file: file.path,
      start: fact.start,
      planPath: file.path,
      work,
      subtasks: [],
      phases: [],
      done,
      total: work.length,
      status: progressOf(done, work.length, fact.status),
    });
  });
  return { path: file.path, title: titleOf(file), phases, milestones: [], unscheduled };
}

/** A plan document that no master plan announces: a phase of its own. */
function loneView(graph: Graph, file: LinkedFile, f: number, statuses: ReadonlyMap<number, Status>): PlanView {
  const work = workOf(graph, f, statuses);
  const done = work.filter((w) => w.isDone).length;
  const heading = file.facts.headings[0];
  const label = file.facts.phaseLabel;
  const phase: PhaseView = {
    item: -1,
    kind: 'phase',
    id: label === null ? file.path.slice(file.path.lastIndexOf('/') + 1) : `Phase ${label}`,
    title: (heading?.text ?? '').replace(/^Phase\s+\w+\s*[:\u2014\u2013-]?\s*/, ''),
    file: file.path,
    start: heading?.start ?? 0,
    planPath: file.path,
    work,
    subtasks: [],
    phases: [],
    done,
    total: work.length,
    status: progressOf(done, work.length, null),
  };
  return { path: file.path, title: titleOf(file), phases: [phase], milestones: [], unscheduled: [] };
}
