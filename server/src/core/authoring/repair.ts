import type { WorkspaceChange } from '../model/edit';
import type { TextEdit } from '../text/edit';

/** One way to repair a finding, as a person chooses it from a list. */
export interface Repair {
  readonly title: string;
  /** The one that a person would most likely choose. */
  readonly preferred: boolean;
  /** The only sensible one, which loses and decides nothing. */
  readonly safe?: true;
  readonly change: WorkspaceChange;
}

/** The edits of one document as a repair. */
export function repairOf(
  title: string,
  file: string,
  expectedText: string,
  edits: readonly TextEdit[],
  preferred = false,
): Repair {
  return { title, preferred, change: { title, creations: [], edits: [{ file, expectedText, edits }] } };
}

/** The first of several repairs is the one that is most likely meant. */
export function firstPreferred(repairs: readonly Repair[]): Repair[] {
  return repairs.map((repair, i) => ({ ...repair, preferred: i === 0 }));
}
