import { insertSplitRowFixes } from '../../authoring/insertRow';
import { splitGapsOf } from '../../graph/splitSections';
import { listOf, phaseName, quoted } from '../display';
import { defineRule } from '../rule';

const MOST_RELATED = 5;

/** Told once for a section. Where one phase alone owns it, its bullets are `trace/orphan-requirement`'s. */
export const splitSectionGap = defineRule({
  code: 'trace/split-section-gap',
  title: 'Split section gap',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    one: (section: string, phases: string, text: string) =>
      `Section ${section} is shared by ${phases}, and none of them has this requirement: "${text}".`,
    several: (section: string, phases: string, count: number) =>
      `Section ${section} is shared by ${phases}, and none of them has ${count} of its requirements.`,
    missing: (text: string) => `In no plan: "${text}".`,
    covers: (phase: string) => `${phase} covers the section.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { source, section, start, end, missing, owners } of splitGapsOf(group)) {
      const phases = listOf([...new Set(owners.map(({ phase }) => phaseName(graph, phase)))]);
      const texts = missing.map(({ item }) => quoted(graph.item(item).title));
      yield {
        file: source,
        start,
        end,
        id: section,
        message:
          missing.length === 1
            ? messages.one(section, phases, texts[0] ?? '')
            : messages.several(section, phases, missing.length),
        related: [
          ...missing.slice(0, MOST_RELATED).map(({ item }, i) => ({
            file: source,
            start: graph.item(item).start,
            end: graph.item(item).end,
            message: messages.missing(texts[i] ?? ''),
          })),
          ...owners.map(({ phase, coverage }) => ({
            file: phase.masterPath,
            start: coverage.start,
            end: coverage.end,
            message: messages.covers(phaseName(graph, phase)),
          })),
        ],
        fixable: true,
      };
    }
  },
  fixes: insertSplitRowFixes,
});
