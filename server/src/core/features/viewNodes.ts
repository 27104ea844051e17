import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';

/** One node of a view as plain data. `id` is unique below its parent's and begins with it, and stays through edits. */
export interface ListedNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly accessibleLabel: string;
  /** A codicon. */
  readonly icon: string;
  /** A colour of themes. */
  readonly color?: string;
  /** What menus ask for, as words. */
  readonly context: string;
  readonly isExpanded?: boolean;
  readonly place: { readonly file: string; readonly start: number } | null;
  /** Made when they are asked for; null for a leaf. */
  readonly children: (() => readonly ListedNode[]) | null;
}

/** What a view is asked with. */
export interface ViewRequest {
  readonly snapshot: Snapshot;
  readonly findings: () => ReadonlyMap<string, readonly Finding[]>;
  /** In small letters; empty for all. */
  readonly text: string;
  readonly only: ReadonlySet<string>;
  readonly groupBy: 'rule' | 'phase';
  /** The document at hand and the cursor in it. */
  readonly place: { readonly path: string; readonly offset: number } | null;
}

/** The roots of a view. */
export type View = (request: ViewRequest) => readonly ListedNode[];

/** The node of an id below some roots; null where it is gone. Only the way to it is made. */
export function nodeWithId(roots: readonly ListedNode[], id: string): ListedNode | null {
  for (const node of roots) {
    if (node.id === id) return node;
    const below = id.startsWith(`${node.id}/`) ? nodeWithId(node.children?.() ?? [], id) : null;
    if (below) return below;
  }
  return null;
}
