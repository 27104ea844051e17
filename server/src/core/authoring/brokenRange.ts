import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import { Unresolved, type Graph } from '../graph/graph';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { itemsInScope, numbered, writtenLike } from './citations';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

interface End {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly isThere: boolean;
}

/** Turns a range round that runs backwards, or draws an end that nothing defines in to the last ID that is there. */
export function brokenRangeFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const range = graph
    .file(finding.file)
    ?.facts.ranges.find(({ start, end }) => start === finding.start && end === finding.end);
  const current = snapshotText(snapshot, finding.file);
  if (!range || range.defect === 'prefix' || typeof current === 'string') return [];
  const { text } = current;
  const [from, to] = endsOf(graph, finding);
  if (!from || !to) return [];
  const rewrite = (first: string, last: string): Repair[] => {
    const edits = [
      replace(text, from, first),
      // A short end goes with the beginning of the other one.
      replace(text, to, last),
    ];
    if (!edits.every((edit) => edit !== null)) return [];
    const changed = edits.filter(({ start, end, newText }) => text.slice(start, end) !== newText);
    return changed.length === 0
      ? []
      : [repairOf(`Rewrite the range as ${first}–${last}`, finding.file, text, changed, true)];
  };
  if (range.defect === 'backwards') return rewrite(to.id, from.id);
  if (from.isThere === to.isThere) return [];
  const numbers = [numbered(from.id), numbered(to.id)];
  const [first, last] = numbers;
  if (!first || !last) return [];
  const inside = itemsInScope(graph, finding.file, range.form)
    .map((item) => ({ id: graph.item(item).id, at: numbered(graph.item(item).id) }))
    .filter(
      ({ at }) =>
        at?.series === first.series && at.letter === '' && at.number > first.number && at.number < last.number,
    )
    .sort((a, b) => (a.at?.number ?? 0) - (b.at?.number ?? 0));
  const nearest = to.isThere ? inside[0] : inside[inside.length - 1];
  if (!nearest) return [];
  return to.isThere ? rewrite(nearest.id, to.id) : rewrite(from.id, nearest.id);
}

function replace(text: string, { id, start, end }: End, other: string): TextEdit | null {
  const newText = writtenLike(text.slice(start, end), id, other);
  return newText === null ? null : { start, end, newText };
}

function endsOf(graph: Graph, { file, start, end }: Finding): (End | undefined)[] {
  const f = graph.fileIndex(file);
  const { references } = graph.files[f]?.facts ?? { references: new Int32Array() };
  const ends: (End | undefined)[] = [undefined, undefined];
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (packedField(references, at, ReferenceField.expressionStart) !== start) continue;
    if (packedField(references, at, ReferenceField.expressionEnd) !== end) continue;
    const flags = packedField(references, at, ReferenceField.flags);
    const which = (flags & ReferenceFlag.rangeStart) !== 0 ? 0 : (flags & ReferenceFlag.rangeEnd) !== 0 ? 1 : -1;
    if (which < 0) continue;
    ends[which] = {
      id: graph.text(references[at + ReferenceField.symbol] ?? -1),
      start: references[at + ReferenceField.start] ?? 0,
      end: references[at + ReferenceField.end] ?? 0,
      isThere: (graph.parts.targets[graph.referenceNumber(f, r)] ?? Unresolved.silent) >= 0,
    };
  }
  return ends;
}
