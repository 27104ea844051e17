import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type DiagnosticServerCancellationData,
} from 'vscode-languageserver';
import type { Checks } from './checks';
import type { FileReport } from './fileReports';
import type { Teller } from './publisher';

type Refusal = ResponseError<DiagnosticServerCancellationData>;

/** Says why a request for diagnostics got none, and whether it should be asked once more. */
function refusal(why: string, retriggerRequest: boolean): Refusal {
  return new ResponseError(LSPErrorCodes.ServerCancelled, why, { retriggerRequest });
}

/**
 * A client that asks for diagnostics: its requests wait until typing has paused and all is checked, and when something
 * changes that it does not ask about by itself, it is told to ask again.
 */
export class Pulls implements Teller {
  /** What the client has not seen as it is now, by URI. */
  private readonly unseen = new Map<string, FileReport>();
  /** Documents that the client has edited since it last asked about them: it is going to. */
  private readonly edited = new Set<string>();
  /** How to refuse the requests that wait, by what they ask about. */
  private readonly waiting = new Map<string, (why: Refusal) => void>();
  private hasNews = false;
  private isRefreshing = false;

  constructor(
    private readonly connection: Connection,
    private readonly checks: Checks,
    private readonly canRefresh: boolean,
    private readonly failed: (error: unknown) => void,
  ) {
    // After the requests that waited for the same: they are answered first, and may leave nothing to be told.
    checks.onSettled(() => setImmediate(() => this.refresh()));
  }

  tell(changed: readonly FileReport[]): void {
    for (const report of changed) this.unseen.set(report.uri, report);
    this.hasNews ||= changed.length > 0;
  }

  changed(uri: string): void {
    this.edited.add(uri);
  }

  closed(uri: string): void {
    this.edited.delete(uri);
  }

  /** The client is going to see the reports of these documents. */
  seen(uri: string): void {
    this.unseen.delete(uri);
  }

  asked(uri: string): void {
    this.edited.delete(uri);
    this.unseen.delete(uri);
  }

  /** What the client has not seen yet. */
  *unseenReports(): Iterable<FileReport> {
    yield* this.unseen.values();
  }

  /**
   * Resolves once it can be answered. Refused where the same is asked for again meanwhile: the later request gets the
   * answer, and an editor that asks at every keystroke is not told to ask once more for each of them.
   */
  async answerable(what: string, isAnswerable: () => boolean, token: CancellationToken): Promise<void> {
    this.waiting.get(what)?.(refusal('It was asked for again.', false));
    if (this.checks.isSettled && isAnswerable()) return;
    await new Promise<void>((resolve, reject) => {
      const refuse = (why: ResponseError<unknown>): void => {
        end();
        reject(why);
      };
      const end = (): void => {
        if (this.waiting.get(what) === refuse) this.waiting.delete(what);
        stopListening();
        cancellation.dispose();
      };
      const stopListening = this.checks.onSettled(() => {
        if (!isAnswerable()) return;
        end();
        resolve();
      });
      const cancellation = token.onCancellationRequested(() =>
        refuse(new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')),
      );
      this.waiting.set(what, refuse);
    });
  }

  /** For requests that no check is going to answer. */
  refuseAll(why: string): void {
    for (const refuse of [...this.waiting.values()]) refuse(refusal(why, false));
  }

  private refresh(): void {
    if (!this.hasNews || this.isRefreshing || !this.canRefresh) return;
    this.hasNews = false;
    if (![...this.unseen.keys()].some((uri) => !this.edited.has(uri))) return;
    this.isRefreshing = true;
    void this.connection.languages.diagnostics
      .refresh()
      .catch(this.failed)
      .then(() => {
        this.isRefreshing = false;
        this.refresh();
      });
  }
}
