import { baselineFile } from '../../core/baseline/file';
import type { Finding } from '../../core/model/finding';
import type { Severity } from '../../core/model/vocabulary';
import { LineIndex, type LineStarts } from '../../core/text/lineIndex';
import type { Snapshot } from '../../core/workspace/snapshot';
import type { AppliedFix } from '../fixDocuments';

/** What a run of `check` has to tell, in whatever format. */
export interface Outcome {
  /** The folder that paths are relative to; absolute. */
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly isSelected: (path: string) => boolean;
  /** In order of their files and places; those of one file stand together. */
  readonly findings: readonly Finding[];
  /** How many findings are known and left out; null where nobody asked. */
  readonly known: number | null;
  /** What was repaired; null where nobody asked. */
  readonly fixes: readonly AppliedFix[] | null;
}

/** A place as people count it: from 1, columns in UTF-16 units. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

export function placeOf(snapshot: Snapshot, file: string, offset: number): LineAndColumn {
  const position = linesOf(snapshot, file)?.positionAt(offset);
  return { line: (position?.line ?? 0) + 1, column: (position?.character ?? 0) + 1 };
}

function linesOf(snapshot: Snapshot, file: string): LineStarts | undefined {
  const { baseline } = snapshot;
  return file === baselineFile && baseline ? new LineIndex(baseline.text) : snapshot.graph.file(file)?.facts.lines;
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((f) => f.severity === severity).length;
}
