import { matrixStatuses } from '../../../../server/src/protocol';
import type { Column } from './visibleColumns';
import type { ShownPlan } from './plan';

/** What is said of things: to people who look, and to those who listen. */

export const statusWords = matrixStatuses.map((status) =>
  status === '' ? '' : `${status.charAt(0).toUpperCase()}${status.slice(1).replace('-', ' ')}`,
);

/** Flags of rows in words, worst first, each with a codicon. */
export const marks = [
  { flag: 'uncovered', icon: 'circle-large-outline', words: 'no work covers it' },
  { flag: 'unverified', icon: 'beaker', words: 'nothing verifies it' },
  { flag: 'suspect', icon: 'history', words: 'changed since its links were reviewed' },
  { flag: 'negative', icon: 'circle-slash', words: 'a prohibition' },
  { flag: 'derived', icon: 'quote', words: 'a bullet of the source that no plan has a row of' },
] as const;

export function columnWords(plan: ShownPlan, { phase, work }: Column): string {
  const { label, title } = plan.data.phases[phase] ?? { label: '', title: '' };
  if (work < 0) {
    const count = plan.data.work.filter((each) => each.phase === phase).length;
    return `${label} ${title}, ${count} pieces of work`;
  }
  const { id, title: words, status } = plan.data.work[work] ?? { id: '', title: '', status: 0 };
  return [`${label} ${id}`, words, statusWords[status] ?? ''].filter((part) => part !== '').join(', ');
}

export function cellWords(plan: ShownPlan, cell: number): string {
  if (cell < 0) return 'not traced';
  if (!plan.isCovered(cell)) return 'verified by a criterion';
  return plan.isVerified(cell) ? 'traced and verified' : 'traced, not verified';
}

export function cellIcon(plan: ShownPlan, cell: number): string {
  if (!plan.isCovered(cell)) return 'beaker';
  return plan.isVerified(cell) ? 'pass-filled' : 'check';
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
