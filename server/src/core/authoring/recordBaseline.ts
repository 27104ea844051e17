import { lineEdits } from '../baseline/baselineText';
import { baselineFile } from '../baseline/file';
import { recordedText, type Recorded } from '../baseline/record';
import type { Refusal, WorkspaceChange } from '../model/edit';
import type { Snapshot } from '../workspace/snapshot';

/** What recording does; no change where the baseline says all that there is to say. */
export interface BaselineRecording {
  readonly recorded: Recorded;
  readonly isNew: boolean;
  readonly change: WorkspaceChange | null;
}

/** The edit that writes the baseline of a folder, or brings it up to date without a word lost that waits for a review. */
export function recordedBaseline(snapshot: Snapshot): BaselineRecording | Refusal {
  const { graph, baseline } = snapshot;
  const [problem] = baseline?.problems ?? [];
  if (problem) return { refused: `${baselineFile} can't be read, and is left as it is: ${problem.message}` };
  if (!baseline && snapshot.exists(baselineFile))
    return { refused: `${baselineFile} is there already, and can't be read.` };
  const { recorded, text } = recordedText(graph, baseline, {
    isSelected: () => true,
    marksReviewed: false,
    textOf: snapshot.text,
  });
  if (!baseline && recorded.texts === 0)
    return { refused: 'There is nothing to record: no plan document here defines what work could be held to.' };
  const change = { title: 'Record baseline', creations: [], edits: [] };
  if (!baseline) return { recorded, isNew: true, change: { ...change, creations: [{ file: baselineFile, text }] } };
  const edits = lineEdits(baseline.text, text);
  if (edits.length === 0) return { recorded, isNew: false, change: null };
  const edit = { file: baselineFile, expectedText: baseline.text, edits };
  return { recorded, isNew: false, change: { ...change, edits: [edit] } };
}
