import type { GraphPageGraph, GraphPageResult } from '../../../../server/src/protocol';
import { selectOf, setOptions, textField, toolbarButton, toolbarToggle } from '../shared/controls';
import { html } from '../shared/markup';
import { state, statusFilters, type StatusFilter } from './state';

export interface ToolbarActions {
  readonly choosePlan: (plan: string) => void;
  readonly choosePhase: (phase: string) => void;
  readonly traceCursor: () => void;
  readonly search: (query: string) => void;
  readonly nextMatch: (isBack: boolean) => void;
  readonly filter: (filter: StatusFilter) => void;
  readonly showPath: (on: boolean) => void;
  readonly showCircles: (on: boolean) => void;
  readonly showTable: (on: boolean) => void;
  readonly showLegend: (on: boolean) => void;
  readonly copyMermaid: () => void;
  readonly exportSvg: () => void;
}

const TRACE = '|trace|';

const filterWords: Readonly<Record<StatusFilter, string>> = {
  all: 'Any status',
  open: 'Open',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  gaps: 'With findings',
};

/** What is drawn, what of it stands out, and what is done with it. */
export class Toolbar {
  readonly host = html('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Graph' });
  private readonly plans;
  private readonly phases;
  private readonly text;
  private readonly statuses;
  private readonly path;
  private readonly circles;
  private readonly table;
  private readonly legend;

  constructor(actions: ToolbarActions) {
    this.plans = selectOf('Plan', (plan) => {
      if (plan !== TRACE) actions.choosePlan(plan);
    });
    this.phases = selectOf('Phase', actions.choosePhase);
    this.text = textField('Find by ID or words', 'search', actions.search);
    this.text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') actions.nextMatch(event.shiftKey);
    });
    this.statuses = selectOf('Status', (value) => actions.filter(value as StatusFilter));
    setOptions(
      this.statuses,
      statusFilters.map((filter) => [filter, filterWords[filter]]),
      state.filter,
    );
    this.path = toolbarToggle('git-commit', 'Critical path', 'Critical path', actions.showPath);
    this.circles = toolbarToggle('sync', 'Circles of work that waits for itself', 'Circles', actions.showCircles);
    this.table = toolbarToggle('list-flat', 'Edges as a table', 'Table', actions.showTable);
    this.legend = toolbarToggle('question', 'Legend', 'Legend', actions.showLegend);
    const trace = toolbarButton('target', 'Trace the item at the cursor of the editor', actions.traceCursor);
    const copy = toolbarButton('copy', 'Copy as Mermaid', actions.copyMermaid);
    const save = toolbarButton('save-as', 'Export SVG…', actions.exportSvg);
    const marks = html('div', { class: 'toggles', role: 'group', 'aria-label': 'Show' });
    marks.append(this.path, this.circles, this.table, this.legend);
    this.host.append(this.plans, this.phases, trace, this.text, this.statuses, marks);
    this.host.append(html('div', { class: 'ends' }, copy, save));
    this.reflect();
  }

  focusSearch(): void {
    this.text.focus();
  }

  show({ plans }: GraphPageResult, graph: GraphPageGraph | null): void {
    const isTrace = graph?.kind === 'trace';
    const options = plans.map(({ id, title }): [string, string] => [id, title]);
    const own = graph?.scope.plan ?? plans[0]?.id ?? '';
    setOptions(
      this.plans,
      isTrace ? [[TRACE, `Traces of ${graph.title}`], ...options] : options,
      isTrace ? TRACE : own,
    );
    this.plans.hidden = !isTrace && plans.length < 2;
    const phases = isTrace ? [] : (plans.find(({ id }) => id === own)?.phases ?? []);
    this.phases.hidden = phases.length < 2;
    const named = phases.map(({ id, label, title }): [string, string] => [id, `${label} ${title}`.trim()]);
    setOptions(this.phases, [['', 'All phases'], ...named], graph?.scope.phase ?? '');
    this.path.hidden = isTrace || !graph?.criticalPath;
    this.circles.hidden = isTrace || (graph?.knots.length ?? 0) === 0;
    this.reflect();
  }

  /** The controls say what the state says. */
  reflect(): void {
    if (this.text.value !== state.query) this.text.value = state.query;
    this.statuses.value = state.filter;
    this.path.checked = state.showsPath;
    this.circles.checked = state.showsCircles;
    this.table.checked = state.showsTable;
    this.legend.checked = state.showsLegend;
  }
}
