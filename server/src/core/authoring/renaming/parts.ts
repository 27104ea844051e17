import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import { numbered } from '../citations';
import type { Carried } from './carried';
import type { Member, Part } from './members';
import { ChangedLines } from './changedLines';
import { placeOf, Refused } from './refused';

const ENDS_AND_INNER = ReferenceFlag.rangeStart | ReferenceFlag.rangeInner | ReferenceFlag.rangeEnd;

/** What a document defines and cites on the lines where something changes, in the order of the text. */
export function partsOf(graph: Graph, f: number, text: string, carried: Carried): Part[] {
  const file = graph.files[f];
  if (!file) return [];
  const lines = new ChangedLines(graph, f, file, carried);
  const parts = [
    ...definedParts(graph, f, file, text, carried, lines),
    ...citedParts(graph, f, file, text, carried, lines),
  ];
  return withoutDoubles(parts.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Where the document says of itself who it is: every written definition. */
function definedParts(
  graph: Graph,
  f: number,
  file: LinkedFile,
  text: string,
  carried: Carried,
  lines: ChangedLines,
): Part[] {
  const { items } = file.facts;
  const parts: Part[] = [];
  const together = new Set<number>();
  const byStart = new Map<number, string>();
  for (const { start, id, strength } of items) {
    if (strength === 'derived') continue;
    if ((byStart.get(start) ?? id) !== id) together.add(start);
    byStart.set(start, id);
  }
  items.forEach((item, i) => {
    if (item.strength === 'derived' || item.form < 0 || !lines.hold(item.start)) return;
    const becomes = carried.ofItem(graph.itemNumber(f, i));
    if (becomes !== null && together.has(item.start))
      throw new Refused(
        `One row of ${placeOf(file, item.start)} defines ${item.id} and others by a range: give each a row of its own first.`,
      );
    const id = foldHyphens(item.id);
    parts.push(single(text, id, becomes ?? id, item.form, -1, item.start, item.end));
  });
  return parts;
}

function single(
  text: string,
  id: string,
  becomes: string,
  form: number,
  qualifier: number,
  start: number,
  end: number,
): Part {
  const member: Member = { id, becomes, start, end, written: text.slice(start, end) };
  return {
    form,
    qualifier,
    start,
    end,
    members: [member],
    isRange: false,
    holes: NO_HOLES,
    isEntered: false,
    isWorded: false,
  };
}

const NO_HOLES: ReadonlySet<string> = new Set<string>();

function* citedParts(
  graph: Graph,
  f: number,
  file: LinkedFile,
  text: string,
  carried: Carried,
  lines: ChangedLines,
): Generator<Part> {
  const { references } = file.facts;
  const { targets } = graph.parts;
  const ranges = new Map<number, { part: Part & { members: Member[]; holes: Set<string> }; isEntered: boolean }>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (!lines.hold(references[at + ReferenceField.start] ?? 0)) continue;
    const number = graph.referenceNumber(f, r);
    const id = graph.text(references[at + ReferenceField.symbol] ?? -1);
    const becomes = carried.ofReference(number) ?? id;
    const form = packedField(references, at, ReferenceField.form);
    const qualifier = references[at + ReferenceField.qualifier] ?? -1;
    const start = references[at + ReferenceField.start] ?? 0;
    const end = references[at + ReferenceField.end] ?? 0;
    const flags = packedField(references, at, ReferenceField.flags);
    if ((flags & ENDS_AND_INNER) === 0) {
      yield single(text, id, becomes, form, qualifier, start, end);
      continue;
    }
    const from = packedField(references, at, ReferenceField.expressionStart);
    const to = packedField(references, at, ReferenceField.expressionEnd);
    let range = ranges.get(from);
    if (!range) {
      const part = { ...single(text, id, id, form, qualifier, from, to), members: [], holes: new Set<string>() };
      ranges.set(from, (range = { part: { ...part, isRange: true }, isEntered: false }));
    }
    const { members, holes } = range.part;
    if ((flags & ReferenceFlag.rangeInner) !== 0 && (targets[number] ?? -1) < 0) {
      if (carried.arriving.has(file.referenceSlots[r] ?? -1)) range.isEntered = true;
      else holes.add(id);
      continue;
    }
    if (members.some((member) => member.id === id && member.start === start)) continue;
    members.push({ id, becomes, start, end, written: text.slice(start, end) });
  }
  for (const { part, isEntered } of ranges.values()) yield settled(part, isEntered, file);
}

/** Members in the order of the range: its first end, what lies between, its last end. */
function settled(part: Part, isEntered: boolean, file: LinkedFile): Part {
  const isFirst = (m: Member): boolean => m.start === part.start && m.end < part.end;
  const isLast = (m: Member): boolean => m.end === part.end && m.start > part.start;
  const first = part.members.filter(isFirst);
  const last = part.members.filter(isLast);
  const inner = part.members.filter((m) => !isFirst(m) && !isLast(m));
  const ends = [first[0], last[0]].map((member) => (member ? numbered(member.id) : null));
  const isOrdered = ends[0]?.series === ends[1]?.series && (ends[0]?.number ?? 0) <= (ends[1]?.number ?? 0);
  const isPhrase = (file.profile?.grammar.forms[part.form]?.phrase ?? null) !== null;
  const isWorded = isPhrase || !isOrdered || /\s/.test(first[0]?.written ?? '');
  return { ...part, members: [...first, ...inner, ...last], isEntered, isWorded };
}

/** A place that is read twice (an edge of a diagram, which is a mention as well) is written once. */
function withoutDoubles(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    const previous = kept[kept.length - 1];
    if (!previous || part.start >= previous.end) kept.push(part);
    else if (isSame(part, previous)) continue;
    else if (part.members.some((m) => m.id !== m.becomes)) {
      if (previous.members.some((m) => m.id !== m.becomes))
        throw new Refused(`${part.members[0]?.id ?? ''} and ${previous.members[0]?.id ?? ''} stand in one another.`);
      kept[kept.length - 1] = part;
    }
  }
  return kept;
}

function isSame(a: Part, b: Part): boolean {
  const [x, y] = [a.members[0], b.members[0]];
  return a.start === b.start && a.end === b.end && x?.becomes === y?.becomes;
}
