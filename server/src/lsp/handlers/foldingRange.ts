import { FoldingRangeKind, type FoldingRange, type FoldingRangeParams } from 'vscode-languageserver';
import { folds } from '../../core/features/folds';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const foldingRangeFeature: LspFeature = {
  name: 'foldingRanges',
  capabilities: () => ({ foldingRangeProvider: true }),
  listen: (connection, session, guard) =>
    connection.onFoldingRanges(guard.whileOn((params) => onFoldingRanges(session, params), null)),
};

const kinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Whole lines: a client that folds from character to character takes the end of the first and of the last line. */
function onFoldingRanges(session: Session, { textDocument }: FoldingRangeParams): FoldingRange[] | null {
  const place = session.placeOf(textDocument.uri);
  if (!place) return null;
  return folds(place.folder.snapshot(), place.path, session.abilities.mostFolds).map((fold) => ({
    startLine: fold.firstLine,
    endLine: fold.lastLine,
    ...(fold.kind === null ? {} : { kind: kinds[fold.kind] }),
  }));
}
