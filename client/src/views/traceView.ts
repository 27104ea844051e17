import * as vscode from 'vscode';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { ListedTree } from './listedTree';
import type { TraceSubject } from './traceSubject';

/** The tree of what an ID comes from and what follows from it. */
export function traceTree(
  subject: TraceSubject,
  server: PlantraceServer,
  plans: PlanStateTracker,
  output: vscode.LogOutputChannel,
): ListedTree {
  const choice = (): { pinned?: string } => (subject.root === undefined ? {} : { pinned: subject.root });
  return new ListedTree('trace', choice, server, plans, output);
}

/** The tree on the screen; says whether it stays where it is. */
export function showTrace(
  id: string,
  tree: ListedTree,
  subject: TraceSubject,
  plans: PlanStateTracker,
): vscode.Disposable {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const tell = (): void => {
    view.description = subject.isPinned ? vscode.l10n.t('pinned') : undefined;
  };
  tell();
  return vscode.Disposable.from(
    view,
    subject.onDidChange(() => {
      tell();
      tree.refresh();
    }),
    // What is read only now may know the ID at the cursor.
    plans.onDidChange((state) => {
      if (state === 'plans' && tree.counts.shown === 0) subject.follow();
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) subject.follow(0);
    }),
  );
}
