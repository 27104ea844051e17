import { matrixFormats } from '../../core/authoring/matrix/matrixFormats';
import { matrixLines } from '../../core/authoring/matrix/matrixLines';
import { placeOfMatrix } from '../../core/authoring/matrix/placeOfMatrix';
import { plannedRows, plansInOrder } from '../../core/authoring/matrix/plannedRows';
import { specifiedRows } from '../../core/authoring/matrix/specifiedRows';
import { toggleTrace } from '../../core/authoring/tracing/toggleTrace';
import type { MatrixModel, MatrixPlace, MatrixRow } from '../../core/features/matrix/matrixModel';
import { matrixOf, matrixPlans, type MatrixPlan } from '../../core/features/matrix/matrixPage';
import {
  cellFlags,
  matrixFlags,
  matrixStatuses,
  matrixTextFormats,
  type MatrixPageParams,
  type MatrixPagePlan,
  type MatrixPageResult,
  type MatrixTextParams,
  type MatrixTextResult,
  type PackedPlace,
  type ToggleTraceParams,
  type ToggleTraceResult,
} from '../../protocol';
import { editOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';

/** What a row says is shown in a line or two; the rest is in its document. */
const LONGEST_TITLE = 400;

interface OpenPlan extends MatrixPlan {
  readonly id: string;
  readonly folder: Folder;
}

function plansOf(session: Session): OpenPlan[] {
  return session.openFolders().flatMap(({ folder, isLoose, shown }) => {
    if (isLoose || !folder.isIndexed || !shown.hasPlans) return [];
    return matrixPlans(folder.snapshot()).map((plan) => ({ ...plan, id: folder.uri(plan.path), folder }));
  });
}

export function onMatrixPage(session: Session, { plan }: MatrixPageParams): MatrixPageResult {
  const isReading = session.openFolders().some(({ folder, isLoose }) => !isLoose && !folder.isIndexed);
  const plans = plansOf(session);
  const shown = plans.find(({ id }) => id === plan) ?? plans[0];
  return {
    isReading,
    plans: plans.map(({ id, title }) => ({ id, title })),
    plan: shown ? packed(matrixOf(shown.folder.snapshot(), shown), shown) : null,
  };
}

function packed(model: MatrixModel, { id, folder }: OpenPlan): MatrixPagePlan {
  const documents: MatrixPagePlan['documents'] = [];
  const indexes = new Map<string, number>();
  const documentOf = (file: string): number => {
    let index = indexes.get(file);
    if (index === undefined) {
      indexes.set(file, (index = documents.length));
      documents.push({ uri: folder.uri(file), path: file });
    }
    return index;
  };
  const placeOf = ({ file, start }: MatrixPlace): PackedPlace => {
    const at = folder.lines(file)?.positionAt(start) ?? { line: 0, character: 0 };
    return [documentOf(file), at.line, at.character];
  };
  const { title, rows } = model;
  return {
    id,
    title,
    sections: model.sections.map(({ file, title: own }) => ({ document: documentOf(file), title: own })),
    phases: model.phases.map(({ label, title: own, place }) => ({ label, title: own, place: placeOf(place) })),
    work: model.work.map(({ id: own, title: words, phase, status, place }) => ({
      id: own,
      title: words,
      phase,
      status: matrixStatuses.indexOf(status ?? ''),
      place: placeOf(place),
    })),
    rows: {
      ids: rows.map((row) => row.id),
      titles: rows.map((row) => row.title.slice(0, LONGEST_TITLE)),
      sections: rows.map(({ section }) => section),
      flags: rows.map(flagsOf),
      statuses: rows.map(({ status }) => matrixStatuses.indexOf(status ?? '')),
      places: rows.flatMap(({ place }) => placeOf(place)),
    },
    cells: model.cells.flatMap(({ row, work, isCovered, isVerified, place }) => [
      row,
      work,
      (isCovered ? cellFlags.covered : 0) | (isVerified ? cellFlags.verified : 0),
      ...placeOf(place),
    ]),
    documents,
  };
}

function flagsOf(row: MatrixRow): number {
  return (
    (row.isUncovered ? matrixFlags.uncovered : 0) |
    (row.isUnverified ? matrixFlags.unverified : 0) |
    (row.isNegative ? matrixFlags.negative : 0) |
    (row.isSuspect ? matrixFlags.suspect : 0) |
    (row.isConstraint ? matrixFlags.constraint : 0) |
    (row.isDerived ? matrixFlags.derived : 0)
  );
}

export function onToggleTrace(session: Session, { row, work, on }: ToggleTraceParams): ToggleTraceResult {
  const [from, to] = [session.placeOf(row.uri), session.placeOf(work.uri)];
  if (!from || !to || from.folder !== to.folder)
    return {
      kind: 'refused',
      reason: 'The document is no longer open in a folder of this window: show the matrix again.',
    };
  const { folder } = to;
  const result = toggleTrace(folder.snapshot(), {
    row: { path: from.path, id: row.id },
    work: { path: to.path, id: work.id },
    on,
  });
  if ('refused' in result) return { kind: 'refused', reason: result.refused };
  if ('unchanged' in result) return { kind: 'unchanged', said: result.unchanged };
  const edit = editOf(
    result,
    (file) => folder.uri(file),
    (open) => session.versionOf(open) ?? null,
  );
  return { kind: 'edit', title: result.title, edit };
}

export function onMatrixText(session: Session, { plan, format, rows }: MatrixTextParams): MatrixTextResult | null {
  const meant = plansOf(session).find(({ id }) => id === plan);
  if (!meant || !matrixTextFormats.includes(format)) return null;
  const { folder, group } = meant;
  const snapshot = folder.snapshot();
  const all = plansInOrder(group).length > 0 ? plannedRows(group) : specifiedRows(group);
  const wanted = rows && new Set(rows);
  const shown = wanted ? all.filter(({ id }) => wanted.has(id)) : all;
  const lines = matrixLines(snapshot, shown, placeOfMatrix(snapshot, group) ?? '');
  return { text: matrixFormats[format](lines), rows: lines.length };
}
