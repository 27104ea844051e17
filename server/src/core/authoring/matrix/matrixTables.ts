import { packedField, ReferenceField, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { readBlocks } from '../../markdown/blockReader';
import type { Row } from '../../markdown/blocks';
import { mappingColumnsOf } from '../rowPlacing';
import { tablesOf, WORDS_COLUMN, type TableInText } from '../tableEdit';

/** A citation that stands in a row of the matrix. */
export interface CitedInRow {
  /** What it means, below zero where nothing answers. */
  readonly target: number;
  readonly start: number;
  readonly end: number;
  /** Of the list or range that it is a part of. */
  readonly expressionStart: number;
  readonly expressionEnd: number;
}

export interface MatrixRow {
  readonly row: Row;
  /** Its place in the table. */
  readonly index: number;
  /** The requirements that its ID cell names. */
  readonly items: readonly CitedInRow[];
  /** The work that its cell for work names. */
  readonly work: readonly CitedInRow[];
  /** What that cell names besides and nothing answers: work that is gone. */
  readonly gone: readonly CitedInRow[];
}

const CRITERIA = /^(?:(?:acceptance )?criteri(?:on|a)|verified by|verification)$/;

/** One table of a matrix, with the columns that Plantrace keeps; -1 for one that it lacks. */
export interface MatrixTable {
  readonly table: TableInText;
  readonly id: number;
  readonly words: number;
  readonly phase: number;
  readonly work: number;
  readonly criteria: number;
  readonly status: number;
  readonly rows: readonly MatrixRow[];
}

/**
 * The tables of a matrix that have a column of IDs. They are read by the fast reader: a matrix may have thousands of rows,
 * and the parser of record takes the square of their number.
 */
export function matrixTables(graph: Graph, matrix: LinkedFile, text: string): MatrixTable[] {
  const cited = citedByLine(graph, matrix);
  const statusRules = matrix.rule?.statuses ?? [];
  const mapping = matrix.profile ? mappingColumnsOf(matrix.profile) : new Set<string>();
  return tablesOf(text, readBlocks(text)).flatMap((table): MatrixTable[] => {
    const { columns } = table;
    const id = columns.findIndex((column) => statusRules.some((rule) => rule.columns.has(column)));
    if (id < 0) return [];
    const status = columns.findIndex((column) => statusRules.some((rule) => rule.statusColumns.has(column)));
    const work = columns.findIndex((column, c) => c !== id && mapping.has(column));
    const phase = columns.findIndex((column, c) => c !== id && /^phases?$/.test(column));
    const criteria = columns.findIndex((column, c) => ![id, status, work, phase].includes(c) && CRITERIA.test(column));
    const taken = [id, status, work, phase, criteria];
    const words = columns.findIndex((column, c) => !taken.includes(c) && WORDS_COLUMN.test(column));
    const rows = table.rows.map((row, index): MatrixRow => {
      const own = cited.get(row.line) ?? [];
      const inColumn = (column: number): CitedInRow[] =>
        column < 0 ? [] : own.filter(({ start }) => isIn(row, column, start));
      const isKind = (...kinds: readonly string[]): ((one: CitedInRow) => boolean) => {
        return ({ target }) => target >= 0 && kinds.includes(graph.item(target).kind);
      };
      return {
        row,
        index,
        items: inColumn(id).filter(isKind('requirement', 'constraint')),
        work: inColumn(work).filter(isKind('work-package')),
        gone: inColumn(work).filter(({ target }) => target < 0),
      };
    });
    return [{ table, id, words, phase, work, criteria, status, rows }];
  });
}

function isIn(row: Row, column: number, offset: number): boolean {
  const [from, to] = [row.cells[column * 2], row.cells[column * 2 + 1]];
  return from !== undefined && to !== undefined && offset >= from && offset < to;
}

function citedByLine(graph: Graph, { path, facts }: LinkedFile): Map<number, CitedInRow[]> {
  const f = graph.fileIndex(path);
  const { references, lines } = facts;
  const found = new Map<number, CitedInRow[]>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const start = references[at + ReferenceField.start] ?? 0;
    const cited: CitedInRow = {
      target: graph.parts.targets[graph.referenceNumber(f, r)] ?? -1,
      start,
      end: references[at + ReferenceField.end] ?? 0,
      expressionStart: packedField(references, at, ReferenceField.expressionStart),
      expressionEnd: packedField(references, at, ReferenceField.expressionEnd),
    };
    const line = lines.lineAt(start);
    const own = found.get(line);
    if (own) own.push(cited);
    else found.set(line, [cited]);
  }
  return found;
}
