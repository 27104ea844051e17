import * as vscode from 'vscode';
import { editorCommands } from '../contributions';
import { exampleFiles, firstShown } from '../example/files';

/** What another extension or a test may pass. */
export interface ExampleArguments {
  /** The folder. Absent: the user chooses one. */
  uri?: string;
}

/** The folder that the example gets in one that holds something already. */
const ownFolder = 'plantrace-example';

/**
 * Writes a small plan with one gap into an empty folder, and shows it. A folder that is not empty stays as it is: the
 * example then gets a folder of its own in it.
 */
export async function tryExample(given: ExampleArguments = {}): Promise<void> {
  const chosen = given.uri === undefined ? await chooseFolder() : vscode.Uri.parse(given.uri, true);
  if (!chosen) return;
  const folder = await folderFor(chosen);
  if (!folder) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is there already: choose another folder for the example.', ownFolder),
    );
    return;
  }
  for (const [path, text] of Object.entries(exampleFiles))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, firstShown), { preview: false });
    return;
  }
  const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await vscode.commands.executeCommand(editorCommands.openFolder, folder, { forceNewWindow });
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      title: vscode.l10n.t('A Folder for the Example Plan'),
      openLabel: vscode.l10n.t('Write the Example Here'),
    })) ?? [];
  return chosen;
}

/** The folder itself where it is empty, else a new one in it; undefined where that is taken. */
async function folderFor(chosen: vscode.Uri): Promise<vscode.Uri | undefined> {
  if ((await entriesOf(chosen)) === 0) return chosen;
  const own = vscode.Uri.joinPath(chosen, ownFolder);
  return (await entriesOf(own)) === 0 ? own : undefined;
}

/** None in a folder that is not there yet. */
async function entriesOf(folder: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).length;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return 0;
    throw error;
  }
}
