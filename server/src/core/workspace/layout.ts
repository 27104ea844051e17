import type { Announced } from '../facts/readFacts';
import type { FileFacts } from '../facts/facts';
import { phasesOf, resolvePath, type PhaseRelation, type RelatedFile } from '../graph/relations';
import { planScope } from '../graph/slots';
import { Territories } from '../graph/territories';
import { labelOfPhase } from '../graph/relations';
import type { Profile } from '../profile/compile';
import { isOwnDocument } from '../facts/ownDocuments';

/** What one document says of others: as long as this stays the same, so does the layout of the workspace. */
export function layoutShape(facts: FileFacts | null): string {
  if (!facts) return '';
  const announced = facts.announcements
    .filter((a) => a.kind !== null)
    .map((a) => `${a.kind ?? ''} ${a.path} ${a.owner}`);
  const abbreviations = facts.abbreviations.map((a) => a.path);
  const phases = facts.duty === 'master' ? facts.items.map((item) => (item.kind === 'phase' ? item.id : '')) : [];
  return JSON.stringify([facts.profile, facts.kind, facts.phaseLabel, facts.beside, announced, abbreviations, phases]);
}

/** A document that others announce, and the document that founds the plan it belongs to. */
export interface AnnouncedDocument extends Announced {
  readonly founder: string;
}

/**
 * Which documents announce others, as what: the first announcement of a path counts. Where a plan says which document an
 * abbreviation names, that document is of the kind that the plan's profile has for cited ones.
 */
export function announcementsOf(
  files: Iterable<RelatedFile>,
  profiles: readonly Profile[],
  exists: (path: string) => boolean,
): Map<string, AnnouncedDocument> {
  const announced = new Map<string, AnnouncedDocument>();
  const citedKinds = new Map(profiles.map((p) => [p.name, p.documents.find(({ duty }) => duty === 'cited')?.kind]));
  for (const { path, facts } of files) {
    const announce = (written: string, kind: string): void => {
      const target = resolvePath(written, path, exists);
      if (target === null || target === path || announced.has(target) || isOwnDocument(target)) return;
      announced.set(target, { profile: facts.profile ?? '', kind, by: path, founder: path });
    };
    if (!facts.kind) continue;
    for (const announcement of facts.announcements)
      if (announcement.kind !== null) announce(announcement.path, announcement.kind);
    const citedKind = citedKinds.get(facts.profile ?? '');
    if (citedKind === undefined) continue;
    for (const abbreviation of facts.abbreviations) announce(abbreviation.path, citedKind);
  }
  return announced;
}

/** How the documents of a workspace belong together: plans, their phases, the plan document of each phase. */
export class Layout {
  private readonly territories: Territories;
  private readonly profileOf = new Map<string, string>();
  /** `plan label` → plan document. */
  private readonly planDocuments = new Map<string, string>();
  private phaseRelations: PhaseRelation[] = [];
  private readonly masters: string[] = [];
  private readonly profiles: ReadonlyMap<string, Profile>;
  /** How many documents found a plan, by profile. */
  private readonly foundersOf = new Map<string, number>();

  constructor(
    files: readonly RelatedFile[],
    profiles: readonly Profile[],
    announced: ReadonlyMap<string, AnnouncedDocument>,
    private readonly exists: (path: string) => boolean,
    private readonly factsOf: (path: string) => FileFacts | null,
  ) {
    const founders: { profile: string; path: string }[] = [];
    const byName = new Map(profiles.map((p) => [p.name, p]));
    this.profiles = byName;
    for (const { path, facts } of files) {
      if (!facts.kind || !facts.profile) continue;
      this.profileOf.set(path, facts.profile);
      if (byName.get(facts.profile)?.documentRule(facts.kind)?.source.founds) {
        founders.push({ profile: facts.profile, path });
        this.foundersOf.set(facts.profile, (this.foundersOf.get(facts.profile) ?? 0) + 1);
      }
      if (facts.duty === 'master') this.masters.push(path);
    }
    this.territories = new Territories(founders, new Map([...announced].map(([path, a]) => [path, a.founder])));
    // Every scope has its number before the first reference asks for another's.
    for (const { path } of files) this.planOf(path);
    this.refreshPhases();
    for (const { path, facts } of files) {
      if (facts.duty === 'plan' && facts.phaseLabel !== null)
        this.planDocuments.set(`${this.planOf(path)} ${facts.phaseLabel}`, path);
    }
    for (const phase of this.phaseRelations) {
      if (phase.planPath !== null)
        this.planDocuments.set(`${this.planOf(phase.masterPath)} ${phase.label}`, phase.planPath);
    }
  }

  get phases(): readonly PhaseRelation[] {
    return this.phaseRelations;
  }

  /** The phases are items of master plans: their numbers move when a master plan is edited. */
  refreshPhases(): void {
    this.phaseRelations = this.masters.flatMap((path) => {
      const facts = this.factsOf(path);
      return facts ? phasesOf({ path, facts }, this.exists) : [];
    });
  }

  /** Index of the plan that a document belongs to, -1 for none in particular. */
  planOf(path: string): number {
    const profile = this.profileOf.get(path);
    if (profile === undefined) return -1;
    const scope = this.scopeFolder(path);
    return scope === null ? this.territories.planOf(path, profile) : this.territories.planOfScope(profile, scope);
  }

  /** The folder within which the IDs of a document are unique; null where its profile has no scopes. */
  private scopeFolder(path: string): string | null {
    const profile = this.profiles.get(this.profileOf.get(path) ?? '');
    return profile?.scopeOf ? profile.scopeOf(path).folder : null;
  }

  /** Within what the folder-wide IDs of a document are unique, as people call it: a folder, or a plan's document. */
  scopeNameOf(path: string): string {
    const scope = this.scopeFolder(path);
    if (scope !== null) return scope === '' ? '.' : scope;
    const profile = this.profileOf.get(path) ?? '';
    const own = this.territories.founders[this.planOf(path)];
    return own && (this.foundersOf.get(profile) ?? 0) > 1 ? own.path : '.';
  }

  /** The plan document whose IDs a document speaks of: a checklist's plan, else itself. */
  speaksOf(path: string, facts: FileFacts): string {
    if (facts.duty !== 'checklist') return path;
    return this.planDocuments.get(`${this.planOf(path)} ${facts.phaseLabel ?? ''}`) ?? path;
  }

  /**
   * The scope that qualifies an ID which is unique in a folder (`Spec 270`, a path); null where it is not there. For
   * ordinary markdown, of whatever profile.
   */
  scopeQualified(path: string, qualifier: string): string | null {
    const own = this.profileOf.get(path);
    const number = /^[A-Z][A-Za-z ]* (\d+)$/.exec(qualifier)?.[1];
    const parts = qualifier.split('/');
    const found: string[] = [];
    /** Folders of the same number in other digits: `012-loans` for `Spec 12`. */
    const alike: string[] = [];
    for (const profile of own === undefined ? this.profiles.keys() : [own]) {
      for (const { plan, folder } of this.territories.scopesOf(profile)) {
        const name = folder.slice(folder.lastIndexOf('/') + 1);
        if (number === undefined ? parts.includes(name) : name.startsWith(`${number}-`))
          found.push(planScope(profile, plan));
        else if (number !== undefined && Number(/^(\d{1,9})-/.exec(name)?.[1] ?? NaN) === Number(number))
          alike.push(planScope(profile, plan));
      }
    }
    const [only, ...others] = found.length > 0 ? found : alike;
    return only !== undefined && others.length === 0 ? only : null;
  }

  /** The document that qualifies an ID (`Phase 3B`, a path) in a document; null where it is not there. */
  qualified(path: string, qualifier: string): string | null {
    if (qualifier.endsWith('.md')) return resolvePath(qualifier, path, this.exists);
    return this.planDocuments.get(`${this.planOf(path)} ${labelOfPhase(qualifier)}`) ?? null;
  }
}
