import { readCheckbox, readSign } from '../facts/status';
import type { WorkspaceChange } from '../model/edit';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { snapshotText } from './snapshotText';

const LONGEST_BOX = 24;
const LONGEST_SIGN = 6;

/** The edit that puts another mark into the checkbox before the words at `wordsStart`; null where there is none. */
export function markEdit(text: string, wordsStart: number, mark: 'x' | ' '): TextEdit | null {
  for (let at = wordsStart - 1; at >= 0 && wordsStart - at <= LONGEST_BOX; at--) {
    const c = text.charAt(at);
    if (c === '\n' || c === '\r') break;
    if (c !== '[') continue;
    const box = readCheckbox(text, at);
    if (!box || box.end > wordsStart || text.slice(box.end, wordsStart).includes('[')) continue;
    const close = text.indexOf(']', at);
    if (text.slice(at + 1, close) === mark) return null;
    const isEscaped = text.charAt(at - 1) === '\\';
    return isEscaped
      ? { start: at - 1, end: close, newText: `[${mark}` }
      : { start: at + 1, end: close, newText: mark };
  }
  return mark === 'x' ? signEdit(text, wordsStart) : null;
}

/** The same for a row that begins with a sign: `⏳ Valves ordered`. */
function signEdit(text: string, wordsStart: number): TextEdit | null {
  for (let at = wordsStart - 1; at >= 0 && wordsStart - at <= LONGEST_SIGN; at--) {
    const sign = readSign(text, at);
    if (sign?.end !== wordsStart) continue;
    const end = at + text.slice(at, wordsStart).trimEnd().length;
    return sign.status === 'done' ? null : { start: at, end, newText: '\u2705' };
  }
  return null;
}

/** Ticks the row whose words begin at `wordsStart`. */
export function tickRow(snapshot: Snapshot, file: string, wordsStart: number, title: string): WorkspaceChange | null {
  return markRows(snapshot, file, [wordsStart], 'x', title);
}

/** Puts a mark into the checkboxes of several rows of one document; null where one of them has none. */
export function markRows(
  snapshot: Snapshot,
  file: string,
  wordsStarts: readonly number[],
  mark: 'x' | ' ',
  title: string,
): WorkspaceChange | null {
  const current = snapshotText(snapshot, file);
  if (typeof current === 'string') return null;
  const edits: TextEdit[] = [];
  for (const start of [...new Set(wordsStarts)].sort((a, b) => a - b)) {
    const edit = markEdit(current.text, start, mark);
    if (!edit) return null;
    edits.push(edit);
  }
  if (edits.length === 0) return null;
  return { title, creations: [], edits: [{ file, expectedText: current.text, edits }] };
}
