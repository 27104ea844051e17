import { insertParts } from '../../authoring/insertParts';
import { incompleteItems } from '../../graph/missingParts';
import { citationOfItem, listOf } from '../display';
import { defineRule } from '../rule';

export const incompleteWorkPackage = defineRule({
  code: 'document/incomplete-work-package',
  title: 'Incomplete work package',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    incomplete: (work: string, missing: string) => `${work} has no ${missing}, which most others of the plan have.`,
  },
  *check(file, messages) {
    for (const { item, missing } of incompleteItems(file, (kind) => kind === 'work-package')) {
      const names = missing.map(({ title }) => title);
      yield {
        file: file.path,
        start: item.start,
        end: item.end,
        id: item.id,
        message: messages.incomplete(citationOfItem(item, file), listOf(names).replace(/ and /g, ' and no ')),
        fixable: true,
      };
    }
  },
  fixes: insertParts,
});
