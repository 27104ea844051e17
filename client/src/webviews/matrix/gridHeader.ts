import { element, icon } from './elements';
import type { Shown } from './gridRows';
import { sortings, type Sorting } from './pageState';
import { FIXED, isUnfolded, type Column } from './visibleColumns';
import { columnWords } from './words';

const fixedColumns: readonly {
  readonly title: string;
  readonly className: string;
  readonly sorting: Sorting;
  readonly full: string;
}[] = [
  { title: 'ID', className: 'id', sorting: 'id', full: 'ID' },
  { title: 'Requirement', className: 'words', sorting: 'title', full: 'Requirement' },
  { title: 'Status', className: 'status', sorting: 'status', full: 'Status' },
  { title: 'Work', className: 'number', sorting: 'work', full: 'Number of work that traces it' },
];

/** What stands above the rows: the phases, and below each its work. */
export function headerElement(shown: Shown): HTMLElement {
  return element('div', 'header', { role: 'rowgroup' }, phaseLine(shown), workLine(shown));
}

function phaseLine({ plan, columns, state }: Shown): HTMLElement {
  const line = element('div', 'row phases', { role: 'row', 'aria-rowindex': '1', 'data-line': '-2' });
  fixedColumns.forEach(({ className }, at) => {
    const attributes = { role: 'columnheader', 'aria-colindex': String(at + 1), 'data-col': String(at) };
    line.append(element('div', `cell ${className}`, { ...attributes, 'aria-label': at === 0 ? 'Phases' : 'No phase' }));
  });
  const strip = stripOf(columns.width);
  for (let from = 0; from < columns.columns.length;) {
    const first = columns.columns[from] as Column;
    let to = from;
    while (columns.columns[to]?.phase === first.phase) to++;
    const last = columns.columns[to - 1] as Column;
    const { label, title } = plan.data.phases[first.phase] ?? { label: '', title: '' };
    const isOpen = first.work >= 0;
    const isFixed = isOpen && !isUnfolded(plan, state, first.phase);
    const cell = element(
      'div',
      'cell phase',
      {
        role: 'columnheader',
        'aria-colindex': String(from + FIXED + 1),
        'aria-colspan': String(to - from),
        ...(isFixed ? {} : { 'aria-expanded': String(isOpen) }),
        'aria-label': `${label} ${title}`,
        'data-col': String(from + FIXED),
        'data-phase': String(first.phase),
        title: `${label}: ${title}${isOpen ? '' : ' — click to see its work'}`,
      },
      ...(isFixed ? [] : [icon(isOpen ? 'chevron-down' : 'chevron-right')]),
      element('span', 'name', {}, label),
      ...(to - from > 2 && title !== label ? [element('span', 'dimmed', {}, title)] : []),
    );
    place(cell, first.left, last.left + last.width - first.left);
    strip.append(cell);
    from = to;
  }
  line.append(strip);
  return line;
}

function workLine({ plan, columns, state }: Shown): HTMLElement {
  const line = element('div', 'row works', { role: 'row', 'aria-rowindex': '2', 'data-line': '-1' });
  fixedColumns.forEach(({ title, className, sorting, full }, at) => {
    const isSorted = state.sorting === sorting;
    const cell = element(
      'div',
      `cell ${className}`,
      {
        role: 'columnheader',
        'aria-colindex': String(at + 1),
        'aria-sort': isSorted ? (state.isDescending ? 'descending' : 'ascending') : 'none',
        'data-col': String(at),
        'aria-label': full,
        title: `Sort by ${full}`,
      },
      element('span', 'name', {}, title),
    );
    if (isSorted) cell.append(icon(state.isDescending ? 'arrow-down' : 'arrow-up'));
    line.append(cell);
  });
  const strip = stripOf(columns.width);
  columns.columns.forEach((column, at) => {
    const work = plan.data.work[column.work];
    const count = plan.data.work.filter(({ phase }) => phase === column.phase).length;
    const cell = element(
      'div',
      'cell work',
      {
        role: 'columnheader',
        'aria-colindex': String(at + FIXED + 1),
        'aria-label': columnWords(plan, column),
        'data-col': String(at + FIXED),
        title: columnWords(plan, column),
      },
      element('span', work ? 'link' : 'dimmed', {}, work?.id ?? `${count} pieces`),
    );
    place(cell, column.left, column.width);
    strip.append(cell);
  });
  line.append(strip);
  return line;
}

function stripOf(width: number): HTMLElement {
  const strip = element('div', 'strip', { role: 'none' });
  strip.style.width = `${width}px`;
  return strip;
}

function place(cell: HTMLElement, left: number, width: number): void {
  cell.style.left = `${left}px`;
  cell.style.width = `${width}px`;
}

/** What a click on a fixed header sorts by: up, down, and as it stands again. */
export function nextSorting(
  column: number,
  sorting: Sorting,
  isDescending: boolean,
): { sorting: Sorting; isDescending: boolean } {
  const asked = fixedColumns[column]?.sorting ?? sortings[0];
  if (sorting !== asked) return { sorting: asked, isDescending: false };
  return isDescending ? { sorting: 'order', isDescending: false } : { sorting, isDescending: true };
}
