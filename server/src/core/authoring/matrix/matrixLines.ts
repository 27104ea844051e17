import type { ItemKind } from '../../model/vocabulary';
import type { Graph } from '../../graph/graph';
import type { Snapshot } from '../../workspace/snapshot';
import { criteriaFor, CRITERIA_SEPARATOR, type CriteriaOf } from './matrixCriteria';
import { statusWords } from './matrixWords';
import { statusOf, type PlannedRow, type Share } from './plannedRows';
import type { CriteriaOfRow } from './updatedRows';

/** One row of the matrix as every format writes it. */
export interface MatrixLine {
  /** As the plan spells it, without brackets. */
  readonly id: string;
  /** With the brackets that IDs of its form have in a text. */
  readonly written: string;
  readonly kind: ItemKind;
  readonly words: string;
  readonly phases: readonly string[];
  readonly work: readonly string[];
  readonly criteria: readonly string[];
  readonly status: string;
}

/** Names what verifies the rows of a matrix; the plans are read once for all of them. */
export function criteriaOfRows(snapshot: Snapshot, matrix: string): CriteriaOfRow {
  const byPlan = new Map<string, CriteriaOf>();
  return ({ item }, shares, isPhased) => {
    const path = shares[0]?.plan.path ?? matrix;
    let criteriaOf = byPlan.get(path);
    if (!criteriaOf) byPlan.set(path, (criteriaOf = criteriaFor(snapshot, matrix, path)));
    return criteriaOf(item, isPhased && ofOnePlan(shares));
  };
}

/** The rows as they are written where nothing is there yet. */
export function matrixLines(snapshot: Snapshot, rows: readonly PlannedRow[], matrix: string): MatrixLine[] {
  const { graph } = snapshot;
  const criteriaOf = criteriaOfRows(snapshot, matrix);
  return rows.map((row): MatrixLine => {
    const { id, item, words, shares } = row;
    const { form, kind } = graph.item(item);
    const { profile } = graph.fileOfItem(item);
    const criteria = criteriaOf(row, shares, true);
    return {
      id,
      written: profile?.grammar.forms[form]?.brackets ? `[${id}]` : id,
      kind,
      words,
      phases: [...new Set(shares.map(({ phase }) => phase).filter((phase) => phase !== ''))],
      work: workNames(graph, shares),
      criteria: criteria === '' ? [] : criteria.split(CRITERIA_SEPARATOR),
      status: statusWords[statusOf(shares)],
    };
  });
}

function ofOnePlan(shares: readonly Share[]): boolean {
  return shares.every(({ plan }) => plan === shares[0]?.plan);
}

/** Work packages are numbered plan by plan: where several plans share a row, each is named with its phase. */
function workNames(graph: Graph, shares: readonly Share[]): string[] {
  const working = shares.filter(({ work }) => work.length > 0);
  return working.flatMap(({ phase, work }) =>
    work.map((item) => (!ofOnePlan(working) && phase !== '' ? `${phase} ` : '') + graph.item(item).id),
  );
}
