import { hasNumber, nextFreeIdFixes } from '../../authoring/nextFreeId';
import { citationOfItem } from '../display';
import { defineRule } from '../rule';

export const duplicateDefinition = defineRule({
  code: 'trace/duplicate-definition',
  title: 'Duplicate definition',
  severity: 'error',
  looksAt: 'plan',
  messages: {
    duplicate: (id: string) => `${id} is defined more than once.`,
    first: (id: string) => `${id} is defined here first.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const items of graph.parts.duplicates.values()) {
      const seen = [...new Set(items)];
      const first = seen[0];
      if (first === undefined) continue;
      const firstFile = graph.fileOfItem(first);
      if (firstFile.plan !== group.plan || !firstFile.rule) continue;
      const firstItem = graph.item(first);
      for (const other of seen.slice(1)) {
        const item = graph.item(other);
        const file = graph.fileOfItem(other);
        const name = citationOfItem(item, file);
        yield {
          file: file.path,
          start: item.start,
          end: item.end,
          id: item.id,
          fixable: hasNumber(item),
          message: messages.duplicate(item.kind === 'section' ? name.charAt(0).toUpperCase() + name.slice(1) : name),
          related: [
            { file: firstFile.path, start: firstItem.start, end: firstItem.end, message: messages.first(name) },
          ],
        };
      }
    }
  },
  fixes: nextFreeIdFixes,
});
