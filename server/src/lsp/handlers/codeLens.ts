import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import { lenses, lensOf, type Lens } from '../../core/features/lenses';
import { showPlacesCommand, type ShowPlacesArguments } from '../../protocol';
import { locationOf, rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import type { DocumentPlace, Session } from '../session';

export const codeLensFeature: LspFeature = {
  name: 'codeLenses',
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  listen: (connection, session, guard) => {
    connection.onCodeLens(guard.whileOn((params) => onCodeLens(session, params), null));
    connection.onCodeLensResolve(guard.always((lens) => onCodeLensResolve(session, lens)));
  },
};

/** What a lens keeps until an editor shows it. */
interface LensData {
  readonly uri: string;
  readonly key: string;
  /** What it said when it was asked for: what is gone by the time it is shown still has to say something. */
  readonly title: string;
}

function onCodeLens(session: Session, { textDocument: { uri } }: CodeLensParams): CodeLens[] | null {
  const place = session.placeOf(uri);
  if (!place) return null;
  const asked = (): readonly Lens[] => lenses(place.folder.snapshot(), place.path);
  const found = asked();
  const isSame = (now: readonly Lens[]): boolean =>
    now.length === found.length && now.every(({ key, title }, i) => key === found[i]?.key && title === found[i].title);
  session.refreshes.answered('codeLenses', uri, () => isSame(asked()));
  const lines = place.folder.lines(place.path);
  return found.map(({ key, title, start, end }) => ({
    range: rangeOf(lines, start, end),
    data: { uri, key, title } satisfies LensData,
  }));
}

/** The figures and places of a lens, in the documents as they are by then. */
function onCodeLensResolve(session: Session, lens: CodeLens): CodeLens {
  const data = lens.data as LensData | undefined;
  if (!data) return lens;
  const place = session.placeOf(data.uri);
  const now = place ? lensOf(place.folder.snapshot(), place.path, data.key) : undefined;
  const command = place && now ? commandOf(session, place, data.uri, now) : { title: data.title, command: '' };
  return { ...lens, command };
}

/** A lens whose command nobody knows, or that would show nothing, is a sentence and nothing to click on. */
function commandOf(session: Session, { folder, path }: DocumentPlace, uri: string, lens: Lens): Command {
  const { title, start } = lens;
  const locations = lens.places().map((place) => locationOf(folder, place.file, place.start, place.end));
  if (!session.abilities.showsPlaces || locations.length === 0) return { title, command: '' };
  const position = rangeOf(folder.lines(path), start, start).start;
  return { title, command: showPlacesCommand, arguments: [uri, position, locations] satisfies ShowPlacesArguments };
}
