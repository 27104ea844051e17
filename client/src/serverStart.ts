import * as vscode from 'vscode';
import type { PlantraceServer } from './languageClient';
import type { PlanStateTracker } from './planState';

/** What gives the server something to read. */
const readable = '**/{*.md,*.markdown,plantrace.config.json}';
const isReadable = /\.(?:md|markdown)$|\/plantrace\.config\.json$/i;
/** What others wrote is no reason to start. */
const foreign = '**/node_modules/**';
/** A last segment such as `main.ts`; what has no such ending may be a folder with documents in it. */
const ordinaryFile = /\.[A-Za-z][A-Za-z0-9]{0,4}$/;

/**
 * Starts the server as soon as a document is open, or there is one in the workspace: somebody who looks at an empty view
 * in a workspace without markdown must not pay for a process that has nothing to do. Until then the views say so.
 */
export function startOnceNeeded(server: PlantraceServer, plans: PlanStateTracker): vscode.Disposable {
  const start = new ServerStart(server, plans);
  start.look();
  return start;
}

class ServerStart implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];
  private isDone = false;
  private isSearching = false;
  private wantsSearch = false;

  constructor(
    private readonly server: PlantraceServer,
    private readonly plans: PlanStateTracker,
  ) {}

  /** At once where that needs no search, so that no time is lost in a workspace with an open document. */
  look(): void {
    if (vscode.workspace.textDocuments.some(isDocument) || cannotBeSearched()) this.start();
    else this.wait();
  }

  dispose(): void {
    for (const listener of this.listeners.splice(0)) listener.dispose();
  }

  private start(): void {
    if (this.isDone) return;
    this.isDone = true;
    this.dispose();
    // Not awaited: the first index may take a while, and the views say so.
    void this.server.start();
  }

  private wait(): void {
    const created = vscode.workspace.createFileSystemWatcher('**', false, true, true);
    this.listeners.push(
      created,
      created.onDidCreate(({ path }) => {
        if (isReadable.test(path) || !ordinaryFile.test(path)) void this.search();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isDocument(document)) this.start();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.search()),
    );
    void this.search();
  }

  /** One search at a time, and one more for all that was created meanwhile. */
  private async search(): Promise<void> {
    this.wantsSearch = true;
    if (this.isSearching) return;
    this.isSearching = true;
    while (this.wantsSearch && !this.isDone) {
      this.wantsSearch = false;
      if (await isThereAnything()) this.start();
    }
    this.isSearching = false;
    if (!this.isDone) this.plans.nothingToRead();
  }
}

function isDocument({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' || isReadable.test(uri.path);
}

/** Where a file system is not this machine's, a search may never end. */
function cannotBeSearched(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme !== 'file');
}

async function isThereAnything(): Promise<boolean> {
  if (cannotBeSearched()) return true;
  try {
    return (await vscode.workspace.findFiles(readable, foreign, 1)).length > 0;
  } catch {
    return true; // nobody knows: the server will
  }
}
