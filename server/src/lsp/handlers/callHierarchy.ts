import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyPrepareParams,
} from 'vscode-languageserver';
import { waitingFor, waitsFor, workAt, type Waiting } from '../../core/features/workOrder';
import { rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import { hierarchyItem, knownOfItem } from '../hierarchyItems';
import { offsetAt } from '../offset';
import type { Session } from '../session';

/** The order of work: what calls something waits for it. */
export const callHierarchyFeature: LspFeature = {
  name: 'callHierarchy',
  capabilities: () => ({ callHierarchyProvider: true }),
  listen: (connection, session, guard) => {
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(guard.whileOn((params) => onPrepare(session, params), null));
    callHierarchy.onIncomingCalls(guard.whileOn(({ item }) => onIncoming(session, item), null));
    callHierarchy.onOutgoingCalls(guard.whileOn(({ item }) => onOutgoing(session, item), null));
  },
};

function onPrepare(session: Session, params: CallHierarchyPrepareParams): CallHierarchyItem[] | null {
  const at = offsetAt(session, params);
  const entry = at && workAt(at.snapshot, at.path, at.offset);
  return at && entry ? [hierarchyItem(at.folder, entry)] : null;
}

function onIncoming(session: Session, item: CallHierarchyItem): CallHierarchyIncomingCall[] | null {
  const at = knownOfItem(session, item);
  const found = at && waitingFor(at.folder.snapshot(), at.known);
  if (!at || !found) return null;
  return found.map(({ entry, places }) => ({
    from: hierarchyItem(at.folder, entry),
    fromRanges: rangesOf(places, at.folder.lines(entry.file)),
  }));
}

function onOutgoing(session: Session, item: CallHierarchyItem): CallHierarchyOutgoingCall[] | null {
  const at = knownOfItem(session, item);
  const found = at && waitsFor(at.folder.snapshot(), at.known);
  if (!at || !found) return null;
  const lines = at.folder.lines(at.path);
  return found.map(({ entry, places }) => ({
    to: hierarchyItem(at.folder, entry),
    fromRanges: rangesOf(places, lines),
  }));
}

function rangesOf(
  places: Waiting['places'],
  lines: Parameters<typeof rangeOf>[0],
): CallHierarchyIncomingCall['fromRanges'] {
  return places.map(({ start, end }) => rangeOf(lines, start, end));
}
