/** The workspace that VS Code has open, as the tests use it: documents by their paths, waiting, and putting things back. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { PlantraceApi } from '../../../client/src/extension';

export const documents = {
  master: 'docs/plans/generate_plans.md',
  phase1: 'docs/plans/phase-1-ledger-and-patrons.md',
  phase2A: 'docs/plans/phase-2a-kiosk-lending.md',
  matrix: 'docs/plans/requirements-traceability.md',
  requirements: 'docs/requirements/HighLevelReqs.md',
  kiosk: 'docs/requirements/Component-Kiosk.md',
  decisions: 'CLAUDE.md',
} as const;

/** Bounds a failure only, and tests share the machine with whatever else runs on it. */
const waitLimit = 30_000;
const pause = 20;

/** The first answer of a probe that is not `undefined` or `false`; fails, with what was waited for, when none comes. */
export async function until<T>(
  awaited: string,
  probe: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + waitLimit;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) assert.fail(`waited in vain: ${awaited}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

export function root(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri.fsPath;
}

export function uriOf(file: string): vscode.Uri {
  return vscode.Uri.file(path.join(root(), file));
}

/** The path in the workspace. */
export function pathOf(uri: vscode.Uri): string {
  return path.relative(root(), uri.fsPath).split(path.sep).join('/');
}

export function onDisk(file: string): string {
  return readFileSync(path.join(root(), file), 'utf8');
}

/** As another program would: VS Code learns of it from its file watcher. */
export function writeOnDisk(file: string, text: string): void {
  const target = path.join(root(), file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

export async function open(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(uriOf(file), { preview: false });
}

/** Where `part` stands in the only line, or the first one, that holds `line`. */
export function rangeOf(document: vscode.TextDocument, line: string, part = line): vscode.Range {
  for (let number = 0; number < document.lineCount; number++) {
    const { text } = document.lineAt(number);
    if (!text.includes(line)) continue;
    const start = text.indexOf(part);
    assert.ok(start >= 0, `"${line}" does not hold ${part}`);
    return new vscode.Range(number, start, number, start + part.length);
  }
  return assert.fail(`${document.fileName} does not hold "${line}"`);
}

/** One character into `part`, as a mouse over it would be. */
export function within(document: vscode.TextDocument, line: string, part = line): vscode.Position {
  return rangeOf(document, line, part).start.translate(0, 1);
}

export function select(editor: vscode.TextEditor, at: vscode.Position): void {
  editor.selection = new vscode.Selection(at, at);
}

export async function api(): Promise<PlantraceApi> {
  const extension = vscode.extensions.getExtension<PlantraceApi>('plantrace.plantrace');
  assert.ok(extension, 'the extension is not there');
  return extension.activate();
}

export function findingsIn(file: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === 'plantrace');
}

/** The code of a finding, which VS Code keeps together with the page that it leads to. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** `file:line:column-line:column severity code` of everything that is found, sorted. */
export function allFindings(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics
        .filter(({ source }) => source === 'plantrace')
        .map((diagnostic) => {
          const {
            range: { start, end },
            severity,
          } = diagnostic;
          return [
            `${pathOf(uri)}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
            vscode.DiagnosticSeverity[severity].toLowerCase(),
            codeOf(diagnostic),
          ].join(' ');
        }),
    )
    .sort();
}

/** Waits until there is a finding with this code in a file, and answers it. */
export function finding(file: string, code: string): Promise<vscode.Diagnostic> {
  return until(`${code} in ${file}`, () => findingsIn(file).find((found) => codeOf(found) === code));
}

/** Waits until a file has no finding with this code. */
export async function noFinding(file: string, code: string): Promise<void> {
  await until(`no ${code} in ${file}`, () => !findingsIn(file).some((found) => codeOf(found) === code));
}

let begun: { files: Map<string, string>; findings: string[] } | undefined;

/** Waits for the first findings, and keeps how everything was. */
export async function begin(): Promise<void> {
  if (begun) return;
  const files = new Map(filesOnDisk().map((file) => [file, onDisk(file)]));
  const extension = await api();
  await until('the workspace has been read', () => extension.figures?.indexing === false);
  const findings = await until('findings', () => allFindings().length > 0 && allFindings());
  begun = { files, findings };
}

function filesOnDisk(): string[] {
  return readdirSync(root(), { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(root(), file)).isFile(),
  );
}

/** Puts the workspace back: editors, files and findings are as they were at the beginning. */
export async function restore(): Promise<void> {
  assert.ok(begun);
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // By VS Code and not on the disk: it keeps a document that an extension opened for minutes, unless it deletes it itself.
  const unknown = filesOnDisk().filter((file) => !begun?.files.has(file));
  if (unknown.length > 0) {
    const edit = new vscode.WorkspaceEdit();
    for (const file of unknown) edit.deleteFile(uriOf(file));
    assert.ok(await vscode.workspace.applyEdit(edit));
  }
  for (const [file, text] of begun.files) {
    if (!filesOnDisk().includes(file) || onDisk(file) !== text) writeOnDisk(file, text);
  }
  const { findings } = begun;
  await until('the findings of the beginning', () => allFindings().join('\n') === findings.join('\n')).catch(() =>
    assert.deepEqual(allFindings(), findings),
  );
}
