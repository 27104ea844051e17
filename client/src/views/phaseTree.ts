import * as vscode from 'vscode';
import type { PhaseNode } from '../../../server/src/protocol';
import { commands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';
import { requestPhaseNodes } from '../serverRequests';
import { iconOf } from './phaseIcons';

/** A node at its place in the tree: the same requirement may stand under several work packages. */
export interface PhaseTreeElement {
  /** The ids from the root down: one element, one id, however often the node occurs. */
  readonly path: string;
  readonly node: PhaseNode;
  readonly parent: PhaseTreeElement | undefined;
}

/** Changes come in bursts (typing, a checkout); the tree asks again when a burst is over. */
const quietTime = 100;

/** The phases as the server computed them. Nothing is worked out here but how a node looks. */
export class PhaseTree implements vscode.TreeDataProvider<PhaseTreeElement>, vscode.Disposable {
  private readonly treeChanged = new vscode.EventEmitter<undefined>();
  private readonly rootsRead = new vscode.EventEmitter<PhaseTreeElement[]>();
  private readonly listener: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What each element last showed: stays on the screen while the server is too busy, or restarting, to answer. */
  private readonly shown = new Map<string, PhaseTreeElement[]>();

  readonly onDidChangeTreeData = this.treeChanged.event;
  readonly onDidReadRoots = this.rootsRead.event;

  constructor(
    private readonly server: PlantraceServer,
    private readonly plans: PlanStateTracker,
    private readonly output: vscode.LogOutputChannel,
  ) {
    let before = plans.state;
    this.listener = plans.onDidChange((state) => {
      this.refresh(state === before ? quietTime : 0);
      before = state;
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
    this.treeChanged.dispose();
    this.rootsRead.dispose();
  }

  async getChildren(parent?: PhaseTreeElement): Promise<PhaseTreeElement[]> {
    if (this.plans.state !== 'plans') {
      this.shown.clear();
      return []; // and a welcome text says why
    }
    const key = parent?.path ?? '';
    if (this.server.status !== 'running') return this.shown.get(key) ?? [];
    try {
      const nodes = parent ? await this.childNodes(parent.node.id) : await this.rootNodes();
      const elements = nodes.map((node) => ({ node, parent, path: `${key}/${encodeURIComponent(node.id)}` }));
      this.shown.set(key, elements);
      if (!parent) this.rootsRead.fire(elements);
      return elements;
    } catch (error) {
      this.output.debug('phase tree:', String(error)); // cancelled, superseded or restarted: a change event follows
      return this.shown.get(key) ?? [];
    }
  }

  getParent(element: PhaseTreeElement): PhaseTreeElement | undefined {
    return element.parent;
  }

  getTreeItem({ node, path }: PhaseTreeElement): vscode.TreeItem {
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

  private childNodes(node: string): Promise<PhaseNode[]> {
    return requestPhaseNodes(this.server, { node });
  }

  /** A plan is a level of its own only beside other plans; a single one would be a click in front of every phase. */
  private async rootNodes(): Promise<PhaseNode[]> {
    const roots = await requestPhaseNodes(this.server, {});
    const [only, ...others] = roots;
    return only?.kind === 'plan' && only.expandable && others.length === 0 ? this.childNodes(only.id) : roots;
  }

  /** The whole tree is told to ask again: stable ids keep what is expanded and selected. */
  private refresh(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.treeChanged.fire(undefined), delay);
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
