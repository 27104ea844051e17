import * as vscode from 'vscode';
import {
  commandNames,
  type Location,
  type OverviewPageParams,
  type OverviewPageResult,
} from '../../../server/src/protocol';
import { commands, editorCommands, pages } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestOverviewPage } from '../serverRequests';
import { toUri } from '../versionedEdit';
import { openBeside } from './openBeside';
import type { PageDefinition } from './page';

export function overviewPage(server: PlantraceServer): PageDefinition {
  return {
    type: pages.overview,
    title: vscode.l10n.t('Plan Overview'),
    bundle: 'overview',
    methods: {
      load: (params: OverviewPageParams) => load(server, params),
      open: openBeside,
      run,
      openPage,
      showGaps: () => vscode.commands.executeCommand(editorCommands.focusGaps),
      showGraph: ({ uri }: Location) => vscode.commands.executeCommand(commands.showGraph, { uri }),
      showPage: (page: string) =>
        vscode.commands.executeCommand(page === 'matrix' ? commands.showMatrix : commands.showGraph),
    },
  };
}

async function load(server: PlantraceServer, params: OverviewPageParams): Promise<OverviewPageResult> {
  // Until it runs, there is nothing that could be told; a word of it makes the page ask again.
  if (!server.client && server.status !== 'failed') return { isReading: true, folders: [], folder: null };
  return requestOverviewPage(server, params);
}

const runnable: ReadonlySet<string> = new Set([...commandNames, 'updateMatrix']);

/** A next step: its place is shown first, so that it is seen what the command asks about. */
async function run({ command, location }: { command: string; location: Location }): Promise<null> {
  if (!runnable.has(command)) throw new Error(`The page may not run ${command}.`);
  await openBeside(location);
  const { uri, range } = location;
  await vscode.commands.executeCommand(commands[command as keyof typeof commands], { uri, position: range.start });
  return null;
}

/** The page of a rule is a file of the extension: read as a preview where that is possible. */
async function openPage({ uri }: { code: string; uri: string }): Promise<null> {
  const page = toUri(uri);
  try {
    await vscode.commands.executeCommand(editorCommands.showMarkdownPreviewToSide, page);
  } catch {
    // The built-in markdown extension can be disabled.
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside });
  }
  return null;
}
