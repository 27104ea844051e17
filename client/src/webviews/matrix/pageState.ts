import { remember, remembered } from '../shared/extension';

export const sortings = ['order', 'id', 'title', 'status', 'work'] as const;
export type Sorting = (typeof sortings)[number];
export const rowFilters = ['uncovered', 'unverified', 'negative', 'suspect'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** What the page is found again by, after a reload and after a restart of the window. */
export interface MatrixState {
  plan: string | null;
  text: string;
  only: RowFilter[];
  /** Index of `matrixStatuses`; -1 for any. */
  status: number;
  /** Key of a phase; empty for all. */
  phase: string;
  sorting: Sorting;
  isDescending: boolean;
  /** Keys of sections that are folded. */
  folded: string[];
  /** Keys of phases that show each piece of their work; null: as many as there is room for. */
  unfolded: string[] | null;
  top: number;
  left: number;
}

const fresh: MatrixState = {
  plan: null,
  text: '',
  only: [],
  status: -1,
  phase: '',
  sorting: 'order',
  isDescending: false,
  folded: [],
  unfolded: null,
  top: 0,
  left: 0,
};

export const state: MatrixState = remembered(fresh);

export function change(part: Partial<MatrixState>): void {
  Object.assign(state, part);
  remember(part);
}

export function isFiltered(): boolean {
  return state.text !== '' || state.only.length > 0 || state.status >= 0;
}

export function clearFilters(): void {
  change({ text: '', only: [], status: -1 });
}
