import type { Connection } from 'vscode-languageserver';

/** What the server asks of a client; null, and a line in the log, where it refuses what it said that it can. */
export async function granted<T>(connection: Connection, what: string, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    connection.console.info(`The client did not ${what}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
