import type { Connection } from 'vscode-languageserver';
import { granted } from './clientWishes';
import type { Folder } from './folder';

/** How often progress is told, in ms. */
const TELL_EVERY = 200;

/** Reads a folder's documents, with progress that the user can cancel: what was read until then is used. */
export async function indexFolder(
  connection: Connection,
  showsProgress: boolean,
  folder: Folder,
  signal: AbortSignal,
): Promise<void> {
  // It begins again by itself.
  if (folder.isReading) return;
  const progress = showsProgress
    ? await granted(connection, 'show progress', connection.window.createWorkDoneProgress())
    : null;
  let isCancelled = false;
  progress?.begin('Plantrace: reading plans', 0, '', true);
  progress?.token.onCancellationRequested(() => {
    isCancelled = true;
    connection.console.info('Reading the workspace was cancelled: what was read until then is used.');
  });
  const started = performance.now();
  let told = started;
  const isOver = (): boolean => isCancelled || signal.aborted;
  const isRead = await folder.index(isOver, (read) => {
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    progress?.report(`${read} documents`);
  });
  progress?.done();
  if (!isRead) return;
  connection.console.info(
    `Read ${folder.workspace.size} documents of ${folder.place.uri} in ${Math.round(performance.now() - started)} ms.`,
  );
}
