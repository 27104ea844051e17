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
  readonly color?: string | undefined;
  /** What menus ask for, as words. */
  readonly context: string;
  readonly isExpanded?: boolean;
  /** What a click opens; up to `end`, where the whole of it is meant. */
  readonly place: { readonly file: string; readonly start: number; readonly end?: number } | null;
  /** The ID that stands for it, as it is cited. */
  readonly cited?: string;
  /** The rule that tells it. */
  readonly rule?: string;
  /** Made when they are asked for; null for a leaf. */
  readonly children: (() => readonly ListedNode[]) | null;
}

/** What a view is asked with. */
export interface ViewRequest {
  readonly snapshot: Snapshot;
  readonly findings: () => ReadonlyMap<string, readonly Finding[]>;
  /** What a rule is called. */
  readonly titleOfRule: (code: string) => string;
  /** In small letters; empty for all. */
  readonly text: string;
  readonly only: ReadonlySet<string>;
  readonly groupBy: 'rule' | 'phase';
  /** The document at hand and the cursor in it. */
  readonly place: { readonly path: string; readonly offset: number } | null;
  /** The node whose children are asked for; null for the roots. */
  readonly node: string | null;
  /** The root that stays, wherever the cursor is. */
  readonly pinned: string | null;
}

/** The roots of a view, and what a filter leaves of it. */
export interface ListedView {
  readonly roots: readonly ListedNode[];
  /** What is counted: requirements, questions, findings. */
  readonly shown: number;
  readonly all: number;
}

export type View = (request: ViewRequest) => ListedView;

/** The node of an id below some roots; null where it is gone. Only the way to it is made. */
export function nodeWithId(roots: readonly ListedNode[], id: string): ListedNode | null {
  for (const node of roots) {
    if (node.id === id) return node;
    const below = id.startsWith(`${node.id}/`) ? nodeWithId(node.children?.() ?? [], id) : null;
    if (below) return below;
  }
  return null;
}

/** Ids of siblings: names of any characters; of several with the same one, the later ones are counted. */
export function idsBelow(parent: string): (name: string) => string {
  const times = new Map<string, number>();
  return (name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return `${parent === '' ? '' : `${parent}/`}${encodeURIComponent(time === 1 ? name : `${name} (${time})`)}`;
  };
}
