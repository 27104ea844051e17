import type { Graph } from '../../graph/graph';
import { knotsOf } from '../../graph/knots';
import { labelOf, statusOf } from '../../graph/labels';
import type { Finding } from '../../model/finding';
import { Gaps } from '../../views/gaps';
import { placeOfReference } from '../../views/namedPlaces';
import type { PhaseView, PlanView, WorkView } from '../../views/planViews';
import type { Snapshot } from '../../workspace/snapshot';
import { unitsOf, type PhaseUnits } from '../ready/unitsOfWork';
import { criticalPathOf } from './criticalPath';
import { complexityOf } from './effort';
import type { GraphEdge, GraphEdgeKind, GraphModel, GraphNode, GraphPlace } from './graphModel';
import { orderOfPhases } from './phaseOrder';
import { waitsOfPhase, waitsOfWork } from './waits';

/** The phases of a plan with their work, and what waits for what. */
export function planGraph(
  snapshot: Snapshot,
  plan: PlanView,
  findings: ReadonlyMap<string, readonly Finding[]>,
): GraphModel {
  return new PlanGraphReader(snapshot, plan, new Gaps(snapshot.graph, findings)).read();
}

interface Drawn extends Omit<GraphNode, 'weight'> {
  /** Number of the item; -1 for a plan document that nobody announces. */
  readonly item: number;
}

class PlanGraphReader {
  private readonly graph: Graph;
  private readonly texts = new Map<string, string>();
  private readonly ids = new Set<string>();
  private readonly nodes: Drawn[] = [];
  private readonly byItem = new Map<number, Drawn>();
  private readonly edges = new Map<string, GraphEdge>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly plan: PlanView,
    private readonly gaps: Gaps,
  ) {
    this.graph = snapshot.graph;
  }

  read(): GraphModel {
    const phases = unitsOf(this.graph, this.plan);
    const works = this.workViews();
    const drawn = phases.map((phase) => ({ ...phase, node: phase.view ? this.addPhase(phase.view) : null }));
    for (const { node, items } of drawn) for (const item of items) this.addWork(item, works.get(item), node);
    for (const milestone of this.plan.milestones) this.addMilestone(milestone);
    for (const { items } of phases) for (const item of items) this.readWaits(item);
    for (const phase of drawn) if (phase.node) this.readPhase(phase.node, phase);
    this.readOrder(drawn);
    const { nodes, measure } = this.weighed();
    const edges = [...this.edges.values()];
    return {
      kind: 'plan',
      title: this.plan.title,
      nodes,
      edges,
      measure,
      criticalPath: criticalPathOf(nodes, edges),
      knots: knotsAmong(nodes, edges),
    };
  }

  private workViews(): Map<number, WorkView> {
    const found = new Map<number, WorkView>();
    const add = (work: WorkView): void => {
      found.set(work.item, work);
      work.parts.forEach(add);
    };
    for (const phase of this.plan.phases) phase.work.forEach(add);
    this.plan.unscheduled.forEach(add);
    return found;
  }

  private add(node: Omit<Drawn, 'id'>, name: string): Drawn {
    const id = this.idOf(node.place.file, name);
    const drawn = { ...node, id };
    this.nodes.push(drawn);
    if (node.item >= 0 && !this.byItem.has(node.item)) this.byItem.set(node.item, drawn);
    return drawn;
  }

  /** Of several of the same name in a document, the later ones are counted. */
  private idOf(file: string, name: string): string {
    for (let time = 1; ; time++) {
      const id = `${file}#${name}${time === 1 ? '' : ` (${time})`}`;
      if (this.ids.has(id)) continue;
      this.ids.add(id);
      return id;
    }
  }

  private addPhase(view: PhaseView): Drawn {
    const { item, id, title, status, done, total, file, start } = view;
    const gaps = this.gaps.ofPhase(this.plan, view);
    const place = { file, start };
    const kind = item < 0 ? 'phase' : this.graph.item(item).kind;
    return this.add(
      { item, kind, label: id, title, status, done, total, gaps, phase: null, isOutside: false, place },
      id,
    );
  }

  private addMilestone({ item, id, title, status, file, start }: PhaseView): void {
    const none = { done: 0, total: 0, gaps: 0, phase: null, isOutside: false };
    this.add({ ...none, item, kind: 'milestone', label: id, title, status, place: { file, start } }, id);
  }

  private addWork(item: number, work: WorkView | undefined, phase: Drawn | null): void {
    const alone = work ? undefined : this.plan.phases.find((view) => view.item === item);
    const fact = this.graph.item(item);
    const file = this.graph.fileOfItem(item);
    const { status, done, total } = work ?? alone ?? { status: fact.status, done: 0, total: 0 };
    this.add(
      {
        item,
        kind: fact.kind,
        label: labelOf(fact, file),
        title: fact.title,
        status,
        done,
        total,
        gaps: work ? this.gaps.ofWork(work) : alone ? this.gaps.ofPhase(this.plan, alone) : 0,
        phase: phase?.id ?? null,
        isOutside: false,
        place: { file: file.path, start: fact.start },
      },
      fact.id,
    );
  }

  private readWaits(item: number): void {
    const to = this.byItem.get(item);
    if (!to) return;
    for (const { item: needed, reference } of waitsOfWork(this.graph, item))
      for (const from of this.nodesOf(needed)) this.tie(from, to, 'depends-on', reference);
  }

  private readPhase(node: Drawn, { view }: PhaseUnits): void {
    if (!view || view.item < 0) return;
    const text = this.textOf(view.file);
    for (const { item, reference } of waitsOfPhase(this.graph, view, text))
      for (const from of this.nodesOf(item))
        this.tie(from, node, 'depends-on', reference, { file: view.file, start: view.start });
    for (const milestone of this.plan.milestones) {
      const closes = milestone.phases.includes(view.id) ? this.byItem.get(milestone.item) : undefined;
      if (closes) this.tie(node, closes, 'closes', -1, closes.place);
    }
  }

  private readOrder(drawn: readonly (PhaseUnits & { readonly node: Drawn | null })[]): void {
    const told = new Set([...this.edges.values()].filter(({ kind }) => kind === 'depends-on').map(({ to }) => to));
    const phases = drawn.flatMap(({ view, node }) =>
      view && node
        ? [{ view, node, saysItself: told.has(node.id) || (view.planPath !== null && view.planPath !== view.file) }]
        : [],
    );
    for (const { from, to } of orderOfPhases(this.graph, phases)) this.tie(from.node, to.node, 'order', -1);
  }

  /** The node of an item; where its parts are drawn instead of it, theirs; of what another plan has, one of its own. */
  private nodesOf(item: number): Drawn[] {
    const canonical = Math.max(item, this.graph.canonicalOf(item));
    const own = this.byItem.get(item) ?? this.byItem.get(canonical);
    if (own) return [own];
    const file = this.graph.fileOfItem(item);
    const base = this.graph.itemNumber(this.graph.fileIndex(file.path), 0);
    const parts = [...this.byItem.values()].filter(
      (node) => this.graph.fileOfItem(node.item) === file && isBelow(this.graph, node.item, base, item - base),
    );
    if (parts.length > 0) return parts;
    const around = this.graph.item(item).parent;
    const holder = around < 0 ? undefined : this.byItem.get(this.graph.canonicalOf(base + around));
    return [holder ?? this.addOutside(item)];
  }

  private addOutside(item: number): Drawn {
    const fact = this.graph.item(item);
    const file = this.graph.fileOfItem(item);
    const status = statusOf(this.graph, this.graph.definitionsOf(item));
    const none = { done: 0, total: 0, gaps: 0, phase: null, isOutside: true };
    const place = { file: file.path, start: fact.start };
    return this.add(
      { ...none, item, kind: fact.kind, label: labelOf(fact, file), title: fact.title, status, place },
      fact.id,
    );
  }

  private tie(from: Drawn, to: Drawn, kind: GraphEdgeKind, reference: number, otherwise?: GraphPlace): void {
    // Work of a phase that waits for its own phase waits for nothing.
    if (from.id === to.id || to.phase === from.id || from.phase === to.id) return;
    const key = `${from.id}\n${to.id}`;
    if (this.edges.has(key)) return;
    const said = reference < 0 ? null : placeOfReference(this.graph, reference);
    const place = said ? { file: said.file, start: said.start } : (otherwise ?? null);
    this.edges.set(key, { from: from.id, to: to.id, kind, place });
  }

  private weighed(): { nodes: GraphNode[]; measure: GraphModel['measure'] } {
    const holding = new Set(this.nodes.map(({ phase }) => phase));
    const isWork = ({ id, kind, isOutside }: Drawn): boolean => !holding.has(id) && kind !== 'milestone' && !isOutside;
    const sizes = new Map<Drawn, number>();
    for (const node of this.nodes) {
      const size =
        isWork(node) && node.item >= 0 ? complexityOf(this.graph, node.item, (path) => this.textOf(path)) : null;
      if (size !== null) sizes.set(node, size);
    }
    const nodes = this.nodes.map(
      ({ id, kind, label, title, status, done, total, gaps, phase, isOutside, place }, n): GraphNode => {
        const drawn = this.nodes[n] as Drawn;
        const weight = isWork(drawn) ? (sizes.get(drawn) ?? 1) : 0;
        return { id, kind, label, title, status, done, total, gaps, phase, isOutside, weight, place };
      },
    );
    return { nodes, measure: sizes.size > 0 ? 'complexity' : 'count' };
  }

  private textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.snapshot.text(path) ?? ''));
    return text;
  }
}

function isBelow(graph: Graph, item: number, base: number, index: number): boolean {
  const { items } = graph.fileOfItem(item).facts;
  for (let at = items[item - base]?.parent ?? -1; at >= 0; at = items[at]?.parent ?? -1) if (at === index) return true;
  return false;
}

/** Work that waits for itself; the order in which phases are listed is no reason to. */
function knotsAmong(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string[][] {
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]));
  const out = new Map<number, { to: number }[]>();
  for (const { from, to, kind } of edges) {
    const [start, end] = [numbers.get(from), numbers.get(to)];
    if (kind !== 'depends-on' || start === undefined || end === undefined) continue;
    out.set(start, [...(out.get(start) ?? []), { to: end }]);
  }
  return knotsOf(out).map((members) => members.sort((a, b) => a - b).flatMap((member) => nodes[member]?.id ?? []));
}
