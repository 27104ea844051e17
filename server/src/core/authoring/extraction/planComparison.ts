import type { LinkedFile } from '../../graph/linkedFile';
import { ownershipOf } from '../../graph/ownership';
import type { PlanGroup } from '../../graph/planGroup';
import { citationHolds } from '../../ids/sections';
import type { Refusal } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { ComparedBullet, ComparedSeries } from './comparison';
import { extract, type Selection } from './extract';
import { isExtractable, seriesOfSource, type SeriesRow } from './sourceSeries';

/** How the rows of a plan stand to one section, category or component that they are from. */
export interface PlanComparison {
  readonly compared: ComparedSeries;
  /** Rows of the plan that say what their bullets say. */
  readonly same: number;
  /** Bullets that other plans have and this one has not. */
  readonly elsewhere: number;
  /** In no plan. */
  readonly fresh: readonly ComparedBullet[];
  readonly changed: readonly ComparedBullet[];
  readonly reworded: readonly ComparedBullet[];
  readonly unclear: readonly ComparedBullet[];
  readonly gone: readonly SeriesRow[];
  /** The other phases that take on some of the section. */
  readonly sharedWith: readonly string[];
}

/** Everything that a plan has rows of, and that its phase covers, held against its sources as they are now. */
export function comparePlan(snapshot: Snapshot, group: PlanGroup, plan: LinkedFile): PlanComparison[] | Refusal {
  const selections = selectionsOf(group, plan);
  const compared = selections.length === 0 ? [] : extract(snapshot, selections, plan);
  if ('refused' in compared) return compared;
  const wanted = new Set(selections.map(keyOf));
  return compared
    .filter(({ series }) => wanted.has(keyOf({ source: series.source.path, section: series.name })))
    .map((one) => ({ ...comparisonOf(plan, one), sharedWith: othersOf(group, plan, one) }));
}

const keyOf = ({ source, section }: Selection): string => `${source}#${section}`;

function selectionsOf(group: PlanGroup, plan: LinkedFile): Selection[] {
  const { graph } = group;
  const ownership = ownershipOf(group);
  const phase = graph.phaseOfPlan(plan.path);
  return group.filesInReach.filter(isExtractable).flatMap((source) => {
    const coverages = ownership
      .namedSources([source])
      .flatMap((claim) =>
        claim.phase.item === phase?.item && claim.phase.masterPath === phase.masterPath ? [claim.coverage] : [],
      );
    return seriesOfSource(graph, source, plan).flatMap(({ name, rows }): Selection[] => {
      const isOwn = rows.some(({ plans }) => plans.includes(plan.path));
      const isCovered = coverages.some((coverage) => citationHolds(coverage, name));
      return isOwn || isCovered ? [{ source: source.path, section: name }] : [];
    });
  });
}

function othersOf(group: PlanGroup, { path }: LinkedFile, { series }: ComparedSeries): string[] {
  const claims = ownershipOf(group).claimsOn(series.source, series.name);
  const others = claims.filter(({ phase }) => phase.planPath !== path);
  const ids = others.map(({ phase: { masterPath, item, label } }) => {
    return group.graph.file(masterPath)?.facts.items[item]?.id ?? `Phase ${label}`;
  });
  return [...new Set(ids)];
}

function comparisonOf({ path }: LinkedFile, compared: ComparedSeries): Omit<PlanComparison, 'sharedWith'> {
  const isOwn = ({ row }: ComparedBullet): boolean => row === null || row.plans.includes(path);
  const own = compared.bullets.filter(isOwn);
  const inState = (state: ComparedBullet['state']): ComparedBullet[] => own.filter((one) => one.state === state);
  return {
    compared,
    same: inState('same').length,
    elsewhere: compared.bullets.length - own.length,
    fresh: inState('new'),
    changed: inState('changed'),
    reworded: inState('reworded'),
    unclear: inState('unclear'),
    gone: compared.gone.filter(({ plans }) => plans.includes(path)),
  };
}
