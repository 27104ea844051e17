import { citationHolds, compareSections } from '../../ids/sections';
import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import { ownershipOf } from '../../graph/ownership';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import { freeNumbers, matchSection, sectionsOf, type SourceSection } from '../../graph/sections';

/** A row that the plan of a phase has to have. */
export interface ExtractedRow {
  readonly id: string;
  /** As a citation names it: `[4.4-3]`, `REQ-DOOR-1`. */
  readonly label: string;
  readonly form: number;
  readonly words: string;
  readonly negative: boolean;
}

/** What a row says. */
export interface RowWords {
  readonly words: string;
  readonly negative: boolean;
}

/** Says what a bullet of a source says. */
interface WordsOf {
  of(bullet: number): RowWords;
}

/** The rows of one section of the source, and who else has a share in it. */
export interface ExtractedSection {
  readonly number: string;
  readonly title: string;
  readonly sharedWith: readonly string[];
  readonly rows: readonly ExtractedRow[];
}

/**
 * The sections that a phase covers, bullet by bullet. Of a section that other phases have extracted rows from, those
 * bullets that no row stands for; where none is left and the share is noted, all of its rows, which are then shared.
 */
export function extractedSections(group: PlanGroup, relation: PhaseRelation, words: WordsOf): ExtractedSection[] {
  const { graph } = group;
  const ownership = ownershipOf(group);
  const sources = group.filesInReach.filter(({ rule }) => rule?.duty === 'source');
  return sources
    .flatMap((source) => {
      const coverages = ownership
        .namedSources([source])
        .flatMap(({ phase, coverage }) => (phase === relation ? [coverage] : []));
      return sectionsOf(group, source).flatMap((section): ExtractedSection[] => {
        const own = coverages.filter((coverage) => citationHolds(coverage, section.number));
        if (own.length === 0) return [];
        const others = ownership.claimsOn(source, section.number).filter(({ phase }) => phase !== relation);
        const isNoted = own.some(({ note }) => note !== null) || others.every(({ coverage }) => coverage.note !== null);
        const sharedWith = [...new Set(others.map(({ phase }) => phaseIdOf(graph, phase)))];
        const rows = rowsOf(graph, section, words, isNoted);
        return [{ number: section.number, title: titleOfSection(source, section.number), sharedWith, rows }];
      });
    })
    .sort((a, b) => compareSections(a.number, b.number));
}

function rowsOf(graph: Graph, section: SourceSection, words: WordsOf, isNoted: boolean): ExtractedRow[] {
  const ofBullet = (bullet: number, id: string): ExtractedRow => rowOf(graph, bullet, id, words.of(bullet));
  if (section.rows.length === 0) return section.bullets.map((bullet) => ofBullet(bullet, graph.item(bullet).id));
  const { rowOf: taken } = matchSection(graph, section);
  const spare = Math.max(0, section.bullets.length - section.rows.length);
  const free = section.bullets.filter((_, i) => taken[i] === -1).slice(0, spare);
  const numbers = freeNumbers(graph, section, free);
  if (free.length > 0) return free.map((bullet, i) => ofBullet(bullet, `${section.number}-${numbers[i] ?? 0}`));
  if (!isNoted) return [];
  return section.rows.map((row) => {
    const { id, title: words, negative } = graph.item(row);
    return rowOf(graph, row, id, { words, negative });
  });
}

/** A row for an item, under the ID that it has or is to get. */
export function rowOf(graph: Graph, item: number, id: string, { words, negative }: RowWords): ExtractedRow {
  const fact = graph.item(item);
  const label = labelOf(fact, graph.fileOfItem(item)).replace(fact.id, () => id);
  return {
    id,
    label,
    form: fact.form,
    words: words.replace(/\s*\(negative\)\s*$/i, '').replace(/\s*:$/, ''),
    negative,
  };
}

function titleOfSection({ facts }: LinkedFile, number: string): string {
  return facts.items.find(({ kind, id }) => kind === 'section' && id === number)?.title ?? '';
}

function phaseIdOf(graph: Graph, phase: PhaseRelation): string {
  return graph.file(phase.masterPath)?.facts.items[phase.item]?.id ?? `Phase ${phase.label}`;
}
