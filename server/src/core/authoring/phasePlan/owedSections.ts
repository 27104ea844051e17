import { seriesNumber, sectionsOf } from '../../graph/sections';
import type { LinkedFile } from '../../graph/linkedFile';
import { ownershipOf, type Claim } from '../../graph/ownership';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import { citationHolds } from '../../ids/sections';
import type { Snapshot } from '../../workspace/snapshot';
import { extract, type Selection } from '../extraction/extract';

/**
 * The sections that a phase covers and of which some bullet is in no plan. Of a section that the plan has rows of, what
 * is left may be another phase's: it is owed where that can't be so.
 */
export function owedSections(
  snapshot: Snapshot,
  group: PlanGroup,
  relation: PhaseRelation,
  plan: LinkedFile,
): Selection[] {
  const ownership = ownershipOf(group);
  const own = new Set(
    plan.facts.items.flatMap(({ kind, strength, id }) =>
      kind === 'requirement' && strength === 'explicit' ? [seriesNumber(id)] : [],
    ),
  );
  return group.filesInReach.flatMap((source) => {
    if (source.rule?.duty !== 'source') return [];
    const coverages = ownership
      .namedSources([source])
      .flatMap(({ phase, coverage }) => (phase === relation ? [coverage] : []));
    return sectionsOf(group, source).flatMap(({ number }): Selection[] => {
      if (!coverages.some((coverage) => citationHolds(coverage, number))) return [];
      if (own.has(number) && !isSurelyOwn(ownership.claimsOn(source, number), relation)) return [];
      const selection = { source: source.path, section: number };
      const compared = extract(snapshot, [selection], plan);
      const isOwed = !('refused' in compared) && compared.some(({ bullets }) => bullets.some(isNew));
      return isOwed ? [selection] : [];
    });
  });
}

/** All that share the section have plans, or nobody shares it; whether this plan has work by now makes no difference. */
function isSurelyOwn(claims: readonly Claim[], relation: PhaseRelation): boolean {
  const others = claims.filter(({ phase }) => phase !== relation);
  return others.length > 0
    ? others.every(({ hasWork }) => hasWork)
    : claims.some(({ coverage }) => coverage.note === null);
}

const isNew = ({ state }: { readonly state: string }): boolean => state === 'new';
