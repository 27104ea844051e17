import { readBlocks } from '../../markdown/blockReader';
import type { Block, Blocks } from '../../markdown/blocks';
import type { Snapshot } from '../../workspace/snapshot';
import { openDocument } from '../openDocument';
import type { PlanProse, Run } from '../planProse';
import { Refused } from '../renaming/refused';
import { snapshotText } from '../snapshotText';

/** A row of a list or table, in the tree of its document. */
export interface OpenRow {
  readonly prose: PlanProse;
  /** The run of text that holds the offset. */
  readonly run: Run;
  /** The list item or table row. */
  readonly row: Block;
  readonly index: number;
}

/** @throws Refused where the document cannot be edited now. */
export function openOrRefuse(snapshot: Snapshot, path: string): PlanProse {
  const prose = openDocument(snapshot, path);
  if (!prose) throw new Refused(`${path} is too large, or has changed on disk since it was read.`);
  return prose;
}

/** The row whose own text holds an offset; null where that is no row. */
export function rowAt(prose: PlanProse, offset: number): OpenRow | null {
  const run = prose.runAt(offset);
  const holder = run ? prose.blocks[run.block] : undefined;
  if (!run || !holder) return null;
  const index = holder.kind === 'row' ? run.block : holder.parent;
  const row = prose.blocks[index];
  if (row?.kind !== 'row' && row?.kind !== 'item') return null;
  return { prose, run, row, index };
}

/** A row as the fast reader finds it: to know what can be offered, without a tree. */
export interface QuickRow {
  readonly blocks: Blocks;
  readonly row: Block;
  readonly index: number;
}

/** The innermost row of a document's text that holds an offset; null where there is none. */
export function quickRowAt(snapshot: Snapshot, path: string, offset: number): QuickRow | null {
  const current = snapshotText(snapshot, path);
  const blocks = typeof current === 'string' ? [] : readBlocks(current.text);
  let index = -1;
  blocks.forEach(({ kind, start, end }, i) => {
    if ((kind === 'row' || kind === 'item') && start <= offset && offset <= end) index = i;
  });
  const row = blocks[index];
  return row ? { blocks, row, index } : null;
}

/** The row above or below another one of its list or table. */
export function neighbour(blocks: Blocks, index: number, below: boolean): Block | null {
  const row = blocks[index];
  const siblings = blocks.flatMap((block, i) =>
    block.kind === row?.kind && block.parent === row.parent && !(block.kind === 'row' && block.header) ? [i] : [],
  );
  const at = siblings[siblings.indexOf(index) + (below ? 1 : -1)];
  return at === undefined ? null : (blocks[at] ?? null);
}
