import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { Refused } from '../renaming/refused';
import { copyOfRow } from './copyRow';
import { Draft } from './draft';
import type { Refactor, RefactoringPlace } from './refactoring';
import { openOrRefuse, rowAt } from './rows';
import { findItem, type FoundItem } from './series';

/** An ID that shares its row with others, and what the row begins with before and after it is taken out. */
interface Shared {
  readonly id: string;
  /** All IDs that the row begins with. */
  readonly start: number;
  readonly end: number;
  /** What is left of them. */
  readonly left: string;
  /** Its own row stands below the shared one. */
  readonly below: boolean;
}

const MOST_OFFERS = 6;

/** One of the IDs that a row is for gets a row of its own, which says the same. */
export const extractRow: Refactor = (snapshot, place) => {
  const found = findItem(snapshot, place);
  if (found.fact.strength !== 'explicit') return [];
  return sharedIn(snapshot, found)
    .slice(0, MOST_OFFERS)
    .map(({ id }) => {
      const title = `Extract ${id} to its own row`;
      return { title, kind: 'refactor.extract', change: () => extracted(snapshot, place, id, title) };
    });
};

function extracted(snapshot: Snapshot, place: RefactoringPlace, id: string, title: string): WorkspaceChange {
  const draft = new Draft(snapshot);
  const found = findItem(snapshot, place);
  const shared = sharedIn(snapshot, found).find((one) => one.id === id);
  const prose = openOrRefuse(snapshot, place.path);
  const row = rowAt(prose, found.fact.start);
  if (!shared || !row) throw new Refused(`${id} does not share the row of a list or table.`);
  const { start, end, left, below } = shared;
  const hyphen = /[\u2010\u2011]/.exec(prose.text.slice(start, end))?.[0];
  const newText = hyphen === undefined ? id : id.replaceAll('-', hyphen);
  draft.edit(place.path, [copyOfRow(row, [{ start, end, newText }], below), { start, end, newText: left }]);
  return draft.change(title);
}

function sharedIn(snapshot: Snapshot, found: FoundItem): Shared[] {
  const text = snapshot.text(found.file.path) ?? '';
  return [...membersOfRange(text, found), ...listed(snapshot, text, found)];
}

/** `T005–T007`: either end can go without taking the range apart. */
function membersOfRange(text: string, { file, fact }: FoundItem): Shared[] {
  const { start, end } = fact;
  const members = file.facts.items.filter((item) => item.start === start && item.end === end).map(({ id }) => id);
  const [first, last] = [members[0], members[members.length - 1]];
  const written = text.slice(start, end);
  if (first === undefined || last === undefined || first === last || !written.startsWith(first)) return [];
  const short = /\d+[a-z]?$/.exec(written)?.[0] ?? '';
  const tail = written.endsWith(last) ? last : short;
  const between = written.slice(first.length, written.length - tail.length);
  const range = (ids: readonly string[]): string => {
    const [from = '', to = from] = [ids[0], ids[ids.length - 1]];
    return from === to ? from : from + between + to.slice(to.length - tail.length);
  };
  return [
    { id: first, start, end, left: range(members.slice(1)), below: false },
    { id: last, start, end, left: range(members.slice(0, -1)), below: true },
  ];
}

const BETWEEN = /^[\])`*_~]*[ \t]*(?:[,/+&]|,?[ \t]*\band\b)?[ \t]*[[(`*_~]*$/;

/** `FR-003, FR-013`: the first is what the row defines, and the others have no row anywhere. */
function listed({ graph }: Snapshot, text: string, { file, fact }: FoundItem): Shared[] {
  const { references } = file.facts;
  const f = graph.fileIndex(file.path);
  const spans: { id: string; start: number; end: number; isFree: boolean }[] = [];
  let end = fact.end;
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const start = references[at + ReferenceField.start] ?? 0;
    if (start < end || start > fact.blockEnd) continue;
    const isRange = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.viaRange) !== 0;
    const isAlike = packedField(references, at, ReferenceField.form) === fact.form;
    if (isRange || !isAlike || !BETWEEN.test(text.slice(end, start))) break;
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    const id = graph.text(references[at + ReferenceField.symbol] ?? -1);
    spans.push({ id, start, end: references[at + ReferenceField.end] ?? 0, isFree: target < 0 });
    end = references[at + ReferenceField.end] ?? 0;
  }
  return spans.flatMap(({ id, end: to, isFree }, i) => {
    const from = spans[i - 1]?.end ?? fact.end;
    const left = text.slice(fact.start, from) + text.slice(to, end);
    return isFree ? [{ id, start: fact.start, end, left, below: true }] : [];
  });
}
