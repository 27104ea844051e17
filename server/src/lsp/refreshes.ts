import type { Connection } from 'vscode-languageserver';
import { nextTurn } from './nextTurn';

/** What a client keeps on its screen until it is told to ask again, with the request that tells it. */
export const refreshMethods = {
  semanticTokens: 'workspace/semanticTokens/refresh',
  inlayHints: 'workspace/inlayHint/refresh',
  codeLenses: 'workspace/codeLens/refresh',
} as const;
export type Refreshable = keyof typeof refreshMethods;

/** An answer that a client shows. */
interface Shown {
  readonly version: number | undefined;
  /** The same question would be answered in the same way now. */
  readonly stillHolds: () => boolean;
  /** The client has been told to ask again, and has not done so: it does not look at the document. */
  isTold: boolean;
}

/**
 * Tells the client to ask again for what it shows of documents that nobody has edited, where an edit elsewhere has made
 * another thing true. A client that does not ask again is not told twice, so that neither can drive the other.
 */
export class Refreshes {
  private readonly shown = new Map<Refreshable, Map<string, Shown>>();
  private readonly looking = new Set<Refreshable>();

  /**
   * @param canRefresh what the client lets itself be told
   * @param versionOf of an open document; undefined for others
   */
  constructor(
    private readonly connection: Connection,
    private readonly canRefresh: () => ReadonlySet<Refreshable>,
    private readonly versionOf: (uri: string) => number | undefined,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** An answer goes out. Of what nobody has opened nothing is shown. */
  answered(what: Refreshable, uri: string, stillHolds: () => boolean): void {
    const version = this.versionOf(uri);
    if (version === undefined || !this.canRefresh().has(what)) return;
    let shown = this.shown.get(what);
    if (!shown) this.shown.set(what, (shown = new Map()));
    shown.set(uri, { version, stillHolds, isTold: false });
  }

  closed(uri: string): void {
    for (const shown of this.shown.values()) shown.delete(uri);
  }

  /** All is known of the documents as they are: tells the client what it has to ask again. */
  look(): void {
    for (const what of this.shown.keys()) void this.lookAt(what);
  }

  /** Something was switched on or off: what is shown, or is not, says nothing of it. */
  askForAll(): void {
    for (const what of this.canRefresh()) void this.ask(what);
  }

  private async lookAt(what: Refreshable): Promise<void> {
    if (this.looking.has(what)) return;
    this.looking.add(what);
    try {
      while (await this.isStale(what)) await this.ask(what);
    } catch (error) {
      this.failed(error);
    } finally {
      this.looking.delete(what);
    }
  }

  /** Whether anything has to be asked for again; all that is known to be so counts as told. */
  private async isStale(what: Refreshable): Promise<boolean> {
    let isStale = false;
    for (const [uri, shown] of [...(this.shown.get(what) ?? [])]) {
      await nextTurn();
      // After an edit the client asks by itself.
      if (shown.isTold || shown.version !== this.versionOf(uri) || shown.stillHolds()) continue;
      shown.isTold = true;
      isStale = true;
    }
    return isStale;
  }

  private async ask(what: Refreshable): Promise<void> {
    try {
      await this.connection.sendRequest(refreshMethods[what]);
    } catch (error) {
      this.failed(error);
    }
  }
}
