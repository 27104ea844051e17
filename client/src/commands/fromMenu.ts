import * as vscode from 'vscode';

/**
 * What a command is about that a menu of VS Code runs: menus of editors and of the Explorer pass the file. That of the
 * active editor is at hand anyhow, and there the cursor says more.
 */
export function fromMenu<T extends object>(given: T | vscode.Uri | undefined): T | { uri?: string } {
  if (!(given instanceof vscode.Uri)) return given ?? {};
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  return given.toString() === active ? {} : { uri: given.toString() };
}
