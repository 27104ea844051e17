import type { TextEdit } from './edit';

/** A stretch of the first text, or what has taken the place of one. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.to - piece.from);

/**
 * Edits made one round after the other, each told in offsets of the text after the rounds before it, as edits of the
 * first text, `length` long: what no round touches is in none of them.
 */
export function composedEdits(length: number, rounds: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: Piece[] = [{ from: 0, to: length }];
  for (const edits of rounds) pieces = applied(pieces, edits);
  const composed: TextEdit[] = [];
  let done = 0;
  let newText = '';
  const flush = (upTo: number): void => {
    if (upTo > done || newText !== '') composed.push({ start: done, end: upTo, newText });
    newText = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) newText += piece.text;
    else {
      flush(piece.from);
      done = piece.to;
    }
  }
  flush(length);
  return composed;
}

function applied(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const ordered = edits
    .map((edit, given) => ({ edit, given }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.given - b.given);
  const result: Piece[] = [];
  const rest = [...pieces].reverse();
  let at = 0;
  const move = (to: number, isKept: boolean): void => {
    while (at < to) {
      const piece = rest.pop();
      if (!piece) return;
      const taken = Math.min(to - at, lengthOf(piece));
      const [head, tail] = split(piece, taken);
      if (isKept) result.push(head);
      if (lengthOf(tail) > 0) rest.push(tail);
      at += taken;
    }
  };
  for (const { edit } of ordered) {
    move(edit.start, true);
    if (edit.newText !== '') result.push({ text: edit.newText });
    move(edit.end, false);
  }
  return [...result, ...rest.reverse()];
}

function split(piece: Piece, at: number): [Piece, Piece] {
  if ('text' in piece) return [{ text: piece.text.slice(0, at) }, { text: piece.text.slice(at) }];
  return [
    { from: piece.from, to: piece.from + at },
    { from: piece.from + at, to: piece.to },
  ];
}
