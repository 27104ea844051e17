import * as vscode from 'vscode';
import type { ShowPlacesArguments } from '../../../server/src/protocol';
import { editorCommands } from '../contributions';
import { toRange, toUri } from '../versionedEdit';

/** Opens a peek of the places that a code lens speaks of. */
export async function showPlaces(...[uri, position, locations]: ShowPlacesArguments): Promise<void> {
  await vscode.commands.executeCommand(
    editorCommands.showReferences,
    toUri(uri),
    new vscode.Position(position.line, position.character),
    locations.map((location) => new vscode.Location(toUri(location.uri), toRange(location.range))),
  );
}
