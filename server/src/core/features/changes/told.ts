import { ReferenceField } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import { seriesNumber } from '../../graph/sections';
import { fileNameOf, taskName } from '../../text/wording';
import type { ItemKind } from '../../model/vocabulary';

/** An item, or a document, as it is told of: good for people, whichever of two snapshots it is of. */
export interface Told {
  /** As it is cited; the name of a document. */
  readonly label: string;
  /** Null for a document, and for a bullet of a section in which rows have the numbers. */
  readonly id: string | null;
  readonly kind: ItemKind | null;
  readonly title: string;
  readonly file: string;
  readonly start: number;
  /** Counted from 1. */
  readonly line: number;
}

export function toldOf(graph: Graph, item: number): Told {
  const file = graph.fileOfItem(item);
  const fact = graph.item(item);
  const { kind, title, start } = fact;
  const isLeft = fact.strength === 'derived' && graph.canonicalOf(item) < 0;
  const [label, id] = isLeft
    ? [`§${seriesNumber(fact.id)}`, null]
    : [kind === 'task' ? taskName(labelOf(fact, file)) : labelOf(fact, file), fact.id];
  return { label, id, kind, title, file: file.path, start, line: lineOf(graph, file.path, start) };
}

/** The same, at another place that speaks of it; below zero: the document of that place. */
export function toldAt(graph: Graph, item: number, file: string, start: number): Told {
  const line = lineOf(graph, file, start);
  if (item >= 0) return { ...toldOf(graph, item), file, start, line };
  return { label: fileNameOf(file), id: null, kind: null, title: '', file, start, line };
}

export function toldReference(graph: Graph, reference: number, item: number): Told {
  const { path } = graph.fileOfReference(reference);
  return toldAt(graph, item, path, graph.field(reference, ReferenceField.start));
}

function lineOf(graph: Graph, path: string, start: number): number {
  return (graph.file(path)?.facts.lines.lineAt(start) ?? 0) + 1;
}
