import type { Segments } from './blocks';

const ONE_LINE: readonly number[] = [0];

/** One run of inline text as one string, its lines joined by `\n`, and the way back to the source. */
export class TextRun {
  readonly text: string;
  /** Where each segment begins in `text`. */
  private readonly begins: readonly number[];

  constructor(
    source: string,
    private readonly segments: Segments,
  ) {
    if (segments.length === 2) {
      this.text = source.slice(segments[0], segments[1]);
      this.begins = ONE_LINE;
      return;
    }
    const lines: string[] = [];
    const begins: number[] = [];
    let begin = 0;
    for (let i = 0; i < segments.length; i += 2) {
      begins.push(begin);
      lines.push(source.slice(segments[i], segments[i + 1]));
      begin += segments[i + 1] - segments[i] + 1;
    }
    this.text = lines.join('\n');
    this.begins = begins;
  }

  /** The source offset of the character at `at`; a line ending is found at the end of its segment. */
  toSource(at: number): number {
    const { begins, segments } = this;
    let low = 0;
    let high = begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (begins[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return segments[low * 2] + at - begins[low];
  }

  /** The place in `text` of a source offset; what lies between two segments is found at the end of the first. */
  fromSource(offset: number): number {
    const { begins, segments } = this;
    let low = 0;
    let high = begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (segments[middle * 2] <= offset) low = middle;
      else high = middle - 1;
    }
    return begins[low] + Math.min(offset, segments[low * 2 + 1]) - segments[low * 2];
  }
}
