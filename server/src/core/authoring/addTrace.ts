import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { orphansOf } from '../graph/orphans';
import { likeness, meaningOf } from '../graph/sourceMatch';
import type { Finding } from '../model/finding';
import { wordsOf } from '../profile/words';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { criterionBeside } from './insertCriterion';
import { lineEndingAt } from './lineEnding';
import { openDocument } from './openDocument';
import { firstPreferred, repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

const MOST_CHOICES = 3;
/** `**Requirements traced**: none` */
const FIELD = /^([ \t>]*(?:[-*+][ \t]+)?[*_]{0,2})([A-Za-z][A-Za-z ]{1,40})([*_]{0,2}:[*_]{0,2}|:[*_]{0,2})[ \t]*(.*)$/;
const NOTHING = /^[*_`]*(?:none(?: yet)?|n\/a|tbd|[-\u2013\u2014])?[*_`]*\.?$/i;

/**
 * Traces a requirement in a work package that covers nothing: of its plan's rows those that nobody covers first, then
 * those whose words are like the work package's, then as they stand.
 */
export function addTraceFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const current = snapshotText(snapshot, finding.file);
  const index =
    file?.facts.items.findIndex(({ start, kind }) => start === finding.start && kind === 'work-package') ?? -1;
  const work = file?.facts.items[index];
  if (!file || !work || typeof current === 'string') return [];
  const number = graph.itemNumber(graph.fileIndex(file.path), index);
  if ((graph.parts.tracesOut[number] ?? 0) > 0) return [];
  const prose = openDocument(snapshot, file.path);
  const { text } = current;
  const place = tracePlace(text, file, work);
  if (!place) return [];
  return firstPreferred(
    candidatesFor(graph, file, work).map((row) => {
      const brackets = file.profile?.grammar.forms[row.form]?.brackets ?? false;
      const edit: TextEdit = { ...place, newText: place.newText + (brackets ? `[${row.id}]` : row.id) };
      const { id, form, title, negative } = row;
      const criterion = prose && criterionBeside(graph, file.path, prose, number, { id, form, words: title, negative });
      return repairOf(`Trace ${row.id} in ${work.id}`, file.path, text, criterion ? [edit, criterion] : [edit]);
    }),
  );
}

function candidatesFor(graph: Graph, file: LinkedFile, work: ItemFact): ItemFact[] {
  const group = graph.group(file.plan);
  const f = graph.fileIndex(file.path);
  const uncovered = new Set<number>();
  for (const { cause, item, plans } of group ? orphansOf(group) : [])
    if (cause === 'row' && plans.includes(file.path)) uncovered.add(item);
  const words = meaningOf(work.title);
  return file.facts.items
    .flatMap((item, i) => {
      const row = graph.itemNumber(f, i);
      if ((item.kind !== 'requirement' && item.kind !== 'constraint') || item.strength !== 'explicit') return [];
      const score = likeness(words, meaningOf(item.title)) + (uncovered.has(row) ? 2 : 0);
      return [{ item, score }];
    })
    .sort((a, b) => b.score - a.score || a.item.start - b.item.start)
    .slice(0, MOST_CHOICES)
    .map(({ item }) => item);
}

/** Where the trace goes: into the field that says *none*, else into a field of its own, labelled as those of the others. */
export function tracePlace(text: string, file: LinkedFile, work: ItemFact): TextEdit | null {
  const lines = new LineIndex(text);
  const labels = new Set(
    file.rule?.links.flatMap(({ role, reverse, place }) =>
      role === 'covers' && !reverse ? [...(place.labels ?? [])] : [],
    ),
  );
  const heading = file.facts.headings[work.heading];
  const next = file.facts.headings.find(({ start, depth }) => start > work.start && depth <= (heading?.depth ?? 6));
  const end = next?.start ?? text.length;
  const fieldsIn = (from: number, to: number): { line: number; field: RegExpExecArray }[] => {
    const found: { line: number; field: RegExpExecArray }[] = [];
    for (let line = lines.lineAt(from); line < lines.lineCount && lines.lineStart(line) < to; line++) {
      const field = FIELD.exec(text.slice(lines.lineStart(line), lines.lineEnd(line)));
      if (field) found.push({ line, field });
    }
    return found;
  };
  const isTrace = ({ field }: { field: RegExpExecArray }): boolean => labels.has(wordsOf(field[2] ?? ''));
  const fields = fieldsIn(work.blockEnd, end);
  const own = fields.find(isTrace);
  if (own) {
    const value = own.field[4] ?? '';
    if (!NOTHING.test(value.trim())) return null;
    const at = lines.lineEnd(own.line);
    const lead = own.field[0].length - value.length;
    const blank = /[ \t]$/.test(own.field[0].slice(0, lead)) ? '' : ' ';
    return { start: lines.lineStart(own.line) + lead, end: at, newText: blank };
  }
  const model = fieldsIn(0, text.length).find(isTrace);
  const last = fields[fields.length - 1];
  if (!model || !last) return null;
  const at = lines.lineEnd(last.line);
  const eol = lineEndingAt(text, at);
  const isRow = /[-*+][ \t]/.test(last.field[1] ?? '');
  const [, lead = '', label = '', colon = ''] = model.field;
  const marks = lead.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, '');
  const prefix = (last.field[1] ?? '').replace(/[*_]+$/, '');
  const below = text.slice(at, lines.lineEnd(Math.min(lines.lineCount - 1, last.line + 1))).trim();
  // A list or a paragraph below the last field belongs to it.
  if (below !== '' || /^[ \t]*$/.test(last.field[4] ?? '')) return null;
  return { start: at, end: at, newText: `${isRow ? eol : eol + eol}${prefix}${marks}${label}${colon} ` };
}
