import type { Severity, Status } from '../../model/vocabulary';
import type { Standing } from '../../views/requirements/standings';

/** How a node looks: a codicon, and a colour of themes. Shapes differ wherever colours do: nobody has to tell green from red. */
export interface Look {
  readonly icon: string;
  readonly color: string | undefined;
}

const passed = 'testing.iconPassed';
const warning = 'problemsWarningIcon.foreground';
const dimmed = 'disabledForeground';

const standings: Readonly<Record<Standing, Look>> = {
  verified: { icon: 'pass-filled', color: passed },
  covered: { icon: 'pass', color: passed },
  uncovered: { icon: 'warning', color: warning },
  unplanned: { icon: 'circle-large-outline', color: undefined },
  'left-out': { icon: 'circle-slash', color: dimmed },
};

/** Shields: what is forbidden has to be guarded. */
const prohibitions: Readonly<Record<Standing, Look>> = {
  verified: { icon: 'workspace-trusted', color: passed },
  covered: { icon: 'shield', color: passed },
  uncovered: { icon: 'workspace-untrusted', color: warning },
  unplanned: { icon: 'workspace-unknown', color: undefined },
  'left-out': { icon: 'circle-slash', color: dimmed },
};

export function lookOfStanding(standing: Standing, isNegative: boolean, isSuspect: boolean): Look {
  if (isSuspect) return { icon: 'unverified', color: warning };
  return (isNegative ? prohibitions : standings)[standing];
}

const statuses: Readonly<Record<Status, Look>> = {
  open: { icon: 'circle-large-outline', color: undefined },
  'in-progress': { icon: 'color-mode', color: 'charts.blue' },
  done: { icon: 'pass-filled', color: passed },
  deferred: { icon: 'watch', color: dimmed },
  blocked: { icon: 'circle-slash', color: 'problemsErrorIcon.foreground' },
  optional: { icon: 'circle-outline', color: dimmed },
};

export function lookOfStatus(status: Status | null): Look {
  return statuses[status ?? 'open'];
}

const severities: Readonly<Record<Severity, Look>> = {
  error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  information: { icon: 'info', color: 'problemsInfoIcon.foreground' },
  hint: { icon: 'lightbulb', color: undefined },
};

export function lookOfSeverity(severity: Severity): Look {
  return severities[severity];
}
