import type { TypeHierarchyItem, TypeHierarchyPrepareParams } from 'vscode-languageserver';
import type { HierarchyEntry, KnownEntry } from '../../core/features/hierarchyEntries';
import { linkAt, towardsSource, towardsWork } from '../../core/features/traceChain';
import type { Snapshot } from '../../core/workspace/snapshot';
import type { LspFeature } from '../feature';
import { hierarchyItem, knownOfItem } from '../hierarchyItems';
import { offsetAt } from '../offset';
import type { Session } from '../session';

/** The chain of traces: above something is where it comes from, below it what follows from it. */
export const typeHierarchyFeature: LspFeature = {
  name: 'typeHierarchy',
  capabilities: () => ({ typeHierarchyProvider: true }),
  listen: (connection, session, guard) => {
    const { typeHierarchy } = connection.languages;
    typeHierarchy.onPrepare(guard.whileOn((params) => onPrepare(session, params), null));
    typeHierarchy.onSupertypes(guard.whileOn(({ item }) => follow(session, item, towardsSource), null));
    typeHierarchy.onSubtypes(guard.whileOn(({ item }) => follow(session, item, towardsWork), null));
  },
};

function onPrepare(session: Session, params: TypeHierarchyPrepareParams): TypeHierarchyItem[] | null {
  const at = offsetAt(session, params);
  const entry = at && linkAt(at.snapshot, at.path, at.offset);
  return at && entry ? [hierarchyItem(at.folder, entry)] : null;
}

function follow(
  session: Session,
  item: TypeHierarchyItem,
  way: (snapshot: Snapshot, known: KnownEntry) => HierarchyEntry[] | null,
): TypeHierarchyItem[] | null {
  const at = knownOfItem(session, item);
  const found = at && way(at.folder.snapshot(), at.known);
  return at && found ? found.map((entry) => hierarchyItem(at.folder, entry)) : null;
}
