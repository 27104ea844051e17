import type { GraphPageGraph, GraphPageParams, GraphPageResult, Location } from '../../../../server/src/protocol';
import { noticeOf, toolbarButton, type Notice } from '../shared/controls';
import { ask, onEvent } from '../shared/extension';
import { html } from '../shared/markup';
import { Canvas } from './canvas';
import { edgeTable } from './edgeTable';
import { legendElement } from './legend';
import { change, state } from './state';
import { Toolbar } from './toolbar';
import { circleWords, pathWords } from './words';

export function startGraphPage(page: HTMLElement): void {
  new GraphPage(page).start();
}

class GraphPage {
  private readonly canvas = new Canvas({
    open: (location) => this.open(location),
    say: (words) => this.say(words),
    leave: () => this.toolbar.focusSearch(),
  });
  private readonly toolbar = new Toolbar({
    choosePlan: (plan) => this.look({ plan }),
    choosePhase: (phase) => {
      const { plan } = this.graph?.scope ?? {};
      this.look({ ...(plan === undefined ? {} : { plan }), ...(phase === '' ? {} : { phase }) });
    },
    traceCursor: () => void this.traceCursor(),
    search: (query) => this.apply({ query }),
    nextMatch: (isBack) => this.canvas.nextMatch(isBack),
    filter: (filter) => this.apply({ filter }),
    showPath: (showsPath) => this.apply({ showsPath }),
    showCircles: (showsCircles) => this.apply({ showsCircles }),
    showTable: (showsTable) => this.apply({ showsTable }),
    showLegend: (showsLegend) => this.apply({ showsLegend }),
    copyMermaid: () => void this.copyMermaid(),
    exportSvg: () => void this.exportSvg(),
  });
  private readonly content = html('div', { class: 'graph-content' });
  private readonly below = html('div', { class: 'below' });
  private readonly said = html('span', { class: 'said', role: 'status', 'aria-live': 'polite' });
  private readonly facts = html('span', { class: 'facts-line' });
  private answer: GraphPageResult | null = null;
  private isLoading = false;
  private isStale = false;
  /** As it was drawn last: most changes of documents change nothing here. */
  private drawn = '';

  constructor(private readonly page: HTMLElement) {}

  private get graph(): GraphPageGraph | null {
    return this.answer?.graph ?? null;
  }

  start(): void {
    const zoom = html('div', { class: 'zoom', role: 'group', 'aria-label': 'Zoom' });
    zoom.append(
      toolbarButton('zoom-in', 'Zoom in (+)', () => this.canvas.viewport.zoomIn()),
      toolbarButton('zoom-out', 'Zoom out (-)', () => this.canvas.viewport.zoomOut()),
      toolbarButton('screen-full', 'Fit the graph (0)', () => this.canvas.fit()),
    );
    const line = html('div', { class: 'status-line' }, this.said, this.facts, zoom);
    this.page.append(this.toolbar.host, this.content, this.below, line);
    this.toolbar.host.hidden = line.hidden = true;
    this.show({ kind: 'loading', text: 'Reading the plans…' });
    onEvent((event) => {
      if (event.event === 'changed') void this.load();
      else if (event.name === 'scope') void this.takeScope();
    });
    void this.takeScope(true);
  }

  /** What a command of the editor wants to see, if any does. */
  private async takeScope(always = false): Promise<void> {
    const scope = await ask<GraphPageParams | null>('scope');
    if (scope) this.look(scope);
    else if (always) void this.load();
  }

  private wanted: GraphPageParams = state.scope;

  private look(params: GraphPageParams): void {
    this.wanted = params;
    change({ view: null, selected: null });
    this.drawn = '';
    void this.load();
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
        const asked = this.wanted;
        const answer = await ask<GraphPageResult>('load', asked);
        if (asked === this.wanted) this.take(answer);
      } while (this.isStale);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.drawn = '';
      this.show({ kind: 'error', text, action: { label: 'Try Again', run: () => void this.load() } });
    } finally {
      this.isLoading = false;
    }
  }

  private take(answer: GraphPageResult): void {
    this.answer = answer;
    const { graph } = answer;
    if (graph) {
      this.wanted = graph.scope;
      change({ scope: graph.scope });
    }
    this.toolbar.host.hidden = answer.plans.length === 0;
    this.toolbar.show(answer, graph);
    const nothing = this.emptiness();
    if (nothing) {
      this.drawn = '';
      this.show(nothing);
      return;
    }
    if (!graph) return;
    const drawn = JSON.stringify(graph);
    if (drawn === this.drawn) return;
    const isSame = this.drawn !== '';
    this.drawn = drawn;
    // Taken out and put in again, it would lose the focus.
    if (this.content.firstChild !== this.canvas.host) this.content.replaceChildren(this.canvas.host);
    this.canvas.show(graph, isSame);
    this.showFacts(graph);
    this.renderBelow();
  }

  private emptiness(): Notice | null {
    const { answer, graph } = this;
    if (graph && graph.nodes.length > 0) return null;
    if (answer?.isReading) return { kind: 'loading', text: 'Reading the workspace…' };
    if (graph) return { kind: 'empty', text: `${graph.title} has no phases and no work yet.` };
    const { trace, item } = this.wanted;
    const whole = { label: 'Show the Plan', run: (): void => this.look({}) };
    if ((trace === true || item !== undefined) && (answer?.plans.length ?? 0) > 0)
      return {
        kind: 'empty',
        text: 'There is no item to trace here: put the cursor on an ID, a row or a heading of a plan, and try again.',
        action: whole,
      };
    return {
      kind: 'empty',
      text: 'No plan with phases or work was found in this workspace. Open the folder that holds your plans, or write one: “Plantrace: New Phase Plan…”.',
    };
  }

  private show(notice: Notice): void {
    this.content.replaceChildren(noticeOf(notice));
    this.below.replaceChildren();
    this.facts.textContent = '';
    const line = this.page.querySelector<HTMLElement>('.status-line');
    if (line) line.hidden = true;
  }

  private showFacts(graph: GraphPageGraph): void {
    const line = this.page.querySelector<HTMLElement>('.status-line');
    if (line) line.hidden = false;
    this.facts.replaceChildren();
    if (graph.kind === 'trace') {
      this.facts.append(`${graph.nodes.length} links of the chain of ${graph.title}`);
      return;
    }
    this.facts.append(pathWords(graph));
    if (graph.knots.length > 0) this.facts.append(' · ', html('strong', {}, circleWords(graph)));
    this.facts.title = this.facts.textContent ?? '';
  }

  private apply(changes: Partial<typeof state>): void {
    change(changes);
    this.canvas.reflect();
    if (changes.showsTable !== undefined || changes.showsLegend !== undefined) this.renderBelow();
  }

  private renderBelow(): void {
    const { graph } = this;
    this.below.replaceChildren();
    if (!graph) return;
    if (state.showsLegend) this.below.append(legendElement(graph.kind));
    if (state.showsTable)
      this.below.append(
        edgeTable(
          graph,
          (id) => this.canvas.focus(id),
          (location) => this.open(location),
        ),
      );
  }

  private open(location: Location): void {
    void this.run('open', location);
  }

  private async traceCursor(): Promise<void> {
    const params = await this.run<GraphPageParams>('cursor');
    if (params) this.look(params);
  }

  private async copyMermaid(): Promise<void> {
    const said = await this.run<string>('copyMermaid', this.wanted);
    if (said !== null) this.say(said);
  }

  private async exportSvg(): Promise<void> {
    if (!this.graph) return;
    const said = await this.run<string | null>('saveSvg', { title: this.graph.title, text: this.canvas.exported() });
    if (said !== null) this.say(said);
  }

  private async run<Result>(method: string, params: unknown = {}): Promise<Result | null> {
    try {
      return await ask<Result>(method, params);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private say(words: string): void {
    this.said.textContent = words;
  }
}
