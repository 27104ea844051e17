import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { TextEdit } from '../text/edit';
import { numbered, writtenLike } from './citations';

interface Member {
  readonly id: string;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  readonly isThere: boolean;
}

/** Takes one member out of a range, which becomes what is left to both sides of it: `T001–T002, T004–T006`. */
export function removeFromRange(graph: Graph, text: string, reference: number): TextEdit | null {
  const { path, facts } = graph.fileOfReference(reference);
  const from = graph.field(reference, ReferenceField.expressionStart);
  const to = graph.field(reference, ReferenceField.expressionEnd);
  const gone = graph.text(graph.field(reference, ReferenceField.symbol));
  const members = membersOf(graph, path, facts.references, from, to);
  const first = members.find(({ flags }) => (flags & ReferenceFlag.rangeStart) !== 0);
  const last = members.find(({ flags }) => (flags & ReferenceFlag.rangeEnd) !== 0);
  if (!first || !last) return null;
  const between = text.slice(first.end, last.start);
  const lastWritten = text.slice(last.start, last.end);
  const closing = /^[\])`*_~]*/.exec(between)?.[0] ?? '';
  const opening = /[[(`*_~]*$/.exec(between)?.[0] ?? '';
  const runs: Member[][] = [];
  for (const member of members) {
    if (!member.isThere || member.id === gone) continue;
    const run = runs[runs.length - 1];
    const before = run?.[run.length - 1];
    const isNext = before && !members.some(({ number }) => number > before.number && number < member.number);
    if (run && isNext) run.push(member);
    else runs.push([member]);
  }
  if (runs.length === 0) return null;
  const written = runs.map((run) => {
    const [head, tail] = [run[0]?.id ?? '', run[run.length - 1]?.id ?? ''];
    if (run.length < 3) return run.map(({ id }) => id).join(`${closing}, ${opening}`);
    return head + between + (writtenLike(lastWritten, last.id, tail) ?? tail);
  });
  return { start: first.start, end: last.end, newText: written.join(`${closing}, ${opening}`) };
}

/** The members of a range, each once, in order of their numbers. */
function membersOf(graph: Graph, path: string, references: Int32Array, from: number, to: number): Member[] {
  const f = graph.fileIndex(path);
  const found = new Map<number, Member>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const flags = packedField(references, at, ReferenceField.flags);
    if ((flags & ReferenceFlag.viaRange) === 0) continue;
    if (packedField(references, at, ReferenceField.expressionStart) !== from) continue;
    if (packedField(references, at, ReferenceField.expressionEnd) !== to) continue;
    const id = graph.text(references[at + ReferenceField.symbol] ?? -1);
    const number = numbered(id)?.number;
    if (number === undefined || found.has(number)) continue;
    found.set(number, {
      id,
      number,
      flags,
      start: references[at + ReferenceField.start] ?? 0,
      end: references[at + ReferenceField.end] ?? 0,
      isThere: (graph.parts.targets[graph.referenceNumber(f, r)] ?? -1) >= 0,
    });
  }
  return [...found.values()].sort((a, b) => a.number - b.number);
}
