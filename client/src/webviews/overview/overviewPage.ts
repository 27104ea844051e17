import type { Location, OverviewPageFolder, OverviewPageResult } from '../../../../server/src/protocol';
import { noticeOf, selectOf, setOptions, toolbarButton, type Notice } from '../shared/controls';
import { ask, onEvent, remember, remembered } from '../shared/extension';
import { html } from '../shared/markup';
import { sectionsOf } from './sections';

interface OverviewState {
  readonly folder: string | null;
  /** Parts that somebody closed or opened, by their keys. */
  readonly opened: Readonly<Record<string, boolean>>;
  readonly top: number;
}

/** What parts of the page do. */
export interface OverviewActions {
  readonly open: (location: Location) => void;
  readonly run: (command: string, location: Location) => void;
  readonly openPage: (code: string, uri: string) => void;
  readonly showGaps: () => void;
  readonly showGraph: (location: Location) => void;
  readonly isOpen: (key: string, whenNew: boolean) => boolean;
  readonly toggled: (key: string, isOpen: boolean) => void;
}

export function startOverviewPage(page: HTMLElement): void {
  new OverviewPage(page).start();
}

class OverviewPage {
  private state: OverviewState = remembered<OverviewState>({ folder: null, opened: {}, top: 0 });
  private readonly folders = selectOf('Folder', (folder) => {
    this.change({ folder, top: 0 });
    void this.load();
  });
  private readonly toolbar = html('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Overview' });
  private readonly content = html('div', {
    class: 'overview',
    tabindex: '0',
    role: 'region',
    'aria-label': 'Overview',
  });
  private readonly said = html('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  private isLoading = false;
  private isStale = false;
  private drawn = '';
  private readonly actions: OverviewActions = {
    open: (location) => void this.run('open', location),
    run: (command, location) => void this.run('run', { command, location }),
    openPage: (code, uri) => void this.run('openPage', { code, uri }),
    showGaps: () => void this.run('showGaps'),
    showGraph: (location) => void this.run('showGraph', location),
    isOpen: (key, whenNew) => this.state.opened[key] ?? whenNew,
    toggled: (key, isOpen) => this.change({ opened: { ...this.state.opened, [key]: isOpen } }),
  };

  constructor(private readonly page: HTMLElement) {}

  start(): void {
    const links = html('div', { class: 'ends' });
    const link = (icon: string, words: string, page: string): HTMLElement =>
      toolbarButton(icon, words, () => void this.run('showPage', page), words);
    links.append(link('type-hierarchy', 'Graph', 'graph'), link('table', 'Matrix', 'matrix'));
    this.toolbar.append(this.folders, links);
    this.toolbar.hidden = true;
    this.page.append(this.toolbar, this.content, this.said);
    this.content.addEventListener('scroll', () => this.change({ top: this.content.scrollTop }));
    this.show({ kind: 'loading', text: 'Reading the plans…' });
    onEvent((event) => {
      if (event.event === 'changed') void this.load();
    });
    void this.load();
  }

  private change(changes: Partial<OverviewState>): void {
    this.state = { ...this.state, ...changes };
    remember(this.state);
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
        const { folder } = this.state;
        this.take(await ask<OverviewPageResult>('load', folder === null ? {} : { folder }));
      } while (this.isStale);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.show({ kind: 'error', text, action: { label: 'Try Again', run: () => void this.load() } });
    } finally {
      this.isLoading = false;
    }
  }

  private take({ isReading, folders, folder }: OverviewPageResult): void {
    if (!folder) {
      this.toolbar.hidden = true;
      this.show(
        isReading
          ? { kind: 'loading', text: 'Reading the workspace…' }
          : {
              kind: 'empty',
              text: 'No plan was found in this workspace. Open the folder that holds your plans, or write one: “Plantrace: New Phase Plan…”.',
            },
      );
      return;
    }
    this.toolbar.hidden = false;
    this.folders.hidden = folders.length < 2;
    setOptions(
      this.folders,
      folders.map(({ id, name }) => [id, name]),
      folder.id,
    );
    const drawn = JSON.stringify(folder);
    if (drawn !== this.drawn) this.render(folder, drawn);
  }

  private render(folder: OverviewPageFolder, drawn: string): void {
    const key = this.content.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    const isFirst = this.drawn === '';
    const { top } = this.state;
    this.drawn = drawn;
    this.content.replaceChildren(...sectionsOf(folder, this.actions));
    this.content.scrollTop = top;
    if (!isFirst) this.said.textContent = 'The overview is up to date again.';
    if (key !== null) this.content.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  private show(notice: Notice): void {
    this.drawn = '';
    this.content.replaceChildren(noticeOf(notice));
  }

  private async run(method: string, params: unknown = {}): Promise<void> {
    try {
      await ask(method, params);
    } catch (error) {
      this.said.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}

/** By what a control is found again when everything is made anew. */
function keyOf(element: Element | null): string | null {
  return element?.getAttribute('data-key') ?? null;
}
