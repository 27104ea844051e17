import type { TreeNode } from './phaseTree';

/** What of the tree is wanted, and in which order. */
export interface PhaseChoice {
  /** Any of these; besides, `gaps` leaves out what has none. Empty: all. */
  readonly only: ReadonlySet<string>;
  /** In small letters; empty for all. */
  readonly text: string;
  readonly sort: 'plan' | 'progress' | 'gaps';
}

/** The tree as somebody wants to see it. */
export interface ChosenTree {
  readonly roots: readonly TreeNode[];
  /** Nodes that are shown, of all that there are; what only holds others does not count. */
  readonly shown: number;
  readonly all: number;
}

/** What only holds others: it is shown for their sake, and never looked for. */
const holders: ReadonlySet<TreeNode['kind']> = new Set(['plan', 'group']);
/** What is measured by progress and gaps; rows stay in the order in which they are written. */
const sorted: ReadonlySet<TreeNode['kind']> = new Set(['plan', 'phase', 'work-package', 'task']);

const rows: ReadonlySet<TreeNode['kind']> = new Set(['criterion', 'requirement', 'subtask', 'deliverable']);
const work: ReadonlySet<TreeNode['kind']> = new Set(['work-package', 'task', 'subtask']);

export function isChoosy({ only, text }: PhaseChoice): boolean {
  return only.size > 0 || text !== '';
}

/** The nodes that are wanted, each with what it stands in. Makes all of the tree where anything is left out. */
export function chosenTree(roots: readonly TreeNode[], choice: PhaseChoice): ChosenTree {
  if (!isChoosy(choice)) return { roots: inOrder(roots, choice), shown: 0, all: 0 };
  const chooser = new Chooser(choice);
  const kept = chooser.kept(roots, false, false);
  return { roots: kept, shown: chooser.shown, all: chooser.all };
}

class Chooser {
  shown = 0;
  all = 0;
  private readonly statuses: ReadonlySet<string>;

  constructor(private readonly choice: PhaseChoice) {
    this.statuses = new Set([...choice.only].filter((one) => one !== 'gaps'));
  }

  /**
   * @param isSaid what they stand in says the words that are looked for
   * @param isWanted what they stand in is shown for its own sake
   */
  kept(nodes: readonly TreeNode[], isSaid: boolean, isWanted: boolean): readonly TreeNode[] {
    return sortedBy(
      nodes.flatMap((node) => this.one(node, isSaid, isWanted) ?? []),
      this.choice.sort,
    );
  }

  private one(node: TreeNode, isBelowSaid: boolean, isBelowWanted: boolean): TreeNode | null {
    const isHolder = holders.has(node.kind);
    const isSaid = isBelowSaid || this.says(node);
    // The rows of a piece of work belong to it, however far each of them is.
    const isWanted =
      !isHolder && isSaid && ((isBelowWanted && rows.has(node.kind)) || (this.hasStatus(node) && this.hasGaps(node)));
    const children = node.expandable ? this.kept(node.children(), isSaid, isWanted) : [];
    if (!isHolder) this.all++;
    if (!isWanted && children.length === 0) return null;
    if (!isHolder) this.shown++;
    return { ...node, expandable: children.length > 0, children: () => children };
  }

  private says({ label, title, name }: TreeNode): boolean {
    const { text } = this.choice;
    return [label, title, name ?? ''].some((words) => words.toLowerCase().includes(text));
  }

  /** Work that states no status is open; other rows that state none are as far as nobody knows. */
  private hasStatus({ kind, status, readiness }: TreeNode): boolean {
    if (this.statuses.size === 0) return true;
    const stated = status ?? (work.has(kind) ? 'open' : null);
    if (stated !== null && this.statuses.has(stated)) return true;
    if (readiness === null) return false;
    return this.statuses.has(readiness.kind === 'ready' ? 'ready' : 'blocked');
  }

  private hasGaps({ gaps }: TreeNode): boolean {
    return gaps > 0 || !this.choice.only.has('gaps');
  }
}

/** The same nodes in another order, on each level as soon as somebody looks at it. */
function inOrder(nodes: readonly TreeNode[], choice: PhaseChoice): readonly TreeNode[] {
  if (choice.sort === 'plan') return nodes;
  return sortedBy(nodes, choice.sort).map((node) => ({ ...node, children: () => inOrder(node.children(), choice) }));
}

/** What is furthest from its end first, or what has most gaps; what is not measured stays behind, as it was. */
function sortedBy(nodes: readonly TreeNode[], sort: PhaseChoice['sort']): readonly TreeNode[] {
  if (sort === 'plan') return nodes;
  const isMeasured = ({ kind }: TreeNode): boolean => sorted.has(kind);
  const measure = sort === 'gaps' ? ({ gaps }: TreeNode): number => -gaps : progressOf;
  const measured = nodes.filter(isMeasured).sort((a, b) => measure(a) - measure(b));
  return [...measured, ...nodes.filter((node) => !isMeasured(node))];
}

function progressOf({ done, total, status }: TreeNode): number {
  if (status === 'done') return 1;
  return total > 0 ? done / total : 0;
}
