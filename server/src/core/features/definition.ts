import { ReferenceField, ReferenceFlag } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { actingOn } from '../graph/traces';
import type { Place } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { rangeMembers, sourceBullet } from './card';
import { linesCitedAt } from './citedLines';
import { sectionsCitedAt } from './coverageLine';
import { idAt } from './place';

export interface DefinitionTarget extends Place {
  /** The whole row, bullet or heading line. */
  readonly blockStart: number;
  readonly blockEnd: number;
}

/** Where what stands at an offset leads, with the characters that lead there. */
export interface Definitions {
  readonly start: number;
  readonly end: number;
  readonly targets: readonly DefinitionTarget[];
}

/**
 * The definition that a reader would go to from here: on a range those of all its members, on a section citation the
 * section, on a source citation the lines.
 */
export function definition(snapshot: Snapshot, path: string, offset: number): Definitions | null {
  const { graph } = snapshot;
  const at = idsAt(snapshot, path, offset);
  if (at) return leading(graph, at, at.items);
  const cited = sectionsCitedAt(graph, path, offset);
  if (cited) return leading(graph, cited, cited.sections);
  const lines = linesCitedAt(snapshot, path, offset);
  const starts = lines && graph.file(lines.file)?.facts.lines;
  if (!lines || !starts) return null;
  const start = starts.lineStart(lines.lines?.first ?? 0);
  const end = lines.lines ? starts.lineStart(lines.lines.last + 1) : start;
  return {
    start: lines.start,
    end: lines.end,
    targets: [{ file: lines.file, start, end: start, blockStart: start, blockEnd: end }],
  };
}

/** The bullet of the requirements source that a row was extracted from; the definition where there is none. */
export function declaration(snapshot: Snapshot, path: string, offset: number): Definitions | null {
  const { graph } = snapshot;
  const at = idsAt(snapshot, path, offset);
  if (!at) return definition(snapshot, path, offset);
  return leading(
    graph,
    at,
    at.items.map((item) => {
      const bullet = sourceBullet(graph, item, graph.definitionsOf(canonical(graph, item)));
      return bullet >= 0 ? bullet : item;
    }),
  );
}

/** The work that covers a requirement, or mitigates a risk, and the source files that implement it; null for none. */
export function implementation(snapshot: Snapshot, path: string, offset: number): Definitions | null {
  const { graph } = snapshot;
  const at = idsAt(snapshot, path, offset) ?? sectionsCitedAt(graph, path, offset);
  if (!at) return null;
  const items = 'items' in at ? at.items : at.within.flatMap(({ rows, bullets }) => [...rows, ...bullets]);
  const works = items.flatMap((item) => {
    const target = canonical(graph, item);
    const role = graph.item(target).kind === 'risk' ? 'mitigates' : 'covers';
    return actingOn(graph, target, role).flatMap((trace) => (trace.item >= 0 ? [trace.item] : []));
  });
  const places = items.flatMap((item) =>
    actingOn(graph, canonical(graph, item), 'implements').map(({ reference }) => placeOf(graph, reference)),
  );
  const found = leading(graph, at, works);
  if (places.length === 0) return found;
  return { start: at.start, end: at.end, targets: [...(found?.targets ?? []), ...places] };
}

/** Where a source file says so: it has no item of its own. */
function placeOf(graph: Graph, reference: number): DefinitionTarget {
  const start = graph.field(reference, ReferenceField.start);
  const end = graph.field(reference, ReferenceField.end);
  return { file: graph.fileOfReference(reference).path, start, end, blockStart: start, blockEnd: end };
}

function canonical(graph: Graph, item: number): number {
  const target = graph.canonicalOf(item);
  return target >= 0 ? target : item;
}

/** The items that the ID at an offset stands for, as they are defined for a reader of this document. */
function idsAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): { start: number; end: number; items: readonly number[] } | null {
  const at = idAt(snapshot, path, offset);
  if (!at) return null;
  const { graph } = snapshot;
  const { start, end } = at;
  if (at.kind !== 'reference') return { start, end, items: [at.item] };
  if ((graph.field(at.reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0)
    return { start, end, items: rangeMembers(graph, path, start, end) };
  const target = graph.parts.targets[at.reference] ?? -1;
  return { start, end, items: target >= 0 ? [graph.definitionFor(target, path)] : [] };
}

function leading(
  graph: Graph,
  { start, end }: { readonly start: number; readonly end: number },
  items: readonly number[],
): Definitions | null {
  const targets = [...new Set(items)].map((number) => {
    const item = graph.item(number);
    return {
      file: graph.fileOfItem(number).path,
      start: item.start,
      end: item.end,
      blockStart: item.blockStart,
      blockEnd: item.blockEnd,
    };
  });
  return targets.length === 0 ? null : { start, end, targets };
}
