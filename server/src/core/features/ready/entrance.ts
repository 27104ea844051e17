import { ReferenceField, referenceStride } from '../../facts/facts';
import { tidy } from '../../facts/titles';
import type { Graph } from '../../graph/graph';

/** What has to hold before a phase begins, as its plan says it, and the items that it names there. */
export interface Entrance {
  readonly words: string;
  readonly items: readonly number[];
}

const ENTRANCE =
  /^[ \t>]*(?:[-*+][ \t]+)?[*_]{0,3}(?:Entrance|Entry)(?:[ \t]+(?:criteria|conditions))?[*_]{0,3}:[*_]{0,3}/i;
const LONGEST_LINE = 2000;

/** The line of a phase that says when it may begin (`Entrance: Phase A exit met`); null where it says nothing. */
export function entranceOf(graph: Graph, phase: number, text: string): Entrance | null {
  const file = graph.fileOfItem(phase);
  const { heading } = graph.item(phase);
  const { headings, lines, length } = file.facts;
  const own = headings[heading];
  if (!own) return null;
  const end = headings[heading + 1]?.start ?? length;
  for (let line = lines.lineAt(own.end) + 1; line < lines.lineCount && lines.lineStart(line) < end; line++) {
    const start = lines.lineStart(line);
    const next = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : length;
    const said = text.slice(start, Math.min(next, start + LONGEST_LINE));
    const label = ENTRANCE.exec(said)?.[0];
    if (label !== undefined)
      return { words: tidy(said.slice(label.length)), items: citedIn(graph, file.path, start, next, phase) };
  }
  return null;
}

function citedIn(graph: Graph, path: string, start: number, end: number, phase: number): number[] {
  const f = graph.fileIndex(path);
  const references = graph.files[f]?.facts.references ?? new Int32Array();
  const found = new Set<number>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const place = references[at + ReferenceField.start] ?? -1;
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    if (place < start || place >= end || target < 0 || target === phase) continue;
    const { kind } = graph.item(target);
    if (kind === 'phase' || kind === 'task' || kind === 'work-package') found.add(target);
  }
  return [...found];
}
