import * as vscode from 'vscode';
import type { PlanFigures } from '../../server/src/protocol';
import { commands, editorCommands, statusBarItems } from './contributions';
import type { PlantraceServer } from './languageClient';
import type { PlanStateTracker } from './planState';
import { requestPlanFigures } from './serverRequests';

/** Changes come in bursts, and so do editors: what they come to is asked for once, after so long, in ms. */
const quietTime = 250;

/** What is counted, of one plan or of all of them. */
interface Counted {
  requirements: number;
  covered: number;
  findings: number;
  /** What the plan is called; absent for all plans together. */
  title?: string;
  indexing: boolean;
}

/**
 * Coverage and findings of the plan that the active editor shows a document of, else of all plans in the workspace; not
 * there where the workspace has no plans.
 */
export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listeners: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the plan at hand; null where there is none, or several could be it. */
  private atHand: PlanFigures | null = null;
  private asked: string | undefined;

  constructor(
    private readonly server: PlantraceServer,
    private readonly plans: PlanStateTracker,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.item = vscode.window.createStatusBarItem(statusBarItems.coverage, vscode.StatusBarAlignment.Left, 10);
    this.item.name = vscode.l10n.t('Plantrace Coverage');
    this.listeners = [
      plans.onDidChange(() => {
        this.update();
        this.askSoon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.askSoon()),
    ];
    this.update();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
    this.item.dispose();
  }

  /** What is shown, in words: for whoever cannot see it. */
  get label(): string {
    return this.item.accessibilityInformation?.label ?? '';
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), quietTime);
  }

  private async ask(): Promise<void> {
    const { activeTextEditor } = vscode.window;
    const isMarkdown = activeTextEditor?.document.languageId === 'markdown';
    const uri = isMarkdown ? activeTextEditor.document.uri.toString() : undefined;
    this.asked = uri;
    if (this.plans.state !== 'plans' || this.server.status !== 'running') return;
    try {
      const figures = uri === undefined ? null : await requestPlanFigures(this.server, uri);
      if (this.asked !== uri) return; // another editor has come meanwhile
      this.atHand = figures;
      this.update();
    } catch (error) {
      this.output.debug('status bar:', String(error)); // superseded or restarted: the figures are told again
    }
  }

  private update(): void {
    const figures = this.plans.figures;
    // Also while the first index runs: a spinner in each workspace that then turns out to hold no plan would be noise.
    if (!figures?.hasPlans) {
      this.item.hide();
      return;
    }
    if (this.plans.state === 'failed') this.showFailure();
    else this.showFigures({ ...(this.atHand ?? figures), indexing: figures.indexing });
    this.item.show();
  }

  private showFailure(): void {
    this.item.text = `$(warning) ${vscode.l10n.t('Plantrace stopped')}`;
    this.item.tooltip = vscode.l10n.t('The Plantrace server is not running. Click to restart it.');
    this.item.command = commands.restartServer;
    this.item.accessibilityInformation = { label: vscode.l10n.t('Plantrace server stopped. Activate to restart it.') };
  }

  private showFigures(figures: Counted): void {
    const parts = [coverage(figures), findings(figures)].filter((part) => part !== undefined);
    const text = parts.length > 0 ? parts.join(' · ') : 'Plantrace';
    this.item.text = `${figures.indexing ? '$(loading~spin)' : '$(checklist)'} ${text}`;
    this.item.tooltip = tooltip(figures);
    this.item.command = figures.findings > 0 ? editorCommands.focusGaps : editorCommands.focusPhases;
    this.item.accessibilityInformation = { label: accessibleLabel(figures) };
  }
}

/** Absent where a plan has no requirements of its own, such as a table of tasks: `0/0` says nothing. */
function coverage({ covered, requirements }: Counted): string | undefined {
  return requirements > 0 ? vscode.l10n.t('{0}/{1} covered', covered, requirements) : undefined;
}

function findings({ findings: count }: Counted): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

function sentences(figures: Counted): string[] {
  const found = findings(figures) ?? vscode.l10n.t('No findings');
  const indexing = figures.indexing ? [vscode.l10n.t('Still reading the workspace')] : [];
  if (figures.requirements === 0) return [found, ...indexing];
  const covered = vscode.l10n.t('{0} of {1} requirements covered', figures.covered, figures.requirements);
  return [covered, found, ...indexing];
}

function tooltip(figures: Counted): vscode.MarkdownString {
  const click =
    figures.findings > 0 ? vscode.l10n.t('Click to show the gaps.') : vscode.l10n.t('Click to show the phases.');
  const markdown = new vscode.MarkdownString('**Plantrace**\n\n');
  // The title is out of a file: it must not come alive.
  markdown.appendText(subject(figures));
  return markdown.appendMarkdown(`\n\n${[...sentences(figures), click].join('\n\n')}`);
}

/** Which plan it is about. */
function subject({ title }: Counted): string {
  return title === undefined ? vscode.l10n.t('All plans in the workspace') : vscode.l10n.t('Plan: {0}', title);
}

function accessibleLabel(figures: Counted): string {
  return `Plantrace: ${[subject(figures), ...sentences(figures)].join(', ')}`;
}
