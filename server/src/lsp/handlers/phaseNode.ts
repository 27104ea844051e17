import type { TreeNode } from '../../core/views/phaseTree';
import { statusInWords } from '../../core/model/statusWords';
import { listOf } from '../../core/text/wording';
import type { PhaseNode } from '../../protocol';
import { escapeMarkdown } from '../cardMarkdown';
import { rangeOf } from '../convert';
import type { Folder } from '../folder';

const MOST_AWAITED = 3;

/** A node of the tree in the words and places of the protocol. */
export function phaseNodeOf(node: TreeNode, folder: Folder, prefix: string): PhaseNode {
  const { kind, label, title, done, total, place, planPath, readiness } = node;
  const progress = total > 0 ? `${done}/${total}` : '';
  const gaps = node.gaps > 0 ? `${node.gaps} gap${node.gaps === 1 ? '' : 's'}` : '';
  const status = node.status === null ? '' : statusInWords(node.status);
  const begun = beginning(node);
  return {
    id: prefix + node.id,
    kind,
    label,
    // What changes stands first: a long title must not push it out of sight.
    description: said([progress, gaps, begun, title]).join(' · '),
    tooltip: said([
      `**${escapeMarkdown(label)}**${title === '' ? '' : ` ${escapeMarkdown(title)}`}`,
      said([status, progress === '' ? '' : `${progress} done`, gaps, escapeMarkdown(begun)]).join(' · '),
    ]).join('\n\n'),
    accessibleLabel: said([
      kind.replace('-', ' '),
      label,
      title,
      status,
      progress === '' ? '' : `${done} of ${total} done`,
      gaps,
      begun,
    ]).join(', '),
    status: node.status,
    readiness: readiness?.kind ?? null,
    done,
    total,
    gaps: node.gaps,
    expandable: node.expandable,
    takesChecklist: node.takesChecklist ?? false,
    context: contextOf(node),
    name: node.name,
    plan: kind === 'plan' && place ? folder.uri(place.file) : planPath === null ? null : folder.uri(planPath),
    location: place
      ? { uri: folder.uri(place.file), range: rangeOf(folder.lines(place.file), place.start, place.start) }
      : null,
  };
}

/** Whether it can be begun; of a phase that is only announced, that. */
function beginning({ readiness, actions }: TreeNode): string {
  if (actions.has('unplanned')) return 'no plan yet';
  if (!readiness) return '';
  if (readiness.kind === 'ready') return 'ready';
  const awaited = readiness.waitsFor.length > 0 ? ` ${listOf(readiness.waitsFor, MOST_AWAITED)}` : '';
  if (readiness.kind === 'waiting') return awaited === '' ? 'waiting' : `waits for${awaited}`;
  return awaited === '' ? 'blocked' : `blocked by${awaited}`;
}

/** Words with blanks around each, so that a menu finds a whole word without a pattern that ends at hyphens. */
function contextOf({ kind, takesChecklist, readiness, actions }: TreeNode): string {
  const words = [kind, ...(takesChecklist ? ['checklist'] : []), ...(readiness ? [readiness.kind] : []), ...actions];
  return ` ${words.join(' ')} `;
}

const said = (parts: readonly string[]): string[] => parts.filter((part) => part !== '');
