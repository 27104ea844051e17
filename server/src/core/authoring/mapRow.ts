import type { LinkedFile } from '../graph/linkedFile';
import { readCheckbox } from '../facts/status';
import type { TextEdit } from '../text/edit';
import { cellEdit } from './cellEdit';
import { mappingsOf, rowParts, type Mapping } from './leadOfRow';
import type { PlanProse, Run } from './planProse';
import { mappingColumnsOf } from './rowPlacing';
import { cellsOf, tablesOf } from './tableEdit';

/** `→ TBD`: a mapping that nobody has made yet. */
const NOT_YET = /^[ \t]*[([]?[ \t]*(?:\u2192|\u27f6|\u21d2|->|=>)[ \t]*[*_`]*(?:TBD|TBA|none|\?)?[*_`]*[)\]]?\.?$/i;
const NOTHING = /^[*_`]*(?:none|n\/a|tbd|tba|\?|[-\u2013\u2014])?[*_`]*$/i;

/**
 * Maps a checklist row to a work package as other rows of the document are mapped. Null where the row is mapped already,
 * or where rows are not mapped there.
 */
export function mapRow(file: LinkedFile, prose: PlanProse, index: number, work: string): TextEdit | null {
  const item = file.facts.items[index];
  const run = item ? prose.runAt(item.start) : null;
  const holder = run ? prose.blocks[run.block] : undefined;
  const mappings = mappingsOf(file.facts);
  if (!item || !run || !holder || !file.profile || mappings.has(index)) return null;
  const { text, blocks } = prose;
  if (holder.kind === 'row') {
    const table = tablesOf(text, blocks).find(({ block }) => block === holder.parent);
    const columns = mappingColumnsOf(file.profile);
    const column = table?.columns.findIndex((name) => columns.has(name)) ?? -1;
    const there = column < 0 ? undefined : cellsOf(text, holder)[column];
    return there !== undefined && NOTHING.test(there) ? cellEdit(text, holder, column, work) : null;
  }
  const style = mappingStyle(file, prose, mappings, work);
  if (style === null) return null;
  const { wordsEnd } = partsOf(prose, run, item, 'none');
  const rest = text.slice(wordsEnd, run.end);
  if (rest.trim() === '') return { start: wordsEnd, end: wordsEnd, newText: style };
  return NOT_YET.test(rest) ? { start: wordsEnd, end: run.end, newText: style } : null;
}

/** ` → WP-2`, by the first row of a list that has its mapping at its end. */
function mappingStyle(
  file: LinkedFile,
  prose: PlanProse,
  mappings: ReadonlyMap<number, Mapping>,
  work: string,
): string | null {
  const { text, blocks } = prose;
  for (const [index, mapping] of mappings) {
    const item = file.facts.items[index];
    const run = item ? prose.runAt(item.start) : null;
    if (!item || !run || blocks[run.block]?.kind === 'row' || mapping.end > run.end) continue;
    const { wordsEnd } = partsOf(prose, run, item, mapping);
    if (mapping.start < wordsEnd) continue;
    const behind = /^[\])}*_`~]*/.exec(text.slice(mapping.end, run.end))?.[0] ?? '';
    return text.slice(wordsEnd, mapping.start) + work + behind;
  }
  return null;
}

function partsOf(
  prose: PlanProse,
  run: Run,
  item: { readonly start: number; readonly end: number },
  mapping: Mapping | 'none',
): { wordsEnd: number } {
  const box = readCheckbox(prose.text, run.start);
  return rowParts(prose, run, box?.end ?? run.start, item.start, item.end, mapping);
}
