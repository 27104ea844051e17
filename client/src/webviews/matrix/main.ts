import type { MatrixPageResult, ToggleTraceResult } from '../../../../server/src/protocol';
import { ask, onEvent } from '../shared/extension';
import { element } from './elements';
import { Grid, type Position } from './grid';
import { nextSorting } from './gridHeader';
import { moved } from './gridKeys';
import { LINE } from './gridRows';
import { messageElement, StatusLine } from './messages';
import { change, clearFilters, isFiltered, state } from './pageState';
import { ShownPlan, type OpenPlace } from './plan';
import { Toolbar } from './toolbar';
import { FIXED, isUnfolded, visibleColumns, type VisibleColumns } from './visibleColumns';
import { visibleRows, type VisibleRows } from './visibleRows';

/** What the client answers to a toggle: what it said, and by what it can be undone. */
type Toggled = Exclude<ToggleTraceResult, { kind: 'edit' }> | { kind: 'applied'; title: string; undo: unknown };

const KEEP_AFTER = 200;

class MatrixPage {
  private readonly grid = new Grid((top, left) => this.keepPlace(top, left));
  private readonly status = new StatusLine();
  private readonly content = element('div', 'content');
  private readonly toolbar = new Toolbar({
    filtered: () => this.render(),
    choosePlan: (id) => {
      change({ plan: id, phase: '', folded: [], unfolded: null, top: 0, left: 0 });
      void this.load();
    },
    export: () => this.run('export', { plan: this.plan?.data.id, rows: this.shownIds() }),
    setEditing: (on) => this.setEditing(on),
  });
  private answer: MatrixPageResult | null = null;
  private plan: ShownPlan | null = null;
  private rows: VisibleRows | null = null;
  private columns: VisibleColumns | null = null;
  private isEditing = false;
  private isLoading = false;
  private isStale = false;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    const page = document.getElementById('page');
    page?.append(this.toolbar.host, this.content, this.status.host);
    this.toolbar.host.hidden = true;
    this.content.append(messageElement({ kind: 'loading', text: 'Reading the plans…' }));
    onEvent((event) => {
      if (event.event === 'changed') void this.load();
    });
    const { host } = this.grid;
    host.addEventListener('click', (event) => this.clicked(event));
    host.addEventListener('keydown', (event) => this.pressed(event));
    void this.load();
  }

  /** Remembered once the scrolling is over: each time goes to another process. */
  private keepPlace(top: number, left: number): void {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => change({ top, left }), KEEP_AFTER);
  }

  /** Asks for what is shown. While an answer is on its way, it is asked once more for what changed meanwhile. */
  private async load(): Promise<void> {
    if (this.isLoading) {
      this.isStale = true;
      return;
    }
    this.isLoading = true;
    try {
      do {
        this.isStale = false;
        this.take(await ask<MatrixPageResult>('load', state.plan === null ? {} : { plan: state.plan }));
      } while (this.isStale);
    } catch (error) {
      this.fail(error);
    } finally {
      this.isLoading = false;
    }
  }

  private take(answer: MatrixPageResult): void {
    const before = this.plan;
    this.answer = answer;
    this.plan = answer.plan && new ShownPlan(answer.plan);
    if (this.plan?.data.id !== state.plan) change({ plan: this.plan?.data.id ?? null, phase: '' });
    this.render(before);
  }

  /** @param before the plan that was shown, where it is shown anew after an edit */
  private render(before: ShownPlan | null = this.plan): void {
    const { plan, answer } = this;
    const isEmpty = !plan || plan.rowCount === 0;
    this.toolbar.host.hidden = isEmpty && (answer?.plans.length ?? 0) < 2;
    if (answer && plan) this.toolbar.show(answer, plan);
    if (!plan || isEmpty) {
      this.rows = this.columns = null;
      this.show(messageElement(this.emptiness()));
      this.status.count('');
      return;
    }
    const anchor = before && this.rows ? this.anchorIn(before, this.rows) : null;
    const focus = before && this.rows && this.columns ? this.keysOfFocus(before, this.rows, this.columns) : null;
    const isFirst = this.rows === null;
    this.rows = visibleRows(plan, state);
    this.columns = visibleColumns(plan, state);
    this.status.counts(plan, this.rows.matching.length);
    if (this.rows.lines.length === 0) {
      this.show(
        messageElement({
          kind: 'empty',
          text: 'No requirement matches these filters.',
          action: { label: 'Clear Filters', run: () => this.clear() },
        }),
      );
      return;
    }
    const { top, left } = state;
    this.show(this.grid.host);
    this.grid.show({ plan, rows: this.rows, columns: this.columns, state }, this.positionOf(focus));
    // What measures the page looks for it.
    if (isFirst) performance.mark('matrix shown');
    if (isFirst) this.grid.scrollTo(top, left);
    else if (anchor) this.grid.scrollTo(this.topOf(anchor));
  }

  private emptiness(): Parameters<typeof messageElement>[0] {
    if (this.answer?.isReading) return { kind: 'loading', text: 'Reading the workspace…' };
    if (this.plan)
      return { kind: 'empty', text: `${this.plan.data.title} names no requirements that work could trace.` };
    return {
      kind: 'empty',
      text: 'No plan was found in this workspace. Open the folder that holds your plans, or write one: “Plantrace: New Phase Plan…”.',
    };
  }

  private fail(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.toolbar.host.hidden = true;
    this.rows = null;
    this.show(messageElement({ kind: 'error', text, action: { label: 'Try Again', run: () => void this.load() } }));
  }

  private show(shown: HTMLElement): void {
    if (this.content.firstElementChild !== shown) this.content.replaceChildren(shown);
  }

  private clear(): void {
    clearFilters();
    this.toolbar.reflect();
    this.render();
  }

  /** Undefined where nothing is left out. */
  private shownIds(): string[] | undefined {
    if (!this.plan || !this.rows || (!isFiltered() && state.phase === '')) return undefined;
    return this.rows.matching.map((row) => this.plan?.data.rows.ids[row] ?? '');
  }

  private setEditing(on: boolean): void {
    this.isEditing = on;
    this.grid.host.classList.toggle('editing', on);
    this.status.say(
      on ? 'A click on a cell of work adds or removes its trace.' : 'A click on a cell opens its source.',
    );
  }

  private clicked(event: MouseEvent): void {
    const at = this.grid.positionOf(event);
    if (!at) return;
    this.grid.focus(at);
    if (at.line >= 0 && at.column >= FIXED && (this.isEditing || event.ctrlKey || event.metaKey)) this.toggle(at);
    else this.activate(at);
  }

  private pressed(event: KeyboardEvent): void {
    if (!this.rows || !this.columns) return;
    const at = this.grid.position;
    const last = { line: this.rows.lines.length - 1, column: FIXED + this.columns.columns.length - 1 };
    const line = this.rows.lines[at.line] ?? 0;
    const folds = at.line >= 0 && line < 0 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (folds) this.foldSection(~line, event.key === 'ArrowLeft');
    else if (event.key === 'Enter') this.activate(at);
    else if (event.key === ' ') this.toggle(at);
    else if (event.key === '/') this.toolbar.focusFilter();
    else {
      const to = moved(event, at, { last, page: this.grid.page });
      if (!to) return;
      this.grid.focus(to);
    }
    event.preventDefault();
  }

  /** What a click or Enter does: opens, sorts, folds. */
  private activate({ line, column }: Position): void {
    const { plan, rows, columns } = this;
    if (!plan || !rows || !columns) return;
    const own = rows.lines[line] ?? 0;
    const work = columns.columns[column - FIXED];
    if (line === -2) {
      if (work) this.foldPhase(work.phase);
    } else if (line === -1) {
      if (!work) this.sort(column);
      else if (work.work < 0) this.foldPhase(work.phase);
      else this.open(plan.place(plan.data.work[work.work]?.place ?? [0, 0, 0]));
    } else if (own < 0) this.foldSection(~own);
    else if (!work) this.open(plan.placeOfRow(own));
    else {
      const cells: number[] = [];
      plan.eachCell(own, (each, cell) => {
        if (columns.columnOf[each] === column - FIXED) cells.push(cell);
      });
      const [first] = cells;
      if (first !== undefined) this.open(plan.placeOfCell(first));
      else this.status.say('Not traced here: press Space, or tick it with the pencil on, to trace it.');
    }
  }

  private toggle({ line, column }: Position): void {
    const { plan, rows, columns } = this;
    const own = rows?.lines[line] ?? -1;
    const shown = columns?.columns[column - FIXED];
    if (line < 0 || own < 0 || !plan || !shown) {
      this.activate({ line, column });
      return;
    }
    if (shown.work < 0) {
      const { label } = plan.data.phases[shown.phase] ?? { label: '' };
      this.status.say(`Unfold ${label} to choose the work that is meant: its heading is above.`);
      return;
    }
    const work = plan.data.work[shown.work];
    if (!work) return;
    const cell = plan.cellAt(own, shown.work);
    void this.setTrace({
      row: { uri: plan.placeOfRow(own).uri, id: plan.data.rows.ids[own] ?? '' },
      work: { uri: plan.place(work.place).uri, id: work.id },
      on: cell < 0 || !plan.isCovered(cell),
    });
  }

  private async setTrace(params: unknown): Promise<void> {
    try {
      const result = await ask<Toggled>('toggle', params);
      if (result.kind === 'applied')
        this.status.say(`${result.title}: done, not saved yet.`, {
          label: 'Undo',
          run: () => this.run('undo', result.undo),
        });
      else this.status.say(result.kind === 'refused' ? result.reason : result.said);
    } catch (error) {
      this.status.say(error instanceof Error ? error.message : String(error));
    }
  }

  private open(place: OpenPlace): void {
    this.run('open', place);
  }

  /** Lets the extension do something; it says itself what came of it, unless it answers a sentence. */
  private run(method: string, params: unknown): void {
    ask<string | null>(method, params).then(
      (said) => {
        if (said) this.status.say(said);
      },
      (error: unknown) => this.status.say(error instanceof Error ? error.message : String(error)),
    );
  }

  private sort(column: number): void {
    change(nextSorting(column, state.sorting, state.isDescending));
    this.render();
  }

  private foldSection(section: number, fold?: boolean): void {
    const key = this.plan?.sectionKey(section) ?? '';
    const isFolded = state.folded.includes(key);
    if (fold === isFolded) return;
    change({ folded: isFolded ? state.folded.filter((each) => each !== key) : [...state.folded, key] });
    this.render();
  }

  private foldPhase(phase: number): void {
    const { plan } = this;
    if (!plan || state.phase !== '') return;
    const open = plan.data.phases.flatMap((_, i) => (isUnfolded(plan, state, i) ? [plan.phaseKey(i)] : []));
    const key = plan.phaseKey(phase);
    change({ unfolded: open.includes(key) ? open.filter((each) => each !== key) : [...open, key] });
    this.render();
  }

  /** By what the highest line is found again, and how far it is scrolled. */
  private anchorIn(before: ShownPlan, rows: VisibleRows): { key: string; offset: number; line: number } | null {
    const { line, offset } = this.grid.top;
    return { key: lineKey(before, rows.lines[line] ?? 0), offset, line };
  }

  private topOf({ key, offset, line }: { key: string; offset: number; line: number }): number {
    const { plan, rows } = this;
    const found = plan && rows ? rows.lines.findIndex((each) => lineKey(plan, each) === key) : -1;
    return (found < 0 ? line : found) * LINE + offset;
  }

  private keysOfFocus(before: ShownPlan, rows: VisibleRows, columns: VisibleColumns): FocusKeys {
    const { line, column } = this.grid.position;
    const shown = columns.columns[column - FIXED];
    return {
      line,
      key: line < 0 ? '' : lineKey(before, rows.lines[line] ?? 0),
      column,
      phase: shown ? before.phaseKey(shown.phase) : '',
      work: shown && shown.work >= 0 ? before.workKey(shown.work) : '',
    };
  }

  private positionOf(keys: FocusKeys | null): Position {
    const { plan, rows, columns } = this;
    if (!keys || !plan || !rows || !columns) return { line: 0, column: 0 };
    const line = keys.line < 0 ? keys.line : rows.lines.findIndex((each) => lineKey(plan, each) === keys.key);
    if (keys.column < FIXED) return { line: line === -1 && keys.line >= 0 ? keys.line : line, column: keys.column };
    const sameWork = columns.columns.findIndex(({ work }) => work >= 0 && plan.workKey(work) === keys.work);
    const samePhase = columns.columns.findIndex(({ phase }) => plan.phaseKey(phase) === keys.phase);
    const column = sameWork >= 0 ? sameWork : samePhase;
    return { line: line === -1 && keys.line >= 0 ? keys.line : line, column: column < 0 ? 0 : column + FIXED };
  }
}

interface FocusKeys {
  readonly line: number;
  readonly key: string;
  readonly column: number;
  readonly phase: string;
  readonly work: string;
}

const lineKey = (plan: ShownPlan, line: number): string =>
  line < 0 ? `§${plan.sectionKey(~line)}` : plan.rowKey(line);

new MatrixPage().start();
