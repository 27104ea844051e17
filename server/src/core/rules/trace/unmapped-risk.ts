import type { ItemFact } from '../../facts/facts';
import { itemsOfKind } from '../../graph/itemsOfKind';
import { mappingRowFixes } from '../../authoring/mappingRow';
import { citationOfItem } from '../display';
import { defineRule } from '../rule';

/** Only in plans that map some risk; a task whose Source names the risk answers it as well. */
export const unmappedRisk = defineRule({
  code: 'trace/unmapped-risk',
  title: 'Unmapped risk',
  severity: 'warning',
  looksAt: 'plan',
  messages: { unmapped: (id: string) => `No task mitigates ${id}.` },
  *check(group, messages) {
    const { graph } = group;
    const answered = new Set<number>();
    const mappedPlans = new Set<string>();
    const mitigates = group.linksOf('mitigates');
    for (let i = 0; i < mitigates.length; i += 3) {
      const risk = mitigates[i + 1] ?? -1;
      if (risk < 0) continue;
      answered.add(risk);
      const file = graph.fileOfItem(risk);
      mappedPlans.add(`${file.profile?.name ?? ''} ${file.plan}`);
    }
    const sources = group.linksOf('sourced-from');
    for (let i = 0; i < sources.length; i += 3) answered.add(sources[i + 1] ?? -1);
    if (mappedPlans.size === 0) return;
    for (const f of group.indexes) {
      const file = graph.files[f];
      if (!file?.profile || !mappedPlans.has(`${file.profile.name} ${file.plan}`)) continue;
      for (const i of itemsOfKind(file.facts, 'risk')) {
        const item = file.facts.items[i] as ItemFact;
        const number = graph.itemNumber(f, i);
        if (item.strength === 'example' || !graph.isCanonical(number) || answered.has(number)) continue;
        yield {
          file: file.path,
          start: item.start,
          end: item.end,
          id: item.id,
          message: messages.unmapped(citationOfItem(item, file)),
          fixable: true,
        };
      }
    }
  },
  fixes: mappingRowFixes,
});
