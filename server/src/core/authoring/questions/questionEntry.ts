import type { ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { placeForQuestion } from '../../graph/questions';
import type { ItemRule } from '../../profile/compile';
import { cellText } from '../../text/cellText';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import { isHiddenAmong } from '../hiddenPlace';
import { endBefore } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import { nextBullet, rowBeside } from '../listRow';
import type { PlanProse } from '../planProse';
import { cellsOf, isRest, TableRows, tablesOf, type TableInText } from '../tableEdit';

/** A question as it is logged. */
export interface NewQuestion {
  readonly id: string;
  readonly words: string;
  /** What it touches, as the document cites it; empty where its words say that. */
  readonly touches: string;
  /** The same where a column asks for it. */
  readonly allTouches: string;
  /** `YYYY-MM-DD`, for a column that says when it was raised. */
  readonly day?: string;
}

const TOUCHES =
  /^(?:touches|items?|affect|relate|concern|requirement|scope|phase|plan|source|where|context|work package|wp|reference|ref)/;
const RAISED = /^(?:raised|raised on|date|asked|asked on|logged|logged on|opened|since|when)$/;
const ID_COLUMN = /^(?:#|id|q|no\.?|number)$/;
const NOTHING = /^[ \t>]*(?:[-*+][ \t]+)?[_*(]*(?:none|nothing)(?: yet| so far| open)?[_*).]*[ \t]*$/i;

/** Puts a question where the document takes up the next one, in the form of those that are there. */
export function questionEntry(file: LinkedFile, prose: PlanProse, question: NewQuestion): TextEdit | null {
  const place = placeForQuestion(file);
  const model = file.facts.items[place?.model ?? -1];
  if (!place) return null;
  if (place.isBeside && model) return besideModel(file, prose, model, question);
  const entry = inSection(file, prose, place.heading, model, question);
  return isHiddenAmong(prose.blocks, prose.text, entry.start) ? null : entry;
}

function besideModel(file: LinkedFile, prose: PlanProse, model: ItemFact, question: NewQuestion): TextEdit | null {
  const { text, blocks } = prose;
  const lines = new LineIndex(text);
  const table = tableOf(prose, model);
  if (table) {
    const row = table.rows.findIndex(({ start, end }) => start <= model.start && model.start < end);
    const cells = rowCells(file, text, table, row, model, question);
    return row < 0 ? null : new TableRows(text, lines, table).insertBelow(row, [cells]);
  }
  const heading = headingOf(file, model);
  if (heading) {
    const next = file.facts.headings.find(({ start, depth }) => start > heading.start && depth <= heading.depth);
    const at = endBefore(text, next?.start ?? text.length);
    const eol = lineEndingAt(text, at);
    return { start: at, end: at, newText: eol + eol + sectionOf(text, model, heading.depth, question, eol) };
  }
  const item = itemAround(prose, model);
  if (item < 0) return null;
  const row = listRow(text, blocks[item]?.start ?? 0, model, question);
  return rowBeside(prose, lines, item, nextBullet(row), true);
}

/** The first question of a section: in its table, else in the form of the others, else as a list. */
function inSection(
  file: LinkedFile,
  prose: PlanProse,
  heading: number,
  model: ItemFact | undefined,
  question: NewQuestion,
): TextEdit {
  const { text, blocks } = prose;
  const lines = new LineIndex(text);
  const own = file.facts.headings[heading];
  const next = own && file.facts.headings.find(({ start, depth }) => start > own.start && depth <= own.depth);
  const [from, to] = [own?.start ?? 0, next?.start ?? text.length];
  const inside = tablesOf(text, blocks).find(({ header }) => header.start >= from && header.start < to);
  if (inside?.columns.some((column) => ID_COLUMN.test(column)) === true) {
    const cells = rowCells(file, text, inside, -1, undefined, question);
    const rows = new TableRows(text, lines, inside);
    const [empty] = inside.rows;
    const added = rows.insertBelow(-1, [cells]);
    return empty && isRest(text, empty) ? { ...added, end: lines.lineEnd(empty.line) } : added;
  }
  const eol = lineEndingAt(text, from);
  const table = model && tableOf(prose, model);
  const atHeading = model && headingOf(file, model);
  let entry = `- ${question.id}: ${withTouches(question)}`;
  if (table && model) {
    const line = (n: number): string => text.slice(lines.lineStart(n), lines.lineEnd(n));
    const row = table.rows.findIndex(({ start, end }) => start <= model.start && model.start < end);
    const cells = rowCells(file, text, table, row, undefined, question);
    const written = new TableRows(text, lines, table).insertBelow(-1, [cells]).newText.trim();
    entry = [line(table.header.line), line(table.header.line + 1), written].join(eol);
  } else if (model && atHeading) entry = sectionOf(text, model, atHeading.depth, question, eol);
  else if (model && itemAround(prose, model) >= 0)
    entry = listRow(text, blocks[itemAround(prose, model)]?.start ?? 0, model, question);
  const at = endBefore(text, to);
  const last = lines.lineStart(lines.lineAt(at));
  // *None.* is no longer so.
  if (last > from && NOTHING.test(text.slice(last, at))) return { start: last, end: at, newText: entry };
  const close = at === text.length ? eol : '';
  return { start: at, end: at, newText: `${at === 0 ? '' : eol + eol}${entry}${close}` };
}

function rowCells(
  file: LinkedFile,
  text: string,
  table: TableInText,
  row: number,
  model: ItemFact | undefined,
  question: NewQuestion,
): string[] {
  const rules = (file.rule?.items.cell ?? []).filter(({ kind }) => kind === 'question');
  const known = table.rows[row] ? cellsOf(text, table.rows[row]) : [];
  const idColumn = idColumnOf(table, model, rules);
  const says = (column: string): boolean => rules.some(({ titleColumns }) => titleColumns?.has(column) === true);
  const words = table.columns.findIndex((column, c) => c !== idColumn && says(column));
  const touches = table.columns.findIndex((column, c) => c !== idColumn && c !== words && TOUCHES.test(column));
  const status = table.columns.findIndex((column) => rules.some(({ statusColumns }) => statusColumns?.has(column)));
  return table.columns.map((_, c) => {
    if (c === idColumn) {
      const id = model ? (known[c] ?? '').replace(model.id, question.id) : question.id;
      const isAlone = /^[[*_`]*$/.test(id.slice(0, id.indexOf(question.id))) && id.length < question.id.length + 8;
      const whole = isAlone ? id : question.id;
      return words < 0 ? cellText(`${whole} ${withTouches(question)}`) : whole;
    }
    if (c === words) return cellText(touches < 0 ? withTouches(question) : question.words);
    if (c === touches) return cellText(question.allTouches);
    if (question.day !== undefined && RAISED.test(table.columns[c] ?? '')) return question.day;
    if (c === status) return model?.status === 'open' ? (known[c] ?? 'Open') : 'Open';
    return '';
  });
}

function idColumnOf(table: TableInText, model: ItemFact | undefined, rules: readonly ItemRule[]): number {
  const row = model && table.rows.find(({ start, end }) => start <= model.start && model.start < end);
  for (let c = 0; row && model && c < row.cells.length; c += 2)
    if ((row.cells[c] ?? 0) <= model.start && model.start < (row.cells[c + 1] ?? 0)) return c / 2;
  const named = table.columns.findIndex((column) => ID_COLUMN.test(column));
  return named >= 0 ? named : table.columns.findIndex((column) => rules.some(({ columns }) => columns?.has(column)));
}

function tableOf({ text, blocks }: PlanProse, model: ItemFact): TableInText | undefined {
  return tablesOf(text, blocks).find(({ rows }) => rows.some((r) => r.start <= model.start && model.start < r.end));
}

const headingOf = ({ facts }: LinkedFile, model: ItemFact): LinkedFile['facts']['headings'][number] | undefined =>
  facts.headings.find(({ start, end }) => start <= model.start && model.start < end);

/** The innermost item of a list that an offset stands in; -1 for none. */
function itemAround({ blocks }: PlanProse, { start }: ItemFact): number {
  return blocks.reduce((found, b, i) => (b.kind === 'item' && b.start <= start && start < b.end ? i : found), -1);
}

function listRow(text: string, bulletStart: number, model: ItemFact, question: NewQuestion): string {
  const before = text.slice(bulletStart, model.start).replace(/\[[^\]\s]\](?=\s)/, '[ ]');
  const behind = text.slice(model.end, model.end + 12);
  return before + question.id + separator(behind) + withTouches(question);
}

function sectionOf(text: string, model: ItemFact, depth: number, question: NewQuestion, eol: string): string {
  const heading = `${'#'.repeat(depth)} ${question.id}${separator(text.slice(model.end, model.end + 12))}${question.words}`;
  return question.touches === '' ? heading : `${heading}${eol}${eol}${question.touches}`;
}

/** What stands between an ID and its words: `: `, `** — `. */
function separator(behind: string): string {
  const found = /^[*_`\]]*[:.)]?[*_`\]]*[ \t]+(?:[\u2014\u2013-][ \t]+)?/.exec(behind)?.[0];
  return found ?? ': ';
}

const withTouches = ({ words, touches }: NewQuestion): string => (touches === '' ? words : `${words} (${touches})`);
