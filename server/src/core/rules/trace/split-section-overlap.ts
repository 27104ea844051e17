import { splitOverlapFixes } from '../../authoring/splitOverlap';
import { overlapsOf } from '../../graph/splitSections';
import { fileNameOf, listOf, nameOf, phaseName } from '../display';
import { defineRule } from '../rule';

/** Told once for a section, at the first row that the last of the phases repeats. */
export const splitSectionOverlap = defineRule({
  code: 'trace/split-section-overlap',
  title: 'Split section overlap',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    overlap: (rows: string, phases: string, section: string) =>
      `The plans of ${phases} both own ${rows}, and neither notes in its coverage that it shares section ${section}.`,
    several: (rows: string, phases: string, section: string) =>
      `The plans of ${phases} all own ${rows}, and none of them notes in its coverage that it shares section ${section}.`,
    owned: (row: string, plan: string) => `${row} in ${plan}.`,
    covers: (phase: string) => `${phase} covers the section, without a note.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const { section, sides } of overlapsOf(group)) {
      const last = sides[sides.length - 1];
      const [row] = last?.rows ?? [];
      if (!last || row === undefined) continue;
      const item = graph.item(row);
      const rows = listOf(last.rows.map((one) => nameOf(graph, one)));
      const phases = listOf(sides.map(({ claim }) => phaseName(graph, claim.phase)));
      yield {
        file: graph.fileOfItem(row).path,
        start: item.start,
        end: item.end,
        id: item.id,
        message: (sides.length === 2 ? messages.overlap : messages.several)(rows, phases, section),
        related: sides.flatMap(({ claim, rows: own }) => {
          const [first] = own;
          const { phase, coverage } = claim;
          const place = { file: phase.masterPath, start: coverage.start, end: coverage.end };
          const covers = { ...place, message: messages.covers(phaseName(graph, phase)) };
          if (first === undefined || first === row) return [covers];
          const { path } = graph.fileOfItem(first);
          const { start, end } = graph.item(first);
          return [{ file: path, start, end, message: messages.owned(nameOf(graph, first), fileNameOf(path)) }, covers];
        }),
        fixable: true,
      };
    }
  },
  fixes: splitOverlapFixes,
});
