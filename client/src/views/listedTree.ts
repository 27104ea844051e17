import * as vscode from 'vscode';
import type { ViewName, ViewNode, ViewParams, ViewResult } from '../../../server/src/protocol';
import { commands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { requestHover, requestView } from '../serverRequests';
import { type ViewElement, ViewTree } from './viewTree';

export type ListedElement = ViewElement<ViewNode>;

/** What a view is asked with besides a node. */
export type ViewChoice = Omit<ViewParams, 'view' | 'node'>;

/** A view whose nodes say themselves how they look: requirements, the trace of an ID, questions, findings. */
export class ListedTree extends ViewTree<ViewNode> {
  /** What a filter leaves of the view, as last told. */
  counts: Pick<ViewResult, 'shown' | 'all'> = { shown: 0, all: 0 };

  constructor(
    private readonly view: ViewName,
    /** What is asked for now: filters, the cursor. */
    private readonly choice: () => ViewChoice,
    server: PlantraceServer,
    plans: PlanStateTracker,
    output: vscode.LogOutputChannel,
  ) {
    super(server, plans, output);
  }

  override getTreeItem({ node, path }: ListedElement): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsible(node));
    item.id = path;
    item.description = node.description;
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.color === null ? undefined : new vscode.ThemeColor(node.color),
    );
    // Words between blanks: menus ask for whole ones.
    item.contextValue = ` ${node.context}${node.page === undefined ? '' : ' page'} `;
    item.accessibilityInformation = { label: node.accessibleLabel };
    if (node.location) {
      item.command = { command: commands.openLocation, title: vscode.l10n.t('Open'), arguments: [node.location] };
    }
    return item;
  }

  /** The tooltip is the hover, asked for when somebody points at the node. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    { node }: ListedElement,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const markdown = node.location ? await requestHover(this.server, node.location, token) : undefined;
    if (markdown === undefined) {
      // A sentence that the width of the view cuts off is still to be read.
      item.tooltip = [node.label, node.description].filter((part) => part !== '').join('\n');
      return item;
    }
    // Holds text out of files: neither command links nor icons nor HTML may come alive in it.
    const tooltip = new vscode.MarkdownString(markdown, false);
    tooltip.isTrusted = false;
    tooltip.supportHtml = false;
    item.tooltip = tooltip;
    return item;
  }

  protected override async nodesOf(parent: ViewNode | undefined): Promise<ViewNode[]> {
    const asked = { ...this.choice(), view: this.view, ...(parent ? { node: parent.id } : {}) };
    const { nodes, shown, all } = await requestView(this.server, asked);
    this.counts = { shown, all };
    return nodes;
  }
}

function collapsible({ expandable, expanded }: ViewNode): vscode.TreeItemCollapsibleState {
  if (!expandable) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
