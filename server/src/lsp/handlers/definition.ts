import type { Location, LocationLink, TextDocumentPositionParams } from 'vscode-languageserver';
import { declaration, definition, implementation, type Definitions } from '../../core/features/definition';
import type { Snapshot } from '../../core/workspace/snapshot';
import type { ClientAbilities } from '../clientAbilities';
import { rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import { offsetAt } from '../offset';
import type { Session } from '../session';

type Question = (snapshot: Snapshot, path: string, offset: number) => Definitions | null;

/** Going to definitions, to the bullets that rows were extracted from, and to the work that covers them. */
export const definitionFeature: LspFeature = {
  name: 'definition',
  capabilities: () => ({ definitionProvider: true, declarationProvider: true, implementationProvider: true }),
  listen: (connection, session, guard) => {
    const answer = (ask: Question, method: keyof ClientAbilities['takesLinks']) =>
      guard.whileOn(
        (params: TextDocumentPositionParams) => places(session, params, ask, session.abilities.takesLinks[method]),
        null,
      );
    connection.onDefinition(answer(definition, 'definition'));
    connection.onDeclaration(answer(declaration, 'declaration'));
    connection.onImplementation(answer(implementation, 'implementation'));
  },
};

/** With the characters that lead there, for clients that take them. */
function places(
  session: Session,
  params: TextDocumentPositionParams,
  ask: Question,
  takesLinks: boolean,
): LocationLink[] | Location[] | null {
  const at = offsetAt(session, params);
  const found = at && ask(at.snapshot, at.path, at.offset);
  if (!at || !found) return null;
  const originSelectionRange = rangeOf(at.folder.lines(at.path), found.start, found.end);
  const links = found.targets.map((target): LocationLink => {
    const lines = at.folder.lines(target.file);
    return {
      originSelectionRange,
      targetUri: at.folder.uri(target.file),
      targetRange: rangeOf(lines, Math.min(target.blockStart, target.start), Math.max(target.blockEnd, target.end)),
      targetSelectionRange: rangeOf(lines, target.start, target.end),
    };
  });
  return takesLinks ? links : links.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
}
