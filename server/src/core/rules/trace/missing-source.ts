import { addSourceFixes } from '../../authoring/addSource';
import { citationOfItem } from '../display';
import { defineRule } from '../rule';

/** Only where the plan itself says that every task needs a source. */
export const missingSource = defineRule({
  code: 'trace/missing-source',
  title: 'Missing source',
  severity: 'warning',
  looksAt: 'document',
  messages: { missing: (id: string) => `${id} names no source, and this plan asks every task for one.` },
  *check(file, messages) {
    if (!file.facts.demandsSources) return;
    for (const cell of file.facts.sourceCells) {
      const item = file.facts.items[cell.item];
      if (!item || !cell.empty || item.status === 'deferred') continue;
      const isWritten = cell.end > cell.start;
      yield {
        file: file.path,
        start: isWritten ? cell.start : item.start,
        end: isWritten ? cell.end : item.end,
        id: item.id,
        message: messages.missing(citationOfItem(item, file)),
        fixable: true,
      };
    }
  },
  fixes: addSourceFixes,
});
