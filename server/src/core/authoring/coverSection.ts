import type { CoverageFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { Ownership } from '../graph/ownership';
import type { PhaseRelation } from '../graph/relations';
import { compareSections } from '../ids/sections';
import type { Finding } from '../model/finding';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { nextBullet, rowBeside } from './listRow';
import { openDocument } from './openDocument';
import type { PlanProse } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';

const MOST_CHOICES = 5;

/**
 * Adds a section that no phase covers to the coverage of one: of those that name sections of the source, the one with the
 * nearest numbers first.
 */
export function coverSectionFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const source = graph.file(finding.file);
  const group = graph.group(source?.plan ?? -1);
  const section = source?.facts.items.find(({ start, kind }) => kind === 'section' && start === finding.start);
  if (!source || !group || !section) return [];
  const ownership = new Ownership(group);
  if (ownership.claimsOn(source, section.id).length > 0) return [];
  const byPhase = new Map<PhaseRelation, CoverageFact[]>();
  for (const { phase, coverage } of ownership.namedSources([source])) {
    const own = byPhase.get(phase);
    if (own) own.push(coverage);
    else byPhase.set(phase, [coverage]);
  }
  const nearest = [...byPhase]
    .map(([phase, coverage]) => ({ phase, coverage, far: farFrom(section.id, coverage) }))
    .sort((a, b) => compareLists(a.far, b.far));
  return firstPreferred(
    nearest.slice(0, MOST_CHOICES).flatMap(({ phase, coverage }): Repair[] => {
      const prose = openDocument(snapshot, phase.masterPath);
      const edit = prose && coverageEdit(prose, source, coverage, section);
      const title = `Add section ${section.id} to the coverage of ${nameOf(graph, phase)}`;
      return edit ? [repairOf(title, phase.masterPath, prose.text, [edit])] : [];
    }),
  );
}

function nameOf(graph: Graph, { masterPath, item, label }: PhaseRelation): string {
  return graph.file(masterPath)?.facts.items[item]?.id ?? `Phase ${label}`;
}

/** How far the nearest section of a coverage is, part by part: `3.3` is nearer to `3.2` than to `4.1`. */
function farFrom(section: string, coverage: readonly CoverageFact[]): number[] {
  const own = section.split('.').map(Number);
  const distances = coverage.flatMap(({ from, to }) =>
    [from, to].flatMap((end) => {
      if (end === null) return [];
      const other = end.split('.').map(Number);
      return [own.map((part, i) => Math.abs(part - (other[i] ?? 0)))];
    }),
  );
  return distances.sort(compareLists)[0] ?? own;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [i, part] of a.entries()) if (part !== b[i]) return part - (b[i] ?? 0);
  return 0;
}

/** In the order of the sections, as the one before it is written: behind it, or in a row of its own. */
function coverageEdit(
  prose: PlanProse,
  source: LinkedFile,
  coverage: readonly CoverageFact[],
  section: { readonly id: string; readonly title: string },
): TextEdit | null {
  const numberOf = ({ from, to }: CoverageFact): string => to ?? from ?? '';
  const before = coverage
    .filter((one) => compareSections(numberOf(one), section.id) < 0)
    .reduce<CoverageFact | null>(
      (last, one) => (last && compareSections(numberOf(last), numberOf(one)) > 0 ? last : one),
      null,
    );
  const beside = before ?? coverage[0];
  const run = beside ? prose.runAt(beside.start) : null;
  if (!beside || !run) return null;
  const { text, blocks } = prose;
  const [start, end] = dressed(text, beside);
  const said = text.slice(beside.start, beside.end);
  const sign = /^(?:§[ \t]*|section[ \t]+)/i.exec(said)?.[0] ?? '';
  const words = sign + section.id;
  const item = blocks[blocks[run.block].parent];
  const isRow = item?.kind === 'item' && start === run.start && !coverage.some((one) => one !== beside && isIn(one));
  if (isRow) {
    const bullet = text.slice(item.start, run.start);
    const title = hasTitle(source, beside, said) && section.title !== '' ? ` ${section.title}` : '';
    const row = (before ? nextBullet(bullet) : bullet) + words + title;
    return rowBeside(prose, new LineIndex(text), blocks[run.block].parent, row, before !== null);
  }
  const separator = separatorIn(text, coverage);
  return before ? { start: end, end, newText: separator + words } : { start, end: start, newText: words + separator };

  function isIn(other: CoverageFact): boolean {
    return run !== null && other.start >= run.start && other.start < run.end;
  }
}

/** A part with the marks around it: `[1.1](HighLevelReqs.md)`. */
function dressed(text: string, { start, end }: CoverageFact): [number, number] {
  let from = start;
  while (/[`*_[]/.test(text.charAt(from - 1))) from--;
  const behind = /^[`*_]{0,3}(?:\](?:\([^()\n]{0,300}\))?)?[`*_]{0,3}/.exec(text.slice(end, end + 320))?.[0] ?? '';
  return [from, end + (from < start ? behind.length : 0)];
}

/** The row says the section's title behind its number. */
function hasTitle(source: LinkedFile, { from, to, note }: CoverageFact, said: string): boolean {
  const title = source.facts.items.find(({ kind, id }) => kind === 'section' && id === from)?.title ?? '';
  return to === null && note === null && title !== '' && said.endsWith(` ${title}`);
}

function separatorIn(text: string, coverage: readonly CoverageFact[]): string {
  for (const [i, right] of coverage.entries()) {
    const left = coverage[i - 1];
    const between = left ? text.slice(left.end, right.start) : '';
    if (/^[ \t]*[,;][ \t]*$/.test(between)) return between;
  }
  return ', ';
}
