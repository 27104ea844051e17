import { readIds, type Citations } from '../ids/reader';
import type { Blocks } from '../markdown/blocks';
import type { Profile } from '../profile/compile';
import { leadingId } from './leads';
import { readCheckbox } from './status';

const LONGEST_LEAD = 80;

/**
 * Line of the first heading, list item or table row that begins with an ID of one of the forms; -1 for none. Looks at
 * the beginning of each block alone.
 */
export function leadLine(text: string, blocks: Blocks, profile: Profile, forms: ReadonlySet<number>): number {
  for (const [i, block] of blocks.entries()) {
    let start = -1;
    let end = -1;
    if (block.kind === 'heading') [start, end] = [block.segments[0] ?? -1, block.segments[1] ?? -1];
    else if (block.kind === 'row' && !block.header) [start, end] = [block.cells[0] ?? -1, block.cells[1] ?? -1];
    else if (block.kind === 'paragraph' && block.parent === i - 1 && blocks[block.parent]?.kind === 'item')
      [start, end] = [block.segments[0] ?? -1, block.segments[1] ?? -1];
    if (start < 0 || end <= start) continue;
    const from = readCheckbox(text, start)?.end ?? start;
    const out: Citations = { ids: [], ranges: [] };
    readIds(text, from, Math.min(end, from + LONGEST_LEAD), profile.grammar, forms, [], out);
    const lead = leadingId(text, from, out);
    if (lead && forms.has(lead.form)) return block.line;
  }
  return -1;
}
