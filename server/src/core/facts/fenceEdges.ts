import { readIds, type Citations, type CitedId } from '../ids/reader';
import type { Code } from '../markdown/blocks';
import type { FenceRule } from '../profile/compile';
import type { DocumentReader } from './documentReader';

/** `-->`, `-.->`, `==>`, `--text-->`, `---`: what ties two nodes of a flow chart; the tie points from left to right. */
const EDGE = /(?:--|==|-\.)[^\n]{0,40}?(?:-?>|->|=>|-{1,2}|\.-)(?:\|[^|\n]{0,40}\|)?/g;

/** One edge: `to` waits for `from`. */
export interface FenceEdge {
  readonly rule: FenceRule;
  readonly from: CitedId;
  readonly to: CitedId;
}

/** The edges of a fence whose language the document's rule names: `T001 --> T002 --> T003`, `T001 & T002 --> T003`. */
export function readFenceEdges(reader: DocumentReader, block: Code): FenceEdge[] {
  const rules = reader.rule?.fences ?? [];
  if (rules.length === 0 || !block.fenced) return [];
  const info = reader.text.slice(block.infoStart, block.infoEnd).trim().split(/\s/)[0]?.toLowerCase() ?? '';
  const rule = rules.find(({ language }) => language === info);
  if (!rule) return [];
  const edges: FenceEdge[] = [];
  for (let line = block.firstLine; line <= block.lastLine; line++) {
    const start = reader.lineStart(line);
    const end = reader.lineStart(line + 1);
    const text = reader.text.slice(start, end);
    EDGE.lastIndex = 0;
    let left = start;
    let before: CitedId[] | null = null;
    for (let m = EDGE.exec(text); m; m = EDGE.exec(text)) {
      const nodes = nodesIn(left, start + m.index);
      tie(before, nodes);
      before = nodes;
      left = start + m.index + m[0].length;
    }
    if (before) tie(before, nodesIn(left, end));
  }
  return edges;

  function nodesIn(from: number, to: number): CitedId[] {
    const out: Citations = { ids: [], ranges: [] };
    readIds(reader.text, from, to, reader.collected.grammar, null, [], out);
    return out.ids.filter((id) => rule?.forms.has(id.form));
  }

  function tie(before: readonly CitedId[] | null, after: readonly CitedId[]): void {
    if (!rule) return;
    for (const from of before ?? []) for (const to of after) edges.push({ rule, from, to });
  }
}
