import { packedField, ReferenceField, ReferenceFlag, referenceStride, type ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { labelOf, linkTo, statusOf, type CardLink } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { matchSection, sectionsOf, seriesNumber } from '../graph/sections';
import { meaningOf, likeness } from '../graph/sourceMatch';
import { actedOnBy, actingOn, type Trace } from '../graph/traces';
import type { ItemKind, Status } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { idAt } from './place';

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
  readonly otherDefinitions: readonly CardLink[];
  readonly phase: CardLink | null;
  readonly coveredBy: readonly CardLink[];
  readonly verifiedBy: readonly CardLink[];
  readonly covers: readonly CardLink[];
  readonly dependsOn: readonly CardLink[];
  readonly neededBy: readonly CardLink[];
  readonly mitigatedBy: readonly CardLink[];
  readonly mitigates: readonly CardLink[];
  readonly scheduledBy: readonly CardLink[];
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
    otherDefinitions: definitions
      .filter((d) => d !== shown && graph.item(d).strength !== 'derived')
      .map((d) => linkTo(graph, d)),
    phase: phaseOf(graph, file),
    coveredBy: links(actingOn(graph, target, 'covers')),
    verifiedBy: links(actingOn(graph, target, 'verifies')),
    covers: links(actedOnBy(graph, target, 'covers')),
    dependsOn: links(actedOnBy(graph, target, 'depends-on')),
    neededBy: links(actingOn(graph, target, 'depends-on')),
    mitigatedBy: links(actingOn(graph, target, 'mitigates')),
    mitigates: links(actedOnBy(graph, target, 'mitigates')),
    scheduledBy: links(actingOn(graph, target, 'schedules')),
    wantsCoverage: (item.kind === 'requirement' || item.kind === 'constraint') && item.strength !== 'example',
  };
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

/** The phase that a plan document belongs to. */
function phaseOf(graph: Graph, file: LinkedFile): CardLink | null {
  const relation = graph.phases.find((p) => p.planPath === file.path);
  if (!relation) return null;
  return linkTo(graph, graph.itemNumber(graph.fileIndex(relation.masterPath), relation.item));
}

const LEAST_LIKE = 0.6;

function sourceOf(graph: Graph, shown: number, definitions: readonly number[]): Card['source'] {
  const item = graph.item(shown);
  if (item.strength !== 'explicit') return null;
  const derived = definitions.find((d) => graph.item(d).strength === 'derived');
  const bullet = derived ?? bulletOfRow(graph, shown, definitions);
  if (bullet < 0) return null;
  const drifted = likeness(meaningOf(item.title), meaningOf(graph.item(bullet).title)) < LEAST_LIKE;
  return { ...linkTo(graph, bullet), drifted };
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

/** What a hover shows at an offset. */
export interface HoverContent {
  readonly start: number;
  readonly end: number;
  /** The expression's members where it is a range; else one. */
  readonly cards: readonly Card[];
  /** What to say where nothing answers. */
  readonly unresolved: { readonly label: string; readonly state: 'dangling' | 'ambiguous' | 'undefined-kind' } | null;
}

/** Hover at an offset; null where no ID stands there. */
export function hover(snapshot: Snapshot, path: string, offset: number): HoverContent | null {
  const at = idAt(snapshot, path, offset);
  if (!at) return null;
  const { graph } = snapshot;
  const place = { start: at.start, end: at.end };
  if (at.kind === 'quoted') return { ...place, cards: [cardOf(snapshot, at.item, path)], unresolved: null };
  if (at.kind === 'item') {
    const target = graph.canonicalOf(at.item);
    return { ...place, cards: [cardOf(snapshot, target >= 0 ? target : at.item, path)], unresolved: null };
  }
  const flags = graph.field(at.reference, ReferenceField.flags);
  if ((flags & ReferenceFlag.rangeInner) !== 0) {
    const members = rangeMembers(graph, path, at.start, at.end);
    return { ...place, cards: members.map((m) => cardOf(snapshot, m, path)), unresolved: null };
  }
  const target = graph.parts.targets[at.reference] ?? -1;
  if (target >= 0) return { ...place, cards: [cardOf(snapshot, target, path)], unresolved: null };
  const state = graph.stateOf(at.reference);
  if (state === null || state === 'resolved') return null;
  return {
    ...place,
    cards: [],
    unresolved: { label: graph.text(graph.field(at.reference, ReferenceField.symbol)), state },
  };
}

/** The items that a range expression stands for, in order. */
export function rangeMembers(graph: Graph, path: string, start: number, end: number): number[] {
  const f = graph.fileIndex(path);
  const references = graph.files[f]?.facts.references ?? new Int32Array();
  const members: number[] = [];
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (
      packedField(references, at, ReferenceField.expressionStart) !== start ||
      packedField(references, at, ReferenceField.expressionEnd) !== end
    )
      continue;
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    if (target >= 0 && !members.includes(target)) members.push(target);
  }
  return members.sort((a, b) => {
    const left = graph.item(a).id;
    const right = graph.item(b).id;
    return (Number(/(\d+)[a-z]?$/.exec(left)?.[1]) || 0) - (Number(/(\d+)[a-z]?$/.exec(right)?.[1]) || 0);
  });
}
