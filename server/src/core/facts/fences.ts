import type { Code } from '../markdown/blocks';
import type { LineIndex } from '../text/lineIndex';
import type { BrokenFenceFact } from './facts';

/**
 * A fence that a fence inside it closes early. CommonMark closes a fence at the first bare fence line that is long
 * enough; a block that shows markdown with fences of its own, in an outer fence that is no longer than they are, ends at
 * the first inner closing line, and the text after it is read as live. The sign of it: inside the block stands the
 * opening of another fence (with an info string), as long as the outer one.
 */
function brokenFence(text: string, code: Code, lines: LineIndex): BrokenFenceFact | null {
  if (!code.fenced || code.fenceLength === 0) return null;
  const info = text.slice(code.infoStart, code.infoEnd).split(/\s/)[0] ?? '';
  if (info !== '' && !/^(?:markdown|md|text|txt|plain|mdx)$/i.test(info)) return null;
  const mark = code.fence.charCodeAt(0);
  for (let line = code.firstLine; line <= code.lastLine; line++) {
    let i = lines.lineStart(line);
    const end = lines.lineEnd(line);
    while (i < end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 62)) i++;
    const from = i;
    while (i < end && text.charCodeAt(i) === mark) i++;
    if (i - from < code.fenceLength) continue;
    // The info string of an opening fence is one word of letters right behind the marks.
    if (!/^[A-Za-z][\w+-]*[ \t]*$/.test(text.slice(i, Math.min(end, i + 40)))) continue;
    return { start: code.start, end: lines.lineEnd(code.line), innerStart: from, innerEnd: end, innerLine: line };
  }
  return null;
}

/** Looks at the fences of one document in their order, and tells each defect at its cause. */
export class FenceWatch {
  private strayIsDue = false;

  /** What is wrong with a fence; null where it is whole, and where it is what an earlier one left over. */
  look(text: string, code: Code, lines: LineIndex): BrokenFenceFact | null {
    // The line that was to close the broken fence opens a block of its own, which swallows live text.
    if (this.strayIsDue && code.fenced && code.infoEnd === code.infoStart) {
      this.strayIsDue = false;
      return null;
    }
    const broken = brokenFence(text, code, lines);
    if (broken) this.strayIsDue = true;
    return broken;
  }
}
