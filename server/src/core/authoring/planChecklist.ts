import { readCheckbox } from '../facts/status';
import type { FileFacts, ItemFact } from '../facts/facts';
import { headingSays, wordsOf } from '../profile/words';
import { ordinalOf, seriesNumber } from '../graph/sections';
import { mappingsOf, rowParts, type Mapping, type RowParts } from './leadOfRow';
import type { PlanProse, Run } from './planProse';
import { tablesOf, type TableInText } from './tableEdit';

/** A row of a plan's Requirements Checklist that defines an ID, in a list or in a table. */
export interface PlannedRow {
  readonly item: ItemFact;
  /** `3.1` and 2 of `[3.1-2]` */
  readonly section: string;
  readonly number: number;
  readonly run: Run;
  /** Where its text begins behind bullet and box. */
  readonly textStart: number;
  readonly hasBox: boolean;
  readonly mapping: Mapping | null;
  readonly parts: RowParts;
  /** Index of the block of the list item or of the table's row. */
  readonly block: number;
  /** The table and the row's index in it; null in a list. */
  readonly table: TableInText | null;
  readonly tableRow: number;
}

/** A heading of the checklist that groups rows of a section: `### 3.1 Opening`. */
export interface Group {
  readonly section: string;
  readonly depth: number;
  readonly start: number;
  /** End of the last thing below it, before any other heading. */
  readonly end: number;
}

/** A plan's Requirements Checklist as it stands in the text. */
export interface PlanChecklist {
  readonly depth: number;
  readonly start: number;
  /** End of the last thing in the section. */
  readonly end: number;
  readonly rows: readonly PlannedRow[];
  readonly groups: readonly Group[];
}

const TITLE = wordsOf('Requirements Checklist');
const GROUP = /^\s*[*_]*(?:Section\s+|§\s*)?(\d+(?:\.\d+)*)/i;

/**
 * The checklist of a plan whose tree the prose has; null where the plan has none. `form`: the form of the IDs, `titles`:
 * what the checklist may be called, in words.
 */
export function readPlanChecklist(
  prose: PlanProse,
  facts: FileFacts,
  form: number,
  titles: readonly string[] = [TITLE],
): PlanChecklist | null {
  const { text, blocks } = prose;
  const headings = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.parent < 0
      ? [{ block, index, words: text.slice(block.segments[0] ?? block.end, block.segments[1] ?? block.end) }]
      : [],
  );
  const own = headings.findIndex(({ words }) => titles.some((title) => headingSays(wordsOf(words), title)));
  if (own < 0) return null;
  const { block: heading, index: first } = headings[own];
  const next = headings.find((other, h) => h > own && other.block.depth <= heading.depth);
  const limit = next?.index ?? blocks.length;
  const endOf = (from: number, to: number): number => {
    let { end } = blocks[from];
    for (let b = from + 1; b < to; b++) end = Math.max(end, blocks[b].end);
    return end;
  };
  const groups = headings.slice(own + 1).flatMap(({ block, index, words }, h): Group[] => {
    const section = GROUP.exec(words)?.[1];
    if (index >= limit || section === undefined) return [];
    const end = endOf(index, Math.min(limit, headings[own + h + 2]?.index ?? limit));
    return [{ section, depth: block.depth, start: block.start, end }];
  });
  const end = endOf(first, limit);
  return {
    depth: heading.depth,
    start: heading.start,
    end,
    rows: rowsBetween(prose, facts, form, heading.end, end),
    groups,
  };
}

function rowsBetween(prose: PlanProse, facts: FileFacts, form: number, start: number, end: number): PlannedRow[] {
  const { text, blocks } = prose;
  const mappings = mappingsOf(facts);
  const tables = tablesOf(text, blocks);
  return facts.items.flatMap((item, index): PlannedRow[] => {
    if (item.form !== form || item.strength !== 'explicit' || item.start < start || item.end > end) return [];
    const run = prose.runAt(item.start);
    if (!run) return [];
    const holder = blocks[run.block];
    const table = holder.kind === 'row' ? (tables.find((t) => t.block === holder.parent) ?? null) : null;
    const block = holder.kind === 'row' ? run.block : holder.parent;
    if (table === null && blocks[block]?.kind !== 'item') return [];
    const box = readCheckbox(text, run.start);
    const mapping = mappings.get(index) ?? null;
    const textStart = box?.end ?? run.start;
    const own = mapping && mapping.start >= run.start && mapping.end <= run.end ? mapping : null;
    return [
      {
        item,
        section: seriesNumber(item.id),
        number: ordinalOf(item.id),
        run,
        textStart,
        hasBox: box !== null,
        mapping: own,
        parts: rowParts(prose, run, textStart, item.start, item.end, own ?? 'none'),
        block,
        table,
        tableRow: table ? table.rows.findIndex((row) => row === holder) : -1,
      },
    ];
  });
}
