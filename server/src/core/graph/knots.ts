/**
 * What waits for itself: Tarjan's strongly connected components without recursion, by the numbers of their nodes; single
 * nodes only where they point at themselves.
 */
export function knotsOf(edges: ReadonlyMap<number, readonly { readonly to: number }[]>): number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const found: number[][] = [];
  let next = 0;
  for (const root of edges.keys()) {
    if (index.has(root)) continue;
    const work: { node: number; edge: number }[] = [{ node: root, edge: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      if (!frame) break;
      const { node } = frame;
      if (frame.edge === 0) {
        index.set(node, next);
        low.set(node, next++);
        stack.push(node);
        onStack.add(node);
      }
      const out = edges.get(node) ?? [];
      const edge = out[frame.edge];
      if (edge) {
        frame.edge++;
        if (!index.has(edge.to)) {
          if (edges.has(edge.to)) work.push({ node: edge.to, edge: 0 });
          else index.set(edge.to, next++);
        } else if (onStack.has(edge.to)) low.set(node, Math.min(low.get(node) ?? 0, index.get(edge.to) ?? 0));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low.set(parent.node, Math.min(low.get(parent.node) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== index.get(node)) continue;
      const members: number[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack.delete(member);
        members.push(member);
        if (member === node) break;
      }
      if (members.length > 1 || (edges.get(node) ?? []).some((e) => e.to === node)) found.push(members);
    }
  }
  return found;
}
