import { ReferenceField, ReferenceFlag } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { linkTo, type CardLink } from '../graph/labels';
import { ownershipOf } from '../graph/ownership';
import type { Snapshot } from '../workspace/snapshot';
import { cardOf, membersOfRange, type Card } from './card';
import { linesCitedAt, type CitedLines } from './citedLines';
import { sectionsCitedAt, type CitedSections } from './coverageLine';
import { idAt, type AtOffset } from './place';
import { coverageOf, requirementsOf, type SectionCoverage } from './sectionCoverage';

/** One requirement of a section, or one section of a range of them. */
export interface SectionMember {
  readonly link: CardLink;
  readonly coverage: SectionCoverage | null;
}

/** What a hover shows, for each kind of thing that can stand at an offset. */
export type HoverContent = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'item'; readonly card: Card }
  /** A range: the cards of its members, and the IDs of those that nothing defines. */
  | { readonly kind: 'range'; readonly cards: readonly Card[]; readonly undefinedIds: readonly string[] }
  | {
      readonly kind: 'unresolved';
      readonly label: string;
      readonly state: 'dangling' | 'ambiguous' | 'undefined-kind';
    }
  /** A section citation of a coverage line. */
  | {
      readonly kind: 'sections';
      readonly sections: readonly CardLink[];
      readonly coverage: SectionCoverage | null;
      /** The requirements of one section; of several, the sections. */
      readonly members: readonly SectionMember[];
      /** Other phases that take a part of it on. */
      readonly sharedWith: readonly CardLink[];
      readonly note: string | null;
    }
  /** Lines of another document. */
  | { readonly kind: 'lines'; readonly cited: CitedLines }
);

/** Hover at an offset; null where nothing stands there that Plantrace knows. */
export function hover(snapshot: Snapshot, path: string, offset: number): HoverContent | null {
  const at = idAt(snapshot, path, offset);
  const ofId = at && hoverOfId(snapshot, path, at);
  if (ofId) return ofId;
  const cited = sectionsCitedAt(snapshot.graph, path, offset);
  if (cited) return hoverOfSections(snapshot, cited, path);
  const lines = linesCitedAt(snapshot, path, offset);
  return lines && { kind: 'lines', start: lines.start, end: lines.end, cited: lines };
}

function hoverOfId(snapshot: Snapshot, path: string, at: AtOffset): HoverContent | null {
  const { graph } = snapshot;
  const { start, end } = at;
  const ofItem = (item: number): HoverContent => ({ kind: 'item', start, end, card: cardOf(snapshot, item, path) });
  if (at.kind === 'quoted') return ofItem(at.item);
  if (at.kind === 'item') {
    const target = graph.canonicalOf(at.item);
    return ofItem(target >= 0 ? target : at.item);
  }
  if ((graph.field(at.reference, ReferenceField.flags) & ReferenceFlag.rangeInner) !== 0) {
    const members = membersOfRange(graph, path, start, end);
    const cards = members.flatMap(({ target }) => (target >= 0 ? [cardOf(snapshot, target, path)] : []));
    const undefinedIds = members.flatMap(({ target, id }) => (target >= 0 ? [] : [id]));
    return { kind: 'range', start, end, cards, undefinedIds };
  }
  const target = graph.parts.targets[at.reference] ?? -1;
  if (target >= 0) return ofItem(target);
  const state = graph.stateOf(at.reference);
  if (state === null || state === 'resolved') return null;
  return {
    kind: 'unresolved',
    start,
    end,
    label: graph.text(graph.field(at.reference, ReferenceField.symbol)),
    state,
  };
}

function hoverOfSections({ graph }: Snapshot, cited: CitedSections, path: string): HoverContent {
  const { start, end, coverage, sections, within } = cited;
  const [only] = sections;
  const isOne = sections.length === 1 && only !== undefined;
  const members = isOne
    ? within.flatMap(requirementsOf).map((item) => ({
        link: linkTo(graph, item),
        coverage: { covered: (graph.parts.covered[item] ?? 0) > 0 ? 1 : 0, total: 1 },
      }))
    : sections.map((section) => {
        const { id } = graph.item(section);
        const own = within.filter(({ number }) => number === id || number.startsWith(`${id}.`));
        return { link: linkTo(graph, section), coverage: coverageOf(graph, own) };
      });
  return {
    kind: 'sections',
    start,
    end,
    sections: sections.map((section) => linkTo(graph, section)),
    coverage: coverageOf(graph, within),
    members,
    sharedWith: othersOf(graph, cited, path),
    note: coverage.note,
  };
}

/** The phases besides this one that take on some of the sections. */
function othersOf(graph: Graph, { coverage, within }: CitedSections, path: string): CardLink[] {
  const group = graph.group(graph.file(path)?.plan ?? -1);
  if (!group) return [];
  const phases = new Set<number>();
  for (const { source, number } of within)
    for (const claim of ownershipOf(group).claimsOn(source, number)) {
      const isOwn = claim.phase.masterPath === path && claim.phase.item === coverage.owner;
      if (!isOwn) phases.add(graph.itemNumber(graph.fileIndex(claim.phase.masterPath), claim.phase.item));
    }
  return [...phases].map((phase) => linkTo(graph, phase));
}
