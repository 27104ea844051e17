import { insertParts } from '../../authoring/insertParts';
import { incompleteItems } from '../../graph/missingParts';
import { citationOfItem, listOf } from '../display';
import { defineRule } from '../rule';

export const missingGate = defineRule({
  code: 'document/missing-gate',
  title: 'Missing gate',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    missing: (phase: string, parts: string) => `${phase} has no ${parts}, which most others of the plan have.`,
  },
  *check(file, messages) {
    for (const { item, missing } of incompleteItems(file, (kind) => kind === 'phase')) {
      const names = missing.map(({ title }) => title);
      yield {
        file: file.path,
        start: item.start,
        end: item.end,
        id: item.id,
        message: messages.missing(citationOfItem(item, file), listOf(names).replace(/ and /g, ' and no ')),
        fixable: true,
      };
    }
  },
  fixes: insertParts,
});
