import * as vscode from 'vscode';
import { contexts, editorCommands } from '../contributions';
import type { ListedTree } from './listedTree';

const key = 'gaps.groupBy';

/** By what the Gaps view groups findings: kept with the workspace, known to the menus. */
export class GapGrouping implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private current: 'rule' | 'phase';

  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {
    this.current = memory.get(key) === 'phase' ? 'phase' : 'rule';
    this.tell();
  }

  get groupBy(): 'rule' | 'phase' {
    return this.current;
  }

  async choose(groupBy: 'rule' | 'phase'): Promise<void> {
    this.current = groupBy;
    this.tell();
    this.changed.fire();
    await this.memory.update(key, groupBy);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private tell(): void {
    void vscode.commands.executeCommand(editorCommands.setContext, contexts.gapsGroupedBy, this.current);
  }
}

/** The tree of findings on the screen. */
export function showGaps(id: string, tree: ListedTree, grouping: GapGrouping): vscode.Disposable {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const tell = (): void => {
    view.description = grouping.groupBy === 'phase' ? vscode.l10n.t('by phase') : vscode.l10n.t('by rule');
  };
  tell();
  return vscode.Disposable.from(
    view,
    grouping.onDidChange(() => {
      tell();
      tree.refresh();
    }),
  );
}
