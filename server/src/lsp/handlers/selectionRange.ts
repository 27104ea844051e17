import { SelectionRange, type SelectionRangeParams } from 'vscode-languageserver';
import { selectable, selectionSteps } from '../../core/features/selectionSteps';
import { rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const selectionRangeFeature: LspFeature = {
  name: 'selectionRanges',
  capabilities: () => ({ selectionRangeProvider: true }),
  listen: (connection, session, guard) =>
    connection.onSelectionRanges(guard.whileOn((params) => onSelectionRanges(session, params), null)),
};

/** One chain of ranges for each position. */
function onSelectionRanges(session: Session, params: SelectionRangeParams): SelectionRange[] | null {
  const place = session.placeOf(params.textDocument.uri);
  const open = session.documents.get(params.textDocument.uri);
  const document = place && selectable(place.folder.snapshot(), place.path);
  if (!document || !open) return null;
  const lines = place.folder.lines(place.path);
  return params.positions.map((position) => {
    const steps = selectionSteps(document, open.offsetAt(position));
    let range: SelectionRange | undefined;
    for (const { start, end } of steps.reverse()) range = SelectionRange.create(rangeOf(lines, start, end), range);
    return range ?? SelectionRange.create({ start: position, end: position });
  });
}
