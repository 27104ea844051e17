import type { DocumentRule } from '../profile/compile';
import type { Snapshot } from '../workspace/snapshot';
import { loneView, masterView, recordedStatuses } from './masterPlans';
import { outlinedPlans } from './outlinedPlans';
import type { PlanView } from './planViews';
import { taskPlanView } from './taskPlans';

/** All plans of a workspace folder, in order of their paths. */
export function plansOf(snapshot: Snapshot): PlanView[] {
  const { graph } = snapshot;
  const announced = new Set(graph.phases.flatMap((p) => (p.planPath === null ? [] : [p.planPath])));
  const statuses = recordedStatuses(graph);
  const views = new Map<string, PlanView>();
  const add = (view: PlanView): void => void views.set(view.path, view);
  graph.files.forEach((file, f) => {
    if (!file.rule || isOutlined(file.rule)) return;
    if (file.rule.duty === 'master') add(masterView(graph, file, f, statuses));
    else if (file.rule.duty === 'schedule') add(taskPlanView(graph, file, f));
    else if (file.rule.duty === 'plan' && !announced.has(file.path)) add(loneView(graph, file, f, statuses));
  });
  for (const view of outlinedPlans(graph, isOutlined)) add(view);
  return graph.files.flatMap(({ path }) => views.get(path) ?? []);
}

/** Duties whose documents have views of their own. */
const viewedByDuty = new Set(['master', 'plan', 'schedule', 'checklist']);

/** The document's own items and rows make a plan: its rule says how, or lists gates or deliverables. */
function isOutlined({ outline, duty, rows }: DocumentRule): boolean {
  if (outline) return true;
  const lists = rows.some(({ kind }) => kind === 'gate' || kind === 'deliverable');
  return lists && !viewedByDuty.has(duty ?? '');
}
