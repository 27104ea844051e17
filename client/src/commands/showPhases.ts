import * as vscode from 'vscode';
import { editorCommands } from '../contributions';

export async function showPhases(): Promise<void> {
  await vscode.commands.executeCommand(editorCommands.focusPhases);
}
