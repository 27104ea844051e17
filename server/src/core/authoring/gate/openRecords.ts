import { outcomeOf } from '../../facts/records';
import { isOpen } from '../../graph/progress';
import type { Row } from '../../markdown/blocks';
import type { Verification } from '../../views/verification';
import { markdownWords } from '../../views/markdownWords';
import type { Snapshot } from '../../workspace/snapshot';
import { columnOf } from '../checklistRows';
import { cellsOf } from '../tableEdit';
import { updateRecord } from '../verification/updateRecord';
import { recordHeadings } from '../verificationRecord';
import type { OpenItem } from './gateModel';
import type { OpenChecklist } from './openChecklist';
import { shortened } from './openWork';

/** Compliance checks that nobody has recorded, all of them as one, or that failed. */
export function openCompliance({ checklist }: OpenChecklist): OpenItem[] {
  if (!checklist) return [];
  const { file, prose } = checklist;
  const checks = file.facts.records.filter(({ kind, isFilled }) => kind === 'compliance' && isFilled);
  const open = checks.filter(({ status }) => isOpen(status));
  const heading = file.facts.headings[checks[0]?.heading ?? -1];
  if (heading && checks.length > 0 && checks.every(({ status }) => status === 'open'))
    return [
      {
        kind: 'compliance',
        label: markdownWords(heading.text),
        words: 'no check is recorded',
        file: file.path,
        start: heading.start,
      },
    ];
  return open.map(({ status, start, end }) => ({
    kind: 'compliance',
    label: shortened(markdownWords(prose.text.slice(start, end))),
    words: status === 'blocked' ? 'failed' : 'is not recorded',
    file: file.path,
    start,
  }));
}

/** Reviews of the finished phase of which the checklist has no outcome. */
export function openReviews({ checklist, templates }: OpenChecklist): OpenItem[] {
  if (!checklist) return [];
  const { file, prose, sections } = checklist;
  const template = templates.find(({ title }) => title === 'Post-Phase Review');
  const tables = template ? (sections.find(template.title, template.tell)?.tables ?? []) : [];
  return tables.flatMap((table) => {
    const at = (title: string): number => {
      const column = template?.columns.find((one) => one.title === title);
      return column ? columnOf(table, column, new Set()) : -1;
    };
    const [step, result] = [at('Review Step'), at('Result')];
    if (result < 0) return [];
    return table.rows.flatMap((row: Row): OpenItem[] => {
      const cells = cellsOf(prose.text, row);
      const label = shortened(markdownWords(cells[step < 0 ? 0 : step] ?? ''));
      if (label === '' || !isOpen(outcomeOf(cells[result] ?? ''))) return [];
      return [{ kind: 'review', label, words: 'has no outcome yet', file: file.path, start: row.start }];
    });
  });
}

/** Documents that are missing or out of date: the execution checklist, and the verification record of the plan. */
export function openDocuments(
  snapshot: Snapshot,
  { plan, checklist }: OpenChecklist,
  report: Verification | null,
  today: string,
): OpenItem[] {
  const [title] = plan.facts.headings;
  const start = title?.start ?? 0;
  const items: OpenItem[] = [];
  if (!checklist) {
    const words = 'is not there yet: Create Execution Checklist writes it';
    items.push({ kind: 'record', label: 'The execution checklist', words, file: plan.path, start });
  }
  const { record } = plan.rule ?? {};
  if (!record || !report) return items;
  const own = plan.facts.headings[recordHeadings(plan)[0] ?? -1];
  const update = own ? updateRecord(snapshot, plan, report, { date: today, isDated: false }) : null;
  if (!update || 'change' in update) {
    const words = update ? 'is out of date: Verify Plan refreshes it' : 'is not there yet: Verify Plan writes it';
    const label = `The ${record.title.toLowerCase()}`;
    items.push({ kind: 'record', label, words, file: plan.path, start: own?.start ?? start });
  }
  return items;
}
