import { readCheckbox, readSign } from '../../facts/status';
import type { TextEdit } from '../../text/edit';
import type { Run } from '../planProse';
import type { ChangedDocument } from './changedDocuments';

const OPEN_SIGN = /(?:\u23f3|\u{1f504}|\u{1f6a7}|\u2b1c|\u2610|\u274c)\ufe0f?/u;
const DONE_SIGN = /[\u2705\u2714\u2713\u2611]\ufe0f?/u;
const LONGEST_ENDING = 8;

/**
 * The edits by which a row of a list, or a heading, says that it is done, as the other rows of the document say it: in
 * its checkbox, by a sign before or behind its words, struck out where all that is done is. `unclear` where it has no
 * place for that and no row that is done shows one.
 */
export function doneRow(document: ChangedDocument, run: Run): readonly TextEdit[] | 'done' | 'unclear' {
  const { text } = document;
  const box = readCheckbox(text, run.start);
  if (box) {
    if (box.status === 'done') return 'done';
    const close = text.indexOf(']', run.start);
    const mark = doneMark(document);
    // A box that a formatter escaped is one again, now that it has a mark that everybody takes for one.
    const isEscaped = run.start < box.start;
    const tick = isEscaped
      ? { start: run.start, end: close, newText: `[${mark}` }
      : { start: run.start + 1, end: close, newText: mark };
    return [tick, ...struck(document, box.end, run.end)];
  }
  const sign = readSign(text, run.start);
  if (sign) {
    if (sign.status === 'done') return 'done';
    const end = run.start + text.slice(run.start, sign.end).trimEnd().length;
    return [{ start: run.start, end, newText: signOf(text.slice(run.start, end)) }];
  }
  const ending = Math.max(run.start, run.end - LONGEST_ENDING);
  const tail = text.slice(ending, run.end);
  if (DONE_SIGN.test(tail)) return 'done';
  const open = OPEN_SIGN.exec(tail);
  if (open) {
    const start = ending + open.index;
    return [{ start, end: start + open[0].length, newText: signOf(open[0]) }];
  }
  return asOthers(document, run);
}

/** Whether the row can say how far it is: it has a checkbox or a sign. */
export function hasMark({ text }: ChangedDocument, run: Run): boolean {
  return readCheckbox(text, run.start) !== null || readSign(text, run.start) !== null;
}

/** The mark in the boxes that are ticked: most plans write `x`, some `X` or a sign. */
function doneMark(document: ChangedDocument): string {
  const counts = new Map<string, number>();
  for (const run of listed(document)) {
    const box = readCheckbox(document.text, run.start);
    if (box?.status !== 'done') continue;
    const mark = document.text.slice(run.start + 1, document.text.indexOf(']', run.start));
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'x';
}

const signOf = (open: string): string => (/^[\u2610]/.test(open) ? '\u2611' : '\u2705');

/** Words are struck out where those of most rows that are done are. */
function struck(document: ChangedDocument, start: number, end: number): TextEdit[] {
  const { text } = document;
  const words = text.slice(start, end);
  if (words.includes('~~') || words.trim() === '') return [];
  let done = 0;
  let isStruck = 0;
  for (const run of listed(document)) {
    const box = readCheckbox(text, run.start);
    if (box?.status !== 'done') continue;
    done++;
    if (/^~~[^]*~~(?:[\s\u2705\u2714\u2713]|\ufe0f)*$/.test(text.slice(box.end, run.end))) isStruck++;
  }
  if (isStruck * 2 <= done) return [];
  return [
    { start, end: start, newText: '~~' },
    { start: end, end, newText: '~~' },
  ];
}

/** Rows and headings without a mark of their own, in a document whose done ones have a sign before or behind the words. */
function asOthers(document: ChangedDocument, run: Run): TextEdit[] | 'unclear' {
  const { text, prose } = document;
  const isHeading = prose.blocks[run.block]?.kind === 'heading';
  const others = isHeading ? headings(document) : listed(document);
  let before = 0;
  let behind = 0;
  for (const other of others) {
    if (other.start === run.start || readCheckbox(text, other.start)) continue;
    if (readSign(text, other.start)?.status === 'done') before++;
    else if (DONE_SIGN.test(text.slice(Math.max(other.start, other.end - LONGEST_ENDING), other.end))) behind++;
  }
  if (before + behind === 0) return 'unclear';
  if (before >= behind) return [{ start: run.start, end: run.start, newText: '\u2705 ' }];
  return [{ start: run.end, end: run.end, newText: ' \u2705' }];
}

function listed({ prose }: ChangedDocument): Run[] {
  return prose.runsIn(0, Infinity).filter(({ block }) => {
    const own = prose.blocks[block];
    return own?.kind === 'paragraph' && own.parent === block - 1 && prose.blocks[own.parent]?.kind === 'item';
  });
}

function headings({ prose }: ChangedDocument): Run[] {
  return prose.runsIn(0, Infinity).filter(({ block }) => prose.blocks[block]?.kind === 'heading');
}
