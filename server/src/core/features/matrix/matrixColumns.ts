import { phaseOfPlan } from '../../authoring/matrix/matrixEntries';
import { plansInOrder } from '../../authoring/matrix/plannedRows';
import type { ItemFact } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { titleOf } from '../../views/titles';
import type { MatrixPhase, MatrixWork } from './matrixModel';

export interface Columns {
  readonly phases: readonly MatrixPhase[];
  readonly work: readonly MatrixWork[];
}

/** The work packages of phase plans, plan by plan; elsewhere the tasks that stand in no other, by the phases around them. */
export function columnsOf(group: PlanGroup): Columns {
  const plans = plansInOrder(group);
  return plans.length > 0 ? columnsOfPlans(group.graph, plans) : columnsOfTasks(group);
}

function columnsOfPlans(graph: Graph, plans: readonly LinkedFile[]): Columns {
  const phases: MatrixPhase[] = [];
  const work: MatrixWork[] = [];
  for (const plan of plans) {
    const relation = graph.phaseOfPlan(plan.path);
    const named = relation && graph.file(relation.masterPath)?.facts.items[relation.item];
    const phase = phases.length;
    const title = titleOf(plan);
    phases.push({
      label: phaseOfPlan(graph, plan) || title,
      title: named?.title || title,
      place: { file: plan.path, start: plan.facts.headings[0]?.start ?? 0 },
    });
    itemsIn(graph, plan, ({ kind }) => kind === 'work-package').forEach((item) =>
      work.push(workOf(graph, item, phase)),
    );
  }
  return { phases, work };
}

const WORK: ReadonlySet<string> = new Set(['work-package', 'task']);

function columnsOfTasks({ graph, files }: PlanGroup): Columns {
  const phases: MatrixPhase[] = [];
  const work: MatrixWork[] = [];
  const seen = new Map<string, number>();
  for (const file of files) {
    const { items } = file.facts;
    for (const item of itemsIn(graph, file, ({ kind }) => WORK.has(kind))) {
      const around = aroundOf(items, item - graph.itemNumber(graph.fileIndex(file.path), 0));
      if (around.some(({ kind }) => WORK.has(kind))) continue;
      const phase = around.find(({ kind }) => kind === 'phase');
      const key = `${file.path}\n${phase?.id ?? ''}`;
      let index = seen.get(key);
      if (index === undefined) {
        seen.set(key, (index = phases.length));
        const start = phase?.start ?? file.facts.headings[0]?.start ?? 0;
        phases.push({
          label: phase ? labelOf(phase, file) : titleOf(file),
          title: phase?.title ?? '',
          place: { file: file.path, start },
        });
      }
      work.push(workOf(graph, item, index));
    }
  }
  return { phases, work };
}

function itemsIn(graph: Graph, file: LinkedFile, isMeant: (item: ItemFact) => boolean): number[] {
  const f = graph.fileIndex(file.path);
  return file.facts.items.flatMap((fact, i) => {
    const item = graph.itemNumber(f, i);
    return isMeant(fact) && fact.strength !== 'example' && graph.isCanonical(item) ? [item] : [];
  });
}

/** The items around one, the nearest first. */
function aroundOf(items: readonly ItemFact[], index: number): ItemFact[] {
  const found: ItemFact[] = [];
  for (let at = items[index]?.parent ?? -1; at >= 0; at = items[at]?.parent ?? -1) {
    const item = items[at];
    if (item) found.push(item);
  }
  return found;
}

function workOf(graph: Graph, item: number, phase: number): MatrixWork {
  const { id, title, status, start } = graph.item(item);
  return { item, id, title, phase, status, place: { file: graph.fileOfItem(item).path, start } };
}
