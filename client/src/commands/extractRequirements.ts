import * as vscode from 'vscode';
import type { ExtractableSection, ExtractParams, ExtractResult, PhasePlanEntry } from '../../../server/src/protocol';
import { isPreviewed } from '../authoring/preview';
import { editorCommands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestExtractableSections, requestExtraction, requestPhasePlans } from '../serverRequests';
import { applyVersionedEdit, fileName, toUri } from '../versionedEdit';

/** What a key binding or another extension may pass; what is absent is asked for. */
export interface ExtractionArguments {
  sections?: ExtractParams['sections'];
  /** URI of the phase plan. */
  plan?: string;
  /** Show the changes and ask before they are made. */
  preview?: boolean;
}

type ExtractionEdit = Extract<ExtractResult, { kind: 'edit' }>;

/** Adds the rows that sections of a source still lack to the checklist of a plan, both picked from lists. */
export function extractRequirements(server: PlantraceServer): (given?: ExtractionArguments) => Promise<void> {
  return async (given = {}) => {
    const sections = given.sections ?? (await pickSections(await requestExtractableSections(server)));
    if (!sections || sections.length === 0) return;
    const target =
      given.plan === undefined
        ? await pickPlan(await requestPhasePlans(server), sections[0]?.uri)
        : { plan: given.plan, preview: given.preview === true };
    if (!target) return;
    const result = await requestExtraction(server, { sections, plan: target.plan });
    await finish(result, target.preview || given.preview === true);
  };
}

async function finish(result: ExtractResult, preview: boolean): Promise<void> {
  switch (result.kind) {
    case 'refused':
      void vscode.window.showWarningMessage(result.reason);
      return;
    case 'unchanged':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing to add: every bullet has a row. {0} stays as it is.', fileName(toUri(result.uri))),
      );
      return;
    case 'edit':
      await apply(result, preview);
  }
}

async function apply(result: ExtractionEdit, preview: boolean): Promise<void> {
  const outcome = await applyVersionedEdit(result.edit, {
    label: vscode.l10n.t('Extract requirements'),
    preview: preview || isPreviewed(result.edit),
  });
  if (outcome.kind === 'refused') void vscode.window.showWarningMessage(outcome.reason);
  if (outcome.kind !== 'applied') return;
  const uri = toUri(result.uri);
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const at = editor.document.validatePosition(new vscode.Position(firstEditedLine(result), 0));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const { length } = result.added;
  const message =
    length === 1
      ? vscode.l10n.t('Added 1 row to {0}.', fileName(uri))
      : vscode.l10n.t('Added {0} rows to {1}.', length, fileName(uri));
  const show = vscode.l10n.t('Show Changes');
  // Not waited for: the command has done its work. Nothing is saved yet, so that the disk still has what was there.
  void vscode.window.showInformationMessage(message, show).then((chosen) => {
    if (chosen === show) void vscode.commands.executeCommand(editorCommands.compareWithSaved, uri);
  });
}

function firstEditedLine({ edit }: ExtractionEdit): number {
  const lines = edit.documentChanges.flatMap((change) =>
    'kind' in change ? [] : change.edits.map(({ range }) => range.start.line),
  );
  return lines.length > 0 ? Math.min(...lines) : 0;
}

async function pickSections(sections: ExtractableSection[]): Promise<ExtractParams['sections'] | undefined> {
  if (sections.length === 0) {
    const none = vscode.l10n.t(
      'No numbered requirements, decisions or component designs were found in this workspace.',
    );
    void vscode.window.showInformationMessage(none);
    return undefined;
  }
  const active = activeUri();
  const items = [...sections]
    .sort((a, b) => Number(b.uri === active) - Number(a.uri === active))
    .map(({ uri, section, title, bullets, missing }) => ({
      uri,
      section,
      label: section,
      description: title,
      detail: `${vscode.workspace.asRelativePath(toUri(uri))} · ${rowsLeft(bullets, missing)}`,
    }));
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Extract Requirements (1/2)'),
    placeHolder: vscode.l10n.t('Choose the sections'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

function rowsLeft(bullets: number, missing: number): string {
  return missing === 0
    ? vscode.l10n.t('all {0} in plans', bullets)
    : vscode.l10n.t('{0} of {1} in no plan yet', missing, bullets);
}

interface ChosenPlan {
  plan: string;
  preview: boolean;
}

async function pickPlan(plans: PhasePlanEntry[], source: string | undefined): Promise<ChosenPlan | undefined> {
  if (plans.length === 0) return newPlan(source, undefined);
  const previewFirst: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Preview the changes before they are made'),
  };
  const active = activeUri();
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { uri: string }>();
  pick.title = vscode.l10n.t('Extract Requirements (2/2)');
  pick.placeholder = vscode.l10n.t('Choose the phase plan that gets the rows');
  pick.matchOnDescription = true;
  const rows = [...plans]
    .sort((a, b) => Number(b.uri === active) - Number(a.uri === active))
    .map(({ uri, label, title }) => ({
      uri,
      label,
      description: title,
      detail: vscode.workspace.asRelativePath(toUri(uri)),
      buttons: [previewFirst],
    }));
  const fresh = { uri: '', label: vscode.l10n.t('$(new-file) New Plan…'), alwaysShow: true };
  pick.items = [...rows, fresh];
  try {
    const chosen = await new Promise<ChosenPlan | undefined>((resolve) => {
      pick.onDidTriggerItemButton(({ item }) => resolve({ plan: item.uri, preview: true }));
      pick.onDidAccept(() => {
        const selected = pick.selectedItems[0];
        if (selected) resolve({ plan: selected.uri, preview: false });
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    return chosen?.plan === '' ? await newPlan(source, plans[0]?.uri) : chosen;
  } finally {
    pick.dispose();
  }
}

/** A plan that is still to be written: asked for by its path, beside the plans that there are. */
async function newPlan(source: string | undefined, beside: string | undefined): Promise<ChosenPlan | undefined> {
  const folder = source === undefined ? undefined : vscode.workspace.getWorkspaceFolder(toUri(source));
  if (!folder) return undefined;
  const near = vscode.workspace.asRelativePath(toUri(beside ?? source ?? ''), false);
  const start = `${near.slice(0, near.lastIndexOf('/') + 1)}phase-`;
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('Extract Requirements (2/2)'),
    prompt: vscode.l10n.t('Name the new plan, from the root of the folder'),
    value: `${start}1.md`,
    valueSelection: [start.length, start.length + 1],
    ignoreFocusOut: true,
  });
  if (path === undefined || path.trim() === '') return undefined;
  return { plan: vscode.Uri.joinPath(folder.uri, path.trim()).toString(), preview: false };
}

function activeUri(): string | undefined {
  return vscode.window.activeTextEditor?.document.uri.toString();
}
