import { element } from './elements';
import { headerElement } from './gridHeader';
import { cellsByColumn, HEADER_LINES, LINE, lineElement, workCell, type Shown } from './gridRows';
import { columnAt, FIXED, type VisibleColumns } from './visibleColumns';

/** The lines between the columns, once for all rows. */
function columnLines({ columns, width }: VisibleColumns): HTMLElement {
  const made = element('div', 'column-lines', { role: 'none' });
  made.style.width = `${width}px`;
  columns.forEach(({ left, phase }, at) => {
    const line = element('div', phase === columns[at - 1]?.phase ? 'column-line' : 'column-line first');
    line.style.left = `${left}px`;
    made.append(line);
  });
  return made;
}

/** Lines above and below what is seen that are there already. */
const OVERSCAN = 12;

/** A cell of the grid: a line (−2: phases, −1: their work) and a column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The lines that are seen, and nothing else, in a grid of any length. One cell takes the focus, and keeps its element
 * however far away the others are scrolled.
 */
export class Grid {
  readonly host = element('div', 'grid', { role: 'grid', 'aria-label': 'Traceability matrix' });
  private readonly body = element('div', 'body', { role: 'rowgroup' });
  private header = element('div', 'header', { role: 'rowgroup' });
  private readonly lines = new Map<number, HTMLElement>();
  private shown: Shown | null = null;
  private focused: Position = { line: 0, column: 0 };
  private isWaiting = false;

  /** @param onScroll hears where the grid is scrolled to */
  constructor(private readonly onScroll: (top: number, left: number) => void) {
    this.host.append(this.header, this.body);
    this.host.addEventListener('scroll', () => {
      if (this.isWaiting) return;
      this.isWaiting = true;
      requestAnimationFrame(() => {
        this.isWaiting = false;
        this.renderLines();
        this.onScroll(this.host.scrollTop, this.host.scrollLeft);
      });
    });
    new ResizeObserver(() => this.renderLines()).observe(this.host);
  }

  get position(): Position {
    return this.focused;
  }

  /** How many lines fit. */
  get page(): number {
    return Math.max(1, Math.floor(this.host.clientHeight / LINE) - HEADER_LINES - 1);
  }

  /** The line that stands highest, and how far it is scrolled. */
  get top(): { readonly line: number; readonly offset: number } {
    const line = Math.floor(this.host.scrollTop / LINE);
    return { line, offset: this.host.scrollTop - line * LINE };
  }

  scrollTo(top: number, left = this.host.scrollLeft): void {
    this.host.scrollTop = top;
    this.host.scrollLeft = left;
    this.renderLines();
  }

  /** Everything anew; who had the focus has it where it is told to be now. */
  show(shown: Shown, focused: Position): void {
    const hadFocus = this.host.contains(document.activeElement);
    this.shown = shown;
    const header = headerElement(shown);
    this.header.replaceWith(header);
    this.header = header;
    this.lines.clear();
    this.body.replaceChildren(columnLines(shown.columns));
    const { lines } = shown.rows;
    this.body.style.height = `${lines.length * LINE}px`;
    this.host.style.setProperty('--work-width', `${shown.columns.width}px`);
    this.host.setAttribute('aria-rowcount', String(lines.length + HEADER_LINES));
    this.host.setAttribute('aria-colcount', String(FIXED + shown.columns.columns.length));
    this.focused = this.within(focused);
    this.renderLines();
    const cell = this.elementAt(this.focused);
    if (cell) cell.tabIndex = 0;
    if (hadFocus) cell?.focus({ preventScroll: true });
  }

  focus(position: Position): void {
    const before = this.elementAt(this.focused);
    before?.removeAttribute('tabindex');
    if (before?.classList.contains('work') && before.childElementCount === 0) before.remove();
    this.focused = this.within(position);
    this.reveal(this.focused);
    const cell = this.elementAt(this.focused);
    if (!cell) return;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
  }

  /** The cell that a click hit. */
  positionOf(event: MouseEvent): Position | null {
    const target = event.target as HTMLElement;
    const line = Number(target.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? Number.NaN);
    if (Number.isNaN(line) || !this.shown) return null;
    const cell = target.closest<HTMLElement>('[data-col]');
    if (cell) return { line, column: Number(cell.dataset['col']) };
    const strip = target.closest('.strip');
    if (!strip) return null;
    const column = columnAt(this.shown.columns, event.clientX - strip.getBoundingClientRect().left);
    return column < 0 ? null : { line, column: column + FIXED };
  }

  private within({ line, column }: Position): Position {
    if (!this.shown) return { line: 0, column: 0 };
    const { rows, columns } = this.shown;
    const inLines = Math.max(-HEADER_LINES, Math.min(line, rows.lines.length - 1));
    return { line: inLines, column: Math.max(0, Math.min(column, FIXED + columns.columns.length - 1)) };
  }

  /** Its element; that of an empty cell is made for the focus. A section has one cell, whatever column one comes from. */
  private elementAt({ line, column: wanted }: Position): HTMLElement | null {
    const column = line >= 0 && (this.shown?.rows.lines[line] ?? 0) < 0 ? 0 : wanted;
    const row = line < 0 ? this.header.children[line + HEADER_LINES] : this.line(line);
    const there = row?.querySelector<HTMLElement>(`[data-col="${column}"]`);
    if (there || !this.shown || !row) return there ?? null;
    const { plan, columns, rows } = this.shown;
    if (line < 0) return this.phaseAround(row, column);
    const own = rows.lines[line] ?? -1;
    if (own < 0) return null;
    const index = column - FIXED;
    const made = workCell(plan, columns, index, cellsByColumn(plan, own, columns).get(index) ?? []);
    row.querySelector('.strip')?.append(made);
    return made;
  }

  /** A phase spans the columns of its work. */
  private phaseAround(row: Element, column: number): HTMLElement | null {
    const phases = [...row.querySelectorAll<HTMLElement>('[data-phase]')];
    return phases.filter((cell) => Number(cell.dataset['col']) <= column).pop() ?? null;
  }

  private reveal({ line, column }: Position): void {
    const { host } = this;
    if (line >= 0) {
      const room = host.clientHeight - HEADER_LINES * LINE;
      const top = line * LINE;
      if (top < host.scrollTop) host.scrollTop = top;
      else if (top + LINE > host.scrollTop + room) host.scrollTop = top + LINE - room;
    }
    const work = this.shown?.columns.columns[column - FIXED];
    if (work) {
      const sticky = this.stickyWidth();
      const start = this.fixedWidth() + work.left;
      if (start < host.scrollLeft + sticky) host.scrollLeft = start - sticky;
      else if (start + work.width > host.scrollLeft + host.clientWidth)
        host.scrollLeft = start + work.width - host.clientWidth;
    } else if (column > 1) host.scrollLeft = 0;
    this.renderLines();
  }

  private fixedWidth(): number {
    return [...this.header.querySelectorAll<HTMLElement>('.works > .cell')].reduce((sum, c) => sum + c.offsetWidth, 0);
  }

  private stickyWidth(): number {
    const cells = [...this.header.querySelectorAll<HTMLElement>('.works > .cell.id, .works > .cell.words')];
    return cells.reduce((sum, cell) => sum + (getComputedStyle(cell).position === 'sticky' ? cell.offsetWidth : 0), 0);
  }

  private renderLines(): void {
    const { shown, host, lines } = this;
    if (!shown) return;
    const count = shown.rows.lines.length;
    const first = Math.max(0, Math.floor(host.scrollTop / LINE) - OVERSCAN);
    const last = Math.min(count, Math.ceil((host.scrollTop + host.clientHeight) / LINE) + OVERSCAN);
    for (const [index, made] of lines) {
      if ((index >= first && index < last) || (index === this.focused.line && made.contains(document.activeElement)))
        continue;
      made.remove();
      lines.delete(index);
    }
    const added: HTMLElement[] = [];
    for (let index = first; index < last; index++) {
      if (lines.has(index)) continue;
      const made = lineElement(shown, index);
      lines.set(index, made);
      added.push(made);
    }
    this.body.append(...added);
    const own = lines.get(this.focused.line);
    if (own && !own.querySelector('[tabindex]')) {
      const cell = this.elementAt(this.focused);
      if (cell) cell.tabIndex = 0;
    }
  }

  private line(index: number): HTMLElement | undefined {
    let line = this.lines.get(index);
    if (!line && this.shown && index < this.shown.rows.lines.length) {
      line = lineElement(this.shown, index);
      this.lines.set(index, line);
      this.body.append(line);
    }
    return line;
  }
}
