import { nearestSectionFixes } from '../../authoring/nearestSection';
import { unknownSectionsOf } from '../../graph/unknownSections';
import { fileNameOf, listOf, phaseName } from '../display';
import { defineRule } from '../rule';

export const unknownSection = defineRule({
  code: 'trace/unknown-section',
  title: 'Unknown section',
  severity: 'error',
  looksAt: 'plan',
  messages: {
    unknown: (source: string, sections: string) => `${source} has no section ${sections}.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { phase, coverage, sources, unknown } of unknownSectionsOf(group)) {
      yield {
        file: phase.masterPath,
        start: coverage.start,
        end: coverage.end,
        id: phaseName(graph, phase),
        message: messages.unknown(
          listOf(sources.map(({ path }) => fileNameOf(path))),
          unknown.join(' and no section '),
        ),
        fixable: true,
      };
    }
  },
  fixes: nearestSectionFixes,
});
