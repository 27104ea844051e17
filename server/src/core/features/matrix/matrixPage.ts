import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { roles } from '../../model/vocabulary';
import { fileNameOf } from '../../text/wording';
import { titleOf } from '../../views/titles';
import type { Snapshot } from '../../workspace/snapshot';
import { columnsOf } from './matrixColumns';
import type { MatrixCell, MatrixModel, MatrixPlace } from './matrixModel';
import { rowsOf } from './matrixRows';

/** A plan that the page can show. */
export interface MatrixPlan {
  readonly path: string;
  readonly title: string;
  readonly group: PlanGroup;
}

const FIRST = ['master', 'schedule', 'plan', 'tasks', 'spec'];

/** The plans of a folder that have something to cover and work to cover it; where none has both, what there is. */
export function matrixPlans({ graph }: Snapshot): MatrixPlan[] {
  const all = [...graph.groups.values()].flatMap((group): MatrixPlan[] => {
    const duties = group.files.map(({ rule }) => rule?.duty ?? '');
    const first = FIRST.map((duty) => group.files[duties.indexOf(duty as never)]).find((file) => file !== undefined);
    return first ? [{ path: first.path, title: titleOfPlan(first), group }] : [];
  });
  const working = all.filter(({ group }) => columnsOf(group).work.length > 0);
  return (working.length > 0 ? working : all).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Documents of features are all called alike: their folder tells them apart. */
function titleOfPlan(file: LinkedFile): string {
  const { path, rule } = file;
  const title = titleOf(file);
  if (rule?.duty !== 'tasks' && rule?.duty !== 'spec') return title;
  const folder = fileNameOf(path.slice(0, path.length - fileNameOf(path).length - 1));
  return folder === '' || title.toLowerCase().includes(folder.toLowerCase()) ? title : `${title} (${folder})`;
}

export function matrixOf(snapshot: Snapshot, { path, title, group }: MatrixPlan): MatrixModel {
  const { phases, work } = columnsOf(group);
  const { sections, rows } = rowsOf(snapshot, group);
  const rowOf = new Map(rows.map(({ item }, row) => [item, row]));
  const workOf = new Map(work.map(({ item }, column) => [item, column]));
  return { path, title, sections, phases, work, rows, cells: cellsOf(group, rowOf, workOf) };
}

const COVERS = roles.indexOf('covers');
const VERIFIES = roles.indexOf('verifies');

/** Row by row. What a criterion of the work verifies counts as well, as it does elsewhere. */
function cellsOf(
  group: PlanGroup,
  rowOf: ReadonlyMap<number, number>,
  workOf: ReadonlyMap<number, number>,
): MatrixCell[] {
  const { graph } = group;
  const cells = new Map<number, { isCovered: boolean; isVerified: boolean; isMapping: boolean; place: MatrixPlace }>();
  for (const { file, fileIndex, first, count } of group.references()) {
    const { references } = file.facts;
    for (let r = 0, at = 0; r < count; r++, at += referenceStride) {
      const role = packedField(references, at, ReferenceField.role);
      const target = graph.parts.targets[first + r] ?? -1;
      const owner = references[at + ReferenceField.owner] ?? -1;
      if ((role !== COVERS && role !== VERIFIES) || target < 0 || owner < 0) continue;
      const own = graph.itemNumber(fileIndex, owner);
      const isReverse = (packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
      const row = rowOf.get(isReverse ? graph.canonicalOf(own) : target);
      const column = row === undefined ? undefined : columnAround(graph, isReverse ? target : own, workOf);
      if (row === undefined || column === undefined) continue;
      const key = row * workOf.size + column;
      const known = cells.get(key);
      // A mapping says it of one row, a list of traces of many: the place of the work's own traces comes first.
      const place = { file: file.path, start: references[at + ReferenceField.start] ?? 0 };
      if (!known)
        cells.set(key, { isCovered: role === COVERS, isVerified: role === VERIFIES, isMapping: isReverse, place });
      else {
        if (role === COVERS && !isReverse && (!known.isCovered || known.isMapping)) known.place = place;
        if (role === COVERS) known.isMapping = known.isMapping && isReverse;
        known.isCovered ||= role === COVERS;
        known.isVerified ||= role === VERIFIES;
      }
    }
  }
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([key, { isCovered, isVerified, place }]) => {
      return { row: Math.floor(key / workOf.size), work: key % workOf.size, isCovered, isVerified, place };
    });
}

/** The column of an item: its own, or that of the work around it. */
function columnAround(graph: Graph, item: number, workOf: ReadonlyMap<number, number>): number | undefined {
  const file = graph.fileOfItem(item);
  const f = graph.fileIndex(file.path);
  for (let at = item - graph.itemNumber(f, 0); at >= 0; at = file.facts.items[at]?.parent ?? -1) {
    const column = workOf.get(graph.canonicalOf(graph.itemNumber(f, at)));
    if (column !== undefined) return column;
  }
  return undefined;
}
