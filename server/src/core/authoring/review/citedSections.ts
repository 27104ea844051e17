import type { HeadingFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { ownershipOf } from '../../graph/ownership';
import { seriesNumber } from '../../graph/sections';
import { citationHolds, compareSections } from '../../ids/sections';
import type { Snapshot } from '../../workspace/snapshot';
import type { CitedId } from './citedIds';
import type { Parts, QuotedPart } from './part';
import { quotedPart } from './quotedParts';
import type { ReviewSubject } from './subject';

/** A section that is cited: with all below it, and a range with all between its ends. */
interface CitedSection {
  readonly from: string;
  readonly to: string | null;
  /** Who cites it, where it is not found. */
  readonly by: string;
}

/**
 * The full text of every section of the requirements that a phase covers, or that a row or a citation of its plan comes
 * from. A section that stands in another one that is cited as well is quoted with that.
 */
export function citedSections(snapshot: Snapshot, subject: ReviewSubject, cited: readonly CitedId[]): Parts {
  const { group, file } = subject;
  const sources = group.filesInReach.filter(({ rule, profile }) => rule?.duty === 'source' && profile === file.profile);
  const ownership = ownershipOf(group);
  const parts: QuotedPart[] = [];
  const missing: string[] = [];
  const rows = seriesOfRows(subject, sources, cited);
  const claims = new Map(sources.map((source) => [source, [] as CitedSection[]]));
  for (const { phase, coverage, source } of ownership.namedSources(sources))
    if (phase.planPath === file.path && coverage.from !== null)
      claims
        .get(source)
        ?.push({ from: coverage.from, to: coverage.to, by: `covered according to ${phase.masterPath}` });
  const known = new Set<CitedSection>();
  for (const source of sources) {
    const wanted = [...(claims.get(source) ?? []), ...rows];
    for (const { start, end, heading } of stretchesOf(source, wanted, known)) {
      const part = quotedPart(snapshot, `Section ${heading.text}`, source.path, { start, end });
      if (part) parts.push(part);
      else missing.push(`§${heading.number ?? ''}: the text of ${source.path} is not at hand`);
    }
  }
  const all = [...[...claims.values()].flat(), ...rows];
  const lost = all.filter(
    (one, i) => !known.has(one) && all.findIndex(({ from, to }) => from === one.from && to === one.to) === i,
  );
  missing.push(...lost.map((one) => notFound(one, sources)));
  return { parts, missing };
}

function notFound({ from, to, by }: CitedSection, sources: readonly LinkedFile[]): string {
  const where =
    sources.length === 0
      ? 'there is no requirements source'
      : `no heading of ${sources.map(({ path }) => path).join(', ')} has it`;
  return `§${from}${to === null ? '' : `–${to}`} (${by}): ${where}`;
}

/** The sections that rows and citations of the plan are numbered after, in their order. */
function seriesOfRows(
  { file }: ReviewSubject,
  sources: readonly LinkedFile[],
  cited: readonly CitedId[],
): CitedSection[] {
  const forms = new Set(sources.map(({ rule }) => rule?.items.position[0]?.form ?? -1));
  const numbered = file.profile?.documents.find(({ duty }) => duty === 'source')?.items.position[0]?.form;
  if (numbered !== undefined) forms.add(numbered);
  const found = new Map<string, CitedSection>();
  for (const { id, form, label } of cited) {
    const from = forms.has(form) ? seriesNumber(id) : '';
    if (from !== '' && !found.has(from)) found.set(from, { from, to: null, by: `cited as ${label}` });
  }
  return [...found.values()].sort((a, b) => compareSections(a.from, b.from));
}

interface Stretch {
  readonly heading: HeadingFact;
  readonly start: number;
  end: number;
}

/** The stretches of a source that citations hold: neighbours of which one is below the other as one. */
function stretchesOf({ facts }: LinkedFile, wanted: readonly CitedSection[], known: Set<CitedSection>): Stretch[] {
  const { headings } = facts;
  const found: Stretch[] = [];
  headings.forEach((heading, h) => {
    const { number } = heading;
    if (number === null) return;
    const holding = wanted.filter((one) => citationHolds(one, number));
    if (holding.length === 0) return;
    for (const one of holding) known.add(one);
    const next = headings.slice(h + 1).find(({ number: other, depth }) => other !== null || depth <= heading.depth);
    const end = next?.start ?? facts.length;
    const last = found[found.length - 1];
    if (last && last.end === heading.start && heading.depth > last.heading.depth) last.end = end;
    else found.push({ heading, start: heading.start, end });
  });
  return found;
}
