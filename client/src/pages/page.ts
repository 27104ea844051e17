import { randomBytes } from '../randomBytes';
import * as vscode from 'vscode';
import type { PageAnswer, PageEvent, PageRequest } from '../pageMessages';

/** What a page may ask of the extension, by name; whatever is not here is refused. */
export type PageMethods = Readonly<Record<string, (params: never) => unknown>>;

export interface PageDefinition {
  /** The type of its panel, as the manifest and saved windows name it: `plantrace.matrix`. */
  readonly type: string;
  readonly title: string;
  /** Name of its bundle in `dist/pages`, without the ending. */
  readonly bundle: string;
  readonly methods: PageMethods;
}

/**
 * One page of the extension in a panel of the editor: opened once, shown again where it is open, and restored with the
 * window. Its content comes from bundled files alone: a strict policy lets in no inline script and nothing from outside.
 */
export class Page implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly registrations: vscode.Disposable[];

  constructor(
    private readonly extension: vscode.Uri,
    private readonly definition: PageDefinition,
    onDidChange: vscode.Event<unknown>,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.registrations = [
      vscode.window.registerWebviewPanelSerializer(definition.type, this),
      onDidChange(() => this.tell({ event: 'changed' })),
    ];
  }

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  /** Opens the page, or shows the one that is open. */
  show(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const { type, title } = this.definition;
    this.use(vscode.window.createWebviewPanel(type, title, vscode.ViewColumn.Active, { enableFindWidget: true }));
  }

  /** Runs something in the page, as a command of the editor: `copyAsMermaid`. */
  run(name: string): void {
    this.tell({ event: 'command', name });
  }

  /** The page keeps its own state; a restored one asks for its content like a new one. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.use(panel);
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
    this.panel?.dispose();
  }

  private tell(event: PageEvent): void {
    // A page that is not shown is gone, and asks when it comes back.
    if (this.panel?.visible) void this.panel.webview.postMessage(event);
  }

  private use(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    const { webview } = panel;
    const files = vscode.Uri.joinPath(this.extension, 'dist', 'pages');
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(this.extension, 'media', `page-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.onDidDispose(() => (this.panel = undefined));
    webview.onDidReceiveMessage((request: PageRequest) => void this.answer(webview, request));
    webview.html = this.html(webview, files);
  }

  private async answer(webview: vscode.Webview, { id, method, params }: PageRequest): Promise<void> {
    let answer: PageAnswer;
    try {
      const run = Object.hasOwn(this.definition.methods, method) ? this.definition.methods[method] : undefined;
      if (!run) throw new Error(`The page may not ask for ${method}.`);
      answer = { id, result: await run(params as never) };
    } catch (error) {
      this.output.error(`${this.definition.type} ${method}:`, error);
      answer = { id, error: error instanceof Error ? error.message : String(error) };
    }
    await webview.postMessage(answer);
  }

  private html(webview: vscode.Webview, files: vscode.Uri): string {
    const { bundle, title } = this.definition;
    const nonce = randomBytes(16);
    const at = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
    const policy = [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'`,
      // The components set positions of their own.
      `style-src ${webview.cspSource} 'unsafe-inline'`,
      `font-src ${webview.cspSource}`,
      `img-src ${webview.cspSource}`,
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${at('codicon.css')}">
<link rel="stylesheet" href="${at(`${bundle}.css`)}">
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${at(`${bundle}.js`)}"></script>
</body>
</html>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
