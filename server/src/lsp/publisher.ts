import type { Connection } from 'vscode-languageserver';
import type { FileReport } from './fileReports';

/** How a client gets to know of what is found: it is told, or it asks. */
export interface Teller {
  /** What is to be seen otherwise than before. */
  tell(changed: readonly FileReport[]): void;
}

/** Tells it to a client that does not ask: with the version for open documents, with empty lists for what is gone. */
export class Publisher implements Teller {
  constructor(
    private readonly connection: Connection,
    private readonly versionOf: (uri: string) => number | undefined,
  ) {}

  tell(changed: readonly FileReport[]): void {
    for (const { uri, diagnostics } of changed) {
      const version = this.versionOf(uri);
      void this.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    }
  }
}
