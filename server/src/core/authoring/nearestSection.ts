import { ownershipOf } from '../graph/ownership';
import { sectionNumbersOf, unknownSectionsOf } from '../graph/unknownSections';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { byNearness } from './nearness';
import { firstPreferred, repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

const MOST_CHOICES = 3;

/** The sections that a coverage line may mean: those like it, one that no phase covers before the others. */
export function nearestSectionFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const told = (group ? unknownSectionsOf(group) : []).find(
    ({ phase, coverage }) => phase.masterPath === finding.file && coverage.start === finding.start,
  );
  const current = snapshotText(snapshot, finding.file);
  if (!group || !told || typeof current === 'string') return [];
  const ownership = ownershipOf(group);
  const sections = told.sources.flatMap((source) =>
    sectionNumbersOf(source).map((number) => ({ number, free: ownership.claimsOn(source, number).length === 0 })),
  );
  const written = current.text.slice(told.coverage.start, told.coverage.end);
  const choices = told.unknown.map((number) => {
    const ranked = byNearness(number, [...new Set(sections.map((section) => section.number))]);
    const isFree = (one: string): boolean => sections.some((section) => section.number === one && section.free);
    return { number, nearest: [...ranked.filter(isFree), ...ranked.filter((one) => !isFree(one))] };
  });
  const [first] = choices;
  const offered =
    choices.length === 1 && first
      ? first.nearest.slice(0, MOST_CHOICES).map((nearest) => [{ number: first.number, nearest }])
      : [choices.map(({ number, nearest }) => ({ number, nearest: nearest[0] ?? '' }))];
  return firstPreferred(
    offered.flatMap((replacements) => {
      const edits = replacements.flatMap(({ number, nearest }): TextEdit[] => {
        const at = placeOf(written, number);
        const start = told.coverage.start + at;
        return at < 0 || nearest === '' ? [] : [{ start, end: start + number.length, newText: nearest }];
      });
      if (edits.length < replacements.length) return [];
      const what = replacements.map(({ number, nearest }) => `${number} by ${nearest}`).join(' and ');
      return [repairOf(`Replace section ${what}`, finding.file, current.text, edits)];
    }),
  );
}

/** Where the number stands that is no part of a longer one. */
function placeOf(written: string, number: string): number {
  for (let at = written.indexOf(number); at >= 0; at = written.indexOf(number, at + 1)) {
    const isWhole = !/[\d.]$/.test(written.slice(0, at)) && !/^(?:\d|\.\d)/.test(written.slice(at + number.length));
    if (isWhole) return at;
  }
  return -1;
}
