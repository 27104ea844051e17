import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { milestonesIn } from '../graph/milestones';
import type { Status } from '../model/vocabulary';
import { progressOf, planOfDocument, type PhaseView, type PlanView, type WorkView } from './planViews';
import { titleOf } from './titles';

/** Work package → status that an execution checklist states. */
export function recordedStatuses(graph: Graph, files: readonly LinkedFile[] = graph.files): Map<number, Status> {
  const found = new Map<number, Status>();
  for (const file of files) {
    for (const stated of file.facts.statuses) {
      const item = graph.itemNamed(graph.text(stated.symbol), file.path);
      if (item >= 0 && graph.item(item).kind === 'work-package') found.set(item, stated.status);
    }
  }
  return found;
}

/** A master plan: its phases count their work packages once there is a plan, else their sub-tasks. */
export function masterView(graph: Graph, file: LinkedFile, f: number, statuses: ReadonlyMap<number, Status>): PlanView {
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
        groups: [],
        phases: [],
        done,
        total,
        status: progressOf(done, total, fact.status),
        isRoot: true,
      };
    });
  return planOfDocument(file.path, titleOf(file), phases, { milestones: milestonesOf(graph, file, f, phases) });
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
    const done = criteria.filter((c) => c.status === 'done').length;
    const total = criteria.length;
    const status = stated ?? progressOf(done, total, null);
    return [{ item, criteria, parts: [], deliverables: [], done, total, status, isDone: status === 'done' }];
  });
}

function milestonesOf(graph: Graph, file: LinkedFile, f: number, phases: readonly PhaseView[]): PhaseView[] {
  const group = graph.group(file.plan);
  const milestones = group ? milestonesIn(group) : new Map<number, readonly number[]>();
  return file.facts.items.flatMap((fact, i): PhaseView[] => {
    if (fact.kind !== 'milestone') return [];
    const item = graph.itemNumber(f, i);
    const closed = (milestones.get(item) ?? []).flatMap((phase) => phases.find((p) => p.item === phase) ?? []);
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
        groups: [],
        phases: closed.map((p) => p.id),
        done: 0,
        total: 0,
        status: progressOf(done, closed.length, fact.status),
        isRoot: true,
      },
    ];
  });
}

/** A plan document that no master plan announces: a phase of its own. */
export function loneView(graph: Graph, file: LinkedFile, f: number, statuses: ReadonlyMap<number, Status>): PlanView {
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
    groups: [],
    phases: [],
    done,
    total: work.length,
    status: progressOf(done, work.length, null),
    isRoot: true,
  };
  return planOfDocument(file.path, titleOf(file), [phase]);
}
