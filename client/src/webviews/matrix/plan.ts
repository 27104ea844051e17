import { cellFlags, matrixFlags, type MatrixPagePlan, type PackedPlace } from '../../../../server/src/protocol';

export interface OpenPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** What of a row's cells is there: the column of each, its bits and its index in the packed ones. */
interface RowCells {
  readonly starts: Int32Array;
}

const CELL = 6;

/** A plan as it came over the wire, with the ways to ask it. */
export class ShownPlan {
  private readonly rowCells: RowCells;
  /** How much work traces each row. */
  readonly counts: Int32Array;

  constructor(readonly data: MatrixPagePlan) {
    const { cells, rows } = data;
    const starts = new Int32Array(rows.ids.length + 1);
    this.counts = new Int32Array(rows.ids.length);
    for (let at = 0; at < cells.length; at += CELL) {
      const row = cells[at] ?? 0;
      starts[row + 1] = (starts[row + 1] ?? 0) + 1;
      this.counts[row] = (this.counts[row] ?? 0) + 1;
    }
    for (let row = 0; row < rows.ids.length; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
    this.rowCells = { starts };
  }

  get rowCount(): number {
    return this.data.rows.ids.length;
  }

  has(row: number, flag: keyof typeof matrixFlags): boolean {
    return ((this.data.rows.flags[row] ?? 0) & matrixFlags[flag]) !== 0;
  }

  /** By which a row is found again after an edit. */
  rowKey(row: number): string {
    return `${this.data.sections[this.data.rows.sections[row] ?? 0]?.title ?? ''}\n${this.data.rows.ids[row] ?? ''}`;
  }

  sectionKey(section: number): string {
    const { document, title } = this.data.sections[section] ?? { document: 0, title: '' };
    return `${this.data.documents[document]?.path ?? ''}\n${title}`;
  }

  workKey(work: number): string {
    const { id, place } = this.data.work[work] ?? { id: '', place: [0] };
    return `${this.data.documents[place[0] ?? 0]?.path ?? ''}\n${id}`;
  }

  phaseKey(phase: number): string {
    return this.data.phases[phase]?.label ?? '';
  }

  /** Calls for each cell of a row: the column, and the index by which the rest is asked for. */
  eachCell(row: number, take: (work: number, cell: number) => void): void {
    const { starts } = this.rowCells;
    for (let cell = starts[row] ?? 0; cell < (starts[row + 1] ?? 0); cell++)
      take(this.data.cells[cell * CELL + 1] ?? 0, cell);
  }

  /** -1 where the work does not trace the row. */
  cellAt(row: number, work: number): number {
    let found = -1;
    this.eachCell(row, (own, cell) => {
      if (own === work) found = cell;
    });
    return found;
  }

  isCovered(cell: number): boolean {
    return ((this.data.cells[cell * CELL + 2] ?? 0) & cellFlags.covered) !== 0;
  }

  isVerified(cell: number): boolean {
    return ((this.data.cells[cell * CELL + 2] ?? 0) & cellFlags.verified) !== 0;
  }

  placeOfCell(cell: number): OpenPlace {
    const at = cell * CELL;
    return this.place([this.data.cells[at + 3] ?? 0, this.data.cells[at + 4] ?? 0, this.data.cells[at + 5] ?? 0]);
  }

  placeOfRow(row: number): OpenPlace {
    const { places } = this.data.rows;
    return this.place([places[row * 3] ?? 0, places[row * 3 + 1] ?? 0, places[row * 3 + 2] ?? 0]);
  }

  place([document, line, character]: PackedPlace): OpenPlace {
    return { uri: this.data.documents[document]?.uri ?? '', line, character };
  }
}
