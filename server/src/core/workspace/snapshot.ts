import type { BaselineReading } from '../baseline/baseline';
import type { ConfigurationProblem } from '../configuration/problem';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Profile } from '../profile/compile';

/**
 * One moment of a workspace folder: every document's facts, linked. Never changes; a request is answered from one
 * snapshot from beginning to end.
 */
export interface Snapshot {
  /** Rises with every change. */
  readonly generation: number;
  /** In order of their paths. */
  readonly files: readonly LinkedFile[];
  readonly graph: Graph;
  readonly profiles: readonly Profile[];
  readonly configurationProblems: readonly ConfigurationProblem[];
  /** What is remembered of texts and of reviews; null where the folder has no baseline. */
  readonly baseline: BaselineReading | null;
  /** False where nothing counts that the folder brings along to be filled in or run, as its own templates. */
  readonly isTrusted: boolean;
  /**
   * The text that a file's facts were read from, where it can still be had, or that of a template of the folder; null
   * otherwise.
   */
  text(path: string): string | null;
  /** The folder as it would be if some files had other texts: for edits that build on one another. */
  withTexts(texts: ReadonlyMap<string, string>): Snapshot;
  /** True for every file that is known to exist, documents or not. */
  exists(path: string): boolean;
}
