import * as vscode from 'vscode';
import type { PhaseNode } from '../../../server/src/protocol';
import { commands } from '../contributions';
import type { PlanStateTracker } from '../planState';
import { requestPhaseNodes } from '../serverRequests';
import { iconOf } from './phaseIcons';
import { type ViewElement, ViewTree } from './viewTree';

export type PhaseTreeElement = ViewElement<PhaseNode>;

/** The phases as the server computed them. */
export class PhaseTree extends ViewTree<PhaseNode> {
  override getTreeItem({ node, path }: PhaseTreeElement): vscode.TreeItem {
    const item = new vscode.TreeItem(
      node.label,
      node.expandable ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    item.id = path;
    item.description = node.description;
    item.tooltip = tooltip(node);
    item.iconPath = iconOf(node);
    // What the menus of the manifest ask for.
    item.contextValue = node.takesChecklist ? `${node.kind} checklist` : node.kind;
    item.accessibilityInformation = { label: node.accessibleLabel };
    if (node.location) {
      item.command = { command: commands.openLocation, title: vscode.l10n.t('Open'), arguments: [node.location] };
    }
    return item;
  }

  /** A plan is a level of its own only beside other plans; a single one would be a click in front of every phase. */
  protected override async nodesOf(parent: PhaseNode | undefined): Promise<PhaseNode[]> {
    if (parent) return requestPhaseNodes(this.server, { node: parent.id });
    const roots = await requestPhaseNodes(this.server, {});
    const [only, ...others] = roots;
    return only?.kind === 'plan' && only.expandable && others.length === 0 ? this.nodesOf(only) : roots;
  }
}

/** The tree on the screen, with the number of findings on its icon in the activity bar. */
export function showPhaseTree(id: string, tree: PhaseTree, plans: PlanStateTracker): vscode.Disposable {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const rootsListener = tree.onDidReadRoots((roots) => {
    view.message = roots.length > 0 ? undefined : vscode.l10n.t('The plans in this workspace have no phases yet.');
  });
  const plansListener = plans.onDidChange((state) => {
    if (state !== 'plans') view.message = undefined; // the welcome text speaks instead
    const count = state === 'plans' ? (plans.figures?.findings ?? 0) : 0;
    if (view.badge?.value !== (count || undefined)) view.badge = badge(count);
  });
  return vscode.Disposable.from(view, rootsListener, plansListener);
}

function badge(count: number): vscode.ViewBadge | undefined {
  if (count === 0) return undefined;
  const tooltip =
    count === 1 ? vscode.l10n.t('1 finding in the plans') : vscode.l10n.t('{0} findings in the plans', count);
  return { value: count, tooltip };
}

/** Holds text out of files: neither command links nor icons nor HTML may come alive in it. */
function tooltip(node: PhaseNode): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(node.tooltip, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
