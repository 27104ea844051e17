import * as vscode from 'vscode';
import type { AuthoringParams, AuthoringResult, CommandName, Location } from '../../../server/src/protocol';
import { askChoice } from '../authoring/askChoice';
import { askText } from '../authoring/askText';
import type { Asking } from '../authoring/asking';
import { isPreviewed } from '../authoring/preview';
import type { Readings } from '../authoring/readings';
import { editorCommands } from '../contributions';
import type { PlantraceServer } from '../languageClient';
import { requestAuthoring } from '../serverRequests';
import { applyVersionedEdit, toRange, toUri } from '../versionedEdit';
import { fromMenu } from './fromMenu';

/** What a key binding, a view or another extension may pass; all of it is optional. */
export interface AuthorArguments {
  /** The document that is meant. Absent: the active editor, and its cursor. */
  uri?: string;
  /** 0-based. */
  position?: { line: number; character: number };
  /** Answers to questions, by their names: those are not asked. */
  answers?: Record<string, string[]>;
  /** Show the changes and ask before they are made. */
  preview?: boolean;
}

/** What a tree passes: the command is about the place of its node. */
export interface PlacedElement {
  node: { location: Location | null };
}

type Done = Exclude<AuthoringResult, { kind: 'ask' }>;

/**
 * An authoring command: asks the server, puts its questions to the user one after the other, and then makes the edit,
 * shows the text or says why nothing was done. *Back* goes to the question before; Escape leaves everything as it was.
 */
export function author(
  server: PlantraceServer,
  readings: Readings,
  command: CommandName,
): (passed?: AuthorArguments | PlacedElement | vscode.Uri) => Promise<void> {
  return async (passed) => {
    const asked = fromMenu(passed);
    const given: AuthorArguments = 'node' in asked ? placeOf(asked) : asked;
    if (asksGit(command, given) && !vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Earlier revisions are read only in folders that you trust: trust this one, and try again.'),
      );
      return;
    }
    const asking: Asking = { preview: given.preview === true, canGoBack: false };
    const result = await answered(server, startOf(command, given), asking);
    if (result) await finish(result, asking, readings);
  };
}

/** Git is run in the folder, and what a folder makes it do is for its owner to say. */
function asksGit(command: CommandName, given: AuthorArguments): boolean {
  return command === 'showChanges' || (command === 'showImpact' && given.answers?.['since'] !== undefined);
}

function placeOf({ node: { location } }: PlacedElement): AuthorArguments {
  return location ? { uri: location.uri, position: location.range.start } : {};
}

/** The first step: about the document that is given, else about that of the active editor. */
function startOf(command: CommandName, given: AuthorArguments): AuthoringParams {
  const editor = vscode.window.activeTextEditor;
  const active =
    given.uri === undefined && editor ? { uri: editor.document.uri.toString(), position: editor.selection.active } : {};
  const { uri, position } = { uri: given.uri, position: given.position, ...active };
  return {
    command,
    ...(uri === undefined ? {} : { uri }),
    ...(position === undefined ? {} : { position: { line: position.line, character: position.character } }),
    answers: given.answers ?? {},
    today: today(),
    seed: Math.floor(Math.random() * 2 ** 31),
  };
}

/** `YYYY-MM-DD` where the user is, and not in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Asks until there is nothing left to ask; undefined where the user gave up. */
async function answered(server: PlantraceServer, start: AuthoringParams, asking: Asking): Promise<Done | undefined> {
  const steps: Record<string, string[]>[] = [start.answers];
  for (;;) {
    const answers = steps[steps.length - 1] ?? {};
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Plantrace' },
      () => requestAuthoring(server, { ...start, answers }),
    );
    if (result.kind !== 'ask') return result;
    const { question } = result;
    asking.canGoBack = steps.length > 1;
    if (question.show) await showPlace(question.show, true);
    const answer = question.kind === 'choice' ? await askChoice(question, asking) : await askText(question, asking);
    if (answer === undefined) return undefined;
    if (answer === 'back') steps.pop();
    else steps.push({ ...answers, [question.name]: answer });
  }
}

async function finish(result: Done, asking: Asking, readings: Readings): Promise<void> {
  switch (result.kind) {
    case 'refused':
      void vscode.window.showWarningMessage(result.reason);
      return;
    case 'unchanged':
      if (result.show) await showPlace(result.show, false);
      void vscode.window.showInformationMessage(result.said);
      return;
    case 'text':
      if (result.use === 'read') return readings.read(result.title, result.text);
      if (result.use === 'shared') return readings.share(result.title, result.text);
      await vscode.env.clipboard.writeText(result.text);
      void vscode.window.showInformationMessage(result.title);
      return;
    case 'edit':
      return make(result, asking.preview);
  }
}

async function make(result: Extract<Done, { kind: 'edit' }>, preview: boolean): Promise<void> {
  const outcome = await applyVersionedEdit(result.edit, {
    label: result.title,
    preview: preview || isPreviewed(result.edit),
  });
  if (outcome.kind === 'refused') void vscode.window.showWarningMessage(outcome.reason);
  if (outcome.kind !== 'applied') return;
  if (result.show) await showPlace(result.show, false);
  const created = new Set(result.edit.documentChanges.flatMap((each) => ('kind' in each ? [each.uri] : [])));
  const changed = result.edit.documentChanges.flatMap((each) =>
    'kind' in each || created.has(each.textDocument.uri) ? [] : [each.textDocument.uri],
  );
  const show = changed.length > 0 ? [vscode.l10n.t('Show Changes')] : [];
  // Not waited for: a message may stay for as long as nobody looks at it.
  void vscode.window.showInformationMessage(result.said, ...show).then(async (chosen) => {
    if (chosen === undefined) return;
    // Nothing is saved yet, so the file on the disk still is what it was: the difference between the two is the edit.
    for (const uri of changed) await vscode.commands.executeCommand(editorCommands.compareWithSaved, toUri(uri));
  });
}

type Shown = NonNullable<Extract<Done, { kind: 'edit' }>['show']>;

async function showPlace({ uri, range }: Shown, preserveFocus: boolean): Promise<void> {
  const selection = toRange(range);
  await vscode.window.showTextDocument(toUri(uri), { preview: preserveFocus, preserveFocus, selection });
}
