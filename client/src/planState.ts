import * as vscode from 'vscode';
import type { ViewsChangedParams } from '../../server/src/protocol';
import { contexts, editorCommands } from './contributions';
import type { PlantraceServer } from './languageClient';

/** What the views have to show: nothing yet, nothing at all, plans, or that the server is down. */
export type PlanState = 'indexing' | 'noPlans' | 'plans' | 'failed';

/**
 * The state of the workspace as last told by the server, in one place for the tree, the status bar and the `when`
 * clauses of the manifest, so that they cannot disagree.
 */
export class PlanStateTracker implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<PlanState>();
  private readonly listeners: vscode.Disposable[];
  private current: PlanState = 'indexing';
  private lastFigures: ViewsChangedParams | undefined;

  /** Fires after every word from the server, also where only the figures have changed. */
  readonly onDidChange = this.changed.event;

  constructor(server: PlantraceServer) {
    this.listeners = [
      server.onViewsChanged((figures) => {
        this.lastFigures = figures;
        this.update(figures.hasPlans ? 'plans' : figures.indexing ? 'indexing' : 'noPlans');
      }),
      server.onDidChangeStatus((status) => {
        if (status === 'failed') this.update('failed');
        if (status === 'starting') this.startOver();
      }),
    ];
    this.update(this.current);
  }

  get state(): PlanState {
    return this.current;
  }

  get figures(): ViewsChangedParams | undefined {
    return this.lastFigures;
  }

  /** There is no document in the workspace, so that the server has not been asked. */
  nothingToRead(): void {
    this.update('noPlans');
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  /** A restarted server knows nothing yet; what was shown stays until it does, marked as being indexed. */
  private startOver(): void {
    if (this.lastFigures !== undefined) this.lastFigures = { ...this.lastFigures, indexing: true };
    this.update(this.lastFigures?.hasPlans ? 'plans' : 'indexing');
  }

  private update(state: PlanState): void {
    this.current = state;
    void vscode.commands.executeCommand(editorCommands.setContext, contexts.state, state);
    this.changed.fire(state);
  }
}
