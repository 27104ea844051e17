import { element, icon } from './elements';
import type { MatrixState } from './pageState';
import type { ShownPlan } from './plan';
import { FIXED, type VisibleColumns } from './visibleColumns';
import type { VisibleRows } from './visibleRows';
import { cellIcon, cellWords, columnWords, marks, plural, statusWords } from './words';

/** All that the grid shows, at one moment. */
export interface Shown {
  readonly plan: ShownPlan;
  readonly rows: VisibleRows;
  readonly columns: VisibleColumns;
  readonly state: MatrixState;
}

/** The height of every line of the grid, as the styles have it. */
export const LINE = 24;
/** Lines above the first row: phases, and their work. */
export const HEADER_LINES = 2;

export function lineElement(shown: Shown, index: number): HTMLElement {
  const line = shown.rows.lines[index] ?? 0;
  const made = line < 0 ? sectionElement(shown, ~line) : rowElement(shown, line);
  made.style.transform = `translateY(${index * LINE}px)`;
  made.setAttribute('aria-rowindex', String(index + HEADER_LINES + 1));
  made.dataset['line'] = String(index);
  return made;
}

function sectionElement({ plan, rows, state, columns }: Shown, section: number): HTMLElement {
  const { title, document } = plan.data.sections[section] ?? { title: '', document: 0 };
  const path = plan.data.documents[document]?.path ?? '';
  const isFolded = state.folded.includes(plan.sectionKey(section));
  const count = rows.ofSection.get(section) ?? 0;
  const cell = element(
    'div',
    'cell section-title',
    {
      role: 'gridcell',
      'aria-colindex': '1',
      'aria-colspan': String(FIXED + columns.columns.length),
      'aria-expanded': String(!isFolded),
      'data-col': '0',
      title: path,
    },
    icon(isFolded ? 'chevron-right' : 'chevron-down'),
    element('span', 'section-name', {}, title),
    element('span', 'dimmed', {}, path),
    element('span', 'count', {}, String(count)),
  );
  return element('div', 'row section', { role: 'row' }, cell);
}

function rowElement({ plan, columns }: Shown, row: number): HTMLElement {
  const { ids, titles, statuses } = plan.data.rows;
  const id = ids[row] ?? '';
  const said = marks.filter(({ flag }) => plan.has(row, flag));
  const count = plan.counts[row] ?? 0;
  const status = statusWords[statuses[row] ?? 0] ?? '';
  const made = element(
    'div',
    `row${plan.has(row, 'uncovered') ? ' uncovered' : ''}`,
    { role: 'row' },
    element('div', 'cell id', fixed(0, 'rowheader', { title: `${id}: open` }), element('span', 'link', {}, id)),
    element(
      'div',
      'cell words',
      fixed(1, 'gridcell', {
        title: titles[row] ?? '',
        'aria-label': [titles[row] ?? '', ...said.map(({ words }) => words)].join(', '),
      }),
      element('span', 'title', {}, titles[row] ?? ''),
      ...said.map(({ icon: name, words, flag }) => {
        const mark = icon(name);
        mark.classList.add('mark', flag);
        mark.title = words;
        return mark;
      }),
    ),
    element('div', 'cell status', fixed(2, 'gridcell', { 'data-status': status.toLowerCase() }), status),
    element(
      'div',
      'cell number',
      fixed(3, 'gridcell', { 'aria-label': plural(count, 'piece of work', 'pieces of work') }),
      String(count),
    ),
  );
  const strip = element('div', 'strip', { role: 'none' });
  strip.style.width = `${columns.width}px`;
  for (const [column, cells] of cellsByColumn(plan, row, columns)) strip.append(workCell(plan, columns, column, cells));
  made.append(strip);
  return made;
}

function fixed(column: number, role: string, more: Readonly<Record<string, string>>): Record<string, string> {
  return { role, 'aria-colindex': String(column + 1), 'data-col': String(column), ...more };
}

/** The cells of a row by the columns that they are shown in: those of a folded phase together. */
export function cellsByColumn(plan: ShownPlan, row: number, columns: VisibleColumns): Map<number, number[]> {
  const found = new Map<number, number[]>();
  plan.eachCell(row, (work, cell) => {
    const column = columns.columnOf[work] ?? -1;
    if (column < 0) return;
    const list = found.get(column);
    if (list) list.push(cell);
    else found.set(column, [cell]);
  });
  return found;
}

/** A cell of work; also an empty one, which is there only while it has the focus. */
export function workCell(
  plan: ShownPlan,
  columns: VisibleColumns,
  index: number,
  cells: readonly number[],
): HTMLElement {
  const column = columns.columns[index];
  if (!column) return element('div', '');
  const [first = -1] = cells;
  const best = cells.find((cell) => plan.isCovered(cell) && !plan.isVerified(cell)) ?? first;
  const words = cells.length > 1 ? `traced in ${cells.length} pieces of work` : cellWords(plan, first);
  const made = element('div', 'cell work', {
    role: 'gridcell',
    'aria-colindex': String(index + FIXED + 1),
    'aria-label': `${columnWords(plan, column)}: ${words}`,
    'data-col': String(index + FIXED),
    title: `${columnWords(plan, column)}\n${words}`,
  });
  made.style.left = `${column.left}px`;
  made.style.width = `${column.width}px`;
  if (first < 0) return made;
  const mark = icon(cellIcon(plan, best));
  mark.classList.add(plan.isCovered(best) ? (plan.isVerified(best) ? 'verified' : 'traced') : 'beside');
  made.append(mark);
  if (cells.length > 1) made.append(element('span', 'several', {}, String(cells.length)));
  return made;
}
