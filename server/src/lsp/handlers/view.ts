import { gapsView } from '../../core/features/listed/gaps';
import { questionsView } from '../../core/features/listed/questions';
import { requirementsView } from '../../core/features/listed/requirements';
import { traceView } from '../../core/features/listed/trace';
import { nodeWithId, type ListedNode, type View } from '../../core/features/viewNodes';
import { ruleOf } from '../../core/rules/registry';
import type { ViewName, ViewNode, ViewParams, ViewResult } from '../../protocol';
import { locationOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { offsetIn } from './author';

const views: Readonly<Record<ViewName, View>> = {
  requirements: requirementsView,
  trace: traceView,
  questions: questionsView,
  gaps: gapsView,
};

/** The children of a node of a view, by its id; the roots of all folders that have plans without one. */
export function onView(session: Session, params: ViewParams): ViewResult {
  const result: ViewResult = { nodes: [], shown: 0, all: 0 };
  const view = views[params.view];
  const place = params.uri === undefined ? null : session.placeOf(params.uri);
  for (const { folder, isLoose, shown } of session.openFolders()) {
    if (isLoose || !folder.isIndexed || !shown.hasPlans) continue;
    const prefix = `${folder.place.uri}|`;
    const ownId = (id: string | undefined): string | null => (id?.startsWith(prefix) ? id.slice(prefix.length) : null);
    const node = ownId(params.node);
    if (params.node !== undefined && node === null) continue;
    const listed = view({
      snapshot: folder.snapshot(),
      findings: () => session.findingsOf(folder),
      titleOfRule: (code) => ruleOf(code)?.title ?? code,
      text: params.text?.trim().toLowerCase() ?? '',
      only: new Set(params.only),
      groupBy: params.groupBy ?? 'rule',
      place:
        place?.folder === folder ? { path: place.path, offset: offsetIn(session, folder, place.path, params) } : null,
      node,
      pinned: ownId(params.pinned),
    });
    const children = node === null ? listed.roots : (nodeWithId(listed.roots, node)?.children?.() ?? []);
    result.nodes.push(...children.map((child) => nodeOf(child, folder, prefix)));
    result.shown += listed.shown;
    result.all += listed.all;
  }
  return result;
}

function nodeOf(node: ListedNode, folder: Folder, prefix: string): ViewNode {
  const { id, label, description, accessibleLabel, icon, color, context, isExpanded, place, children, cited } = node;
  const page = node.rule === undefined ? null : folder.rulePageUri(node.rule);
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
    location: place ? locationOf(folder, place.file, place.start, place.end ?? place.start) : null,
    ...(cited === undefined ? {} : { cited }),
    ...(page === null ? {} : { page }),
  };
}
