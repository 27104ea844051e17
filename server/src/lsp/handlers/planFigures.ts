import type { PlanFigures, PlanFiguresParams } from '../../protocol';
import { gapsIn } from '../openFolder';
import type { Session } from '../session';

/** What is counted in the plan of a document; null where it is of no certain plan, and all plans are counted together. */
export function onPlanFigures(session: Session, { uri }: PlanFiguresParams): PlanFigures | null {
  const place = session.placeOf(uri);
  const opened = session.openFolderOf(uri);
  if (!place || !opened?.folder.isIndexed) return null;
  const { folder, figures } = opened;
  const { graph } = folder.snapshot();
  const file = graph.file(place.path);
  const group = file && file.plan >= 0 ? graph.group(file.plan) : undefined;
  if (!file?.rule || !group) return null;
  const paths = new Set(group.files.map(({ path }) => path));
  const plan = session
    .trees()
    .find((tree) => tree.folder === folder)
    ?.plans.find(({ place: at }) => at && paths.has(at.file));
  if (!plan) return null;
  const findings = [...paths].reduce((sum, path) => sum + gapsIn(folder.findings.get(path) ?? []), 0);
  return { title: plan.label, ...figures.ofPlan(group), findings };
}
