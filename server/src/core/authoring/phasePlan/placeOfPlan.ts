import { normalisePath, resolvePath, type PhaseRelation } from '../../graph/relations';
import { folderOf } from '../../graph/territories';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * Where the plan that a phase announces is to be written, so that the announcement leads there; null where it is there
 * already, or where nobody can tell. A path is read from the root, or as the plans of the other phases are written.
 */
export function placeOfPlan(snapshot: Snapshot, relation: PhaseRelation): string | null {
  const { announcedPath: written, masterPath, planPath } = relation;
  if (written === null || planPath !== null) return null;
  const candidates = [asOthers(snapshot, relation, written), ...aroundMaster(snapshot, masterPath, written)];
  return (
    candidates.find((path): path is string => {
      if (path === null || snapshot.exists(path)) return false;
      return resolvePath(written, masterPath, (other) => other === path || snapshot.exists(other)) === path;
    }) ?? null
  );
}

/** What the paths of other phases are read from, their plans tell. */
function asOthers({ graph }: Snapshot, { masterPath }: PhaseRelation, written: string): string | null {
  for (const { announcedPath, planPath } of graph.phasesOf(masterPath)) {
    const announced = announcedPath === null ? null : normalisePath(announcedPath);
    if (announced === null || planPath === null || !`/${planPath}`.endsWith(`/${announced}`)) continue;
    return normalisePath(planPath.slice(0, -announced.length) + written);
  }
  return null;
}

/** From the root, then from each folder around the master plan; those first whose folder is there. */
function aroundMaster(snapshot: Snapshot, masterPath: string, written: string): (string | null)[] {
  const found: string[] = [];
  for (let folder = folderOf(masterPath); ; folder = folderOf(folder)) {
    const path = normalisePath(folder === '' ? written : `${folder}/${written}`);
    if (path !== null) found.unshift(path);
    if (folder === '') break;
  }
  const isThere = (path: string): boolean => folderOf(path) === '' || snapshot.exists(folderOf(path));
  const beside = found.filter((path) => folderOf(path) === folderOf(masterPath));
  return [...beside, ...found.filter(isThere), ...found];
}
