import * as vscode from 'vscode';
import type { PhaseChoice, PhaseNode, PhaseNodeKind, Position } from '../../../server/src/protocol';
import { commands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { requestPhaseNodes, requestPhasePath } from '../serverRequests';
import { iconOf } from './phaseIcons';
import type { PhaseState } from './phaseState';
import { elementBelow, type ViewElement, ViewTree } from './viewTree';

export type PhaseTreeElement = ViewElement<PhaseNode>;

/** What is opened by itself where a filter leaves little of it. */
const outer: ReadonlySet<PhaseNodeKind> = new Set(['plan', 'phase', 'group']);

/** The phases as the server computed them. */
export class PhaseTree extends ViewTree<PhaseNode> {
  constructor(
    private readonly state: PhaseState,
    server: PlantraceServer,
    plans: PlanStateTracker,
    output: vscode.LogOutputChannel,
  ) {
    super(server, plans, output);
  }

  /** What is asked for now. */
  get choice(): PhaseChoice {
    const { wishes, sort } = this.state;
    return { only: [...wishes.only], text: wishes.text, sort };
  }

  override getTreeItem({ node, path }: PhaseTreeElement): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, this.collapsible(node, path));
    // What is open while a filter is on is none of the tree's without one: VS Code goes by the id.
    item.id = this.state.isFiltered ? `${path}?` : path;
    item.description = node.description;
    item.tooltip = tooltip(node);
    item.iconPath = iconOf(node);
    item.contextValue = node.context;
    item.accessibilityInformation = { label: node.accessibleLabel };
    if (node.location) {
      item.command = { command: commands.openLocation, title: vscode.l10n.t('Open'), arguments: [node.location] };
    }
    return item;
  }

  /** The element that stands for a place of a document; undefined where nothing of it is shown. */
  async elementAt(uri: string, position: Position): Promise<PhaseTreeElement | undefined> {
    const nodes = await requestPhasePath(this.server, { ...this.choice, uri, position });
    let element: PhaseTreeElement | undefined;
    for (const node of nodes) element = elementBelow(element, node);
    return element;
  }

  protected override nodesOf(parent: PhaseNode | undefined): Promise<PhaseNode[]> {
    return requestPhaseNodes(this.server, { ...this.choice, ...(parent ? { node: parent.id } : {}) });
  }

  private collapsible({ expandable, kind }: PhaseNode, path: string): vscode.TreeItemCollapsibleState {
    if (!expandable) return vscode.TreeItemCollapsibleState.None;
    const isExpanded = this.state.isFiltered ? outer.has(kind) : this.state.isExpanded(path);
    return isExpanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  }
}

/** Holds text out of files: neither command links nor icons nor HTML may come alive in it. */
function tooltip(node: PhaseNode): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(node.tooltip, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
