import type { GraphPageParams } from '../../../../server/src/protocol';
import { remember, remembered } from '../shared/extension';
import type { View } from './viewport';

export const statusFilters = ['all', 'open', 'in-progress', 'blocked', 'done', 'gaps'] as const;
export type StatusFilter = (typeof statusFilters)[number];

/** What the page remembers when the window is opened again. */
export interface GraphState {
  readonly scope: Pick<GraphPageParams, 'plan' | 'phase' | 'item'>;
  /** Where the graph is looked at, and how near; null: all of it. */
  readonly view: View | null;
  readonly selected: string | null;
  readonly query: string;
  readonly filter: StatusFilter;
  readonly showsPath: boolean;
  readonly showsCircles: boolean;
  readonly showsTable: boolean;
  readonly showsLegend: boolean;
}

const whenNew: GraphState = {
  scope: {},
  view: null,
  selected: null,
  query: '',
  filter: 'all',
  showsPath: true,
  showsCircles: true,
  showsTable: false,
  showsLegend: false,
};

export let state: GraphState = remembered(whenNew);

export function change(changes: Partial<GraphState>): void {
  state = { ...state, ...changes };
  remember(state);
}
