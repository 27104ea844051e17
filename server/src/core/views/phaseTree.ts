import type { RowFact } from '../facts/facts';
import { tidy } from '../facts/titles';
import type { Graph } from '../graph/graph';
import { actedOnBy } from '../graph/traces';
import { labelOf, statusOf } from '../graph/labels';
import type { Finding } from '../model/finding';
import type { Status } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { plansOf, type PhaseView, type PlanView, type WorkView } from './phases';

/** One node of the phase tree as plain data; `place` is where a click leads. */
export interface TreeNode {
  /** Made of paths and IDs, so that it stays the same while text moves. */
  readonly id: string;
  readonly kind:
    'plan' | 'phase' | 'milestone' | 'work-package' | 'task' | 'group' | 'criterion' | 'requirement' | 'subtask';
  readonly label: string;
  readonly title: string;
  readonly status: Status | null;
  readonly done: number;
  readonly total: number;
  readonly gaps: number;
  readonly place: { readonly file: string; readonly start: number } | null;
  readonly expandable: boolean;
  /** Made when they are asked for; their ids begin with this one's and a colon. */
  readonly children: () => readonly TreeNode[];
}

/** The roots of a snapshot's tree. A level of plans only where there are several. */
export function phaseTree(snapshot: Snapshot, findings: ReadonlyMap<string, readonly Finding[]>): TreeNode[] {
  const plans = plansOf(snapshot);
  const builder = new TreeBuilder(snapshot, findings);
  const [only] = plans;
  if (plans.length === 1 && only) return builder.childrenOfPlan(only);
  return plans.map((plan) => builder.plan(plan));
}

/** The node of an id below some roots, or null. Only the way to it is made. */
export function findNode(roots: readonly TreeNode[], id: string): TreeNode | null {
  for (const node of roots) {
    if (node.id === id) return node;
    const below = id.startsWith(`${node.id}:`) ? findNode(node.children(), id) : null;
    if (below) return below;
  }
  return null;
}

const leaf = { done: 0, total: 0, gaps: 0, expandable: false, children: (): readonly TreeNode[] => [] };

class TreeBuilder {
  private readonly graph: Graph;
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly findings: ReadonlyMap<string, readonly Finding[]>,
  ) {
    this.graph = snapshot.graph;
  }

  plan(plan: PlanView): TreeNode {
    return {
      id: plan.path,
      kind: 'plan',
      label: plan.title,
      title: plan.path,
      status: null,
      done: sum(plan.phases, (p) => p.done),
      total: sum(plan.phases, (p) => p.total),
      gaps: sum(plan.phases, (p) => this.gapsOfPhase(plan, p)),
      place: { file: plan.path, start: 0 },
      expandable: plan.phases.length > 0,
      children: () => this.childrenOfPlan(plan),
    };
  }

  childrenOfPlan(plan: PlanView): TreeNode[] {
    const nodes = plan.phases.map((phase) => this.phase(plan, phase));
    if (plan.unscheduled.length > 0) {
      const id = `${plan.path}:unscheduled`;
      const children = plan.unscheduled.map((work) => this.work(id, work));
      nodes.push(this.group(id, 'Not scheduled', children));
    }
    if (plan.milestones.length > 0) {
      const id = `${plan.path}:milestones`;
      const children = plan.milestones.map((m) => this.milestone(id, m));
      const done = children.filter((c) => c.status === 'done').length;
      nodes.push({ ...this.group(id, 'Milestones', children), done, total: children.length });
    }
    return nodes;
  }

  private group(id: string, label: string, children: readonly TreeNode[]): TreeNode {
    return {
      ...leaf,
      id,
      kind: 'group',
      label,
      title: '',
      status: null,
      gaps: sum(children, (c) => c.gaps),
      place: null,
      expandable: true,
      children: () => children,
    };
  }

  private phase(plan: PlanView, phase: PhaseView): TreeNode {
    const id = `${plan.path}:${phase.id}`;
    return {
      id,
      kind: 'phase',
      label: phase.id,
      title: phase.title,
      status: phase.status,
      done: phase.done,
      total: phase.total,
      gaps: this.gapsOfPhase(plan, phase),
      place: { file: phase.file, start: phase.start },
      expandable: phase.work.length + phase.subtasks.length > 0,
      children: () => [
        ...phase.work.map((work) => this.work(id, work)),
        ...phase.subtasks.map((row, i) => this.row(`${id}:subtask ${i + 1}`, 'subtask', row, phase.file)),
      ],
    };
  }

  private milestone(parent: string, milestone: PhaseView): TreeNode {
    return {
      ...leaf,
      id: `${parent}:${milestone.id}`,
      kind: 'milestone',
      label: milestone.id,
      title: `${milestone.title}${milestone.phases.length > 0 ? ` (${milestone.phases.join(', ')})` : ''}`,
      status: milestone.status,
      place: { file: milestone.file, start: milestone.start },
    };
  }

  private work(parent: string, work: WorkView): TreeNode {
    const { graph } = this;
    const item = graph.item(work.item);
    const file = graph.fileOfItem(work.item);
    const id = `${parent}:${item.id}`;
    const covered = (): number[] => [
      ...new Set(actedOnBy(graph, work.item, 'covers').map((t) => graph.definitionFor(t.item, file.path))),
    ];
    return {
      id,
      kind: item.kind === 'task' ? 'task' : 'work-package',
      label: labelOf(item, file),
      title: item.title,
      status: work.status,
      done: work.criteria.filter((c) => c.status === 'done').length,
      total: work.criteria.length,
      gaps: this.gapsOfWork(work),
      place: { file: file.path, start: item.start },
      expandable: work.criteria.length > 0 || covered().length > 0,
      children: () => [
        ...work.criteria.map((row, i) => this.row(`${id}:criterion ${i + 1}`, 'criterion', row, file.path)),
        ...covered().map((r) => this.requirement(id, r)),
      ],
    };
  }

  private requirement(parent: string, number: number): TreeNode {
    const item = this.graph.item(number);
    const file = this.graph.fileOfItem(number);
    return {
      ...leaf,
      id: `${parent}:${item.id}`,
      kind: 'requirement',
      label: labelOf(item, file),
      title: item.title,
      status: statusOf(this.graph, this.graph.definitionsOf(this.graph.canonicalOf(number))),
      place: { file: file.path, start: item.start },
    };
  }

  private row(id: string, kind: 'criterion' | 'subtask', row: RowFact, file: string): TreeNode {
    const label = tidy(this.textOf(file).slice(row.start, row.end));
    return { ...leaf, id, kind, label, title: '', status: row.status, place: { file, start: row.start } };
  }

  private textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.snapshot.text(path) ?? ''));
    return text;
  }

  /** A phase's plan document counts whole; a phase of a task-table plan counts its tasks' rows. */
  private gapsOfPhase(plan: PlanView, phase: PhaseView): number {
    return phase.planPath === plan.path && phase.item >= 0
      ? sum(phase.work, (work) => this.gapsOfWork(work))
      : this.gapsOfFile(phase.planPath);
  }

  private gapsOfFile(path: string | null): number {
    return path === null ? 0 : count(this.findings.get(path) ?? [], 0, Number.MAX_SAFE_INTEGER);
  }

  /** Findings between a work package's heading and the next one that is no deeper; for a task, in its row. */
  private gapsOfWork(work: WorkView): number {
    const item = this.graph.item(work.item);
    const file = this.graph.fileOfItem(work.item);
    const list = this.findings.get(file.path);
    if (!list) return 0;
    if (item.kind === 'task') return count(list, item.start, Math.max(item.blockEnd, item.end));
    const { headings } = file.facts;
    const depth = headings[item.heading]?.depth ?? 6;
    const next = headings.slice(item.heading + 1).find((h) => h.depth <= depth);
    return count(list, item.start, next?.start ?? Number.MAX_SAFE_INTEGER);
  }
}

function count(findings: readonly Finding[], start: number, end: number): number {
  return findings.filter(
    (f) => (f.severity === 'error' || f.severity === 'warning') && f.start >= start && f.start < end,
  ).length;
}

function sum<T>(list: readonly T[], value: (entry: T) => number): number {
  return list.reduce((total, entry) => total + value(entry), 0);
}
