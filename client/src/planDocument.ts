import * as vscode from 'vscode';
import { contexts, editorCommands } from './contributions';
import type { PlantraceServer } from './languageClient';
import type { PlanStateTracker } from './planState';
import { requestDocumentKind } from './serverRequests';

/** Editors change in bursts while somebody goes through them: asked once it has become quiet, in ms. */
const quietTime = 50;

/**
 * Keeps the context that the menus of editors and the keybindings ask for: whether the active editor shows a document of
 * a plan. The server knows; it is asked when another editor comes, and whenever it has read something.
 */
export class PlanDocumentContext implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isInPlan = false;

  constructor(
    private readonly server: PlantraceServer,
    private readonly plans: PlanStateTracker,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      plans.onDidChange(() => this.soon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.soon()),
    ];
    this.soon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  /** As the menus see it. */
  get inPlan(): boolean {
    return this.isInPlan;
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), quietTime);
  }

  private async ask(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown' || this.plans.state !== 'plans') {
      await this.set(false);
      return;
    }
    if (this.server.status !== 'running') return;
    try {
      const kind = await requestDocumentKind(this.server, document.uri.toString());
      if (vscode.window.activeTextEditor?.document === document) await this.set(kind !== null);
    } catch (error) {
      this.output.debug('context:', String(error)); // superseded or restarted: what comes then asks again
    }
  }

  private async set(isInPlan: boolean): Promise<void> {
    if (isInPlan === this.isInPlan) return;
    this.isInPlan = isInPlan;
    await vscode.commands.executeCommand(editorCommands.setContext, contexts.inPlan, isInPlan);
  }
}
