import { ReferenceField, ReferenceFlag } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { roles } from '../model/vocabulary';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { removeFenceEdge } from './fenceEdge';
import { removeFromFrontMatter } from './frontMatterList';
import { listedIn, removeFromList, type ListedId } from './idList';
import { nothingInCell, nothingInField } from './nothingSaid';
import { openDocument } from './openDocument';
import type { PlanProse } from './planProse';
import { removeFromRange } from './rangeMember';
import type { Repair } from './repair';

/** All places that say that one piece of work waits for another. */
export interface Dependency {
  readonly waiting: number;
  readonly needed: number;
  readonly references: readonly number[];
}

/** ` (depends on T010)` where nothing else is in the parentheses. */
const REMARK_BEFORE = /[ \t]*[*_]*\([^()\r\n,;]{0,40}$/;
const REMARK_AFTER = /^[*_`\])]*\)[*_]*/;
const CELL_BEFORE = /\|[ \t]*$/;
const CELL_AFTER = /^[ \t]*(?:\||\r?\n|$)/;
const FIELD_BEFORE = /:(?:\*\*|__)?[ \t]+$/;
const FIELD_AFTER = /^[ \t.]*(?:[\r\n]|$)/;
const ROW_BEFORE = /(?:^|[\r\n])[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/;
/** `, depends on T010` at the end of a sentence; the words are the profile's. */
const CLAUSE_BEFORE = /[ \t]*[,;\u2014\u2013-]?[ \t]*$/;
const CLAUSE_AFTER = /^[ \t]*(?:[.;,|\r\n]|$)/;

/**
 * Takes a dependency back wherever it is said: out of its list, its range or its flow chart, with its remark, or with
 * *None* in its place. None where one of these places says more than can be taken out.
 */
export function removeDependency(snapshot: Snapshot, { waiting, needed, references }: Dependency): Repair[] {
  const { graph } = snapshot;
  const byFile = new Map<string, number[]>();
  for (const reference of references) {
    const { path } = graph.fileOfReference(reference);
    byFile.set(path, [...(byFile.get(path) ?? []), reference]);
  }
  const changes = [...byFile].map(([file, own]) => {
    const prose = openDocument(snapshot, file);
    const edits = prose ? own.map((reference) => citationOut(graph, prose, file, reference, waiting)) : [null];
    const known = edits.filter((one) => one !== null).sort((a, b) => a.start - b.start);
    const isApart = known.every((one, i) => i === 0 || one.start >= (known[i - 1]?.end ?? 0));
    return prose && known.length === own.length && isApart ? { file, expectedText: prose.text, edits: known } : null;
  });
  const made = changes.filter((change) => change !== null);
  if (made.length === 0 || made.length < changes.length) return [];
  const title = `Let ${graph.item(waiting).id} no longer wait for ${graph.item(needed).id}`;
  return [{ title, preferred: false, change: { title, creations: [], edits: made } }];
}

/** Takes one citation out of the place that gives it its role; null where that says more than can be taken out. */
export function citationOut(
  graph: Graph,
  prose: PlanProse,
  file: string,
  reference: number,
  waiting: number,
): TextEdit | null {
  const { text, blocks } = prose;
  const start = graph.field(reference, ReferenceField.start);
  const end = graph.field(reference, ReferenceField.end);
  const block = blocks.find((b) => (b.kind === 'code' || b.kind === 'frontMatter') && b.start <= start && end <= b.end);
  const lines = new LineIndex(text);
  if (block?.kind === 'code') {
    const content = { start: lines.lineStart(block.firstLine), end: lines.lineEnd(block.lastLine) };
    return removeFenceEdge(text, lines, { ...content, at: start, waiting: graph.item(waiting).id });
  }
  if (block?.kind === 'frontMatter') return removeFromFrontMatter(text, lines, block, { start, end });
  const role = roles[graph.field(reference, ReferenceField.role)];
  if (role === undefined) return null;
  if ((graph.field(reference, ReferenceField.flags) & ReferenceFlag.viaRange) !== 0)
    return removeFromRange(graph, text, reference);
  const qualifier = graph.text(graph.field(reference, ReferenceField.qualifier));
  const listed = listedIn(graph, file, text, graph.ownerOf(reference), role);
  const whole = listed.map((one) =>
    one.idStart === start ? withRemark(text, withQualifier(text, one, qualifier)) : one,
  );
  const one = whole.find(({ idStart }) => idStart === start);
  if (!one) return null;
  return removeFromList(text, whole, start) ?? removeAlone(graph, file, text, one);
}

/** `Phase 2 WP-1`, `WP-1 of Phase 2`. */
function withQualifier(text: string, one: ListedId, qualifier: string): ListedId {
  if (qualifier === '') return one;
  const from = Math.max(0, one.start - qualifier.length - 8);
  const before = text.slice(from, one.start).trimEnd();
  if (before.endsWith(qualifier)) return { ...one, start: from + before.length - qualifier.length };
  const behind = /^[ \t]+(?:of|in)[ \t]+/.exec(text.slice(one.end, one.end + 20))?.[0];
  const at = one.end + (behind?.length ?? 0);
  return behind !== undefined && text.startsWith(qualifier, at) ? { ...one, end: at + qualifier.length } : one;
}

/** `WP-1 (the frame)` */
function withRemark(text: string, one: ListedId): ListedId {
  const remark = /^[ \t]*\([^()\r\n]{0,80}\)/.exec(text.slice(one.end, one.end + 90))?.[0];
  return remark === undefined ? one : { ...one, end: one.end + remark.length };
}

function removeAlone(graph: Graph, file: string, text: string, { start, end }: ListedId): TextEdit | null {
  const before = text.slice(Math.max(0, start - 120), start);
  const after = text.slice(end, end + 80);
  const remark = REMARK_BEFORE.exec(before);
  const close = REMARK_AFTER.exec(after);
  if (remark && close) return { start: start - remark[0].length, end: end + close[0].length, newText: '' };
  if (CELL_BEFORE.test(before) && CELL_AFTER.test(after)) return { start, end, newText: nothingInCell(text, start) };
  if (FIELD_BEFORE.test(before) && FIELD_AFTER.test(after)) return { start, end, newText: nothingInField(text, start) };
  if (ROW_BEFORE.test(before) && FIELD_AFTER.test(after)) return { start, end, newText: 'None' };
  const words = before.trimEnd();
  const phrase = (graph.file(file)?.rule?.links ?? [])
    .flatMap(({ role, place }) => (role === 'depends-on' ? (place.afterWords ?? []) : []))
    .find((known) => words.toLowerCase().endsWith(known));
  if (phrase === undefined || !CLAUSE_AFTER.test(after)) return null;
  const clause = words.slice(0, words.length - phrase.length);
  const gap = CLAUSE_BEFORE.exec(clause)?.[0] ?? '';
  return gap === '' ? null : { start: start - before.length + clause.length - gap.length, end, newText: '' };
}
