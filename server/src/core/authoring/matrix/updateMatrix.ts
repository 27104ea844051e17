import type { PlanGroup } from '../../graph/planGroup';
import { readBlocks } from '../../markdown/blockReader';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import { applyEdits, type TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { lineEndingAt } from '../lineEnding';
import { snapshotText } from '../snapshotText';
import { criteriaOfRows, matrixLines } from './matrixLines';
import { markedRegion, type MarkedRegion } from './matrixMarkers';
import { matrixTables } from './matrixTables';
import { documentLines, regionLines, tableLines } from './matrixText';
import { placeOfMatrix } from './placeOfMatrix';
import { plannedRows, type PlannedRow } from './plannedRows';
import { MatrixUpdate } from './updatedRows';

export interface MatrixChange {
  readonly change: WorkspaceChange;
  /** Path of the matrix. */
  readonly path: string;
  readonly created: boolean;
  /** Rows that it gets, and rows of which cells are corrected. */
  readonly added: number;
  readonly corrected: number;
  readonly ahead: readonly string[];
}

export interface MatrixUnchanged {
  readonly unchanged: string;
  /** What it says is done, and its plan leaves open: no run settles that. */
  readonly ahead: readonly string[];
}

export type MatrixResult = MatrixChange | MatrixUnchanged | Refusal;

export interface MatrixRequest {
  /** The matrix that is meant; the one that is there, or the place for a new one, where nothing is said. */
  readonly path?: string;
  /** Plans whose rows are looked at, by their paths: all where nothing is said. */
  readonly isMeant?: (plan: string) => boolean;
}

/**
 * The traceability matrix of a group of plans: a new document, or, where there is one, the rows and cells that no longer
 * say what the plans say. Where it has markers, nothing is touched outside them. What a person wrote stays byte for
 * byte, rows that no plan has any more included; a second run finds nothing to do.
 */
export function updateMatrix(snapshot: Snapshot, group: PlanGroup, request: MatrixRequest = {}): MatrixResult {
  const path = request.path ?? placeOfMatrix(snapshot, group);
  const { isMeant = () => true } = request;
  const all = plannedRows(group);
  const rows = all.filter(({ shares }) => shares.some(({ plan }) => isMeant(plan.path)));
  if (rows.length === 0)
    return refusal('No plan here has requirements yet: write their rows into its checklists first.');
  if (path === null)
    return refusal('Nothing says what a traceability matrix is called here: write an empty one, and try again.');
  const existing = snapshot.graph.file(path);
  if (!existing) {
    if (snapshot.exists(path))
      return refusal(`${path} is there already but can't be read: make it readable, or move it out of the way.`);
    const creations = [{ file: path, text: newMatrix(snapshot, rows, path) }];
    const change: WorkspaceChange = { title: `Create ${path}`, creations, edits: [] };
    return { change, path, created: true, added: rows.length, corrected: 0, ahead: [] };
  }
  if (existing.rule?.duty !== 'matrix')
    return refusal(
      `${path} is ${existing.rule ? `a ${existing.rule.title.toLowerCase()}, ` : ''}not a traceability matrix: name another document.`,
    );
  const current = snapshotText(snapshot, path);
  if (current === 'gone') return refusal(`${path} can't be read: see that it is there, and try again.`);
  if (current === 'moved-on') return refusal(`${path} has just changed: try again.`);
  const { text } = current;
  if (text.trim() === '') {
    const newText = newMatrix(snapshot, rows, path);
    return edited(path, text, [{ start: 0, end: text.length, newText }], rows.length, 0, []);
  }
  const region = markedRegion(path, text, readBlocks(text));
  if (region && 'refused' in region) return region;
  const isWithin = (start: number): boolean => !region || (start >= region.start && start < region.end);
  const tables = matrixTables(snapshot.graph, existing, text).filter(({ table }) => isWithin(table.header.start));
  if (tables.length === 0) return withNewTable(snapshot, rows, path, text, region);
  const criteriaOf = criteriaOfRows(snapshot, path);
  const update = new MatrixUpdate(group, text, tables, region !== null, all, rows, criteriaOf).updated();
  const { edits, added, corrected, ahead } = update;
  return edits.length === 0 ? { unchanged: path, ahead } : edited(path, text, edits, added, corrected, ahead);
}

function edited(
  path: string,
  text: string,
  edits: readonly TextEdit[],
  added: number,
  corrected: number,
  ahead: readonly string[],
): MatrixChange {
  const change: WorkspaceChange = {
    title: `Bring ${path} up to date`,
    creations: [],
    edits: [{ file: path, expectedText: text, edits }],
  };
  return { change, path, created: false, added, corrected, ahead };
}

function newMatrix(snapshot: Snapshot, rows: readonly PlannedRow[], path: string): string {
  const title = snapshot.profiles.flatMap(({ documents }) => documents).find(({ duty }) => duty === 'matrix')?.title;
  const plan = rows[0]?.shares[0]?.plan.path ?? '';
  const eol = lineEndingAt(snapshot.text(plan) ?? '', 0);
  const lines = matrixLines(snapshot, rows, path);
  return documentLines(title ?? 'Traceability matrix', lines).join(eol) + eol;
}

/** The first table of a matrix: between its markers, else with markers of its own at the end. */
function withNewTable(
  snapshot: Snapshot,
  rows: readonly PlannedRow[],
  path: string,
  text: string,
  region: MarkedRegion | null,
): MatrixResult {
  const lines = matrixLines(snapshot, rows, path);
  const eol = lineEndingAt(text, region?.start ?? text.length);
  const written = region ? tableLines(lines) : regionLines(lines);
  const at = region ? region.start : text.trimEnd().length;
  const isLast = at === text.length;
  const rest = text.slice(at);
  const behind = region ? (/^(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/.test(rest) ? '' : eol) : isLast ? eol : '';
  const edit: TextEdit = { start: at, end: at, newText: eol + eol + written.join(eol) + behind };
  // A fence or a comment without an end would swallow it, and the next run would write it once more.
  const after = applyEdits(text, [edit]);
  const isSeen = readBlocks(after).some((block) => block.kind === 'table' && block.parent < 0 && block.start >= at);
  if (!isSeen)
    return refusal(`${path} has a code fence, a comment or another block without an end: close it, and try again.`);
  return edited(path, text, [edit], rows.length, 0, []);
}

const refusal = (refused: string): Refusal => ({ refused });
