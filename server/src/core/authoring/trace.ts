import { ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { roles } from '../model/vocabulary';
import type { TextEdit } from '../text/edit';

const COVERS = roles.indexOf('covers');

/** A work package that may take a requirement on. */
export interface CandidateWork {
  readonly item: number;
  readonly id: string;
}

/** A plan's work packages, those first that cover most of a series of requirements, then in order. */
export function worksFor(graph: Graph, plan: string, series: string): CandidateWork[] {
  const index = graph.fileIndex(plan);
  const file = graph.files[index];
  if (!file) return [];
  const score = new Map<number, number>();
  const { references, items } = file.facts;
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (references[at + ReferenceField.role] !== COVERS) continue;
    const target = graph.parts.targets[graph.referenceNumber(index, r)] ?? -1;
    const owner = references[at + ReferenceField.owner] ?? -1;
    if (target < 0 || owner < 0) continue;
    const ownerItem = graph.itemNumber(index, owner);
    const reverse = ((references[at + ReferenceField.flags] ?? 0) & ReferenceFlag.reverse) !== 0;
    const [work, requirement] = reverse ? [target, ownerItem] : [ownerItem, target];
    if (graph.item(requirement).id.startsWith(series)) score.set(work, (score.get(work) ?? 0) + 1);
  }
  return items
    .map((item, i) => ({ item: graph.itemNumber(index, i), id: item.id, kind: item.kind }))
    .filter((w) => w.kind === 'work-package' && graph.isCanonical(w.item))
    .sort((a, b) => (score.get(b.item) ?? 0) - (score.get(a.item) ?? 0) || a.item - b.item)
    .map(({ item, id }) => ({ item, id }));
}

/**
 * The edit that adds a requirement to what a work package says it traces, behind the nearest smaller ID of the same
 * series, else at the end of its list. Null where the work package has no such list: then the row alone maps it.
 */
export function traceEdit(graph: Graph, plan: string, text: string, work: CandidateWork, id: string): TextEdit | null {
  const index = graph.fileIndex(plan);
  const file = graph.files[index];
  if (!file) return null;
  const series = id.slice(0, id.lastIndexOf('-') + 1);
  const number = Number(id.slice(series.length));
  let best: { end: number; number: number } | null = null;
  let last = -1;
  let bracketed = true;
  const { references } = file.facts;
  for (let at = 0; at < references.length; at += referenceStride) {
    if (references[at + ReferenceField.role] !== COVERS) continue;
    if (((references[at + ReferenceField.flags] ?? 0) & ReferenceFlag.reverse) !== 0) continue;
    const owner = references[at + ReferenceField.owner] ?? -1;
    if (owner < 0 || graph.itemNumber(index, owner) !== work.item) continue;
    const end = references[at + ReferenceField.expressionEnd] ?? 0;
    const cited = graph.text(references[at + ReferenceField.symbol] ?? -1);
    last = Math.max(last, end);
    if (!cited.startsWith(series)) continue;
    bracketed = text.charAt((references[at + ReferenceField.start] ?? 0) - 1) === '[' || text.charAt(end) === ']';
    const n = Number(cited.slice(series.length)) || 0;
    if (n < number && (!best || n >= best.number)) best = { end, number: n };
  }
  const at = best?.end ?? last;
  if (at < 0) return null;
  const closing = /^[\])`*_]*/.exec(text.slice(at, at + 8))?.[0] ?? '';
  const insertAt = at + closing.length;
  // Inside one bracket that holds a whole list (`[4.4-1, 4.4-2]`) the ID joins it bare.
  const inList =
    bracketed &&
    text.slice(Math.max(0, at - 200), at).lastIndexOf(', ') > text.slice(Math.max(0, at - 200), at).lastIndexOf('[');
  return inList && closing.startsWith(']')
    ? { start: at, end: at, newText: `, ${id}` }
    : { start: insertAt, end: insertAt, newText: bracketed ? `, [${id}]` : `, ${id}` };
}
