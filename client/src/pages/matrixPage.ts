import * as vscode from 'vscode';
import type {
  MatrixPageParams,
  MatrixPageResult,
  MatrixTextFormat,
  ToggleTraceParams,
  ToggleTraceResult,
} from '../../../server/src/protocol';
import { editorCommands, pages } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestMatrixPage, requestMatrixText, requestToggleTrace } from '../serverRequests';
import { applyVersionedEdit, fileName, toUri } from '../versionedEdit';
import type { PageDefinition } from './page';

interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Documents as they were left by a toggle: what has gone on since then is not taken back. */
type Undo = readonly { readonly uri: string; readonly version: number }[];

type Toggled = Exclude<ToggleTraceResult, { kind: 'edit' }> | { kind: 'applied'; title: string; undo: Undo };

export function matrixPage(server: PlantraceServer): PageDefinition {
  return {
    type: pages.matrix,
    title: vscode.l10n.t('Traceability Matrix'),
    bundle: 'matrix',
    methods: {
      load: (params: MatrixPageParams): Promise<MatrixPageResult> => requestMatrixPage(server, params),
      open: openBeside,
      toggle: (params: ToggleTraceParams): Promise<Toggled> => toggle(server, params),
      undo,
      export: (params: { plan: string; rows?: string[] }): Promise<string | null> => exportMatrix(server, params),
    },
  };
}

/** Beside the page, which stays in sight; where the document is seen already, there. */
async function openBeside({ uri, line, character }: Place): Promise<null> {
  const start = new vscode.Position(line, character);
  const viewColumn = columnOf(uri) ?? vscode.ViewColumn.Beside;
  const editor = await vscode.window.showTextDocument(toUri(uri), {
    viewColumn,
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return null;
}

function columnOf(uri: string): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === toUri(uri).toString())
    ?.viewColumn;
}

async function toggle(server: PlantraceServer, params: ToggleTraceParams): Promise<Toggled> {
  const result = await requestToggleTrace(server, params);
  if (result.kind !== 'edit') return result;
  const outcome = await applyVersionedEdit(result.edit, { label: result.title, preview: false });
  if (outcome.kind !== 'applied')
    return {
      kind: 'refused',
      reason: outcome.kind === 'refused' ? outcome.reason : vscode.l10n.t('Nothing was changed.'),
    };
  const touched = result.edit.documentChanges.flatMap((change) => ('kind' in change ? [] : [change.textDocument.uri]));
  const documents = vscode.workspace.textDocuments.filter((document) =>
    touched.some((uri) => toUri(uri).toString() === document.uri.toString()),
  );
  return {
    kind: 'applied',
    title: result.title,
    undo: documents.map((document) => ({ uri: document.uri.toString(), version: document.version })),
  };
}

/** As Ctrl+Z in the document would, which is shown for that: it has its undo steps. */
async function undo(documents: Undo): Promise<string> {
  for (const { uri, version } of documents) {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === toUri(uri).toString());
    if (open?.version !== version) return vscode.l10n.t('{0} has changed since: undo it there.', fileName(toUri(uri)));
  }
  const [first] = documents;
  if (!first) return vscode.l10n.t('There is nothing to undo.');
  await vscode.window.showTextDocument(toUri(first.uri), {
    viewColumn: columnOf(first.uri) ?? vscode.ViewColumn.Beside,
  });
  await vscode.commands.executeCommand(editorCommands.undo);
  return vscode.l10n.t('Undone.');
}

interface Target extends vscode.QuickPickItem {
  readonly format: MatrixTextFormat;
  readonly isCopied: boolean;
}

async function exportMatrix(
  server: PlantraceServer,
  { plan, rows }: { plan: string; rows?: string[] },
): Promise<string | null> {
  const formats: [MatrixTextFormat, string][] = [
    ['md', vscode.l10n.t('Markdown table')],
    ['csv', vscode.l10n.t('CSV, for spreadsheets')],
    ['html', vscode.l10n.t('HTML, for people without VS Code')],
  ];
  const targets: Target[] = [
    ...formats.map(([format, label]) => ({ label: `$(save-as) ${label}`, format, isCopied: false })),
    ...formats
      .slice(0, 2)
      .map(([format, label]) => ({ label: `$(copy) ${vscode.l10n.t('Copy as {0}', label)}`, format, isCopied: true })),
  ];
  const title =
    rows === undefined
      ? vscode.l10n.t('Export the matrix')
      : vscode.l10n.t('Export the {0} rows that the filters leave', rows.length);
  const target = await vscode.window.showQuickPick(targets, { title });
  if (!target) return null;
  const result = await requestMatrixText(server, { plan, format: target.format, ...(rows ? { rows } : {}) });
  if (!result) return vscode.l10n.t('The plan is gone: choose another one.');
  if (target.isCopied) {
    await vscode.env.clipboard.writeText(result.text);
    return vscode.l10n.t('{0} rows copied.', result.rows);
  }
  const place = await vscode.window.showSaveDialog({
    title,
    defaultUri: vscode.Uri.joinPath(toUri(plan), '..', `matrix.${target.format}`),
    filters: { [target.format.toUpperCase()]: [target.format] },
  });
  if (!place) return null;
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(result.text));
  return vscode.l10n.t('{0} rows written to {1}.', result.rows, fileName(place));
}
