import type { TextEdit } from './edit';

/** A stretch of the first text, or characters that are new. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

const textOf = (piece: Piece, original: string): string =>
  'text' in piece ? piece.text : original.slice(piece.start, piece.end);

/**
 * A text that is edited several times, each time in offsets of what came of the time before. What it all comes to is
 * told as edits of the first text, which touch no more than each of them did.
 */
export class EditedText {
  private pieces: readonly Piece[];

  constructor(readonly original: string) {
    this.pieces = [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.pieces.map((piece) => textOf(piece, this.original)).join('');
  }

  /** Edits that do not overlap, in offsets of `text`. */
  apply(edits: readonly TextEdit[]): void {
    const ordered = edits
      .map((edit, given) => ({ edit, given }))
      .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.given - b.given);
    const result: Piece[] = [];
    let at = 0;
    for (const { edit } of ordered) {
      if (edit.start < at) throw new Error(`Edit ${edit.start}-${edit.end} overlaps another that ends at ${at}`);
      result.push(...this.between(at, edit.start));
      if (edit.newText !== '') result.push({ text: edit.newText });
      at = edit.end;
    }
    result.push(...this.between(at, Infinity));
    this.pieces = result;
  }

  private *between(from: number, to: number): Generator<Piece> {
    let at = 0;
    for (const piece of this.pieces) {
      const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
      const [first, last] = [Math.max(from - at, 0), Math.min(to - at, length)];
      at += length;
      if (first >= last) continue;
      if ('text' in piece) yield { text: piece.text.slice(first, last) };
      else yield { start: piece.start + first, end: piece.start + last };
    }
  }

  /** The edits that make `text` of the first text. */
  get edits(): TextEdit[] {
    const found: TextEdit[] = [];
    let done = 0;
    let added = '';
    const close = (next: number): void => {
      const old = this.original.slice(done, next);
      if (old !== added) found.push({ start: done, end: next, newText: added });
      added = '';
    };
    for (const piece of this.pieces) {
      if ('text' in piece) {
        added += piece.text;
        continue;
      }
      close(piece.start);
      done = piece.end;
    }
    close(this.original.length);
    return found;
  }
}
