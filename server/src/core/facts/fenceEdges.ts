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

/** A stretch of a line. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One statement of a flow chart as its nodes (several where `&` joins them) and what ties them, by their places. */
export interface EdgeChain extends Stretch {
  readonly nodes: readonly Stretch[];
  /** One fewer than there are nodes; a statement without any names a node. */
  readonly ties: readonly Stretch[];
}

/** The statements of one line, divided by `;`. What stands behind `%%` is a comment. */
export function chainsIn(text: string, start: number, end: number): EdgeChain[] {
  if (text.slice(start, end).trimStart().startsWith('%%')) return [];
  return dividedAt(text, start, end, ';').map((statement) => {
    const words = text.slice(statement.start, statement.end);
    const nodes: Stretch[] = [];
    const ties: Stretch[] = [];
    let left = statement.start;
    EDGE.lastIndex = 0;
    for (let m = EDGE.exec(words); m; m = EDGE.exec(words)) {
      const at = statement.start + m.index;
      nodes.push({ start: left, end: at });
      left = at + m[0].length;
      ties.push({ start: at, end: left });
    }
    nodes.push({ start: left, end: statement.end });
    return { ...statement, nodes, ties };
  });
}

/** The parts of a stretch between the places of a character that stands in no label: `A[x & y] & B`. */
export function dividedAt(text: string, start: number, end: number, divider: string): Stretch[] {
  const parts: Stretch[] = [];
  let from = start;
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < end; at++) {
    const c = text.charAt(at);
    if (c === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (c === '[' || c === '(' || c === '{') depth++;
    else if (c === ']' || c === ')' || c === '}') depth--;
    else if (c === divider && depth <= 0) {
      parts.push({ start: from, end: at });
      from = at + 1;
    }
  }
  parts.push({ start: from, end });
  return parts;
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
    for (const { nodes, ties } of chainsIn(reader.text, reader.lineStart(line), reader.lineStart(line + 1))) {
      if (ties.length === 0) continue;
      const cited = nodes.map(({ start, end }) => idsIn(start, end));
      cited.forEach((ids, i) => {
        for (const from of i > 0 ? (cited[i - 1] ?? []) : []) for (const to of ids) edges.push({ rule, from, to });
      });
    }
  }
  return edges;

  function idsIn(from: number, to: number): CitedId[] {
    const out: Citations = { ids: [], ranges: [] };
    readIds(reader.text, from, to, reader.collected.grammar, null, [], out);
    return out.ids.filter((id) => rule?.forms.has(id.form));
  }
}
