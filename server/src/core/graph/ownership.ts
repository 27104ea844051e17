import { itemsOfKind } from './itemsOfKind';
import type { CoverageFact } from '../facts/facts';
import { citationHolds } from '../ids/sections';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import type { PhaseRelation } from './relations';

/** One phase's claim on a section. */
export interface Claim {
  readonly phase: PhaseRelation;
  readonly coverage: CoverageFact;
  /** All plan documents of the phase are there, with work packages to look at. */
  readonly hasWork: boolean;
}

const kept = new WeakMap<PlanGroup, Ownership>();

/** Who owns what in a plan, worked out once for all who ask. */
export function ownershipOf(group: PlanGroup): Ownership {
  let ownership = kept.get(group);
  if (!ownership) kept.set(group, (ownership = new Ownership(group)));
  return ownership;
}

/** Who owns what in one plan: the phases of its master plan and the sections that each takes on. */
export class Ownership {
  readonly phases: readonly PhaseRelation[];
  private readonly claims: { phase: PhaseRelation; coverage: CoverageFact }[] = [];
  private readonly bySource = new Map<LinkedFile, readonly { phase: PhaseRelation; coverage: CoverageFact }[]>();
  private readonly bySection = new Map<LinkedFile, Map<string, readonly Claim[]>>();
  private readonly masters: LinkedFile[];

  private readonly graph: Graph;

  constructor(group: PlanGroup) {
    const { graph } = group;
    this.graph = graph;
    this.masters = group.files.filter((f) => f.rule?.duty === 'master');
    this.phases = this.masters.flatMap(({ path }) => graph.phasesOf(path));
    for (const master of this.masters) {
      for (const coverage of master.facts.coverage) {
        const phase = this.phases.find((p) => p.masterPath === master.path && p.item === coverage.owner);
        if (phase) this.claims.push({ phase, coverage });
      }
    }
  }

  get hasMaster(): boolean {
    return this.masters.length > 0;
  }

  /** Some phase names sections of this source at all. */
  coversSource(source: LinkedFile): boolean {
    return this.claimsOnSource(source).length > 0;
  }

  /** Every phase that the master plan lists has its plan. */
  get isPlanned(): boolean {
    return this.phases.length > 0 && this.phases.every((p) => isPlanned(this.graph, p));
  }

  /** The phases that take on a section of a source; *all sections* is a verification pass and claims nothing. */
  claimsOn(source: LinkedFile, section: string): readonly Claim[] {
    let bySection = this.bySection.get(source);
    if (!bySection) this.bySection.set(source, (bySection = new Map()));
    let claims = bySection.get(section);
    if (!claims) bySection.set(section, (claims = this.findClaims(source, section)));
    return claims;
  }

  private findClaims(source: LinkedFile, section: string): Claim[] {
    const found: Claim[] = [];
    for (const { phase, coverage } of this.claimsOnSource(source)) {
      if (!citationHolds(coverage, section)) continue;
      found.push({ phase, coverage, hasWork: isPlanned(this.graph, phase) });
    }
    return found;
  }

  /** What each coverage line says, with the sources that it can mean; a line whose source is not among them is left out. */
  namedSources(
    sources: readonly LinkedFile[],
  ): { readonly phase: PhaseRelation; readonly coverage: CoverageFact; readonly source: LinkedFile }[] {
    return sources.flatMap((source) => this.claimsOnSource(source).map((claim) => ({ ...claim, source })));
  }

  private claimsOnSource(source: LinkedFile): readonly { phase: PhaseRelation; coverage: CoverageFact }[] {
    let claims = this.bySource.get(source);
    if (!claims) {
      claims = this.claims.filter((c) => c.coverage.from !== null && namesSource(c.coverage, source));
      this.bySource.set(source, claims);
    }
    return claims;
  }
}

/** A coverage label names its source by the file's name without the ending. */
function namesSource(coverage: CoverageFact, source: LinkedFile): boolean {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return (
    name.toLowerCase() === coverage.sourceName.toLowerCase() || coverage.sourceName.toLowerCase() === 'requirements'
  );
}

/** The phase has all the plan documents that it announces, and work packages to look at. */
export function isPlanned(graph: Graph, phase: PhaseRelation): boolean {
  return phase.planPath !== null && phase.isWhole && hasWork(graph, phase.planPath);
}

export function hasWork(graph: Graph, planPath: string): boolean {
  const plan = graph.file(planPath);
  return plan !== undefined && itemsOfKind(plan.facts, 'work-package').length > 0;
}

/**
 * The phases that a requirement of a section surely belongs to: every phase that shares the section has a plan with
 * work in it, and where one phase alone takes the section on, it takes it on whole (a note makes the share partial).
 * Empty where somebody else may own it, or still has to plan.
 */
export function certainOwners(claims: readonly Claim[]): Claim[] {
  if (claims.length === 0 || claims.some((c) => !c.hasWork)) return [];
  const first = claims[0];
  if (claims.length === 1 && first?.coverage.note !== null) return [];
  return [...claims];
}
