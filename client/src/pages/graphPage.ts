import * as vscode from 'vscode';
import type { GraphPageParams, GraphPageResult, Location } from '../../../server/src/protocol';
import { pages } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestGraphPage, requestMermaid } from '../serverRequests';
import { fileName } from '../versionedEdit';
import { LastEditor } from './lastEditor';
import { openBeside } from './openBeside';
import { Page } from './page';

/** What a tree passes to a command of one of its nodes. */
interface TreeElement {
  readonly node: { readonly location?: Location | null };
}

/** The graph: which of them is meant, and what is done with it outside the page. */
export class GraphPage implements vscode.Disposable {
  private readonly page: Page;
  private readonly editor = new LastEditor();
  /** What a command wants to see, until the page has asked for it. */
  private wanted: GraphPageParams | null = null;
  /** What the page showed last. */
  private shown: GraphPageParams | null = null;

  constructor(
    extension: vscode.Uri,
    private readonly server: PlantraceServer,
    onDidChange: vscode.Event<unknown>,
    output: vscode.LogOutputChannel,
  ) {
    const methods = {
      load: (params: GraphPageParams) => this.load(params),
      scope: () => this.takeWanted(),
      open: openBeside,
      cursor: () => this.cursor(),
      copyMermaid: (params: GraphPageParams) => this.copy(params),
      saveSvg,
    };
    const title = vscode.l10n.t('Plan Graph');
    this.page = new Page(extension, { type: pages.graph, title, bundle: 'graph', methods }, onDidChange, output);
  }

  dispose(): void {
    this.page.dispose();
    this.editor.dispose();
  }

  /** The plan at hand; of a node of a tree, its traces; what is given, where something is. */
  show(given?: TreeElement | GraphPageParams | vscode.Uri): void {
    this.wanted = this.paramsOf(given);
    const wasOpen = this.page.isOpen;
    this.page.show();
    // A new page asks by itself.
    if (wasOpen) this.page.run('scope');
  }

  /** The command: what the page shows, else the plan at hand. */
  async copyAsMermaid(given?: GraphPageParams): Promise<void> {
    const params = given && 'plan' in given ? given : this.page.isOpen ? this.shown : null;
    const said = await this.copy(params ?? this.planAtHand());
    void vscode.window.showInformationMessage(said);
  }

  private paramsOf(given: TreeElement | GraphPageParams | vscode.Uri | undefined): GraphPageParams | null {
    if (given instanceof vscode.Uri) return { uri: given.toString() };
    if (isElement(given)) {
      const { location } = given.node;
      if (location) return { uri: location.uri, position: location.range.start, trace: true };
    } else if (given && Object.keys(given).length > 0) return given;
    // What was shown stays where nothing else is meant.
    return this.page.isOpen ? null : this.planAtHand();
  }

  private planAtHand(): GraphPageParams {
    const place = this.editor.place();
    return place ? { uri: place.uri } : {};
  }

  private takeWanted(): GraphPageParams | null {
    const { wanted } = this;
    this.wanted = null;
    return wanted && Object.keys(wanted).length > 0 ? wanted : null;
  }

  private async load(params: GraphPageParams): Promise<GraphPageResult> {
    // Until it runs, there is nothing that could be told; a word of it makes the page ask again.
    if (!this.server.client && this.server.status !== 'failed') return { isReading: true, plans: [], graph: null };
    const result = await requestGraphPage(this.server, params);
    this.shown = result.graph?.scope ?? this.shown;
    return result;
  }

  private cursor(): GraphPageParams {
    const place = this.editor.place();
    if (!place) throw new Error(vscode.l10n.t('Open a document of a plan, put the cursor on an ID, and try again.'));
    return { ...place, trace: true };
  }

  private async copy(params: GraphPageParams): Promise<string> {
    const result = await requestMermaid(this.server, params);
    if (!result) return vscode.l10n.t('There is no plan with work to copy.');
    await vscode.env.clipboard.writeText(result.text);
    return vscode.l10n.t('{0} copied as Mermaid: {1} nodes.', result.title, result.nodes);
  }
}

function isElement(given: TreeElement | GraphPageParams | undefined): given is TreeElement {
  return given !== undefined && 'node' in given;
}

async function saveSvg({ title, text }: { title: string; text: string }): Promise<string | null> {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'graph';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the graph'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${name.slice(0, 60)}.svg`) } : {}),
    filters: { SVG: ['svg'] },
  });
  if (!place) return null;
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(text));
  return vscode.l10n.t('Written to {0}.', fileName(place));
}
