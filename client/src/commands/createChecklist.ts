import * as vscode from 'vscode';
import type { CreateChecklistParams, CreateChecklistResult, PhasePlanEntry } from '../../../server/src/protocol';
import { isPreviewed } from '../authoring/preview';
import { editorCommands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestChecklist, requestPhasePlans } from '../serverRequests';
import { applyVersionedEdit, fileName, toUri } from '../versionedEdit';
import type { PhaseTreeElement } from '../views/phaseTree';
import { fromMenu } from './fromMenu';

/** What a key binding or another extension may pass; all of it is optional. */
export interface ChecklistArguments {
  /** The phase plan, or the master plan with `line` in one of its phases. Absent: the active editor and its cursor. */
  uri?: string;
  line?: number;
  /** Show the changes and ask before they are made. */
  preview?: boolean;
}

type ChecklistEdit = Extract<CreateChecklistResult, { kind: 'edit' }>;

/**
 * Creates or completes an execution checklist: of the given plan or node of the tree, of the plan and phase at the
 * cursor, or else of a plan picked from a list.
 */
export function createChecklist(
  server: PlantraceServer,
): (passed?: ChecklistArguments | PhaseTreeElement | vscode.Uri) => Promise<void> {
  return async (passed) => {
    const given = fromMenu(passed);
    const wanted: ChecklistArguments = 'node' in given ? argumentsOf(given) : given;
    const preview = wanted.preview === true;
    if (wanted.uri !== undefined) {
      await finish(await requestChecklist(server, { uri: wanted.uri, line: wanted.line }), preview);
      return;
    }
    const atCursor = paramsAtCursor();
    const result = atCursor && (await requestChecklist(server, atCursor));
    if (result && result.kind !== 'refused') {
      await finish(result, preview);
      return;
    }
    // A README in the active editor is no reason to give up: say why it was not taken, and offer what can be.
    const picked = await pickPhasePlan(await requestPhasePlans(server), result?.reason);
    if (picked) await finish(await requestChecklist(server, { uri: picked.uri }), preview || picked.preview);
  };
}

function paramsAtCursor(): CreateChecklistParams | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') return undefined;
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}

function argumentsOf({ node }: PhaseTreeElement): ChecklistArguments {
  return { uri: node.location?.uri, line: node.location?.range.start.line };
}

async function finish(result: CreateChecklistResult, preview: boolean): Promise<void> {
  switch (result.kind) {
    case 'refused':
      void vscode.window.showWarningMessage(result.reason);
      return;
    case 'unchanged':
      offer(vscode.l10n.t('Nothing to add: {0} is up to date.', fileName(toUri(result.uri))), {
        title: vscode.l10n.t('Open'),
        run: () => open(result.uri, 0),
      });
      return;
    case 'edit':
      await apply(result, preview);
  }
}

async function apply(result: ChecklistEdit, preview: boolean): Promise<void> {
  const label = vscode.l10n.t('Create execution checklist');
  const outcome = await applyVersionedEdit(result.edit, { label, preview: preview || isPreviewed(result.edit) });
  if (outcome.kind === 'refused') void vscode.window.showWarningMessage(outcome.reason);
  if (outcome.kind !== 'applied') return;
  await open(result.uri, firstEditedLine(result));
  const name = fileName(toUri(result.uri));
  if (result.created) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Created {0}.', name));
    return;
  }
  const message =
    result.added === 1
      ? vscode.l10n.t('Added 1 row to {0}.', name)
      : vscode.l10n.t('Added {0} rows to {1}.', result.added, name);
  // Nothing is saved yet, so the file on the disk still is what it was: the difference between the two is the edit.
  offer(message, {
    title: vscode.l10n.t('Show Changes'),
    run: () => vscode.commands.executeCommand(editorCommands.compareWithSaved, toUri(result.uri)),
  });
}

/** Not waited for: the command has done its work, and a message may stay for as long as nobody looks at it. */
function offer(message: string, action: { title: string; run: () => Thenable<void> }): void {
  void vscode.window.showInformationMessage(message, action.title).then((chosen) => {
    if (chosen === action.title) void action.run();
  });
}

async function open(uri: string, line: number): Promise<void> {
  const editor = await vscode.window.showTextDocument(toUri(uri), { preview: false });
  const at = editor.document.validateRange(new vscode.Range(line, 0, line, 0));
  editor.selection = new vscode.Selection(at.start, at.start);
  editor.revealRange(at, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function firstEditedLine({ uri, edit }: ChecklistEdit): number {
  const lines = edit.documentChanges.flatMap((change) =>
    'kind' in change || change.textDocument.uri !== uri ? [] : change.edits.map(({ range }) => range.start.line),
  );
  return lines.length > 0 ? Math.min(...lines) : 0;
}

type PhasePlanItem = vscode.QuickPickItem & { plan: PhasePlanEntry };
type PickedPlan = { uri: string; preview: boolean };

async function pickPhasePlan(plans: PhasePlanEntry[], reason: string | undefined): Promise<PickedPlan | undefined> {
  if (plans.length === 0) {
    const none = vscode.l10n.t('No phase plan was found in this workspace.');
    void vscode.window.showInformationMessage(reason ?? none);
    return undefined;
  }
  const previewFirst: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Preview the changes before they are made'),
  };
  const pick = vscode.window.createQuickPick<PhasePlanItem>();
  pick.title = vscode.l10n.t('Create Execution Checklist');
  pick.placeholder = reason ?? vscode.l10n.t('Choose the phase plan');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = plans.map((plan) => ({
    plan,
    label: plan.label,
    description: plan.title,
    detail: vscode.workspace.asRelativePath(toUri(plan.uri)) + (plan.hasChecklist ? ` · ${hasChecklist()}` : ''),
    buttons: [previewFirst],
  }));
  try {
    return await new Promise((resolve) => {
      pick.onDidTriggerItemButton(({ item }) => resolve({ uri: item.plan.uri, preview: true }));
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems[0];
        if (chosen) resolve({ uri: chosen.plan.uri, preview: false });
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function hasChecklist(): string {
  return vscode.l10n.t('has a checklist; missing rows are added');
}
