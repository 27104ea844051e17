import { ThemeColor, ThemeIcon } from 'vscode';
import type { PhaseNode, PhaseNodeKind } from '../../../server/src/protocol';

type Status = NonNullable<PhaseNode['status']>;

const kindIcons: Record<PhaseNodeKind, string> = {
  plan: 'book',
  phase: 'layers',
  milestone: 'milestone',
  'work-package': 'package',
  task: 'tasklist',
  group: 'list-tree',
  criterion: 'beaker',
  requirement: 'bookmark',
  subtask: 'circle-small',
  gate: 'verified',
  deliverables: 'archive',
  deliverable: 'circle-small',
};

/** Shapes, not only colours: status must be readable without telling green from red. */
const statusIcons: Record<Status, string> = {
  open: 'circle-large-outline',
  'in-progress': 'color-mode',
  done: 'pass-filled',
  deferred: 'watch',
  blocked: 'circle-slash',
  optional: 'circle-outline',
};

const statusColors: Record<Status, string | undefined> = {
  open: undefined,
  'in-progress': 'charts.blue',
  done: 'testing.iconPassed',
  deferred: 'disabledForeground',
  blocked: 'problemsErrorIcon.foreground',
  optional: 'disabledForeground',
};

/** What is ticked or ticks off shows its status; what holds other nodes stays recognisable by its kind. */
const showsStatus: ReadonlySet<PhaseNodeKind> = new Set([
  'work-package',
  'task',
  'subtask',
  'criterion',
  'deliverable',
]);

/** The kind or the status gives the shape, the status the colour; a gap is pointed out unless the node is blocked anyway. */
export function iconOf({ kind, status, gaps }: PhaseNode): ThemeIcon {
  const shape = status !== null && showsStatus.has(kind) ? statusIcons[status] : kindIcons[kind];
  const color =
    gaps > 0 && status !== 'blocked' ? 'problemsWarningIcon.foreground' : status !== null && statusColors[status];
  return new ThemeIcon(shape, color ? new ThemeColor(color) : undefined);
}
