import type { RowFact } from '../facts/facts';
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
  readonly children: readonly TreeNode[];
}

/** The whole tree of a snapshot. A root level of plans only where there are several. */
export function phaseTree(snapshot: Snapshot, findings: ReadonlyMap<string, readonly Finding[]>): TreeNode[] {
  const plans = plansOf(snapshot);
  const builder = new TreeBuilder(snapshot.graph, findings);
  const [only] = plans;
  if (plans.length === 1 && only) return builder.childrenOfPlan(only);
  return plans.map((plan) => builder.plan(plan));
}

class TreeBuilder {
  constructor(
    private readonly graph: Graph,
    private readonly findings: ReadonlyMap<string, readonly Finding[]>,
  ) {}

  plan(plan: PlanView): TreeNode {
    const children = this.childrenOfPlan(plan);
    const counted = children.filter((c) => c.kind === 'phase');
    return {
      id: `plan:${plan.path}`,
      kind: 'plan',
      label: plan.title,
      title: plan.path,
      status: null,
      done: sum(counted, (c) => c.done),
      total: sum(counted, (c) => c.total),
      gaps: sum(children, (c) => c.gaps),
      place: { file: plan.path, start: 0 },
      children,
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
      nodes.push({
        ...this.group(id, 'Milestones', children),
        done: children.filter((c) => c.status === 'done').length,
        total: children.length,
      });
    }
    return nodes;
  }

  private group(id: string, label: string, children: readonly TreeNode[]): TreeNode {
    return {
      id,
      kind: 'group',
      label,
      title: '',
      status: null,
      done: 0,
      total: 0,
      gaps: sum(children, (c) => c.gaps),
      place: null,
      children,
    };
  }

  private phase(plan: PlanView, phase: PhaseView): TreeNode {
    const id = `${plan.path}:${phase.id}`;
    const children = [
      ...phase.work.map((work) => this.work(id, work)),
      ...phase.subtasks.map((row, i) => this.row(`${id}:subtask ${i + 1}`, 'subtask', row, phase.file)),
    ];
    const own = phase.planPath === plan.path ? sum(children, (c) => c.gaps) : this.gapsOfFile(phase.planPath);
    return {
      id,
      kind: 'phase',
      label: phase.id,
      title: phase.title,
      status: phase.status,
      done: phase.done,
      total: phase.total,
      gaps: own,
      place: { file: phase.file, start: phase.start },
      children,
    };
  }

  private milestone(parent: string, milestone: PhaseView): TreeNode {
    return {
      id: `${parent}:${milestone.id}`,
      kind: 'milestone',
      label: milestone.id,
      title: `${milestone.title}${milestone.phases.length > 0 ? ` (${milestone.phases.join(', ')})` : ''}`,
      status: milestone.status,
      done: 0,
      total: 0,
      gaps: 0,
      place: { file: milestone.file, start: milestone.start },
      children: [],
    };
  }

  private work(parent: string, work: WorkView): TreeNode {
    const { graph } = this;
    const item = graph.item(work.item);
    const file = graph.fileOfItem(work.item);
    const id = `${parent}:${item.id}`;
    const criteria = work.criteria.map((row, i) => this.row(`${id}:criterion ${i + 1}`, 'criterion', row, file.path));
    const covered = actedOnBy(graph, work.item, 'covers').map((t) => graph.definitionFor(t.item, file.path));
    const requirements = [...new Set(covered)].map((r) => this.requirement(id, r));
    return {
      id,
      kind: item.kind === 'task' ? 'task' : 'work-package',
      label: labelOf(item, file),
      title: item.title,
      status: work.status,
      done: work.criteria.filter((c) => c.status === 'done').length,
      total: work.criteria.length,
      gaps: this.gapsOfWork(file.path, item.heading, item.start, item.end, item.kind === 'task' ? item.blockEnd : -1),
      place: { file: file.path, start: item.start },
      children: [...criteria, ...requirements],
    };
  }

  private requirement(parent: string, number: number): TreeNode {
    const item = this.graph.item(number);
    const file = this.graph.fileOfItem(number);
    return {
      id: `${parent}:${item.id}`,
      kind: 'requirement',
      label: labelOf(item, file),
      title: item.title,
      status: statusOf(this.graph, this.graph.definitionsOf(this.graph.canonicalOf(number))),
      done: 0,
      total: 0,
      gaps: 0,
      place: { file: file.path, start: item.start },
      children: [],
    };
  }

  private row(id: string, kind: 'criterion' | 'subtask', row: RowFact, file: string): TreeNode {
    return {
      id,
      kind,
      label: row.text,
      title: '',
      status: row.status,
      done: 0,
      total: 0,
      gaps: 0,
      place: { file, start: row.start },
      children: [],
    };
  }

  private gapsOfFile(path: string | null): number {
    return path === null ? 0 : count(this.findings.get(path) ?? [], 0, Number.MAX_SAFE_INTEGER);
  }

  /** Findings between a work package's heading and the next one that is no deeper; for a task, in its row. */
  private gapsOfWork(path: string, heading: number, start: number, end: number, rowEnd: number): number {
    const list = this.findings.get(path);
    if (!list) return 0;
    if (rowEnd >= 0) return count(list, start, Math.max(rowEnd, end));
    const headings = this.graph.file(path)?.facts.headings ?? [];
    const depth = headings[heading]?.depth ?? 6;
    const next = headings.slice(heading + 1).find((h) => h.depth <= depth);
    return count(list, start, next?.start ?? Number.MAX_SAFE_INTEGER);
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
