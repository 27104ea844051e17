import { readCheckbox } from '../facts/status';
import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { ordinalOf, seriesNumber } from '../graph/sections';
import { likeness, meaningOf } from '../graph/sourceMatch';
import { compareSections } from '../ids/sections';
import { roles } from '../model/vocabulary';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import { CLOSING_MARK } from './leadOfRow';
import { lineEndingAt } from './lineEnding';
import type { PlanProse, Run } from './planProse';

const COVERS = roles.indexOf('covers');

/** A work package that may take a requirement on. */
export interface CandidateWork {
  readonly item: number;
  readonly id: string;
}

/** Counts more than any number of neighbours. */
const CITES_IT = 10_000;

/** So does what says the same. */
const SAYS_IT = 1_000;

/**
 * A plan's work packages, in the order in which they are likely to take a requirement on: those that cite it already,
 * then those whose titles are like its words, where these are given, then those that cover most of its section, then as
 * they stand.
 */
export function worksFor(graph: Graph, plan: string, id: string, words = ''): CandidateWork[] {
  const index = graph.fileIndex(plan);
  const file = graph.files[index];
  if (!file) return [];
  const series = id.slice(0, id.lastIndexOf('-') + 1);
  const score = new Map<number, number>();
  const { references, items } = file.facts;
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const owner = references[at + ReferenceField.owner];
    if (owner < 0) continue;
    const ownerItem = graph.itemNumber(index, owner);
    const add = (work: number, points: number): void => {
      score.set(work, (score.get(work) ?? 0) + points);
    };
    if (graph.text(references[at + ReferenceField.symbol]) === id) add(ownerItem, CITES_IT);
    const target = graph.parts.targets[graph.referenceNumber(index, r)] ?? -1;
    if (packedField(references, at, ReferenceField.role) !== COVERS || target < 0) continue;
    const reverse = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
    const [work, requirement] = reverse ? [target, ownerItem] : [ownerItem, target];
    if (graph.item(requirement).id.startsWith(series)) add(work, 1);
  }
  const meaning = meaningOf(words);
  items.forEach(({ kind, title }, i) => {
    const work = graph.itemNumber(index, i);
    const like = kind === 'work-package' ? SAYS_IT * likeness(meaning, meaningOf(title)) : 0;
    if (like > 0) score.set(work, (score.get(work) ?? 0) + like);
  });
  return items
    .map((item, i) => ({ item: graph.itemNumber(index, i), id: item.id, kind: item.kind }))
    .filter((w) => w.kind === 'work-package' && graph.isCanonical(w.item))
    .sort((a, b) => (score.get(b.item) ?? 0) - (score.get(a.item) ?? 0) || a.item - b.item)
    .map(({ item, id }) => ({ item, id }));
}

/** One citation of a work package's traces: a single ID, or a range with both its ends. */
interface Traced {
  /** The ID it begins with. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** With the marks around it. */
  readonly dressedStart: number;
  readonly dressedEnd: number;
  readonly run: Run;
}

/**
 * The edit that adds a requirement to what a work package says it traces: in ID order, dressed and set apart as its
 * neighbour is, a row of its own where the traces are rows. `traced` where a citation or a range already holds it;
 * `none` where the work package says of nothing that it traces it: then the row alone maps it.
 */
export function traceEdit(
  graph: Graph,
  plan: string,
  prose: PlanProse,
  work: CandidateWork,
  id: string,
): TextEdit | 'traced' | 'none' {
  const cited = tracesOf(graph, plan, prose, work);
  if (cited === null) return 'none';
  if (cited.ids.has(id)) return 'traced';
  const { traces } = cited;
  const isBefore = (other: Traced): boolean => {
    const section = compareSections(seriesNumber(other.id), seriesNumber(id));
    return section < 0 || (section === 0 && ordinalOf(other.id) < ordinalOf(id));
  };
  const own = traces.filter((trace) => seriesNumber(trace.id) === seriesNumber(id));
  const before = [...(own.length > 0 ? own : traces)].reverse().find(isBefore);
  const after = (own.length > 0 ? own : traces).find((trace) => !isBefore(trace));
  if (before) return beside(prose, traces, before, id, true);
  return after ? beside(prose, traces, after, id, false) : 'none';
}

/** What a work package traces of the numbered requirements; null where it traces nothing. */
function tracesOf(
  graph: Graph,
  plan: string,
  prose: PlanProse,
  work: CandidateWork,
): { ids: ReadonlySet<string>; traces: readonly Traced[] } | null {
  const index = graph.fileIndex(plan);
  const { references } = graph.files[index].facts;
  const ids = new Set<string>();
  const traces = new Map<number, Traced>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const owner = references[at + ReferenceField.owner];
    if (packedField(references, at, ReferenceField.role) !== COVERS || owner < 0) continue;
    if ((packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0) continue;
    if (graph.itemNumber(index, owner) !== work.item) continue;
    const id = graph.text(references[at + ReferenceField.symbol]);
    ids.add(id);
    const start = packedField(references, at, ReferenceField.expressionStart);
    const end = packedField(references, at, ReferenceField.expressionEnd);
    const run = prose.runAt(start);
    if (run && end <= run.end && !traces.has(start))
      traces.set(start, { id, start, end, run, ...dressedSpan(prose, run, start, end) });
  }
  return traces.size === 0 ? null : { ids, traces: [...traces.values()].sort((a, b) => a.start - b.start) };
}

export function dressedSpan(
  prose: PlanProse,
  run: Run,
  start: number,
  end: number,
): { dressedStart: number; dressedEnd: number } {
  const { text } = prose;
  let [from, to] = [start, end];
  while (from > run.start && to < run.end && CLOSING_MARK[text.charAt(from - 1)] === text.charAt(to)) {
    from--;
    to++;
    if (text.charAt(from) === '[' && text.charAt(to) === '(') to = Math.max(to, prose.linkEnd(run, from));
  }
  return { dressedStart: from, dressedEnd: to };
}

/** Puts the ID behind or before a citation. */
function beside(prose: PlanProse, traces: readonly Traced[], anchor: Traced, id: string, behind: boolean): TextEdit {
  const { text } = prose;
  const dressed = dressedLike(text, anchor, id);
  const row = rowBeside(prose, traces, anchor, dressed, behind);
  if (row) return row;
  const separator = separatorOf(text, traces, anchor);
  return behind
    ? { start: anchor.dressedEnd, end: anchor.dressedEnd, newText: separator + dressed }
    : { start: anchor.dressedStart, end: anchor.dressedStart, newText: dressed + separator };
}

function dressedLike(text: string, anchor: Traced, id: string): string {
  // A component's requirement stands bare where a numbered one would be in brackets.
  if (!/^[\d.]+-\d+$/.test(anchor.id)) return `[${id}]`;
  const closing = text.slice(anchor.end, anchor.dressedEnd);
  if (closing.includes('](')) return `[${id}]`;
  return text.slice(anchor.dressedStart, anchor.start) + id + closing;
}

/** What stands between the citations around the anchor: `, ` where they do not tell. */
function separatorOf(text: string, traces: readonly Traced[], anchor: Traced): string {
  const at = traces.indexOf(anchor);
  for (const [left, right] of [
    [anchor, traces[at + 1]],
    [traces[at - 1], anchor],
  ] as const) {
    if (!left || !right || left.run !== right.run) continue;
    const between = text.slice(left.dressedEnd, right.dressedStart);
    if (/^[ \t]*[,;+&/]?[ \t]*$/.test(between)) return between;
  }
  return ', ';
}

/** A row of its own, where the anchor alone begins a row of a list. */
function rowBeside(
  prose: PlanProse,
  traces: readonly Traced[],
  anchor: Traced,
  dressed: string,
  behind: boolean,
): TextEdit | null {
  const { text, blocks } = prose;
  const item = blocks[blocks[anchor.run.block].parent];
  if (item?.kind !== 'item' || traces.some((other) => other !== anchor && other.run === anchor.run)) return null;
  const box = readCheckbox(text, anchor.run.start);
  if (anchor.dressedStart !== (box?.end ?? anchor.run.start)) return null;
  const lines = new LineIndex(text);
  const lineStart = lines.lineStart(lines.lineAt(item.start));
  const prefix = text.slice(lineStart, item.start).replace(/[^\s>]/g, ' ');
  const row =
    text.slice(item.start, anchor.run.start) +
    (box ? `[ ]${text.slice(box.start, box.end).replace(/^.*\]/, '')}` : '') +
    dressed;
  if (!behind) return { start: item.start, end: item.start, newText: row + lineEndingAt(text, item.start) + prefix };
  const end = lines.lineEnd(lines.lineAt(item.end));
  return { start: end, end, newText: lineEndingAt(text, end) + prefix + row };
}
