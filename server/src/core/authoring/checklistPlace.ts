import type { LinkedFile } from '../graph/linkedFile';
import { normalisePath, resolvePath } from '../graph/relations';
import { folderOf } from '../graph/territories';
import type { Snapshot } from '../workspace/snapshot';

/** Where the execution checklist of a plan is, or will be. */
export interface ChecklistPlace {
  /** `3A` */
  readonly label: string;
  readonly path: string;
  /** Title that the master plan gives the phase, `Phase 3A: Title`; null where no master plan has it. */
  readonly phaseTitle: string | null;
}

/**
 * A checklist of the phase that is already there wins; then the path that the master plan announces; then
 * `phase-3a-checklist.md` beside the plan. Null where nothing says which phase the plan is of.
 */
export function placeOfChecklist(snapshot: Snapshot, plan: LinkedFile): ChecklistPlace | null {
  const { graph } = snapshot;
  const relations = graph.phases.filter((p) => p.planPath === plan.path);
  const relation = relations.find((p) => p.label === plan.facts.phaseLabel) ?? relations[0];
  const label = relation?.label ?? plan.facts.phaseLabel;
  if (label === null) return null;
  const master = relation ? graph.file(relation.masterPath) : undefined;
  const phase = relation ? master?.facts.items[relation.item] : undefined;
  const phaseTitle = phase ? (phase.title === '' ? phase.id : `${phase.id}: ${phase.title}`) : null;
  const masters = master
    ? [master]
    : graph.files.filter((f) => f.rule?.duty === 'master' && f.plan === plan.plan && plan.plan >= 0);
  const announced = masters.flatMap((m) => announcedPath(snapshot, m, plan, label) ?? [])[0] ?? null;
  const path = existingPath(snapshot, plan, label, announced) ?? announced ?? besidePlan(plan.path, label);
  return { label, path, phaseTitle };
}

function besidePlan(planPath: string, label: string): string {
  const folder = folderOf(planPath);
  const name = `phase-${label
    .toLowerCase()
    .replace(/^phase\s+/, '')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')}-checklist.md`;
  return folder === '' ? name : `${folder}/${name}`;
}

function existingPath(snapshot: Snapshot, plan: LinkedFile, label: string, announced: string | null): string | null {
  const { files } = snapshot.graph;
  const isOnly = !files.some(
    (f) => f !== plan && f.rule?.duty === 'plan' && f.plan === plan.plan && f.facts.phaseLabel === label,
  );
  const own = files.filter((file) => {
    if (file.rule?.duty !== 'checklist' || file.plan !== plan.plan) return false;
    if (file.speaksOf !== plan.path && file.facts.phaseLabel !== label) return false;
    // Without a master plan two folders may each have a phase of that name.
    return plan.plan >= 0 || isOnly || folderOf(file.path) === folderOf(plan.path);
  });
  const best =
    own.find((f) => f.path === announced) ??
    own.find((f) => f.speaksOf === plan.path && folderOf(f.path) === folderOf(plan.path)) ??
    own.find((f) => f.speaksOf === plan.path) ??
    own[0];
  return best?.path ?? null;
}

const CHECKLIST_NAME = /(?:^|[/\\])phase[-_ ]([^/\\]+?)[-_ ]checklist\.md$/i;

/** The path that a master plan announces for the checklist of a phase, whether it is there or not. */
function announcedPath(snapshot: Snapshot, master: LinkedFile, plan: LinkedFile, label: string): string | null {
  for (const { path: written } of master.facts.announcements) {
    if (CHECKLIST_NAME.exec(written)?.[1]?.toUpperCase() !== label) continue;
    const there = resolvePath(written, master.path, (path) => snapshot.graph.file(path) !== undefined);
    if (there !== null) return there;
    const candidates: string[] = [];
    for (let folder = folderOf(master.path); ; folder = folderOf(folder)) {
      const path = normalisePath(folder === '' ? written : `${folder}/${written}`);
      if (path !== null) candidates.push(path);
      if (folder === '') break;
    }
    // A path is read from the root first, as it is when the file is there; so the root is asked first here as well.
    candidates.reverse();
    const found =
      candidates.find((path) => folderOf(path) === folderOf(plan.path)) ??
      candidates.find((path) => folderOf(path) === '' || snapshot.exists(folderOf(path))) ??
      fromAbove(written, master, plan) ??
      candidates[0];
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The path where it is written as seen from a folder above ours, of which we see a part: `docs/plans/…` while only the
 * folder `plans` is open. How far above, the paths of the plan and the master plan tell that are written the same way.
 */
function fromAbove(written: string, master: LinkedFile, plan: LinkedFile): string | null {
  for (const { path } of master.facts.announcements)
    for (const known of [plan.path, master.path]) {
      if (!path.endsWith(`/${known}`)) continue;
      const above = path.slice(0, -known.length);
      if (written.startsWith(above)) return normalisePath(written.slice(above.length));
    }
  return null;
}
