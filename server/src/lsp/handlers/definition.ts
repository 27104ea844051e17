import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { definition } from '../../core/features/definition';
import { rangeOf } from '../convert';
import { offsetAt } from '../offset';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const definitionFeature: LspFeature = {
  name: 'definition',
  capabilities: () => ({ definitionProvider: true }),
  listen: (connection, session, guard) =>
    connection.onDefinition(guard.whileOn((params) => onDefinition(session, params), null)),
};

export function onDefinition(session: Session, params: DefinitionParams): LocationLink[] | null {
  const at = offsetAt(session, params);
  const found = at && definition(at.snapshot, at.path, at.offset);
  if (!at || !found) return null;
  const originSelectionRange = rangeOf(at.folder.lines(at.path), found.start, found.end);
  return found.targets.map((target) => {
    const lines = at.folder.lines(target.file);
    return {
      originSelectionRange,
      targetUri: at.folder.uri(target.file),
      targetRange: rangeOf(lines, Math.min(target.blockStart, target.start), Math.max(target.blockEnd, target.end)),
      targetSelectionRange: rangeOf(lines, target.start, target.end),
    };
  });
}
