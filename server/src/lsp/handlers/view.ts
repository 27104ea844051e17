import { nodeWithId, type ListedNode, type View } from '../../core/features/viewNodes';
import type { ViewName, ViewNode, ViewParams } from '../../protocol';
import { locationOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { offsetIn } from './author';

const views: Readonly<Partial<Record<ViewName, View>>> = {};

/** The children of a node of a view, by its id; the roots of all folders that have plans without one. */
export function onView(session: Session, params: ViewParams): ViewNode[] {
  const view = views[params.view];
  if (!view) return [];
  const place = params.uri === undefined ? null : session.placeOf(params.uri);
  const nodes: ViewNode[] = [];
  for (const { folder, isLoose, shown } of session.openFolders()) {
    if (isLoose || !folder.isIndexed || !shown.hasPlans) continue;
    const prefix = `${folder.place.uri}|`;
    if (params.node !== undefined && !params.node.startsWith(prefix)) continue;
    const roots = view({
      snapshot: folder.snapshot(),
      findings: () => session.findingsOf(folder),
      text: params.text?.trim().toLowerCase() ?? '',
      only: new Set(params.only),
      groupBy: params.groupBy ?? 'rule',
      place:
        place?.folder === folder ? { path: place.path, offset: offsetIn(session, folder, place.path, params) } : null,
    });
    const found = params.node === undefined ? null : nodeWithId(roots, params.node.slice(prefix.length));
    const children = params.node === undefined ? roots : (found?.children?.() ?? []);
    nodes.push(...children.map((node) => nodeOf(node, folder, prefix)));
  }
  return nodes;
}

function nodeOf(node: ListedNode, folder: Folder, prefix: string): ViewNode {
  const { id, label, description, accessibleLabel, icon, color, context, isExpanded, place, children } = node;
  return {
    id: prefix + id,
    label,
    description,
    accessibleLabel,
    icon,
    color: color ?? null,
    context,
    expandable: children !== null,
    expanded: isExpanded === true,
    location: place ? locationOf(folder, place.file, place.start, place.start) : null,
  };
}
