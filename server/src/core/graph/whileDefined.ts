import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';

/**
 * What follows from one document and from what its IDs mean: kept until the document changes, or some definition does.
 * Most edits change neither for any document but their own. What is kept may hold numbers of items, which stay; it must
 * not hold numbers of references, nor anything that is counted over other documents (`covered`, `verified`).
 */
export class WhileDefined<T> {
  private readonly kept = new WeakMap<LinkedFile, { readonly canonical: Int32Array; readonly value: T }>();

  constructor(private readonly make: (graph: Graph, file: LinkedFile) => T) {}

  of(graph: Graph, file: LinkedFile): T {
    const { canonical } = graph.parts;
    const known = this.kept.get(file);
    if (known?.canonical === canonical) return known.value;
    const value = this.make(graph, file);
    this.kept.set(file, { canonical, value });
    return value;
  }
}
