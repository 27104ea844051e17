/** A stretch of text in a line. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** IDs that share a line with so many others need no words after each: they would push one another out of sight. */
const MOST_ON_LINE = 3;
const LONGEST_LINE = 120;
/** A row of a table is long because of its other cells. */
const LONGEST_ROW = 200;
const LONGEST_LABEL = 40;

const LEAD = /^(?:\s|>)*(?:[-*+]|\d{1,3}[.)])?\s*(?:\[.\]\s)?/;
/** What may stand around IDs that stand alone: marks, brackets, what joins them. */
const JOINTS = /^(?:[\s,;/+&()[\]*_`~"'.\u2192]|->|=>)*$/;
const WORDS = /\b(?:and|or)\b/g;

/**
 * The IDs of a line that stand alone in their cell, list or field, without words that say what they are; empty where there
 * are too many of them, or the line is long.
 *
 * @param cited all IDs of the line, in order; of a range the whole expression
 */
export function bareIds<T extends Stretch>(text: string, line: Stretch, cited: readonly T[]): readonly T[] {
  if (cited.length === 0 || cited.length > MOST_ON_LINE) return [];
  const length = line.end - line.start;
  if (length > LONGEST_ROW) return [];
  // IDs as blanks, so that what is left is what stands around them.
  let rest = '';
  let at = line.start;
  for (const { start, end } of cited) {
    if (start < at) continue;
    rest += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  rest += text.slice(at, line.end);
  const cells = cellsOf(rest);
  if (cells.length === 1) {
    const [cell] = cells;
    if (length > LONGEST_LINE || !cell) return [];
    const lead = LEAD.exec(rest)?.[0].length ?? 0;
    return isJoining(withoutLabel(rest.slice(lead), (cited[0]?.start ?? 0) - line.start - lead)) ? cited : [];
  }
  return cited.filter(({ start }) => {
    const cell = cells.find((c) => start - line.start >= c.start && start - line.start < c.end);
    return cell !== undefined && isJoining(rest.slice(cell.start, cell.end));
  });
}

function isJoining(words: string): boolean {
  return JOINTS.test(words.replace(WORDS, ' '));
}

/** `**Requirements traced**: [4.4-1]` is a field: what stands before its colon names it. */
function withoutLabel(rest: string, firstId: number): string {
  const colon = rest.indexOf(':');
  return colon >= 0 && colon < Math.min(firstId, LONGEST_LABEL) ? rest.slice(colon + 1) : rest;
}

/** The cells of a row of a table; the line as a whole where it is none. */
function cellsOf(line: string): Stretch[] {
  const isRow = /^(?:\s|>)*\|/.test(line) || (line.match(/\|/g)?.length ?? 0) > 1;
  if (!isRow) return [{ start: 0, end: line.length }];
  const cells: Stretch[] = [];
  let start = 0;
  for (let i = 0; i <= line.length; i++) {
    if (i < line.length && (line[i] !== '|' || line[i - 1] === '\\')) continue;
    cells.push({ start, end: i });
    start = i + 1;
  }
  return cells;
}
