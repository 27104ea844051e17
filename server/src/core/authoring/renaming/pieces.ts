import { isAffected, isMoved, isNext, runsOf, type Member, type Part } from './members';

/** What is written in one place after the change: an ID or a range. */
export interface Piece {
  readonly first: Member;
  /** The last of a range; null for one ID. */
  readonly last: Member | null;
  /** Whose spelling is taken for the ends, where they were not ends before. */
  readonly firstLike: Member;
  readonly lastLike: Member;
  /** What stands between the ends: ` – `, `]–[`. */
  readonly operator: string;
}

/** A stretch of the text that is written anew, or stays as it is. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly part: Part;
  readonly pieces: readonly Piece[];
  /** Whether what it says changes; what it depends on may still have it written anew. */
  readonly isChanged: boolean;
}

export function stretchOf(text: string, part: Part): Stretch {
  const { start, end, members } = part;
  return { start, end, part, isChanged: isAffected(part), pieces: piecesOf(text, part, members) };
}

function piecesOf(text: string, part: Part, members: readonly Member[]): Piece[] {
  const first = members[0];
  const last = members[members.length - 1];
  if (!first || !last) return [];
  if (!part.isRange || members.length === 1)
    return [{ first, last: null, firstLike: first, lastLike: first, operator: '' }];
  const operator = text.slice(first.end, last.start);
  const piece = (from: Member, to: Member): Piece => ({
    first: from,
    last: from === to ? null : to,
    firstLike: first,
    lastLike: last,
    operator,
  });
  if (part.isWorded || !isAffected(part)) return [piece(first, last)];
  return runsOf(part).map((run) => piece(run[0] ?? first, run[run.length - 1] ?? last));
}

/** Between the members of a list, dressed alike on both sides; words (`and`) are left alone. */
const BETWEEN = /^([\])`*_~]{0,6})[ \t]{0,4}[,/+&;][ \t]{0,4}([[(`*_~]{0,6})$/;
const MIRRORED: Readonly<Record<string, string>> = { ']': '[', ')': '(' };

function joinsAlike(text: string, left: Stretch, right: Stretch): boolean {
  if (left.part.form !== right.part.form || left.part.qualifier !== right.part.qualifier) return false;
  if (left.part.isWorded || right.part.isWorded || right.start - left.end > 16) return false;
  const m = BETWEEN.exec(text.slice(left.end, right.start));
  if (!m) return false;
  const opened = [...(m[1] ?? '')].reverse().map((c) => MIRRORED[c] ?? c);
  return opened.join('') === m[2];
}

/**
 * An ID whose new number is the next after a range beside it, or right before one, joins it: what a rename has taken out
 * of a range comes back into it.
 */
export function joined(text: string, stretches: readonly Stretch[]): Stretch[] {
  const result = [...stretches];
  for (let i = 0; i < result.length; i++) {
    if (!isSoleMoved(result[i])) continue;
    const hasLeft = joinAt(text, result, i - 1, (left) => left.last !== null);
    const at = hasLeft ? i - 1 : i;
    // On the other side, down to a single ID: the range was parted from it.
    const hasRight = joinAt(text, result, at, (_, right) => hasLeft || right.last !== null);
    if (hasRight && !hasLeft) joinAt(text, result, i - 1, () => true);
    if (hasLeft) i--;
  }
  return result;
}

function isSoleMoved(stretch: Stretch | undefined): boolean {
  const piece = stretch?.pieces[0];
  return piece !== undefined && stretch?.pieces.length === 1 && piece.last === null && isMoved(piece.first);
}

/** Joins the stretch at an index with the one behind it, where they go on and it is wanted. */
function joinAt(text: string, result: Stretch[], at: number, wanted: (left: Piece, right: Piece) => boolean): boolean {
  const [left, right] = [result[at], result[at + 1]];
  if (!left || !right || !joinsAlike(text, left, right)) return false;
  const both = oneOf(left, right, wanted);
  if (both) result.splice(at, 2, both);
  return both !== null;
}

function oneOf(left: Stretch, right: Stretch, wanted: (left: Piece, right: Piece) => boolean): Stretch | null {
  const a = left.pieces[left.pieces.length - 1];
  const b = right.pieces[0];
  if (!a || !b || !wanted(a, b)) return null;
  const end = a.last ?? a.first;
  if (!isNext(end.becomes, b.first.becomes)) return null;
  const range = a.last ? a : b.last ? b : null;
  if (!range) return null;
  const piece: Piece = { ...range, first: a.first, last: b.last ?? b.first, firstLike: a.last ? a.firstLike : a.first };
  return {
    start: left.start,
    end: right.end,
    part: left.part,
    pieces: [...left.pieces.slice(0, -1), piece, ...right.pieces.slice(1)],
    isChanged: true,
  };
}
