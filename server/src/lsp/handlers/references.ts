import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../core/features/references';
import { locationOf } from '../convert';
import { offsetAt } from '../offset';
import type { Session } from '../session';

export function onReferences(session: Session, params: ReferenceParams): Location[] | null {
  const at = offsetAt(session, params);
  if (!at) return null;
  return references(at.snapshot, at.path, at.offset, params.context.includeDeclaration).map((r) =>
    locationOf(at.folder, r.file, r.start, r.end),
  );
}
