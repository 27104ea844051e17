import * as vscode from 'vscode';
import { editorCommands, walkthroughs } from '../contributions';

/** The first steps, on VS Code's own page for them. */
export async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand(editorCommands.openWalkthrough, walkthroughs.start, false);
}
