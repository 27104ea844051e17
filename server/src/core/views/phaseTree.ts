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
import { actionsOf, type NodeAction } from './nodeActions';
import type { NodeReadiness, ReadinessOf } from './nodeReadiness';
import { spanOfItem } from './nodeSpans';
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
  /** All that belongs to it in its document, from line to line; null for what stands at no place. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Number of its item in the graph; -1 for none. */
  readonly item: number;
  /** By what it can be named elsewhere; null for what has no ID. */
  readonly name: string | null;
  /** Whether what is open can be begun; null where nobody asks. */
  readonly readiness: NodeReadiness | null;
  /** Phases: the document that works it out, where it exists. */
  readonly planPath: string | null;
  /** What can be done with it. */
  readonly actions: ReadonlySet<NodeAction>;
  readonly expandable: boolean;
  /** A phase that has, or will have, a plan document of its own: an execution checklist can be made of that. */
  readonly takesChecklist?: boolean;
  /** Made when they are asked for; their ids begin with this one's and a colon. */
  readonly children: () => readonly TreeNode[];
}

/** The plans of a snapshot, each with its tree. */
export function planNodes(
  snapshot: Snapshot,
  findings: ReadonlyMap<string, readonly Finding[]>,
  readinessOf: ReadinessOf = () => null,
): TreeNode[] {
  const builder = new TreeBuilder(snapshot, new Gaps(snapshot.graph, findings), readinessOf);
  return plansOf(snapshot).map((plan) => builder.plan(plan));
}

/** A plan is a level of its own only beside other plans: a single one would be a click in front of every phase. */
export function withoutOnlyPlan(plans: readonly TreeNode[]): readonly TreeNode[] {
  const [only, ...others] = plans;
  return only && others.length === 0 ? only.children() : plans;
}

/** The roots of a snapshot's tree. */
export function phaseTree(
  snapshot: Snapshot,
  findings: ReadonlyMap<string, readonly Finding[]>,
  readinessOf?: ReadinessOf,
): readonly TreeNode[] {
  return withoutOnlyPlan(planNodes(snapshot, findings, readinessOf));
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

const noActions: ReadonlySet<NodeAction> = new Set();
/** What most nodes have nothing of. */
const plain = { span: null, item: -1, name: null, readiness: null, planPath: null, actions: noActions };
const leaf = {
  ...plain,
  done: 0,
  total: 0,
  gaps: 0,
  expandable: false,
  children: (): readonly TreeNode[] => [],
};

class TreeBuilder {
  private readonly graph: Graph;
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly gaps: Gaps,
    private readonly readinessOf: ReadinessOf,
  ) {
    this.graph = snapshot.graph;
  }

  plan(plan: PlanView): TreeNode {
    return {
      ...plain,
      id: plan.path,
      kind: 'plan',
      label: plan.title,
      title: plan.path,
      status: null,
      done: plan.done,
      total: plan.total,
      gaps: this.gaps.ofPlan(plan),
      place: { file: plan.path, start: 0 },
      actions: actionsOf(this.graph, { kind: 'plan', item: -1, status: null, file: plan.path, planPath: null }),
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
    const { item, kind, status, file, planPath } = phase;
    const readinessOf = (): NodeReadiness | null => (item < 0 || status === 'done' ? null : this.readinessOf(item));
    return {
      ...plain,
      id,
      kind: phase.kind,
      label: phase.id,
      title: phase.title,
      status: phase.status,
      done: phase.done,
      total: phase.total,
      gaps: this.gaps.ofPhase(plan, phase),
      place: { file: phase.file, start: phase.start },
      span: item < 0 ? null : spanOfItem(this.graph, item),
      item,
      name: item < 0 ? null : phase.id,
      // Found out when it is shown: counting gaps asks for phases after each edit, and not for this.
      get readiness() {
        return readinessOf();
      },
      planPath,
      actions: actionsOf(this.graph, { kind, item, status, file, planPath }),
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
        ...plain,
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
      ...this.ofItem('milestone', milestone.item, milestone.status),
    };
  }

  private work(id: string, work: WorkView): TreeNode {
    const { graph } = this;
    const item = graph.item(work.item);
    const file = graph.fileOfItem(work.item);
    const covered = (): number[] => [
      ...new Set(actedOnBy(graph, work.item, 'covers').map((t) => graph.definitionFor(t.item, file.path))),
    ];
    const kind = item.kind === 'task' || item.kind === 'phase' ? item.kind : 'work-package';
    const { readinessOf } = this;
    return {
      ...plain,
      id,
      kind,
      label: labelOf(item, file),
      title: item.title,
      status: work.status,
      done: work.done,
      total: work.total,
      gaps: this.gaps.ofWork(work),
      place: { file: file.path, start: item.start },
      ...this.ofItem(kind, work.item, work.status),
      get readiness() {
        return readinessOf(work.item);
      },
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
    const status = statusOf(this.graph, this.graph.definitionsOf(this.graph.canonicalOf(number)));
    return {
      ...leaf,
      id,
      kind: 'requirement',
      label: labelOf(item, file),
      title: item.title,
      status,
      place: { file: file.path, start: item.start },
      ...this.ofItem('requirement', number, status),
    };
  }

  private ofItem(
    kind: TreeNode['kind'],
    item: number,
    status: Status | null,
  ): Pick<TreeNode, 'span' | 'item' | 'name' | 'actions'> {
    const { graph } = this;
    const file = graph.fileOfItem(item).path;
    const actions = actionsOf(graph, { kind, item, status, file, planPath: null });
    return { span: spanOfItem(graph, item), item, name: graph.item(item).id, actions };
  }

  private row(id: string, kind: 'criterion' | 'subtask' | 'deliverable', row: RowFact, file: string): TreeNode {
    const label = tidy(this.textOf(file).slice(row.start, row.end));
    const { start, end, status } = row;
    const actions = actionsOf(this.graph, { kind, item: -1, status, file, planPath: null });
    return { ...leaf, id, kind, label, title: '', status, place: { file, start }, span: { start, end }, actions };
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
