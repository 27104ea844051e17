import { citationOfItem } from '../display';
import { defineRule } from '../rule';

/** Only where the plan traces some of its work; a task whose plan demands a source is `trace/missing-source`'s. */
export const orphanWork = defineRule({
  code: 'trace/orphan-work',
  title: 'Orphan work',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    packageCoversNothing: (id: string) => `${id} covers no requirement and no checklist row maps to it.`,
    taskCoversNothing: (id: string) => `${id} names no source and mitigates no risk.`,
  },
  *check(group, messages) {
    const { graph } = group;
    const { tracesOut } = graph.parts;
    const mitigates = new Set<number>();
    const links = group.linksOf('mitigates');
    for (let i = 0; i < links.length; i += 3) mitigates.add(links[i] ?? -1);
    for (const f of group.indexes) {
      const file = graph.files[f];
      const duty = file?.rule?.duty;
      if (!file || (duty !== 'plan' && duty !== 'schedule')) continue;
      const { items, sourceCells, demandsSources } = file.facts;
      if (duty === 'plan') {
        const packages = items
          .map((item, i) => ({ item, number: graph.itemNumber(f, i) }))
          .filter(({ item }) => item.kind === 'work-package');
        if (!packages.some(({ number }) => tracesOut[number])) continue;
        for (const { item, number } of packages) {
          if (tracesOut[number] || !graph.isCanonical(number)) continue;
          yield {
            file: file.path,
            start: item.start,
            end: item.end,
            id: item.id,
            message: messages.packageCoversNothing(citationOfItem(item, file)),
          };
        }
        continue;
      }
      if (demandsSources || sourceCells.length === 0 || sourceCells.every((cell) => cell.empty)) continue;
      for (const cell of sourceCells) {
        const item = items[cell.item];
        const number = graph.itemNumber(f, cell.item);
        if (!item || !cell.empty || item.status === 'deferred' || mitigates.has(number)) continue;
        yield {
          file: file.path,
          start: item.start,
          end: item.end,
          id: item.id,
          message: messages.taskCoversNothing(citationOfItem(item, file)),
        };
      }
    }
  },
});
