import type { Blocks } from '../../markdown/blocks';
import type { Refusal } from '../../model/edit';

/** What stands around the rows that Plantrace keeps. */
export const START_MARKER = '<!-- plantrace-matrix:start (columns, rows and notes that you add stay as they are) -->';
export const END_MARKER = '<!-- plantrace-matrix:end -->';

const START = /^<!-- {0,4}plantrace-matrix:start\b/;
const END = /^<!-- {0,4}plantrace-matrix:end\b/;

/** Where the rows that Plantrace keeps stand in a text. */
export interface MarkedRegion {
  /** Behind the marker at its beginning, and before the one at its end. */
  readonly start: number;
  readonly end: number;
}

/** The part of a document between the markers; null where it has none. */
export function markedRegion(path: string, text: string, blocks: Blocks): MarkedRegion | null | Refusal {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'html') continue;
    const written = text.slice(block.start, block.end);
    if (START.test(written)) starts.push(block.end);
    else if (END.test(written)) ends.push(block.start);
  }
  const [start, end] = [starts[0], ends[0]];
  if (start === undefined && end === undefined) return null;
  if (start === undefined || end === undefined || starts.length > 1 || ends.length > 1 || end < start)
    return {
      refused: `${path} needs one "plantrace-matrix:start" comment and one "plantrace-matrix:end" comment behind it: put them around the rows, or remove both, and try again.`,
    };
  return { start, end };
}
