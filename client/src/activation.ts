import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { commandNames, type GraphPageParams, type ViewsChangedParams } from '../../server/src/protocol';
import { Readings } from './authoring/readings';
import { registerCommand } from './commandRegistration';
import { author } from './commands/author';
import { clearPhaseFilter, filterPhases, sortPhases } from './commands/choosePhases';
import { createChecklist } from './commands/createChecklist';
import { openLocation } from './commands/openLocation';
import { openWalkthrough } from './commands/openWalkthrough';
import { extractRequirements } from './commands/extractRequirements';
import { openPlan } from './commands/phaseNode';
import { recordBaseline } from './commands/recordBaseline';
import { restartServer } from './commands/restartServer';
import { showOutput } from './commands/showOutput';
import { showPlaces } from './commands/showPlaces';
import { showPhases } from './commands/showPhases';
import { showWhatWasSeen, WhatWasSeenReports } from './commands/showWhatWasSeen';
import { tryExample } from './commands/tryExample';
import { updateMatrix } from './commands/updateMatrix';
import { commands } from './contributions';
import { reportFailedServer } from './failedServer';
import { GapDecorations } from './gapDecorations';
import { type LoadConnector, PlantraceServer } from './languageClient';
import { GraphPage } from './pages/graphPage';
import { matrixPage } from './pages/matrixPage';
import { overviewPage } from './pages/overviewPage';
import { Page } from './pages/page';
import { PlanDocumentContext } from './planDocument';
import { PlanStateTracker } from './planState';
import { explainReferenceLinks, ignoreReferenceLinks } from './referenceLinks';
import { startOnceNeeded } from './serverStart';
import { StatusBar } from './statusBar';
import { FollowedCursor } from './views/followedCursor';
import { type ListedViews, showListedViews } from './views/listedViews';
import { PhaseState } from './views/phaseState';
import { PhaseTree } from './views/phaseTree';
import { PhaseView } from './views/phaseView';

/** What `activate` returns: for tests, and for extensions that want to ask the server themselves. */
export interface PlantraceApi {
  /** A new one after each restart, so it is asked for each time. */
  readonly client: BaseLanguageClient | undefined;
  readonly phaseTree: PhaseTree;
  readonly phases: PhaseView;
  readonly statusBar: StatusBar;
  readonly decorations: GapDecorations;
  /** Whether the active editor shows a document of a plan, as the menus see it. */
  readonly planDocument: PlanDocumentContext;
  /** The other views, by their names. */
  readonly trees: ListedViews['trees'];
  /** What the server last said of all plans; absent until it has said anything. */
  readonly figures: ViewsChangedParams | undefined;
}

let server: PlantraceServer | undefined;

/**
 * Wiring, and nothing else. The manifest activates the extension for any markdown document, for its view, and for
 * workspaces with a file that is named like a plan; any `.md` file would start a server for every repository's README.
 */
export function activatePlantrace(context: vscode.ExtensionContext, loadConnector: LoadConnector): PlantraceApi {
  const output = vscode.window.createOutputChannel('Plantrace', { log: true });
  const started = new PlantraceServer(loadConnector, output);
  server = started;
  const plans = new PlanStateTracker(started);
  const phaseState = new PhaseState(context.workspaceState);
  const phaseTree = new PhaseTree(phaseState, started, plans, output);
  const phases = new PhaseView(phaseTree, phaseState, started, plans, output);
  const followed = new FollowedCursor(phases, phaseTree, output);
  const follow = (isFollowing: boolean) => (): void => {
    phases.follow(isFollowing);
    followed.soon();
  };
  const listed = showListedViews(started, plans, context.workspaceState, output);
  const statusBar = new StatusBar(started, plans, output);
  const decorations = new GapDecorations(started, plans, output);
  const reports = new WhatWasSeenReports(started);
  const readings = new Readings();
  const planDocument = new PlanDocumentContext(started, plans, output);
  const matrix = new Page(context.extensionUri, matrixPage(started), plans.onDidChange, output);
  const graph = new GraphPage(context.extensionUri, started, plans.onDidChange, output);
  const overview = new Page(context.extensionUri, overviewPage(started), plans.onDidChange, output);

  context.subscriptions.push(
    output,
    started,
    plans,
    phaseTree,
    phases,
    followed,
    listed,
    statusBar,
    decorations,
    reports,
    readings,
    planDocument,
    matrix,
    graph,
    overview,
    ...commandNames.map((name) => registerCommand(commands[name], author(started, readings, name), output)),
    reportFailedServer(started),
    explainReferenceLinks(plans, context.workspaceState),
    // What the folders bring along counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.client && void started.restart()),
    startOnceNeeded(started, plans),
    registerCommand(commands.showPhases, showPhases, output),
    registerCommand(commands.showMatrix, () => matrix.show(), output),
    registerCommand(commands.showGraph, (given?: Parameters<GraphPage['show']>[0]) => graph.show(given), output),
    registerCommand(commands.showOverview, () => overview.show(), output),
    registerCommand(commands.copyAsMermaid, (given?: GraphPageParams) => graph.copyAsMermaid(given), output),
    registerCommand(commands.filterPhases, filterPhases(phases), output),
    registerCommand(commands.clearPhaseFilter, clearPhaseFilter(phases), output),
    registerCommand(commands.sortPhases, sortPhases(phases), output),
    registerCommand(commands.followCursor, follow(true), output),
    registerCommand(commands.unfollowCursor, follow(false), output),
    registerCommand(commands.openPlan, openPlan, output),
    registerCommand(commands.openWalkthrough, openWalkthrough, output),
    registerCommand(commands.tryExample, tryExample, output),
    registerCommand(commands.restartServer, restartServer(started), output),
    registerCommand(commands.showWhatWasSeen, showWhatWasSeen(reports), output),
    registerCommand(commands.createChecklist, createChecklist(started), output),
    registerCommand(commands.extractRequirements, extractRequirements(started), output),
    registerCommand(commands.recordBaseline, recordBaseline(started), output),
    registerCommand(commands.updateMatrix, updateMatrix(started), output),
    registerCommand(commands.ignoreReferenceLinks, ignoreReferenceLinks, output),
    registerCommand(commands.showOutput, showOutput(output), output),
    registerCommand(commands.openLocation, openLocation, output),
    registerCommand(commands.showPlaces, showPlaces, output),
  );
  return {
    get client() {
      return started.client;
    },
    phaseTree,
    phases,
    statusBar,
    decorations,
    planDocument,
    trees: listed.trees,
    get figures() {
      return plans.figures;
    },
  };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
