import type { RowFact } from '../facts/facts';
import { tidy } from '../facts/titles';
import type { Graph } from '../graph/graph';
import { actedOnBy } from '../graph/traces';
import { labelOf, statusOf } from '../graph/labels';
import type { Finding } from '../model/finding';
import type { Status } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { Gaps } from './gaps';
import { plansOf } from './phases';
import type { GroupView, PhaseView, PlanView, WorkView } from './planViews';

/** One node of the phase tree as plain data; `place` is where a click leads. */
export interface TreeNode {
  /** Made of paths and IDs, so that it stays the same while text moves. */
  readonly id: string;
  readonly kind:
    | 'plan'
    | 'phase'
    | 'milestone'
    | 'work-package'
    | 'task'
    | 'group'
    | 'criterion'
    | 'requirement'
    | 'subtask'
    | 'gate'
    | 'deliverables'
    | 'deliverable';
  readonly label: string;
  readonly title: string;
  readonly status: Status | null;
  readonly done: number;
  readonly total: number;
  readonly gaps: number;
  readonly place: { readonly file: string; readonly start: number } | null;
  readonly expandable: boolean;
  /** A phase that has, or will have, a plan document of its own: an execution checklist can be made of that. */
  readonly takesChecklist?: boolean;
  /** Made when they are asked for; their ids begin with this one's and a colon. */
  readonly children: () => readonly TreeNode[];
}

/** The roots of a snapshot's tree. A level of plans only where there are several. */
export function phaseTree(snapshot: Snapshot, findings: ReadonlyMap<string, readonly Finding[]>): TreeNode[] {
  const plans = plansOf(snapshot);
  const builder = new TreeBuilder(snapshot, new Gaps(snapshot.graph, findings));
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
    private readonly gaps: Gaps,
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
      done: plan.done,
      total: plan.total,
      gaps: this.gaps.ofPlan(plan),
      place: { file: plan.path, start: 0 },
      expandable: plan.phases.length + plan.groups.length + plan.unscheduled.length > 0,
      children: () => this.childrenOfPlan(plan),
    };
  }

  childrenOfPlan(plan: PlanView): TreeNode[] {
    const idOf = idsBelow(plan.path);
    const shown = plan.phases.filter((phase) => phase.isRoot);
    const nodes = shown.map((phase) => this.phase(idOf(nameIn(plan, phase.file, phase.id)), plan, phase));
    if (plan.unscheduled.length > 0) nodes.push(...this.unscheduled(idOf('unscheduled'), plan, nodes.length > 0));
    nodes.push(...this.groups(idOf, plan.groups, plan));
    if (plan.milestones.length > 0) {
      const id = idOf('milestones');
      const children = plan.milestones.map((m) => this.milestone(id, m));
      const done = children.filter((c) => c.status === 'done').length;
      nodes.push({ ...this.group(id, 'Milestones', children), done, total: children.length });
    }
    return nodes;
  }

  /** Work of no phase: a group of its own beside phases; where there are none, it is all that there is. */
  private unscheduled(id: string, plan: PlanView, isBesidePhases: boolean): TreeNode[] {
    const isGroup = isBesidePhases || !plan.isOutlined;
    const idOf = idsBelow(isGroup ? id : plan.path);
    const children = plan.unscheduled.map((work) => this.work(idOf(this.graph.item(work.item).id), work));
    return isGroup ? [this.group(id, plan.isOutlined ? 'In no phase' : 'Not scheduled', children)] : children;
  }

  private group(id: string, label: string, children: readonly TreeNode[]): TreeNode {
    return {
      ...leaf,
      id,
      kind: 'group',
      label,
      title: '',
      status: null,
      gaps: children.reduce((gaps, child) => gaps + child.gaps, 0),
      place: null,
      expandable: true,
      children: () => children,
    };
  }

  private phase(id: string, plan: PlanView, phase: PhaseView): TreeNode {
    return {
      id,
      kind: phase.kind,
      label: phase.id,
      title: phase.title,
      status: phase.status,
      done: phase.done,
      total: phase.total,
      gaps: this.gaps.ofPhase(plan, phase),
      place: { file: phase.file, start: phase.start },
      takesChecklist: ['master', 'plan'].includes(this.graph.file(phase.file)?.rule?.duty ?? '') && !plan.isOutlined,
      expandable: phase.work.length + phase.subtasks.length + phase.groups.length > 0,
      children: () => {
        const idOf = idsBelow(id);
        return [
          ...phase.work.map((work) => this.work(idOf(this.graph.item(work.item).id), work)),
          ...phase.subtasks.map((row, i) => this.row(idOf(`subtask ${i + 1}`), 'subtask', row, phase.file)),
          ...this.groups(idOf, phase.groups, plan),
        ];
      },
    };
  }

  /** Gates and deliverables, with their rows. */
  private groups(idOf: (name: string) => string, groups: readonly GroupView[], plan: PlanView): TreeNode[] {
    return groups.map((group) => {
      const id = idOf(nameIn(plan, group.file, [group.kind, group.title, group.id].join(' ')));
      const kind = group.kind === 'gate' ? 'criterion' : 'deliverable';
      return {
        id,
        kind: group.kind,
        label: group.id,
        title: group.title,
        status: group.status,
        done: group.done,
        total: group.total,
        gaps: 0,
        place: { file: group.file, start: group.start },
        expandable: true,
        children: () => group.rows.map((row, i) => this.row(`${id}:${kind} ${i + 1}`, kind, row, group.file)),
      };
    });
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

  private work(id: string, work: WorkView): TreeNode {
    const { graph } = this;
    const item = graph.item(work.item);
    const file = graph.fileOfItem(work.item);
    const covered = (): number[] => [
      ...new Set(actedOnBy(graph, work.item, 'covers').map((t) => graph.definitionFor(t.item, file.path))),
    ];
    return {
      id,
      kind: item.kind === 'task' || item.kind === 'phase' ? item.kind : 'work-package',
      label: labelOf(item, file),
      title: item.title,
      status: work.status,
      done: work.done,
      total: work.total,
      gaps: this.gaps.ofWork(work),
      place: { file: file.path, start: item.start },
      expandable: work.parts.length + work.criteria.length > 0 || covered().length > 0,
      children: () => {
        const idOf = idsBelow(id);
        return [
          ...work.parts.map((part) => this.work(idOf(graph.item(part.item).id), part)),
          ...work.criteria.map((row, i) => this.row(idOf(`criterion ${i + 1}`), 'criterion', row, file.path)),
          ...covered().map((r) => this.requirement(idOf(graph.item(r).id), r)),
        ];
      },
    };
  }

  private requirement(id: string, number: number): TreeNode {
    const item = this.graph.item(number);
    const file = this.graph.fileOfItem(number);
    return {
      ...leaf,
      id,
      kind: 'requirement',
      label: labelOf(item, file),
      title: item.title,
      status: statusOf(this.graph, this.graph.definitionsOf(this.graph.canonicalOf(number))),
      place: { file: file.path, start: item.start },
    };
  }

  private row(id: string, kind: 'criterion' | 'subtask' | 'deliverable', row: RowFact, file: string): TreeNode {
    const label = tidy(this.textOf(file).slice(row.start, row.end));
    return { ...leaf, id, kind, label, title: '', status: row.status, place: { file, start: row.start } };
  }

  private textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.snapshot.text(path) ?? ''));
    return text;
  }
}

/** What stands in another document than the plan's own has that document's path in its id. */
function nameIn(plan: PlanView, file: string, name: string): string {
  return file === plan.path ? name : `${file}:${name}`;
}

/** Ids of siblings: of several with the same name (tasks numbered twice), the later ones are counted. */
function idsBelow(parent: string): (name: string) => string {
  const times = new Map<string, number>();
  return (name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? `${parent}:${name}` : `${parent}:${name} (${time})`;
  };
}
