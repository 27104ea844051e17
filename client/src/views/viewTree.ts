import * as vscode from 'vscode';
import type { PlantraceServer } from '../languageClient';
import type { PlanStateTracker } from '../planState';

/** What every node of a view has: an id that is unique among its siblings and stable across edits. */
export interface ShownNode {
  id: string;
}

/** A node at its place in the tree: the same requirement may stand under several work packages. */
export interface ViewElement<Node extends ShownNode> {
  /** The ids from the root down: one element, one id, however often the node occurs. */
  readonly path: string;
  readonly node: Node;
  readonly parent: ViewElement<Node> | undefined;
}

export function elementBelow<Node extends ShownNode>(
  parent: ViewElement<Node> | undefined,
  node: Node,
): ViewElement<Node> {
  return { node, parent, path: `${parent?.path ?? ''}/${encodeURIComponent(node.id)}` };
}

/** Changes come in bursts (typing, a checkout); the tree asks again when a burst is over, in ms. */
const quietTime = 100;

/** A tree as the server computed it. Nothing is worked out here but how a node looks. */
export abstract class ViewTree<Node extends ShownNode>
  implements vscode.TreeDataProvider<ViewElement<Node>>, vscode.Disposable
{
  private readonly treeChanged = new vscode.EventEmitter<undefined>();
  private readonly rootsRead = new vscode.EventEmitter<ViewElement<Node>[]>();
  private readonly listener: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What each element last showed: stays on the screen while the server is too busy, or restarting, to answer. */
  private readonly shown = new Map<string, ViewElement<Node>[]>();

  readonly onDidChangeTreeData = this.treeChanged.event;
  readonly onDidReadRoots = this.rootsRead.event;

  constructor(
    protected readonly server: PlantraceServer,
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

  async getChildren(parent?: ViewElement<Node>): Promise<ViewElement<Node>[]> {
    if (this.plans.state !== 'plans') {
      this.shown.clear();
      return []; // and a welcome text says why
    }
    const key = parent?.path ?? '';
    if (this.server.status !== 'running') return this.shown.get(key) ?? [];
    try {
      const nodes = await this.nodesOf(parent?.node);
      const elements = nodes.map((node) => elementBelow(parent, node));
      this.shown.set(key, elements);
      if (!parent) this.rootsRead.fire(elements);
      return elements;
    } catch (error) {
      this.output.debug('view:', String(error)); // cancelled, superseded or restarted: a change event follows
      return this.shown.get(key) ?? [];
    }
  }

  getParent(element: ViewElement<Node>): ViewElement<Node> | undefined {
    return element.parent;
  }

  abstract getTreeItem(element: ViewElement<Node>): vscode.TreeItem;

  /** The children of a node; the roots without one. */
  protected abstract nodesOf(parent: Node | undefined): Promise<Node[]>;

  /** The whole tree is told to ask again: stable ids keep what is expanded and selected. */
  refresh(delay = 0): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.treeChanged.fire(undefined), delay);
  }
}
