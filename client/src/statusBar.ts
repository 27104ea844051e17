import * as vscode from 'vscode';
import type { ViewsChangedParams } from '../../server/src/protocol';
import { commands, editorCommands, statusBarItems } from './contributions';
import type { PlanStateTracker } from './planState';

/** Coverage and findings of all plans in the workspace; not there where the workspace has no plans. */
export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listener: vscode.Disposable;

  constructor(private readonly plans: PlanStateTracker) {
    this.item = vscode.window.createStatusBarItem(statusBarItems.coverage, vscode.StatusBarAlignment.Left, 10);
    this.item.name = vscode.l10n.t('Plantrace Coverage');
    this.listener = plans.onDidChange(() => this.update());
    this.update();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private update(): void {
    const figures = this.plans.figures;
    // Also while the first index runs: a spinner in each workspace that then turns out to hold no plan would be noise.
    if (!figures?.hasPlans) {
      this.item.hide();
      return;
    }
    if (this.plans.state === 'failed') this.showFailure();
    else this.showFigures(figures);
    this.item.show();
  }

  private showFailure(): void {
    this.item.text = `$(warning) ${vscode.l10n.t('Plantrace stopped')}`;
    this.item.tooltip = vscode.l10n.t('The Plantrace server is not running. Click to restart it.');
    this.item.command = commands.restartServer;
    this.item.accessibilityInformation = { label: vscode.l10n.t('Plantrace server stopped. Activate to restart it.') };
  }

  private showFigures(figures: ViewsChangedParams): void {
    const parts = [coverage(figures), findings(figures)].filter((part) => part !== undefined);
    const text = parts.length > 0 ? parts.join(' · ') : 'Plantrace';
    this.item.text = `${figures.indexing ? '$(loading~spin)' : '$(checklist)'} ${text}`;
    this.item.tooltip = tooltip(figures);
    this.item.command = figures.findings > 0 ? editorCommands.focusProblems : editorCommands.focusPhases;
    this.item.accessibilityInformation = { label: accessibleLabel(figures) };
  }
}

/** Absent where a plan has no requirements of its own, such as a table of tasks: `0/0` says nothing. */
function coverage({ covered, requirements }: ViewsChangedParams): string | undefined {
  return requirements > 0 ? vscode.l10n.t('{0}/{1} covered', covered, requirements) : undefined;
}

function findings({ findings: count }: ViewsChangedParams): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

function sentences(figures: ViewsChangedParams): string[] {
  const found = findings(figures) ?? vscode.l10n.t('No findings');
  const indexing = figures.indexing ? [vscode.l10n.t('Still reading the workspace')] : [];
  if (figures.requirements === 0) return [found, ...indexing];
  const covered = vscode.l10n.t('{0} of {1} requirements covered', figures.covered, figures.requirements);
  return [covered, found, ...indexing];
}

function tooltip(figures: ViewsChangedParams): vscode.MarkdownString {
  const click =
    figures.findings > 0
      ? vscode.l10n.t('Click to show the Problems panel.')
      : vscode.l10n.t('Click to show the phases.');
  return new vscode.MarkdownString(['**Plantrace**', ...sentences(figures), click].join('\n\n'));
}

function accessibleLabel(figures: ViewsChangedParams): string {
  return `Plantrace: ${sentences(figures).join(', ')}`;
}
