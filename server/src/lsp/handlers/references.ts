import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../core/features/references';
import { locationOf } from '../convert';
import { offsetAt } from '../offset';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const referencesFeature: LspFeature = {
  name: 'references',
  capabilities: () => ({ referencesProvider: true }),
  listen: (connection, session, guard) =>
    connection.onReferences(guard.whileOn((params) => onReferences(session, params), null)),
};

export function onReferences(session: Session, params: ReferenceParams): Location[] | null {
  const at = offsetAt(session, params);
  if (!at) return null;
  return references(at.snapshot, at.path, at.offset, params.context.includeDeclaration).map((r) =>
    locationOf(at.folder, r.file, r.start, r.end),
  );
}
