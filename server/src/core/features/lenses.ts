import { ReferenceField, type ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { labelOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { allActingOn, type Trace } from '../graph/traces';
import type { Place } from '../model/finding';
import type { Role } from '../model/vocabulary';
import {
  coverageBelow,
  coverageOfSections,
  expectationOf,
  type AskedCoverage,
  type Expectation,
} from '../views/askedCoverage';
import { countedWorkIn } from '../views/countedWork';
import type { Snapshot } from '../workspace/snapshot';

/** What is said above a line of a plan, with the places that it speaks of. */
export interface Lens {
  /** By what it is known again after its document has changed; one of its own in the document. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly places: () => readonly Place[];
}

const kept = new WeakMap<Graph, Map<string, readonly Lens[]>>();

/**
 * The lenses of a document, in order: what covers and verifies each requirement that has a row or heading of its own, how
 * many are uncovered below a heading, how far work is. Rows of tables and bullets without IDs have none: lines between
 * them would tear them apart, and their heading says what is missing.
 */
export function lenses(snapshot: Snapshot, path: string): readonly Lens[] {
  const { graph } = snapshot;
  let byPath = kept.get(graph);
  if (!byPath) kept.set(graph, (byPath = new Map()));
  let found = byPath.get(path);
  if (!found) byPath.set(path, (found = makeLenses(snapshot, path)));
  return found;
}

/** The lens that is known by a key, in the documents as they are now; undefined where it is gone. */
export function lensOf(snapshot: Snapshot, path: string, key: string): Lens | undefined {
  return lenses(snapshot, path).find((lens) => lens.key === key);
}

function makeLenses(snapshot: Snapshot, path: string): Lens[] {
  const { graph } = snapshot;
  const file = graph.file(path);
  if (!file?.rule) return [];
  const { lines } = file.facts;
  const expected = expectationOf(graph, file);
  const found = [
    ...sectionLenses(graph, file, expected),
    ...workLenses(graph, file),
    ...requirementLenses(graph, file, expected, snapshot.text(path) ?? ''),
  ];
  const times = new Map<string, number>();
  return found
    .map((lens, i) => ({ lens, i }))
    .sort((a, b) => a.lens.start - b.lens.start || a.i - b.i)
    .map(({ lens }): Lens => {
      const time = (times.get(lens.key) ?? 0) + 1;
      times.set(lens.key, time);
      const key = time === 1 ? lens.key : `${lens.key} ${time}`;
      // Editors want a lens on one line.
      const isOnOneLine = lines.lineAt(lens.start) === lines.lineAt(lens.end);
      return { ...lens, key, end: isOnOneLine ? lens.end : lens.start };
    });
}

/** What acts on an item, in the order in which it is told. */
const said: readonly (readonly [Role, string])[] = [
  ['covers', 'covered by'],
  ['verifies', 'verified by'],
  ['mitigates', 'mitigated by'],
  ['implements', 'implemented in'],
  ['tests', 'tested by'],
];
/** Kinds that work is asked to act on. */
const asked = new Set<ItemFact['kind']>(['requirement', 'constraint', 'story', 'criterion', 'property', 'risk']);

function requirementLenses(graph: Graph, file: LinkedFile, expected: Expectation | null, text: string): Lens[] {
  const f = graph.fileIndex(file.path);
  const phases = phasesOfPlans(graph);
  return file.facts.items.flatMap((item, i): Lens[] => {
    const number = graph.itemNumber(f, i);
    const target = graph.canonicalOf(number);
    if (!asked.has(item.kind) || item.strength !== 'explicit' || target < 0) return [];
    if ((item.restates && target !== number) || isInTable(file, item, text)) return [];
    const all = allActingOn(graph, target);
    const acting = said.map(([role, words]) => ({ words, traces: all.get(role) ?? [] }));
    const parts = acting.flatMap(({ words, traces }) => (traces.length > 0 ? [`${words} ${traces.length}`] : []));
    if (expected?.missing.has(target) && acting[0]?.traces.length === 0) parts.unshift('not covered');
    const labels = new Set(graph.definitionsOf(target).flatMap((d) => phases.get(graph.fileOfItem(d).path) ?? []));
    if (labels.size > 0) parts.push(`${labels.size === 1 ? 'phase' : 'phases'} ${[...labels].join(', ')}`);
    if (parts.length === 0) return [];
    const places = (): Place[] => acting.flatMap(({ traces }) => traces.map((trace) => placeOf(graph, trace)));
    const { start, end } = item;
    return [{ key: keyOf(file, item), start, end, title: parts.join(' · '), places }];
  });
}

function placeOf(graph: Graph, { reference }: Trace): Place {
  return {
    file: graph.fileOfReference(reference).path,
    start: graph.field(reference, ReferenceField.start),
    end: graph.field(reference, ReferenceField.end),
  };
}

/** An ID alone does not tell what it means: criteria and tasks may share their digits. */
function keyOf(file: LinkedFile, item: ItemFact): string {
  return `${item.kind} ${labelOf(item, file)}`;
}

/** How far before an ID the bar of its cell may stand. */
const LONGEST_CELL = 200;

function isInTable({ facts: { lines } }: LinkedFile, { start }: ItemFact, text: string): boolean {
  return text.slice(Math.max(lines.lineStart(lines.lineAt(start)), start - LONGEST_CELL), start).includes('|');
}

const phaseLabels = new WeakMap<Graph, ReadonlyMap<string, readonly string[]>>();

/** Plan document → labels of the phases that it works out. */
function phasesOfPlans(graph: Graph): ReadonlyMap<string, readonly string[]> {
  let labels = phaseLabels.get(graph);
  if (!labels) {
    const found = new Map<string, string[]>();
    for (const { planPath, label } of graph.phases)
      if (planPath !== null) found.set(planPath, [...(found.get(planPath) ?? []), label]);
    phaseLabels.set(graph, (labels = found));
  }
  return labels;
}

/** How far each phase and each piece of work is; the peek shows what is left of it. */
function workLenses(graph: Graph, file: LinkedFile): Lens[] {
  return countedWorkIn(graph, file.path).map(({ item, start, end, done, total, parts }) => {
    const left = parts.filter(({ isDone }) => !isDone);
    return {
      key: item < 0 ? 'document' : keyOf(file, graph.item(item)),
      start,
      end,
      title: `${done} of ${total} done`,
      places: () => (left.length > 0 ? left : parts),
    };
  });
}

/** `3 of 9 uncovered`, at the sections of a source, and at headings with at least two requirements below them. */
function sectionLenses(graph: Graph, file: LinkedFile, expected: Expectation | null): Lens[] {
  if (!expected) return [];
  const f = graph.fileIndex(file.path);
  if (file.rule?.duty === 'source') {
    const sections = coverageOfSections(graph, file);
    return file.facts.items.flatMap((item) =>
      item.kind === 'section' ? sectionLens(graph, keyOf(file, item), item, coverageBelow(sections, item.id)) : [],
    );
  }
  const byHeading = new Map<number, { total: number; uncovered: number[] }>();
  file.facts.items.forEach((item, i) => {
    const heading = file.facts.headings[item.heading];
    const target = graph.canonicalOf(graph.itemNumber(f, i));
    if (!heading || item.start < heading.end || !expected.asked.has(target)) return;
    let below = byHeading.get(item.heading);
    if (!below) byHeading.set(item.heading, (below = { total: 0, uncovered: [] }));
    below.total++;
    if (expected.missing.has(target)) below.uncovered.push(graph.definitionFor(target, file.path));
  });
  return [...byHeading].flatMap(([index, coverage]) => {
    const heading = file.facts.headings[index];
    return heading && coverage.total > 1 ? sectionLens(graph, `heading ${heading.words}`, heading, coverage) : [];
  });
}

function sectionLens(
  graph: Graph,
  key: string,
  { start, end }: { readonly start: number; readonly end: number },
  { total, uncovered }: AskedCoverage,
): Lens[] {
  if (total === 0) return [];
  const title = uncovered.length > 0 ? `${uncovered.length} of ${total} uncovered` : `all ${total} covered`;
  const places = (): Place[] =>
    uncovered.map((item) => {
      const fact = graph.item(item);
      return { file: graph.fileOfItem(item).path, start: fact.start, end: fact.end };
    });
  return [{ key, start, end, title, places }];
}
