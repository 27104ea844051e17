/** What follows the `]` of a link: a resource, `(destination "title")`, or a reference, `[label]`. */
import { BRACKET_CLOSE, BRACKET_OPEN, PAREN_CLOSE, PAREN_OPEN } from './characters';
import {
  LABEL_LIMIT,
  labelEnd,
  normaliseLabel,
  readDestination,
  skipWhitespace,
  titleEnd,
  titleMark,
} from './linkParts';

/** The end of a link, and its destination; `destinationStart` is -1 for a reference. */
export interface LinkTail {
  readonly end: number;
  readonly destinationStart: number;
  readonly destinationEnd: number;
}

/** Parentheses that may be open at once in the destination of a resource. */
const PAREN_LIMIT = 32;

export class LinkTails {
  /** Closing marks of titles that the rest of the run lacks. */
  private lacking: Set<number> | undefined;

  constructor(
    private readonly run: string,
    private readonly labels: ReadonlySet<string> | undefined,
  ) {}

  /** The tail of the link or image whose text is `[textStart, close)`, if it is one. */
  read(textStart: number, close: number): LinkTail | undefined {
    const next = this.run.charCodeAt(close + 1);
    if (next === PAREN_OPEN) {
      const tail = this.resource(close + 2);
      if (tail !== undefined) return tail;
    }
    if (this.labels === undefined) return undefined;
    const defined = close - textStart <= LABEL_LIMIT && this.isDefined(textStart, close);
    if (next !== BRACKET_OPEN) return defined ? reference(close + 1) : undefined;
    const labelClose = labelEnd(this.run, close + 2);
    if (labelClose !== -1 && this.isDefined(close + 2, labelClose)) return reference(labelClose + 1);
    return defined && this.run.charCodeAt(close + 2) === BRACKET_CLOSE ? reference(close + 3) : undefined;
  }

  private isDefined(start: number, end: number): boolean {
    return this.labels !== undefined && this.labels.has(normaliseLabel(this.run.slice(start, end)));
  }

  /** A resource, from after its opening parenthesis. */
  private resource(from: number): LinkTail | undefined {
    const { run } = this;
    const start = skipWhitespace(run, from);
    if (run.charCodeAt(start) === PAREN_CLOSE)
      return { end: start + 1, destinationStart: start, destinationEnd: start };
    const destination = readDestination(run, start, PAREN_LIMIT);
    if (destination === undefined) return undefined;
    let at = skipWhitespace(run, destination.after);
    if (at > destination.after) {
      const mark = titleMark(run, at);
      if (!Number.isNaN(mark)) {
        at = this.titleEnd(at + 1, mark);
        if (at === -1) return undefined;
        at = skipWhitespace(run, at);
      }
    }
    if (run.charCodeAt(at) !== PAREN_CLOSE) return undefined;
    return { end: at + 1, destinationStart: destination.start, destinationEnd: destination.end };
  }

  private titleEnd(from: number, mark: number): number {
    if (this.lacking?.has(mark) === true) return -1;
    const end = titleEnd(this.run, from, mark);
    if (end === -1) (this.lacking ??= new Set()).add(mark);
    return end;
  }
}

function reference(end: number): LinkTail {
  return { end, destinationStart: -1, destinationEnd: -1 };
}
