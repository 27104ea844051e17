import type { LinkedFile } from '../../graph/linkedFile';
import { cellText } from '../../text/cellText';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import { endBefore } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import { nextBullet, rowBeside } from '../listRow';
import type { PlanProse } from '../planProse';
import { TableRows, tablesOf } from '../tableEdit';

/** What is added to a document's own list of questions, and the name that it goes by there; none where the list has none. */
export interface SectionEntry {
  readonly edit: TextEdit;
  readonly name: string | null;
}

const NOTHING = /^[ \t>]*(?:[-*+][ \t]+)?[_*(]*(?:none|nothing)(?: yet| so far| open)?[_*).]*[ \t]*$/i;
/** `**Q3**: ` */
const NAMED = /^([[*_`]*)(O?Q[-. ]?|Question )(\d{1,4})([\]*_`)]*[:.)]?[*_`]*[ \t]+(?:[\u2014\u2013-][ \t]+)?)/;
const LONGEST_NAME = 40;

/**
 * Puts a question at the end of a document's own list, numbered on where its entries are numbered; with `id`, it goes by
 * that name.
 */
export function sectionEntry(
  file: LinkedFile,
  prose: PlanProse,
  heading: number,
  words: string,
  id: string | null = null,
): SectionEntry | null {
  const { text, blocks } = prose;
  const lines = new LineIndex(text);
  const own = file.facts.headings[heading];
  if (!own) return null;
  const to = file.facts.headings[heading + 1]?.start ?? text.length;
  const isInside = (at: number): boolean => at >= own.end && at < to;
  const table = tablesOf(text, blocks).find(({ header }) => isInside(header.start));
  if (table) {
    const column = table.columns.findIndex((title) => title.includes('question'));
    if (column < 0 || table.columns.length > 8) return null;
    const names = table.rows.map((row) => NAMED.exec(`${text.slice(row.cells[0], row.cells[1])} `));
    const lead = column > 0 ? (id === null ? next(names) : dressed(names, id)) : null;
    if (id !== null && !lead && column === 0) return null;
    const cells = table.columns.map((_, c) => (c === column ? cellText(words) : c === 0 ? (lead?.written ?? '') : ''));
    const edit = new TableRows(text, lines, table).insertBelow(table.rows.length - 1, [cells]);
    return { edit, name: lead?.name ?? null };
  }
  const items = blocks.flatMap((block, i) => {
    const list = blocks[block.parent];
    return block.kind === 'item' && isInside(block.start) && (list?.parent ?? -1) < 0 ? [i] : [];
  });
  const last = items[items.length - 1];
  const model = blocks[last ?? -1];
  const eol = lineEndingAt(text, own.end);
  if (last !== undefined && model && !NOTHING.test(text.slice(model.start, model.end))) {
    const starts = items.map((i) => bulletOf(text, blocks[i]?.start ?? 0).length + (blocks[i]?.start ?? 0));
    const names = starts.map((start) => NAMED.exec(text.slice(start, start + LONGEST_NAME)));
    const lead = id === null ? next(names) : dressed(names, id);
    const bullet = nextBullet(bulletOf(text, model.start).replace(/\[[^\]\s]\]/, '[ ]'));
    const edit = rowBeside(prose, lines, last, bullet + (lead ? lead.written + lead.separator : '') + words, true);
    return { edit, name: lead?.name ?? null };
  }
  const at = endBefore(text, to);
  const line = lines.lineStart(lines.lineAt(at));
  const row = `- ${id === null ? '' : `${id}: `}${words}`;
  if (line >= own.end && NOTHING.test(text.slice(line, at)))
    return { edit: { start: line, end: at, newText: row }, name: id };
  const close = at === text.length ? eol : '';
  return { edit: { start: at, end: at, newText: `${eol}${eol}${row}${close}` }, name: id };
}

/** A bullet with its checkbox: `- [ ] `. */
function bulletOf(text: string, start: number): string {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\]]\][ \t]+)?/.exec(text.slice(start, start + LONGEST_NAME))?.[0] ?? '- ';
}

/** A name that is given, written as the last of some is; bare where none has a name. */
function dressed(names: readonly (RegExpExecArray | null)[], name: string): ReturnType<typeof next> {
  const [, opening = '', , , behind = ': '] = names.filter((one) => one !== null).pop() ?? [];
  const closing = /^[\]*_`)]*/.exec(behind)?.[0] ?? '';
  return { name, written: opening + name + closing, separator: behind.slice(closing.length) };
}

/** The name behind the highest of some, written as the last of them is; null where not all entries have one. */
function next(
  names: readonly (RegExpExecArray | null)[],
): { readonly name: string; readonly written: string; readonly separator: string } | null {
  const found = names.filter((name) => name !== null);
  const last = found[found.length - 1];
  if (!last || found.length < names.length) return null;
  const [, opening = '', series = '', digits = '', behind = ''] = last;
  const number = Math.max(...found.map((name) => Number(name[3]))) + 1;
  const name = series + String(number).padStart(digits.length, '0');
  const closing = /^[\]*_`)]*/.exec(behind)?.[0] ?? '';
  return { name, written: opening + name + closing, separator: behind.slice(closing.length) };
}
