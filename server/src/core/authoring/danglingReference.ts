import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import { Unresolved, type Graph } from '../graph/graph';
import { actedOnBy, actingOn } from '../graph/traces';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { LineIndex } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';
import { itemsInScope, referenceAt, writtenLike } from './citations';
import { defineItem } from './defineItem';
import { removeFromList, withDressing, type ListedId } from './idList';
import { byNearness } from './nearness';
import { openDocument } from './openDocument';
import { removeRows } from './removeRows';
import { firstPreferred, repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

const MOST_CHOICES = 3;

/** Replaces an ID that nothing defines by one of the nearest that are defined, defines it, or takes it out of its list. */
export function danglingReferenceFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const reference = referenceAt(graph, finding);
  const current = snapshotText(snapshot, finding.file);
  if (reference < 0 || typeof current === 'string') return [];
  if (graph.parts.targets[reference] !== Unresolved.dangling) return [];
  // What is qualified means a document that is named beside it.
  if (graph.field(reference, ReferenceField.qualifier) >= 0) return [];
  const { text } = current;
  const { start, end } = finding;
  const id = graph.text(graph.field(reference, ReferenceField.symbol));
  const written = text.slice(start, end);
  const replacements = nearestItems(graph, finding.file, reference, id).flatMap((item): Repair[] => {
    const other = graph.item(item).id;
    const newText = writtenLike(written, id, other);
    return newText === null
      ? []
      : [repairOf(`Replace ${id} by ${other}`, finding.file, text, [{ start, end, newText }])];
  });
  const removal = removalOf(graph, finding, reference, text);
  const row = removal ? null : matrixRowOf(snapshot, finding);
  return [
    ...firstPreferred(replacements.slice(0, MOST_CHOICES)),
    ...defineItem(snapshot, finding, reference),
    ...(removal ? [repairOf(`Remove ${id}`, finding.file, text, [removal])] : []),
    ...(row ? [repairOf(`Remove the row of ${id}`, finding.file, text, row)] : []),
  ];
}

/** The row of a matrix is about the ID that leads it: without that it goes whole. */
function matrixRowOf(snapshot: Snapshot, { file, start }: Finding): TextEdit[] | null {
  if (snapshot.graph.file(file)?.rule?.duty !== 'matrix') return null;
  const prose = openDocument(snapshot, file);
  return prose && removeRows(prose, new LineIndex(prose.text), [start]);
}

/** The nearest first; of a checklist row's mapping, the work that traces the row before all other. */
function nearestItems(graph: Graph, path: string, reference: number, id: string): number[] {
  const owner = graph.ownerOf(reference);
  const role = graph.roleOf(reference);
  const taken = new Set([owner, ...citedBeside(graph, path, reference).map(({ target }) => target)]);
  const items = itemsInScope(graph, path, graph.field(reference, ReferenceField.form)).filter(
    (item) => !taken.has(item) && !(role === 'depends-on' && owner >= 0 && comesLater(graph, item, owner)),
  );
  const byId = new Map(items.map((item) => [graph.item(item).id, item]));
  const near = byNearness(id, [...byId.keys()]).flatMap((one) => byId.get(one) ?? []);
  const requirement = owner < 0 ? -1 : graph.canonicalOf(owner);
  if (role !== 'covers' || requirement < 0) return near;
  const tracing = new Set(actingOn(graph, requirement, 'covers').map(({ item }) => item));
  return [...near.filter((item) => tracing.has(item)), ...near.filter((item) => !tracing.has(item))];
}

/** Work that is scheduled behind what would wait for it, or nowhere although that is scheduled, or waits for it itself. */
function comesLater(graph: Graph, item: number, owner: number): boolean {
  const own = firstScheduled(graph, owner);
  return waitsFor(graph, item, owner) || (own < Infinity && firstScheduled(graph, item) > own);
}

/** Where the first phase stands that schedules the work; infinite where none does. */
function firstScheduled(graph: Graph, work: number): number {
  const phases = actingOn(graph, work, 'schedules').map(({ item }) => (item < 0 ? Infinity : graph.item(item).start));
  return Math.min(Infinity, ...phases);
}

/** Work that waits for the owner, directly or not, must not be waited for by it. */
function waitsFor(graph: Graph, from: number, owner: number): boolean {
  const seen = new Set([from]);
  for (const item of seen) {
    if (item === owner) return true;
    if (seen.size > MOST_FOLLOWED) return true;
    for (const { item: next } of actedOnBy(graph, item, 'depends-on')) if (next >= 0) seen.add(next);
  }
  return false;
}

const MOST_FOLLOWED = 500;

/** What the same item cites in the same role. */
function citedBeside(graph: Graph, path: string, reference: number): { target: number; r: number }[] {
  const f = graph.fileIndex(path);
  const { references } = graph.files[f]?.facts ?? { references: new Int32Array() };
  const role = graph.field(reference, ReferenceField.role);
  const owner = graph.field(reference, ReferenceField.owner);
  const found: { target: number; r: number }[] = [];
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (references[at + ReferenceField.owner] !== owner) continue;
    if (packedField(references, at, ReferenceField.role) !== role) continue;
    const number = graph.referenceNumber(f, r);
    found.push({ target: graph.parts.targets[number] ?? -1, r: number });
  }
  return found;
}

/** Takes the ID out of its list, or with the parentheses in which it stands alone; never with words of the author's. */
function removalOf(graph: Graph, finding: Finding, reference: number, text: string): TextEdit | null {
  const listed = citedBeside(graph, finding.file, reference)
    .map(({ r }) => listedAt(graph, text, r))
    .filter((one, i, all) => all.findIndex((other) => other.start === one.start) === i);
  const edit = removeFromList(text, listed, finding.start) ?? removeParenthesis(text, finding);
  if (!edit) return null;
  const own = withDressing(text, finding.start, finding.end);
  const kept = text.slice(edit.start, Math.max(edit.start, own.start)) + text.slice(own.end, edit.end);
  return /[\p{L}\p{N}]/u.test(kept.replace(/\b(?:and|verifies|covers|traces|see|x|X)\b/g, '')) ? null : edit;
}

function listedAt(graph: Graph, text: string, reference: number): ListedId {
  const isRange = graph.field(reference, ReferenceField.flags) & ReferenceFlag.viaRange;
  const idStart = graph.field(reference, ReferenceField.start);
  const { start, end } = withDressing(
    text,
    isRange ? graph.field(reference, ReferenceField.expressionStart) : idStart,
    graph.field(reference, isRange ? ReferenceField.expressionEnd : ReferenceField.end),
  );
  const id = graph.text(graph.field(reference, ReferenceField.symbol));
  return { id, start, end, idStart, isRange: isRange !== 0 };
}

/** ` (verifies [4.4-9])` where nothing else stands in the parentheses. */
function removeParenthesis(text: string, { start, end }: Finding): TextEdit | null {
  const before = /[ \t]*\((?:(?:verifies|covers|traces|see)[: ]\s?)?[[`*_]{0,3}$/i.exec(
    text.slice(Math.max(0, start - 30), start),
  );
  const behind = /^[\]`*_]{0,3}\)/.exec(text.slice(end, end + 10));
  return before && behind ? { start: start - before[0].length, end: end + behind[0].length, newText: '' } : null;
}
