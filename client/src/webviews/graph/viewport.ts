/** Where the graph is looked at: a point of it stands at the top left, `scale` times as large. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const LEAST = 0.05;
const MOST = 3;
const STEP = 1.25;
const MARGIN = 24;
/** In ms. */
const STILL = 180;
/** No graph is blown up to fill the page. */
const MOST_FITTED = 1.15;

/** Pans and zooms by wheel, by dragging and by the keyboard. */
export class Viewport {
  view: View = { x: 0, y: 0, scale: 1 };
  /** Nobody has moved it since the graph was fitted. */
  isFitted = true;
  private width = 1;
  private height = 1;
  private dragged: { x: number; y: number; hasMoved: boolean } | null = null;

  /**
   * @param host what is seen
   * @param content what is moved
   * @param onChange hears that somebody has moved it
   */
  constructor(
    private readonly host: HTMLElement,
    private readonly content: SVGSVGElement,
    private readonly onChange: (view: View) => void,
  ) {
    host.addEventListener('wheel', (event) => this.wheeled(event), { passive: false });
    host.addEventListener('pointerdown', (event) => this.began(event));
    host.addEventListener('pointermove', (event) => this.moved(event));
    for (const end of ['pointerup', 'pointercancel'] as const) host.addEventListener(end, () => this.ended());
    // A click at the end of a drag is none.
    host.addEventListener(
      'click',
      (event) => {
        if (this.wasDragged) event.stopPropagation();
        this.wasDragged = false;
      },
      true,
    );
    new ResizeObserver(() => {
      if (this.isFitted) this.fit();
    }).observe(host);
  }

  private wasDragged = false;

  setSize(width: number, height: number): void {
    [this.width, this.height] = [width, height];
  }

  set(view: View): void {
    this.isFitted = false;
    this.apply(view);
  }

  fit(): void {
    const { clientWidth, clientHeight } = this.host;
    if (clientWidth === 0 || clientHeight === 0) return;
    const scale = Math.min(
      (clientWidth - 2 * MARGIN) / this.width,
      (clientHeight - 2 * MARGIN) / this.height,
      MOST_FITTED,
    );
    const fitted = Math.max(LEAST, scale);
    this.isFitted = true;
    const x = this.width / 2 - clientWidth / 2 / fitted;
    this.apply({ x, y: this.height / 2 - clientHeight / 2 / fitted, scale: fitted });
  }

  /** Nearer or further, around a point of the screen; the middle without one. */
  zoom(factor: number, at?: { readonly x: number; readonly y: number }): void {
    const { clientWidth, clientHeight } = this.host;
    const point = at ?? { x: clientWidth / 2, y: clientHeight / 2 };
    const { x, y, scale } = this.view;
    const next = Math.min(MOST, Math.max(LEAST, scale * factor));
    this.user({ x: x + point.x / scale - point.x / next, y: y + point.y / scale - point.y / next, scale: next });
  }

  zoomIn(): void {
    this.zoom(STEP);
  }

  zoomOut(): void {
    this.zoom(1 / STEP);
  }

  /** By parts of what is seen. */
  pan(across: number, down: number): void {
    const { x, y, scale } = this.view;
    this.user({
      x: x + (across * this.host.clientWidth) / scale,
      y: y + (down * this.host.clientHeight) / scale,
      scale,
    });
  }

  /** Moves as little as it takes to have a box in sight. */
  reveal(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void {
    const { x, y, scale } = this.view;
    const [wide, high] = [this.host.clientWidth / scale, this.host.clientHeight / scale];
    const margin = MARGIN / scale;
    const along = (at: number, length: number, from: number, seen: number): number => {
      if (length + 2 * margin > seen) return at + length / 2 - seen / 2;
      if (at - margin < from) return at - margin;
      return at + length + margin > from + seen ? at + length + margin - seen : from;
    };
    const next = { x: along(box.x, box.width, x, wide), y: along(box.y, box.height, y, high), scale };
    if (next.x !== x || next.y !== y) this.user(next);
  }

  private user(view: View): void {
    this.isFitted = false;
    this.move();
    this.apply(view);
    this.onChange(view);
  }

  /** While it moves it is moved as one picture; when it stands still it is drawn anew, as sharp as it can be. */
  private move(): void {
    this.host.classList.add('moving');
    clearTimeout(this.still);
    this.still = setTimeout(() => this.host.classList.remove('moving'), STILL);
  }

  private still: ReturnType<typeof setTimeout> | undefined;

  private apply(view: View): void {
    this.view = view;
    const { x, y, scale } = view;
    this.content.style.transform = `scale(${scale}) translate(${-x}px, ${-y}px)`;
    // What nobody could read is not drawn.
    this.host.classList.toggle('far', scale < 0.35);
    this.host.classList.toggle('farther', scale < 0.2);
  }

  private wheeled(event: WheelEvent): void {
    event.preventDefault();
    const { x, y, scale } = this.view;
    if (event.shiftKey && !event.ctrlKey) {
      this.user({ x: x + (event.deltaX + event.deltaY) / scale, y, scale });
      return;
    }
    const { left, top } = this.host.getBoundingClientRect();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const factor = Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) / 400);
    this.zoom(factor, { x: event.clientX - left, y: event.clientY - top });
  }

  private began(event: PointerEvent): void {
    this.wasDragged = false;
    if (event.button === 0 || event.button === 1)
      this.dragged = { x: event.clientX, y: event.clientY, hasMoved: false };
  }

  private moved(event: PointerEvent): void {
    const { dragged } = this;
    if (!dragged) return;
    const [dx, dy] = [event.clientX - dragged.x, event.clientY - dragged.y];
    if (!dragged.hasMoved && Math.hypot(dx, dy) < 4) return;
    if (!dragged.hasMoved) {
      this.host.setPointerCapture(event.pointerId);
      this.host.classList.add('dragging');
    }
    this.dragged = { x: event.clientX, y: event.clientY, hasMoved: true };
    const { x, y, scale } = this.view;
    this.user({ x: x - dx / scale, y: y - dy / scale, scale });
  }

  private ended(): void {
    this.wasDragged = this.dragged?.hasMoved === true;
    this.dragged = null;
    this.host.classList.remove('dragging');
  }
}
