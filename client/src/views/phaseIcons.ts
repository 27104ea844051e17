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

type Readiness = NonNullable<PhaseNode['readiness']>;

/** Open work that can be begun, and work that cannot yet. */
const readinessIcons: Record<Readiness, string> = { ready: 'play-circle', waiting: 'lock', blocked: 'circle-slash' };
const readinessColors: Record<Readiness, string> = {
  ready: 'charts.green',
  waiting: 'disabledForeground',
  blocked: 'problemsErrorIcon.foreground',
};

/** The kind, the status or what it waits for gives the shape and the colour; a gap is pointed out unless it is blocked. */
export function iconOf({ kind, status, readiness, gaps }: PhaseNode): ThemeIcon {
  const isBlocked = status === 'blocked' || readiness === 'blocked';
  const color = gaps > 0 && !isBlocked ? 'problemsWarningIcon.foreground' : colorOf(status, readiness);
  return new ThemeIcon(shapeOf(kind, status, readiness), color ? new ThemeColor(color) : undefined);
}

function shapeOf(kind: PhaseNodeKind, status: Status | null, readiness: Readiness | null): string {
  if (!showsStatus.has(kind)) return kindIcons[kind];
  if (readiness) return readinessIcons[readiness];
  return status === null ? kindIcons[kind] : statusIcons[status];
}

function colorOf(status: Status | null, readiness: Readiness | null): string | undefined {
  if (readiness) return readinessColors[readiness];
  return status === null ? undefined : statusColors[status];
}
