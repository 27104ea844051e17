import { packedField, ReferenceField, referenceStride, type ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { labelOf, linkTo, statusOf, type CardLink } from '../graph/labels';
import { matchSection, sectionsOf, seriesNumber } from '../graph/sections';
import { meaningOf, likeness } from '../graph/sourceMatch';
import { actedOnBy, actingOn, type Trace } from '../graph/traces';
import type { ItemKind, Status } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { suspicionOf, type Suspicion } from './rewording';
import { coverageOfSection } from './sectionCoverage';

/** Everything that a hover or `show` says of one item, as plain data. */
export interface Card {
  readonly label: string;
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly strength: ItemFact['strength'];
  readonly negative: boolean;
  readonly status: Status | null;
  readonly definition: CardLink;
  /** The source bullet that a row was extracted from; `drifted` when the two no longer say the same. */
  readonly source: (CardLink & { readonly drifted: boolean }) | null;
  /** What it said when its links were reviewed last, where some of them have not been since. */
  readonly suspicion: Suspicion | null;
  readonly otherDefinitions: readonly CardLink[];
  readonly phase: CardLink | null;
  readonly coveredBy: readonly CardLink[];
  readonly verifiedBy: readonly CardLink[];
  /** Source files that say that they implement it, each at its first such place, and tests that name it. */
  readonly implementedIn: readonly CardLink[];
  readonly testedBy: readonly CardLink[];
  readonly covers: readonly CardLink[];
  readonly dependsOn: readonly CardLink[];
  readonly neededBy: readonly CardLink[];
  readonly mitigatedBy: readonly CardLink[];
  readonly mitigates: readonly CardLink[];
  readonly scheduledBy: readonly CardLink[];
  /** Of a section of a requirements source: how many of its requirements there are, and how many some work covers. */
  readonly coverage: { readonly covered: number; readonly total: number } | null;
  /** Coverage is a question that makes sense for this item. */
  readonly wantsCoverage: boolean;
}

/** The card of an item, seen from a file (a row of the same file is the one that is shown). */
export function cardOf(snapshot: Snapshot, target: number, fromPath: string): Card {
  const { graph } = snapshot;
  const shown = graph.definitionFor(target, fromPath);
  const item = graph.item(shown);
  const file = graph.fileOfItem(shown);
  const definitions = graph.definitionsOf(target);
  const links = (traces: readonly Trace[]): CardLink[] =>
    traces.map((t) => (t.item >= 0 ? linkTo(graph, t.item) : documentLink(graph, t.reference)));
  return {
    label: labelOf(item, file),
    id: item.id,
    kind: item.kind,
    title: item.title,
    strength: item.strength,
    negative: item.negative && (item.kind === 'requirement' || item.kind === 'constraint'),
    status: statusOf(graph, definitions),
    definition: linkTo(graph, shown),
    source: sourceOf(graph, shown, definitions),
    suspicion: suspicionOf(snapshot, target),
    otherDefinitions: definitions
      .filter((d) => d !== shown && graph.item(d).strength !== 'derived')
      .map((d) => linkTo(graph, d)),
    phase: phaseOf(graph, shown),
    coveredBy: links(actingOn(graph, target, 'covers')),
    verifiedBy: links(actingOn(graph, target, 'verifies')),
    implementedIn: eachFileOnce(links(actingOn(graph, target, 'implements'))),
    testedBy: links(actingOn(graph, target, 'tests')),
    covers: links(actedOnBy(graph, target, 'covers')),
    dependsOn: links(actedOnBy(graph, target, 'depends-on')),
    neededBy: links(actingOn(graph, target, 'depends-on')),
    mitigatedBy: links(actingOn(graph, target, 'mitigates')),
    mitigates: links(actedOnBy(graph, target, 'mitigates')),
    scheduledBy: links(actingOn(graph, target, 'schedules')),
    coverage: item.kind === 'section' ? coverageOfSection(graph, shown) : null,
    wantsCoverage: (item.kind === 'requirement' || item.kind === 'constraint') && item.strength !== 'example',
  };
}

function eachFileOnce(links: readonly CardLink[]): CardLink[] {
  return links.filter(({ file }, i) => links.findIndex((other) => other.file === file) === i);
}

function documentLink(graph: Graph, reference: number): CardLink {
  const file = graph.fileOfReference(reference);
  return {
    label: file.path.slice(file.path.lastIndexOf('/') + 1),
    title: '',
    file: file.path,
    start: graph.field(reference, ReferenceField.start),
  };
}

/** The phase of the plan document that the item stands in, or the one that it stands below. */
export function phaseOf(graph: Graph, item: number): CardLink | null {
  const file = graph.fileOfItem(item);
  const relation = graph.phaseOfPlan(file.path);
  if (relation) return linkTo(graph, graph.itemNumber(graph.fileIndex(relation.masterPath), relation.item));
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  for (let at = graph.item(item).parent; at >= 0; at = file.facts.items[at]?.parent ?? -1)
    if (file.facts.items[at]?.kind === 'phase') return linkTo(graph, base + at);
  return null;
}

const LEAST_LIKE = 0.6;

function sourceOf(graph: Graph, shown: number, definitions: readonly number[]): Card['source'] {
  const item = graph.item(shown);
  const bullet = sourceBullet(graph, shown, definitions);
  if (bullet < 0) return null;
  const drifted = likeness(meaningOf(item.title), meaningOf(graph.item(bullet).title)) < LEAST_LIKE;
  return { ...linkTo(graph, bullet), drifted };
}

/** The bullet of the requirements source that a row was extracted from; -1 for none. */
export function sourceBullet(graph: Graph, shown: number, definitions: readonly number[]): number {
  if (graph.item(shown).strength !== 'explicit') return -1;
  return definitions.find((d) => graph.item(d).strength === 'derived') ?? bulletOfRow(graph, shown, definitions);
}

/** Rows fix a section's numbering: their bullets are found by their words. */
function bulletOfRow(graph: Graph, shown: number, definitions: readonly number[]): number {
  const item = graph.item(shown);
  const form = graph.fileOfItem(shown).profile?.grammar.forms[item.form];
  if (!form?.numberedByRows) return -1;
  const number = seriesNumber(item.id);
  const group = graph.group(graph.fileOfItem(shown).plan);
  for (const source of group?.filesInReach ?? []) {
    if (!group || source.rule?.duty !== 'source') continue;
    const section = sectionsOf(group, source).find((s) => s.number === number);
    if (!section) continue;
    const row = section.rows.findIndex((r) => definitions.includes(r));
    const bullet = matchSection(graph, section).rowOf.indexOf(row);
    if (row >= 0 && bullet >= 0) return section.bullets[bullet] ?? -1;
  }
  return -1;
}

export type { CardLink };

/** The items that a range expression stands for, in order. */
export function rangeMembers(graph: Graph, path: string, start: number, end: number): number[] {
  return membersOfRange(graph, path, start, end).flatMap(({ target }) => (target >= 0 ? [target] : []));
}

/** One member of a range: the item that it is (below zero for none), and its ID. */
export interface RangeMember {
  readonly target: number;
  readonly id: string;
}

/** All that a range expression stands for, in order, whether anything defines it or not. */
export function membersOfRange(graph: Graph, path: string, start: number, end: number): RangeMember[] {
  const f = graph.fileIndex(path);
  const references = graph.files[f]?.facts.references ?? new Int32Array();
  const members: RangeMember[] = [];
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (
      packedField(references, at, ReferenceField.expressionStart) !== start ||
      packedField(references, at, ReferenceField.expressionEnd) !== end
    )
      continue;
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    const id = target >= 0 ? graph.item(target).id : graph.text(references[at + ReferenceField.symbol] ?? -1);
    if (!members.some((known) => known.id === id)) members.push({ target, id });
  }
  const numberOf = ({ id }: RangeMember): number => Number(/(\d+)[a-z]?$/.exec(id)?.[1]) || 0;
  return members.sort((a, b) => numberOf(a) - numberOf(b));
}
