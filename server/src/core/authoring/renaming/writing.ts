import { foldHyphens } from '../../ids/template';
import { numbered, type NumberedId } from '../citations';
import type { TextEdit } from '../../text/edit';
import type { Member } from './members';
import type { Piece, Stretch } from './pieces';
import { respelt, withHyphensOf } from './spelling';

/** The ID that short members of a list (`/003`) take their beginning from. */
interface Base {
  readonly id: NumberedId;
  readonly written: string;
}

/** Signs behind which a list may go on with a number alone. */
const BEFORE_SHORT = /[/,]$/;
const BARE = /^\d{1,9}[a-z]?$/;

/** Writes a list anew: what changes, and what would mean something else after it. Null where a spelling is not known. */
export function writtenList(
  text: string,
  stretches: readonly Stretch[],
  isPlain: boolean,
  anyWidth: boolean,
): TextEdit[] | null {
  const edits: TextEdit[] = [];
  let before: Base | null = null;
  let was: Base | null = null;
  let end = -1;
  for (const stretch of stretches) {
    const { part, pieces } = stretch;
    const lead = part.members[0];
    if (!lead) continue;
    const isShort = was !== null && isShortMember(text, lead, was, end);
    if (!isShort) was = baseOf(lead.id, lead.written);
    const base: Base | null = isShort ? before : null;
    if (stretch.isChanged || (isShort && (isPlain || isOtherBase(was, before, lead, anyWidth)))) {
      const written = writtenStretch(stretch, base, isShort && !isPlain, anyWidth, isPlain);
      if (written === null) return null;
      if (written.text !== text.slice(stretch.start, stretch.end))
        edits.push({ start: stretch.start, end: stretch.end, newText: written.text });
      before = written.base ?? before;
    } else if (!isShort) before = baseOf(pieces[0]?.first.becomes ?? lead.id, lead.written);
    end = stretch.end;
  }
  return edits;
}

/** Whether a short member would be read as another one behind the ID that now stands before it. */
function isOtherBase(was: Base | null, now: Base | null, { id }: Member, anyWidth: boolean): boolean {
  if (!was || !now || was.id.series !== now.id.series) return true;
  if (!anyWidth && was.id.width !== now.id.width) return true;
  return /[a-z]$/.test(id) && was.id.number !== now.id.number;
}

function baseOf(id: string, written: string): Base | null {
  const parsed = numbered(id);
  return parsed ? { id: parsed, written } : null;
}

/** `003` of `FR-002/003`: less than the ID is written, and what is missing stands before. */
function isShortMember(text: string, { id, start, written }: Member, base: Base, end: number): boolean {
  if (!BARE.test(written) || foldHyphens(written) === id || !id.startsWith(base.id.series)) return false;
  // Behind words (`Phases 1, 2`) and in cells that name phases bare, the number is how the ID is written.
  if (BARE.test(base.written) || /\s/.test(base.written)) return false;
  return id.endsWith(written) && BEFORE_SHORT.test(text.slice(end, start).trimEnd());
}

function writtenStretch(
  { pieces }: Stretch,
  base: Base | null,
  isShort: boolean,
  anyWidth: boolean,
  isPlain: boolean,
): { text: string; base: Base | null } | null {
  let all = '';
  let now = base;
  let whole: Base | null = null;
  const { operator, joints } = jointsOf(pieces[0] as Piece, pieces.length);
  for (const [i, piece] of pieces.entries()) {
    const first = firstOf(piece, isShort && i === 0, now, anyWidth);
    if (first === null) return null;
    if (!first.isShort) now = whole = baseOf(piece.first.becomes, first.text);
    const last = piece.last ? lastOf(piece, piece.last, now, isPlain) : '';
    if (last === null) return null;
    if (i > 0) all += joints[i - 1] ?? ', ';
    all += first.text + (piece.last ? (pieces.length > 1 ? operator : piece.operator) + last : '');
  }
  return { text: all, base: whole };
}

function firstOf(
  piece: Piece,
  mayBeShort: boolean,
  base: Base | null,
  anyWidth: boolean,
): { text: string; isShort: boolean } | null {
  const id = numbered(piece.first.becomes);
  if (mayBeShort && base && id?.series === base.id.series && (anyWidth || id.width === base.id.width)) {
    const isVariant = id.letter === '' || id.number === base.id.number;
    if (isVariant) return { text: piece.first.becomes.slice(id.series.length), isShort: true };
  }
  const whole = wholeLike(piece.firstLike, piece.first, base);
  return whole === null ? null : { text: whole, isShort: false };
}

/** The whole ID in the spelling of another member of its list. */
function wholeLike(like: Member, member: Member, base: Base | null): string | null {
  if (base && BARE.test(like.written) && foldHyphens(like.written) !== like.id)
    return withHyphensOf(base.written, member.becomes);
  return respelt(like.written, like.id, member.becomes);
}

/** The last of a range, as short as its last one was written. */
function lastOf({ first, lastLike }: Piece, last: Member, base: Base | null, isPlain: boolean): string | null {
  const { written, id } = lastLike;
  if (foldHyphens(written) === id || !id.endsWith(written)) return respelt(written, id, last.becomes);
  const [from, to] = [numbered(first.becomes), numbered(last.becomes)];
  if (!isPlain && from && to && from.series === to.series) {
    const short = shortEnd(written, id, from, to, last.becomes);
    if (short !== null) return short;
  }
  return withHyphensOf(base?.written ?? '', last.becomes);
}

function shortEnd(written: string, id: string, from: NumberedId, to: NumberedId, becomes: string): string | null {
  const was = numbered(id);
  const tail = becomes.slice(to.series.length);
  if (!was) return null;
  // `1.7` of `WP-1.7`: more than the number.
  const extra = written.length - (id.length - was.series.length);
  if (extra > 0) return becomes.slice(to.series.length - extra);
  if (tail.length === written.length || extra === 0) return tail;
  // `FR-001–5` ends with FR-005.
  const short = String(to.number) + to.letter;
  return String(to.number).padStart(from.width, '0').length === to.width ? short.padStart(written.length, '0') : tail;
}

const CLOSING = /^[\])`*_~]*/;
const OPENING = /[[(`*_~]*$/;

/**
 * What joins the stretches of a range that is one no more. Marks around each end go around each of its stretches; marks
 * around one end alone stay with that end.
 */
function jointsOf({ operator }: Piece, count: number): { operator: string; joints: readonly string[] } {
  if (count < 2) return { operator, joints: [] };
  const close = CLOSING.exec(operator)?.[0] ?? '';
  const open = OPENING.exec(operator)?.[0] ?? '';
  if ((close === '') === (open === ''))
    return { operator, joints: new Array<string>(count - 1).fill(`${close}, ${open}`) };
  const bare = operator.slice(close.length, operator.length - open.length);
  const joints = Array.from({ length: count - 1 }, (_, i) => (i === 0 ? `${close}, ` : ', '));
  joints[count - 2] = `${joints[count - 2] ?? ', '}${open}`;
  return { operator: bare, joints };
}
