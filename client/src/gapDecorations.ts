import * as vscode from 'vscode';
import type { PlanGaps } from '../../server/src/protocol';
import { colors, settings, settingsOfProblems } from './contributions';
import type { PlantraceServer } from './languageClient';
import type { PlanStateTracker } from './planState';
import { requestPlanGaps } from './serverRequests';
import { toUri } from './versionedEdit';

/** Nobody waits for a badge: it may come when a burst of changes is long over, in ms. */
const quietTime = 1000;
const mostShown = 9;

/** Marks the documents of plans and phases that have gaps, in the Explorer and on tabs. Folders stay as they are. */
export class GapDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[]>();
  private readonly listeners: vscode.Disposable[];
  private gaps = new Map<string, PlanGaps>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeFileDecorations = this.changed.event;

  constructor(
    private readonly server: PlantraceServer,
    private readonly plans: PlanStateTracker,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.listeners = [
      vscode.window.registerFileDecorationProvider(this),
      plans.onDidChange(() => this.askSoon(quietTime)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settings.decorations)) this.askSoon(0);
        if (event.affectsConfiguration(settingsOfProblems.decorations)) this.changed.fire(urisOf(this.gaps));
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const found = this.gaps.get(uri.toString());
    if (!found) return undefined;
    const { gaps } = found;
    const tooltip = gaps === 1 ? vscode.l10n.t('1 gap in this plan') : vscode.l10n.t('{0} gaps in this plan', gaps);
    const decoration = new vscode.FileDecoration(badgeOf(found), tooltip, new vscode.ThemeColor(colors.gaps));
    decoration.propagate = false;
    return decoration;
  }

  private askSoon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), delay);
  }

  private async ask(): Promise<void> {
    try {
      const isOn = vscode.workspace.getConfiguration().get<boolean>(settings.decorations, true);
      if (!isOn || this.plans.state !== 'plans') this.show([]);
      // What was shown stays while the server is restarting.
      else if (this.server.status === 'running') this.show(await requestPlanGaps(this.server));
    } catch (error) {
      this.output.debug('decorations:', String(error)); // superseded or restarted: the figures are told again
    }
  }

  private show(found: readonly PlanGaps[]): void {
    const before = this.gaps;
    this.gaps = new Map(found.map((each) => [toUri(each.uri).toString(), each]));
    const isOther = ([uri, { gaps, own }]: [string, PlanGaps]): boolean => {
      const other = this.gaps.get(uri);
      return other?.gaps !== gaps || other.own !== own;
    };
    const gone = new Map([...before].filter(isOther));
    const come = new Map([...this.gaps].filter(([uri]) => !before.has(uri)));
    if (gone.size + come.size > 0) this.changed.fire([...urisOf(gone), ...urisOf(come)]);
  }
}

/** Where VS Code itself puts the same number on a document, once is enough. */
function badgeOf({ gaps, own }: PlanGaps): string | undefined {
  const showsProblems = vscode.workspace.getConfiguration().get<boolean>(settingsOfProblems.decorations, true);
  if (gaps === own && showsProblems) return undefined;
  return gaps > mostShown ? `${mostShown}+` : String(gaps);
}

function urisOf(gaps: ReadonlyMap<string, unknown>): vscode.Uri[] {
  return [...gaps.keys()].map((uri) => vscode.Uri.parse(uri));
}
