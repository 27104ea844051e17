import type { PhaseNode, PhaseTreeParams } from '../../protocol';
import { findNode, type TreeNode } from '../../core/views/phaseTree';
import { escapeMarkdown } from '../cardMarkdown';
import { rangeOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';

/** The children of a node, by its id; the roots of all folders without one. */
export function onPhaseTree(session: Session, params: PhaseTreeParams): PhaseNode[] {
  const trees = session.trees();
  if (params.node === undefined) return trees.flatMap(({ folder, nodes }) => nodes.map((node) => nodeOf(node, folder)));
  for (const { folder, nodes } of trees) {
    if (!params.node.startsWith(prefixOf(folder))) continue;
    const found = findNode(nodes, params.node.slice(prefixOf(folder).length));
    if (found) return found.children().map((node) => nodeOf(node, folder));
  }
  return [];
}

function prefixOf(folder: Folder): string {
  return `${folder.place.uri}|`;
}

function nodeOf(node: TreeNode, folder: Folder): PhaseNode {
  const progress = node.total > 0 ? `${node.done}/${node.total}` : '';
  const gaps = node.gaps > 0 ? `${node.gaps} gap${node.gaps === 1 ? '' : 's'}` : '';
  const status = node.status?.replace('-', ' ') ?? '';
  return {
    id: prefixOf(folder) + node.id,
    kind: node.kind,
    label: node.label,
    // What changes stands first: a long title must not push it out of sight.
    description: [progress, gaps, node.title].filter((part) => part !== '').join(' · '),
    tooltip: [
      `**${escapeMarkdown(node.label)}**${node.title === '' ? '' : ` ${escapeMarkdown(node.title)}`}`,
      [status, progress === '' ? '' : `${progress} done`, gaps].filter((part) => part !== '').join(' · '),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    accessibleLabel: [
      node.kind.replace('-', ' '),
      node.label,
      node.title,
      status,
      progress === '' ? '' : `${node.done} of ${node.total} done`,
      gaps,
    ]
      .filter((part) => part !== '')
      .join(', '),
    status: node.status,
    done: node.done,
    total: node.total,
    gaps: node.gaps,
    expandable: node.expandable,
    takesChecklist: node.takesChecklist ?? false,
    location: node.place
      ? {
          uri: folder.uri(node.place.file),
          range: rangeOf(folder.lines(node.place.file), node.place.start, node.place.start),
        }
      : null,
  };
}
