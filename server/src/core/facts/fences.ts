import type { Code } from '../markdown/blocks';
import type { LineIndex } from '../text/lineIndex';
import type { BrokenFenceFact, FenceClose } from './facts';

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
    const marks = marksAt(text, lines, line, mark);
    if (marks.end - marks.start < code.fenceLength) continue;
    // The info string of an opening fence is one word of letters right behind the marks.
    if (!/^[A-Za-z][\w+-]*[ \t]*$/.test(text.slice(marks.end, Math.min(marks.lineEnd, marks.end + 40)))) continue;
    return {
      start: code.start,
      end: lines.lineEnd(code.line),
      innerStart: marks.start,
      innerEnd: marks.lineEnd,
      innerLine: line,
      length: code.fenceLength,
      close: closeOf(text, code, lines, info !== ''),
    };
  }
  return null;
}

/** How far below a fence the line that was meant to close it is looked for: no template is longer. */
const MOST_LINES = 2000;

/**
 * The line that was meant to close a fence: the first bare one that is left over when each fence inside, told by its
 * info string, has taken the next bare one for itself. Fences shorter than the outer one are its content.
 */
function closeOf(text: string, code: Code, lines: LineIndex, hasInfo: boolean): FenceClose | null {
  const mark = code.fence.charCodeAt(0);
  const last = Math.min(lines.lineCount - 1, code.line + MOST_LINES);
  const open: number[] = [];
  let longest = code.fenceLength;
  let close: FenceClose | null = null;
  for (let line = code.line + 1; line <= last; line++) {
    const marks = marksAt(text, lines, line, mark);
    const length = marks.end - marks.start;
    if (length < (close ? 3 : code.fenceLength)) continue;
    const info = text.slice(marks.end, marks.lineEnd).trim();
    // Code in a line of prose is no fence.
    if (mark === BACKTICK && info.includes('`')) continue;
    // A bare line below may belong to a bare fence inside, and the one that was found be inside as well.
    if (close) return info === '' ? { ...close, isCertain: false } : close;
    const inner = open[open.length - 1];
    if (info !== '') {
      open.push(length);
      longest = Math.max(longest, length);
    } else if (inner === undefined) {
      close = { start: marks.start, end: marks.end, wanted: longest + 1, isCertain: hasInfo };
    } else if (length >= inner) {
      open.pop();
      longest = Math.max(longest, length);
    }
  }
  return close;
}

const BACKTICK = 96;

/** The fence marks that a line begins with, behind what its containers put before them; empty where there are none. */
function marksAt(
  text: string,
  lines: LineIndex,
  line: number,
  mark: number,
): { readonly start: number; readonly end: number; readonly lineEnd: number } {
  let start = lines.lineStart(line);
  const lineEnd = lines.lineEnd(line);
  while (start < lineEnd && isContainerMark(text.charCodeAt(start))) start++;
  let end = start;
  while (end < lineEnd && text.charCodeAt(end) === mark) end++;
  return { start, end, lineEnd };
}

function isContainerMark(c: number): boolean {
  return c === 32 || c === 9 || c === 62;
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
