import type { Status } from './vocabulary';

const words: Readonly<Record<Status, string>> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  deferred: 'deferred',
  blocked: 'blocked',
  optional: 'optional',
};

/** How far something is, as sentences and lists say it; nothing says it of what states nothing: that is open. */
export function statusInWords(status: Status | null): string {
  return status === null ? 'open' : words[status];
}

/** The mark of a task list. */
export function markOf(status: Status | null): string {
  return status === 'done' ? '[x]' : status === 'in-progress' ? '[~]' : '[ ]';
}
