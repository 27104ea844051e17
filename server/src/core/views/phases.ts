import type { Graph } from '../graph/graph';
import type { DocumentRule } from '../profile/compile';
import type { Snapshot } from '../workspace/snapshot';
import { loneView, masterView, recordedStatuses } from './masterPlans';
import { outlineOfDocument, outlinedPlans } from './outlinedPlans';
import type { PhaseView, PlanView, WorkView } from './planViews';
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

/** What one document shows of its plan. */
export interface DocumentPhases {
  readonly phases: readonly PhaseView[];
  /** Work of no phase. */
  readonly loose: readonly WorkView[];
  readonly isOutlined: boolean;
}

/** The phases and the work of one document, counted as `plansOf` counts them. Looks only at documents of its plan. */
export function phasesIn(graph: Graph, f: number): DocumentPhases {
  const file = graph.files[f];
  const nothing = { phases: [], loose: [], isOutlined: false };
  if (!file?.rule) return nothing;
  if (isOutlined(file.rule)) {
    const { phases, loose } = outlineOfDocument(graph, f, isOutlined);
    return { phases, loose, isOutlined: true };
  }
  const statuses = (): ReturnType<typeof recordedStatuses> =>
    recordedStatuses(graph, graph.group(file.plan)?.filesInReach ?? [file]);
  switch (file.rule.duty) {
    case 'master':
      return { ...nothing, phases: masterView(graph, file, f, statuses()).phases };
    case 'schedule':
      return { ...nothing, phases: taskPlanView(graph, file, f).phases };
    // Whether a master plan announces it makes no difference to what it counts.
    case 'plan':
      return { ...nothing, phases: loneView(graph, file, f, statuses()).phases };
    default:
      return nothing;
  }
}

/** Duties whose documents have views of their own. */
const viewedByDuty = new Set(['master', 'plan', 'schedule', 'checklist']);

/** The document's own items and rows make a plan: its rule says how, or lists gates or deliverables. */
function isOutlined({ outline, duty, rows }: DocumentRule): boolean {
  if (outline) return true;
  const lists = rows.some(({ kind }) => kind === 'gate' || kind === 'deliverable');
  return lists && !viewedByDuty.has(duty ?? '');
}
