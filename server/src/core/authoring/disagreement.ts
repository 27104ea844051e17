import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { actingOn } from '../graph/traces';
import { parseRemark } from '../markdown/remarkTree';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { numbered, referenceAt, writtenLike } from './citations';
import { addToList, listedIn, removeFromList } from './idList';
import { PlanProse } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';
import { addToSource, removeFromSource } from './sourceCell';
import { traceEdit } from './trace';

/** Follows one side of a disagreement, or the other. */
export function disagreementFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const reference = referenceAt(graph, finding);
  const owner = reference < 0 ? -1 : graph.ownerOf(reference);
  const target = reference < 0 ? -1 : (graph.parts.targets[reference] ?? -1);
  if (owner < 0 || target < 0) return [];
  const side = new Sides(snapshot, reference, owner, target);
  switch (graph.roleOf(reference)) {
    case 'mitigates':
      return firstPreferred(side.ofMapping());
    case 'sourced-from':
      return firstPreferred(side.ofSource());
    case 'covers':
      return firstPreferred(side.ofRow());
    case 'blocks':
      return firstPreferred(side.ofBlocks());
    default:
      return [];
  }
}

/** One link that is stated in one place and not in the other. */
class Sides {
  private readonly graph: Graph;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly reference: number,
    private readonly owner: number,
    private readonly target: number,
  ) {
    this.graph = snapshot.graph;
  }

  /** `R-004 → T-025`, which the Source of T-025 does not name. */
  ofMapping(): Repair[] {
    const { graph, owner, target, reference } = this;
    const risk = graph.item(owner);
    const task = graph.item(target);
    const [mapping, tasks] = [graph.fileOfItem(owner).path, graph.fileOfItem(target).path];
    if (this.isStated(target, graph.canonicalOf(owner), 'sourced-from')) return [];
    return [
      ...this.edited(tasks, `Add ${risk.id} to the Source of ${task.id}`, (text) =>
        addToSource(graph, tasks, text, target, risk),
      ),
      ...this.edited(mapping, `Remove ${task.id} from the mapping of ${risk.id}`, (text) =>
        removeFromList(
          text,
          listedIn(graph, mapping, text, owner, 'mitigates'),
          graph.field(reference, ReferenceField.start),
        ),
      ),
    ];
  }

  /** The Source of a task names a risk whose mapping does not name the task. */
  ofSource(): Repair[] {
    const { graph, owner, target, reference } = this;
    const risk = graph.item(target);
    const task = graph.item(owner);
    const tasks = graph.fileOfItem(owner).path;
    const mappings = graph
      .definitionsOf(target)
      .filter((row) => listedIn(graph, graph.fileOfItem(row).path, '', row, 'mitigates').length > 0);
    if (actingOn(graph, target, 'mitigates').some(({ item }) => item === owner)) return [];
    return [
      ...mappings.slice(0, 1).flatMap((row) => {
        const { path } = graph.fileOfItem(row);
        return this.edited(path, `Add ${task.id} to the mapping of ${risk.id}`, (text) =>
          addToList(text, listedIn(graph, path, text, row, 'mitigates'), task.id),
        );
      }),
      ...this.edited(tasks, `Remove ${risk.id} from the Source of ${task.id}`, (text) =>
        removeFromSource(graph, tasks, text, owner, graph.field(reference, ReferenceField.start)),
      ),
    ];
  }

  /** A checklist row is mapped to a work package that does not trace it; perhaps another one does. */
  ofRow(): Repair[] {
    const { graph, owner, target, reference } = this;
    const row = graph.item(owner);
    const work = graph.item(target);
    const { path } = graph.fileOfItem(owner);
    const requirement = graph.canonicalOf(owner);
    const own = listedIn(graph, path, '', owner, 'covers').map(({ id }) => id);
    const tracing = actingOn(graph, requirement, 'covers')
      .filter(
        ({ item, reference: by }) => item >= 0 && graph.ownerOf(by) === item && graph.fileOfItem(item).path === path,
      )
      .map(({ item }) => item);
    if (tracing.includes(target)) return [];
    const [other, ...more] = tracing.filter((item) => !own.includes(graph.item(item).id));
    const repairs: Repair[] = [];
    if (other !== undefined && more.length === 0) {
      const { id } = graph.item(other);
      repairs.push(
        ...this.edited(path, `Map ${row.id} to ${id}, which traces it`, (text) => {
          const start = graph.field(reference, ReferenceField.start);
          const end = graph.field(reference, ReferenceField.end);
          const newText = writtenLike(text.slice(start, end), work.id, id);
          return newText === null ? null : { start, end, newText };
        }),
      );
    }
    return [
      ...repairs,
      ...this.edited(path, `Trace ${row.id} in ${work.id}`, (text) => {
        const tree = parseRemark(text);
        if (tree.type !== 'root' || !/^[\d.]+-\d+$/.test(row.id)) {
          const like = listedIn(graph, path, text, target, 'covers').filter(
            ({ id }) => numbered(id)?.series === numbered(row.id)?.series,
          );
          return addToList(text, like, row.id);
        }
        const prose = new PlanProse(text, tree, path, path);
        const edit = traceEdit(graph, path, prose, { item: target, id: work.id }, row.id);
        return typeof edit === 'string' ? null : edit;
      }),
    ];
  }

  /** *Blocks* names work that does not wait for the blocker. */
  ofBlocks(): Repair[] {
    const { graph, owner, target, reference } = this;
    const blocker = graph.item(owner);
    const blocked = graph.item(target);
    const { path } = graph.fileOfItem(target);
    const own = graph.fileOfItem(owner).path;
    if (this.isStated(target, owner, 'depends-on')) return [];
    return [
      ...this.edited(path, `Add ${blocker.id} to what ${blocked.id} waits for`, (text) =>
        addToList(text, listedIn(graph, path, text, target, 'depends-on'), blocker.id),
      ),
      ...this.edited(own, `Remove ${blocked.id} from what ${blocker.id} blocks`, (text) =>
        removeFromList(text, listedIn(graph, own, text, owner, 'blocks'), graph.field(reference, ReferenceField.start)),
      ),
    ];
  }

  private isStated(actor: number, item: number, role: 'sourced-from' | 'depends-on'): boolean {
    return actingOn(this.graph, item, role).some((trace) => trace.item === actor);
  }

  private edited(path: string, title: string, editOf: (text: string) => TextEdit | null): Repair[] {
    const current = snapshotText(this.snapshot, path);
    if (typeof current === 'string') return [];
    const edit = editOf(current.text);
    return edit ? [repairOf(title, path, current.text, [edit])] : [];
  }
}
