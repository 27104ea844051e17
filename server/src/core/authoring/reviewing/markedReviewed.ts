import type { LinkToChanged } from '../../baseline/changes';
import { baselineFile } from '../../baseline/file';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { baselineChange } from '../markReviewed';
import { reviewEntries, suspectsOf, type Suspect } from './suspects';

/** Whether somebody has looked at a link to a changed item. */
export type IsMeant = (suspect: Suspect, link: LinkToChanged) => boolean;

export interface Reviewed {
  /** Null where nothing of what is meant waits for a review. */
  readonly change: WorkspaceChange | null;
  readonly links: number;
  /** Items that changed, to which these links lead. */
  readonly items: number;
}

/** Marks links as reviewed: lines of the baseline change, and never a plan. */
export function markedReviewed(snapshot: Snapshot, isMeant: IsMeant): Reviewed | Refusal {
  const refusal = whyNone(snapshot);
  if (refusal) return refusal;
  const meant = suspectsOf(snapshot).flatMap((suspect) => {
    const links = suspect.left.filter((link) => isMeant(suspect, link));
    return links.length === 0 ? [] : [{ suspect, links }];
  });
  const entries = meant.flatMap(({ suspect, links }) => reviewEntries(snapshot, suspect.target, links));
  const links = meant.reduce((sum, each) => sum + each.links.length, 0);
  return { change: baselineChange(snapshot, 'Mark reviewed', entries), links, items: meant.length };
}

/** Why nothing can be marked; null where it can. */
export function whyNone({ baseline, exists }: Snapshot): Refusal | null {
  const [problem] = baseline?.problems ?? [];
  if (problem) return { refused: `${baselineFile} can't be read, and is left as it is: ${problem.message}` };
  if (baseline) return null;
  return exists(baselineFile)
    ? { refused: `${baselineFile} is there, and can't be read.` }
    : { refused: 'There is no baseline yet: record one, and what changes from then on waits for a review.' };
}

/** `3 links to 2 changed items`. */
export function countedLinks({ links, items }: Pick<Reviewed, 'links' | 'items'>): string {
  return `${links} ${links === 1 ? 'link' : 'links'} to ${items} changed ${items === 1 ? 'item' : 'items'}`;
}
