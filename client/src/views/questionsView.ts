import * as vscode from 'vscode';
import type { ListedTree } from './listedTree';

/** The tree of questions on the screen; says how many are open where there are only answered ones. */
export function showQuestions(id: string, tree: ListedTree): vscode.Disposable {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    tree.onDidReadRoots((roots) => {
      const { all } = tree.counts;
      view.description = all === 0 ? undefined : vscode.l10n.t('{0} open', all);
      view.message = roots.length > 0 && all === 0 ? vscode.l10n.t('All questions have been answered.') : undefined;
    }),
  );
}
