import type { GraphPageGraph, GraphPageNode, Location } from '../../../../server/src/protocol';
import { html, svg } from '../shared/markup';
import { drawingOf, type Drawing } from './drawing';
import { change, state } from './state';
import { exportedSvg } from './svgExport';
import { Viewport } from './viewport';
import { nextNode, type Direction } from './walk';

export interface CanvasActions {
  readonly open: (location: Location) => void;
  /** Says something to those who do not look. */
  readonly say: (words: string) => void;
  /** Somebody wants to search. */
  readonly leave: () => void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const PAN = 0.15;

/** The drawing, with whatever is done to it by mouse and keyboard. */
export class Canvas {
  readonly host = html('div', {
    class: 'canvas',
    role: 'application',
    tabindex: 0,
    'aria-label': 'Graph. Arrow keys walk along the edges, Enter opens, plus, minus and 0 zoom, F searches.',
  });
  private readonly frame = svg('g');
  private readonly picture = svg('svg', { class: 'drawing' }, markers(), this.frame);
  readonly viewport = new Viewport(this.host, this.picture, (view) => change({ view }));
  private graph: GraphPageGraph | null = null;
  private drawing: Drawing | null = null;
  private byId = new Map<string, GraphPageNode>();

  constructor(private readonly actions: CanvasActions) {
    this.host.append(this.picture);
    this.host.addEventListener('click', (event) => this.clicked(event));
    this.host.addEventListener('keydown', (event) => this.pressed(event));
    this.host.addEventListener('focusin', (event) => {
      const id = idAt(event.target);
      if (id !== null) this.select(id);
    });
  }

  /** @param isUpdate the same graph after an edit: it stays where it is looked at */
  show(graph: GraphPageGraph, isUpdate: boolean): void {
    const focused = this.host.contains(document.activeElement) ? idAt(document.activeElement) : null;
    this.graph = graph;
    this.byId = new Map(graph.nodes.map((node) => [node.id, node]));
    this.drawing = drawingOf(graph);
    this.frame.replaceChildren(this.drawing.content);
    const { width, height } = this.drawing.layout;
    this.picture.setAttribute('width', String(Math.ceil(width)));
    this.picture.setAttribute('height', String(Math.ceil(height)));
    this.viewport.setSize(width, height);
    if (isUpdate && !this.viewport.isFitted) this.viewport.set(this.viewport.view);
    else if (!isUpdate && state.view) this.viewport.set(state.view);
    else this.viewport.fit();
    if (state.selected !== null && !this.byId.has(state.selected)) change({ selected: null });
    this.reflect();
    if (focused !== null && this.byId.has(focused)) this.elementOf(focused)?.focus();
  }

  fit(): void {
    change({ view: null });
    this.viewport.fit();
  }

  /** The node takes the focus, and comes into sight. */
  focus(id: string): void {
    const box = this.drawing?.layout.boxes.get(id);
    if (box) this.viewport.reveal(box);
    this.elementOf(id)?.focus({ preventScroll: true });
  }

  /** To the next node that is searched for, from the one that is selected. */
  nextMatch(isBack: boolean): void {
    const matching = (this.graph?.nodes ?? []).filter((node) => isMeant(node)).map(({ id }) => id);
    if (matching.length === 0) return this.actions.say('Nothing matches.');
    const at = matching.indexOf(state.selected ?? '');
    const next = (at + (isBack ? -1 : 1) + matching.length) % matching.length;
    const id = matching[at < 0 && isBack ? matching.length - 1 : next];
    const box = id === undefined ? undefined : this.drawing?.layout.boxes.get(id);
    if (id === undefined || !box) return;
    this.select(id);
    this.viewport.reveal(box);
    this.actions.say(
      `${matching.indexOf(id) + 1} of ${matching.length}: ${this.elementOf(id)?.getAttribute('aria-label') ?? ''}`,
    );
  }

  /** The drawing says what the state says: what is searched, what stands out, what is selected. */
  reflect(): void {
    const { drawing, graph } = this;
    if (!drawing || !graph) return;
    const isFiltering = state.query.trim() !== '' || state.filter !== 'all';
    this.host.classList.toggle('shows-path', state.showsPath);
    this.host.classList.toggle('shows-circles', state.showsCircles);
    for (const node of graph.nodes)
      for (const element of [drawing.nodes.get(node.id), drawing.captions.get(node.id)])
        element?.classList.toggle('dimmed-node', isFiltering && !isMeant(node));
    if (isFiltering) {
      const count = graph.nodes.filter((node) => isMeant(node)).length;
      this.actions.say(`${count} of ${graph.nodes.length} match.`);
    }
    this.markSelected();
  }

  exported(): string {
    const { width = 0, height = 0 } = this.drawing?.layout ?? {};
    return exportedSvg(this.host, this.picture, this.frame, width, height);
  }

  private elementOf(id: string): SVGGElement | undefined {
    return this.drawing?.nodes.get(id);
  }

  private select(id: string): void {
    if (state.selected === id) return;
    change({ selected: id });
    this.markSelected();
  }

  /** One node is in the order of the keyboard; what it is tied to stands out. */
  private markSelected(): void {
    const { drawing, graph } = this;
    if (!drawing || !graph) return;
    const { selected } = state;
    const entry = selected ?? graph.nodes[0]?.id;
    for (const [id, element] of drawing.nodes) {
      element.setAttribute('tabindex', id === entry ? '0' : '-1');
      element.classList.toggle('selected', id === selected);
    }
    graph.edges.forEach(({ from, to }, i) =>
      drawing.edges[i]?.classList.toggle('tied', selected !== null && (from === selected || to === selected)),
    );
  }

  private clicked(event: MouseEvent): void {
    const id = idAt(event.target);
    const node = id === null ? undefined : this.byId.get(id);
    if (!node) return;
    this.select(node.id);
    this.elementOf(node.id)?.focus({ preventScroll: true });
    this.actions.open(node.location);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const id = idAt(event.target);
    const node = id === null ? undefined : this.byId.get(id);
    const direction = arrows[key];
    if (direction) this.goOrPan(node, direction, event.altKey || event.shiftKey);
    else if (node && (key === 'Enter' || key === ' ')) this.actions.open(node.location);
    else if (key === '+' || key === '=') this.viewport.zoomIn();
    else if (key === '-' || key === '_') this.viewport.zoomOut();
    else if (key === '0') this.fit();
    else if (key === 'f' || key === '/') this.actions.leave();
    else if (key === 'Enter' && !node) this.focus(state.selected ?? this.graph?.nodes[0]?.id ?? '');
    else if (key === 'Home' || key === 'End')
      this.focus((key === 'Home' ? this.graph?.nodes[0] : this.graph?.nodes.at(-1))?.id ?? '');
    else if (key === 'Escape' && node) this.host.focus();
    else return;
    event.preventDefault();
  }

  private goOrPan(node: GraphPageNode | undefined, direction: Direction, isPanning: boolean): void {
    if (!node || isPanning) {
      const across = { left: -PAN, right: PAN, up: 0, down: 0 }[direction];
      this.viewport.pan(across, { left: 0, right: 0, up: -PAN, down: PAN }[direction]);
      return;
    }
    const next = this.drawing && nextNode(node.id, direction, this.graph?.edges ?? [], this.drawing.layout.boxes);
    if (next) this.focus(next);
    else this.actions.say('Nothing further this way.');
  }
}

function isMeant({ label, title, status, gaps }: GraphPageNode): boolean {
  const words = state.query.trim().toLowerCase();
  if (words !== '' && !`${label} ${title}`.toLowerCase().includes(words)) return false;
  if (state.filter === 'all') return true;
  return state.filter === 'gaps' ? gaps > 0 : (status ?? 'open') === state.filter;
}

function idAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? null) : null;
}

/** The heads of arrows, each in the colour of its line. */
function markers(): SVGDefsElement {
  const head = (name: string): SVGElement =>
    svg(
      'marker',
      {
        id: name,
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 7,
        markerHeight: 7,
        orient: 'auto',
        markerUnits: 'userSpaceOnUse',
      },
      svg('path', { class: `head ${name}`, d: 'M0 0.6L7.4 4L0 7.4z' }),
    );
  return svg('defs', {}, head('arrow'), head('arrow-critical'), head('arrow-circle'));
}
