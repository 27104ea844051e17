import type { FileFacts } from '../facts/facts';
import { normalisePath } from '../facts/destination';
import { folderOf } from './territories';

export { normalisePath };

/** A file as relations see it: before it has slots. */
export interface RelatedFile {
  readonly path: string;
  readonly facts: FileFacts;
}

/** One phase of a master plan and what belongs to it. */
export interface PhaseRelation {
  /** Path of the master plan and index of the phase among its items. */
  readonly masterPath: string;
  readonly item: number;
  /** `3A` */
  readonly label: string;
  /** The plan document it announces, as announced; null where it announces none. */
  readonly announcedPath: string | null;
  /** The plan document, where it exists; the first of several. */
  readonly planPath: string | null;
  /** Every plan document that it announces exists. */
  readonly isWhole: boolean;
}

/**
 * The file that a path in a document means: from the workspace root, then from the document's folder, then from each
 * folder around it. Null where none of these exists.
 */
export function resolvePath(written: string, from: string, exists: (path: string) => boolean): string | null {
  const root = normalisePath(written);
  if (root !== null && exists(root)) return root;
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const path = normalisePath(folder === '' ? written : `${folder}/${written}`);
    if (path !== null && exists(path)) return path;
    if (folder === '') return null;
  }
}

const LABEL = /(\d+[A-Za-z]?|[A-Z])$/;

/** `Phase 3A` → `3A`, as plans and file names are compared. */
export function labelOfPhase(id: string): string {
  return (LABEL.exec(id)?.[1] ?? id).toUpperCase();
}

/** The phases of a master plan, in order, with the plan documents that exist. */
export function phasesOf(master: RelatedFile, exists: (path: string) => boolean): PhaseRelation[] {
  const phases: PhaseRelation[] = [];
  master.facts.items.forEach((item, index) => {
    if (item.kind !== 'phase') return;
    const announced = master.facts.announcements.filter((a) => a.owner === index && a.kind !== null);
    const plans = announced.map((a) => resolvePath(a.path, master.path, exists));
    // A link names the document twice, as its text and as its target: where one of them leads there, it is there.
    const there = new Set(announced.flatMap((a, i) => (plans[i] === null ? [] : [nameOf(a.path)])));
    phases.push({
      masterPath: master.path,
      item: index,
      label: labelOfPhase(item.id),
      announcedPath: announced[0]?.path ?? null,
      planPath: plans.find((plan) => plan !== null) ?? null,
      isWhole: announced.every((a) => there.has(nameOf(a.path))),
    });
  });
  return phases;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
