import type { ListedNode, ListedView, View, ViewRequest } from '../../server/src/core/features/viewNodes';
import { Checker } from '../../server/src/core/rules/check';
import { ruleOf } from '../../server/src/core/rules/registry';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';

/** A view as the server answers it. */
export function listed(snapshot: Snapshot, view: View, asked: Partial<ViewRequest> = {}): ListedView {
  const findings = new Checker().check(snapshot);
  return view({
    snapshot,
    findings: () => findings,
    titleOfRule: (code) => ruleOf(code)?.title ?? code,
    text: '',
    only: new Set(),
    groupBy: 'rule',
    place: null,
    node: null,
    pinned: null,
    ...asked,
  });
}

const LONGEST = 140;

/** Nodes as text that a person can read: `▾` is shown at once, `▸` when somebody opens it. */
export function nodesAsText(nodes: readonly ListedNode[], depth = 0): string[] {
  return nodes.flatMap((node) => {
    const { icon, label, description, context, isExpanded, children } = node;
    const mark = children === null ? ' ' : isExpanded === true ? '▾' : '▸';
    const words = `${'  '.repeat(depth)}${mark} (${icon}) ${label}${description === '' ? '' : ` — ${description}`}`;
    const line = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
    return [`${line} {${context}}`, ...nodesAsText(children?.() ?? [], depth + 1)];
  });
}

/** All nodes with those below them. */
export function allNodes(nodes: readonly ListedNode[]): ListedNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children?.() ?? [])]);
}
