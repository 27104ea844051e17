import * as vscode from 'vscode';
import { contexts, editorCommands, views } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { requestPhaseCount } from '../serverRequests';
import type { PhaseState, PhaseWishes } from './phaseState';
import type { PhaseTree, PhaseTreeElement } from './phaseTree';
import { filterMessage } from './phaseWords';

/** The tree of phases on the screen: with its message, its badge, and what its title bar has to know. */
export class PhaseView implements vscode.Disposable {
  readonly view: vscode.TreeView<PhaseTreeElement>;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly tree: PhaseTree,
    readonly state: PhaseState,
    private readonly server: PlantraceServer,
    private readonly plans: PlanStateTracker,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.view = vscode.window.createTreeView(views.phases, { treeDataProvider: tree, showCollapseAll: true });
    this.disposables = [
      this.view,
      tree.onDidReadRoots((roots) => void this.tell(roots.length)),
      plans.onDidChange(() => this.plansChanged()),
      this.view.onDidExpandElement(({ element }) => this.opened(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.opened(element, false)),
    ];
    this.showState();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Another filter; the tree is asked again at once. */
  filter(wishes: PhaseWishes): void {
    this.state.wishes = wishes;
    this.showState();
    this.tree.refresh();
  }

  sort(sort: PhaseState['sort']): void {
    this.state.sort = sort;
    this.tree.refresh();
  }

  follow(isFollowing: boolean): void {
    this.state.isFollowing = isFollowing;
    this.showState();
  }

  private opened({ path }: PhaseTreeElement, isExpanded: boolean): void {
    if (!this.state.isFiltered) this.state.setExpanded(path, isExpanded);
  }

  private showState(): void {
    const { isFiltered, isFollowing } = this.state;
    void vscode.commands.executeCommand(editorCommands.setContext, contexts.phasesFiltered, isFiltered);
    void vscode.commands.executeCommand(editorCommands.setContext, contexts.phasesFollow, isFollowing);
  }

  private plansChanged(): void {
    const { state, figures } = this.plans;
    if (state !== 'plans') this.view.message = undefined; // the welcome text speaks instead
    const count = state === 'plans' ? (figures?.findings ?? 0) : 0;
    if (this.view.badge?.value !== (count || undefined)) this.view.badge = badge(count);
  }

  private async tell(roots: number): Promise<void> {
    if (!this.state.isFiltered) {
      this.view.message = roots > 0 ? undefined : vscode.l10n.t('The plans in this workspace have no phases yet.');
      return;
    }
    const { wishes } = this.state;
    try {
      const { shown, all } = await requestPhaseCount(this.server, this.tree.choice);
      // Meanwhile somebody may have taken the filter off.
      if (this.state.isFiltered) this.view.message = filterMessage(wishes, shown, all);
    } catch (error) {
      this.output.debug('view:', String(error)); // superseded or restarted: the tree is read again
    }
  }
}

function badge(count: number): vscode.ViewBadge | undefined {
  if (count === 0) return undefined;
  const tooltip =
    count === 1 ? vscode.l10n.t('1 finding in the plans') : vscode.l10n.t('{0} findings in the plans', count);
  return { value: count, tooltip };
}
