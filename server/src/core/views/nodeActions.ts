import type { Graph } from '../graph/graph';
import type { Status } from '../model/vocabulary';
import type { TreeNode } from './phaseTree';

/** What the menus of the tree offer for a node, by the words that they ask for. */
export type NodeAction =
  /** Has a document of its own that can be opened. */
  | 'planned'
  /** Is announced, and has no document yet. */
  | 'unplanned'
  | 'open'
  | 'startable'
  | 'completable'
  | 'row'
  | 'criteria'
  | 'movable'
  | 'asked'
  | 'named';

interface Acted {
  readonly kind: TreeNode['kind'];
  readonly item: number;
  readonly status: Status | null;
  readonly file: string;
  readonly planPath: string | null;
}

const ticked: ReadonlySet<TreeNode['kind']> = new Set([
  'work-package',
  'task',
  'subtask',
  'criterion',
  'requirement',
  'deliverable',
]);
const work: ReadonlySet<TreeNode['kind']> = new Set(['work-package', 'task']);
/** What stands in a row of a list or a table, so that another one can stand below it. */
const rows: ReadonlySet<TreeNode['kind']> = new Set(['task', 'subtask', 'criterion', 'requirement', 'deliverable']);
/** Documents whose bullets count by their places: no row can be put into them. */
const counted: ReadonlySet<string> = new Set(['source', 'component', 'decisions']);

export function actionsOf(graph: Graph, node: Acted): ReadonlySet<NodeAction> {
  const { kind, item, status, file, planPath } = node;
  const duty = graph.file(file)?.rule?.duty ?? '';
  const isLeft = status !== 'done' && status !== 'deferred';
  const isOfPlan = duty === 'plan';
  const actions: [NodeAction, boolean][] = [
    ['planned', kind === 'plan' || (kind === 'phase' && planPath !== null)],
    ['unplanned', kind === 'phase' && duty === 'master' && planPath === null],
    ['open', ticked.has(kind) && isLeft],
    ['startable', item >= 0 && work.has(kind) && isLeft],
    ['completable', item >= 0 && kind === 'work-package' && isOfPlan && isLeft],
    ['row', rows.has(kind) && !counted.has(duty)],
    ['criteria', kind === 'work-package' && isOfPlan],
    ['movable', item >= 0 && (kind === 'task' || (kind === 'requirement' && isOfPlan))],
    ['asked', kind === 'phase' || (item >= 0 && (work.has(kind) || kind === 'requirement'))],
    ['named', item >= 0],
  ];
  return new Set(actions.flatMap(([action, holds]) => (holds ? [action] : [])));
}
