import type { Graph } from '../graph/graph';
import type { TreeNode } from './phaseTree';

/**
 * The nodes from a root down to the one that a place of a document is about: what stands there, else the item that the
 * place cites or records, else the phase whose document it is. Empty where the tree shows nothing of it.
 */
export function pathToPlace(
  roots: readonly TreeNode[],
  graph: Graph,
  { path, offset }: { readonly path: string; readonly offset: number },
  itemAround: number,
): readonly TreeNode[] {
  const found = new Search(graph, path, offset, itemAround);
  found.look(roots, []);
  return found.best;
}

/** What a place is to a node, from what says least to what says most. */
const enum Fit {
  none,
  /** The document is that of the plan or phase. */
  document,
  /** The item that is cited at the place. */
  cited,
  /** The place is within what the node stands for. */
  within,
}

class Search {
  best: readonly TreeNode[] = [];
  private fit = Fit.none;
  private length = Infinity;
  private readonly item: number;
  private readonly home: string;

  constructor(
    private readonly graph: Graph,
    private readonly path: string,
    private readonly offset: number,
    itemAround: number,
  ) {
    this.item = itemAround < 0 ? -1 : graph.canonicalOf(itemAround);
    // A checklist records the work of another document.
    this.home = graph.file(path)?.speaksOf ?? path;
  }

  look(nodes: readonly TreeNode[], above: readonly TreeNode[]): void {
    for (const node of nodes) {
      const way = [...above, node];
      this.weigh(node, way);
      if (node.expandable) this.look(node.children(), way);
    }
  }

  private weigh(node: TreeNode, way: readonly TreeNode[]): void {
    const { fit, length } = this.fitOf(node);
    // Of what fits as well, what is smaller; of that the first, and not the one deeper down: a row may be shown twice.
    if (fit === Fit.none || fit < this.fit || (fit === this.fit && length >= this.length)) return;
    this.best = way;
    this.fit = fit;
    this.length = length;
  }

  private fitOf({ place, span, item, kind, planPath }: TreeNode): { fit: Fit; length: number } {
    if (place?.file === this.path && span && span.start <= this.offset && this.offset <= span.end)
      return { fit: Fit.within, length: span.end - span.start };
    if (item >= 0 && this.item >= 0 && this.graph.canonicalOf(item) === this.item) return { fit: Fit.cited, length: 0 };
    if (planPath !== null && (planPath === this.path || planPath === this.home))
      return { fit: Fit.document, length: 0 };
    const isPlan = kind === 'plan' && (place?.file === this.path || place?.file === this.home);
    return { fit: isPlan ? Fit.document : Fit.none, length: 1 };
  }
}
