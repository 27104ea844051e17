import * as vscode from 'vscode';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { ListedTree } from './listedTree';
import { namesOf, type RequirementFilter } from './requirementFilter';

/** The tree of requirements, limited to what the filter says. */
export function requirementsTree(
  filter: RequirementFilter,
  server: PlantraceServer,
  plans: PlanStateTracker,
  output: vscode.LogOutputChannel,
): ListedTree {
  return new ListedTree('requirements', () => filter.chosen, server, plans, output);
}

/** The tree on the screen; says what is filtered, and how many are left out. */
export function showRequirements(id: string, tree: ListedTree, filter: RequirementFilter): vscode.Disposable {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const tell = (): void => {
    const { shown, all } = tree.counts;
    view.description = namesOf(filter.chosen);
    // Of nothing at all the welcome text speaks.
    view.message =
      filter.isOn && shown > 0
        ? vscode.l10n.t('{0} of {1} requirements; the filter leaves out {2}.', shown, all, all - shown)
        : undefined;
  };
  tell();
  return vscode.Disposable.from(
    view,
    tree.onDidReadRoots(tell),
    filter.onDidChange(() => {
      tell();
      tree.refresh();
    }),
  );
}
