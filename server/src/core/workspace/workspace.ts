import { announcedKey, readFacts, type Announced } from '../facts/readFacts';
import type { FileFacts } from '../facts/facts';
import { Interner } from '../facts/interner';
import type { LinkedFile } from '../graph/linkedFile';
import { linkFiles } from '../graph/link';
import { phasesOf, resolvePath, type PhaseRelation } from '../graph/relations';
import { Slots, slotsOf } from '../graph/slots';
import { Territories } from '../graph/territories';
import { IdGrammar, type IdForm } from '../ids/grammar';
import type { Profile } from '../profile/compile';
import type { Snapshot } from './snapshot';

/** What the workspace asks of the world; the host answers. Paths are relative to the folder, with `/`. */
export interface Surroundings {
  /** The text of a file on disk, null when it is gone or cannot be read. */
  readText(path: string): string | null;
  /** Whether a file or folder exists on disk: documents and everything that links may name. */
  exists(path: string): boolean;
}

interface Entry {
  /** Facts of the file on disk; null while only a buffer is known. */
  disk: FileFacts | null;
  /** The open buffer wins over the disk. */
  buffer: { readonly text: string; readonly facts: FileFacts } | null;
  linked: LinkedFile | null;
}

/**
 * The documents of one workspace folder: what is on disk, and over it the open buffers. Takes changes one by one, reads
 * the facts of what changed, and gives immutable snapshots. Facts depend on the document's own text and kind; where a
 * change makes another document of a different kind (a master plan announces it), that document is read again.
 */
export class Workspace {
  private readonly entries = new Map<string, Entry>();
  private readonly interner = new Interner();
  private readonly slots = new Slots();
  private readonly mentions: IdGrammar;
  private paths: string[] | null = null;
  private current: Snapshot | null = null;
  private generation = 0;
  private kinds = new Set<string>();
  private announced = new Map<string, Announced & { founder: string }>();

  constructor(
    private readonly profiles: readonly Profile[],
    private readonly surroundings: Surroundings,
  ) {
    const forms: IdForm[] = profiles.flatMap((p) => p.grammar.forms.filter((f) => f.phrase === null && !f.soft));
    this.mentions = new IdGrammar(forms);
  }

  get size(): number {
    return this.entries.size;
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  /** The file on disk holds this text. */
  setDisk(path: string, text: string): void {
    const entry = this.entry(path);
    entry.disk = this.read(path, text, this.announced.get(path) ?? null);
    entry.linked = entry.buffer ? entry.linked : null;
    this.current = null;
  }

  /** The file is open in an editor with this text. */
  setBuffer(path: string, text: string): void {
    const entry = this.entry(path);
    entry.buffer = { text, facts: this.read(path, text, this.announced.get(path) ?? null) };
    entry.linked = null;
    this.current = null;
  }

  /** The editor closed the file: what is on disk counts again; a file that was never on disk is gone. */
  dropBuffer(path: string): void {
    const entry = this.entries.get(path);
    if (!entry?.buffer) return;
    entry.buffer = null;
    entry.linked = null;
    if (!entry.disk) this.forget(path);
    this.current = null;
  }

  /** The file is gone from the disk; an open buffer stays. */
  removeDisk(path: string): void {
    const entry = this.entries.get(path);
    if (!entry) return;
    entry.disk = null;
    if (!entry.buffer) this.forget(path);
    this.current = null;
  }

  /** Every path under a folder that is known. */
  pathsUnder(folder: string): string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    return [...this.entries.keys()].filter((path) => path.startsWith(prefix));
  }

  hasDisk(path: string): boolean {
    return this.entries.get(path)?.disk !== null && this.entries.has(path);
  }

  /** Facts of one document as it stands, for answers while the first index is still running. */
  facts(path: string): FileFacts | null {
    const entry = this.entries.get(path);
    return entry ? (entry.buffer?.facts ?? entry.disk) : null;
  }

  /** The workspace as it is now; the same object until something changes. */
  snapshot(): Snapshot {
    if (this.current) return this.current;
    const { files, phases } = this.settle();
    const graph = linkFiles(files, this.slots, this.interner, phases);
    this.generation++;
    const texts = new Map<string, string>();
    for (const [path, entry] of this.entries) if (entry.buffer) texts.set(path, entry.buffer.text);
    const { surroundings, entries } = this;
    this.current = {
      generation: this.generation,
      files,
      graph,
      profiles: this.profiles,
      text: (path) => texts.get(path) ?? (entries.get(path)?.disk ? surroundings.readText(path) : null),
      exists: (path) => entries.has(path) || surroundings.exists(path),
    };
    return this.current;
  }

  private entry(path: string): Entry {
    let entry = this.entries.get(path);
    if (!entry) {
      entry = { disk: null, buffer: null, linked: null };
      this.entries.set(path, entry);
      this.paths = null;
    }
    return entry;
  }

  private forget(path: string): void {
    this.entries.delete(path);
    this.paths = null;
  }

  private read(path: string, text: string, announced: Announced | null): FileFacts {
    return readFacts({
      path,
      text,
      profiles: this.profiles,
      mentions: this.mentions,
      interner: this.interner,
      announced,
      // Before the first look at everything, what is needed beside a document is taken to be there.
      hasBeside: (kinds) => this.kinds.size === 0 || kinds.some((kind) => this.kinds.has(kind)),
    });
  }

  private sortedPaths(): string[] {
    this.paths ??= [...this.entries.keys()].sort(comparePaths);
    return this.paths;
  }

  /** Reads again what other documents make of a different kind, until nothing changes, and gives everybody slots. */
  private settle(): { files: LinkedFile[]; phases: PhaseRelation[] } {
    const paths = this.sortedPaths();
    for (let round = 0; round < 4; round++) {
      this.kinds = new Set();
      this.announced = new Map();
      const exists = (path: string): boolean => this.entries.has(path);
      for (const path of paths) {
        const facts = this.facts(path);
        if (!facts?.kind || !facts.profile) continue;
        this.kinds.add(facts.kind);
        if (facts.announcements.length > 0 || facts.abbreviations.length > 0)
          this.collectAnnounced(path, facts, exists);
      }
      if (this.kinds.size === 0) this.kinds.add('');
      let changed = false;
      for (const path of paths) changed = this.readAgain(path) || changed;
      if (!changed) break;
    }
    return this.address(paths);
  }

  private collectAnnounced(path: string, facts: FileFacts, exists: (path: string) => boolean): void {
    const announce = (written: string, kind: string): void => {
      const target = resolvePath(written, path, exists);
      if (target === null || target === path || this.announced.has(target)) return;
      this.announced.set(target, { profile: facts.profile ?? '', kind, by: path, founder: path });
    };
    for (const announcement of facts.announcements)
      if (announcement.kind !== null) announce(announcement.path, announcement.kind);
    for (const abbreviation of facts.abbreviations) announce(abbreviation.path, 'cited-document');
  }

  private readAgain(path: string): boolean {
    const entry = this.entries.get(path);
    const facts = this.facts(path);
    if (!entry || !facts) return false;
    const announced = this.announced.get(path) ?? null;
    const wanted = announced === null ? null : announcedKey(announced);
    const granted = facts.beside === null || facts.beside.some((kind) => this.kinds.has(kind));
    if (facts.announcedAs === wanted && granted === (facts.beside === null || facts.kind !== null)) return false;
    if (entry.buffer) entry.buffer = { text: entry.buffer.text, facts: this.read(path, entry.buffer.text, announced) };
    else {
      const text = this.surroundings.readText(path);
      if (text === null) return false;
      entry.disk = this.read(path, text, announced);
    }
    entry.linked = null;
    return true;
  }

  private address(paths: readonly string[]): { files: LinkedFile[]; phases: PhaseRelation[] } {
    const founders: { profile: string; path: string }[] = [];
    const ruleOf = new Map<string, { profile: Profile; rule: ReturnType<Profile['documentRule']> }>();
    const profileByName = new Map(this.profiles.map((p) => [p.name, p]));
    for (const path of paths) {
      const facts = this.facts(path);
      if (!facts?.kind || !facts.profile) continue;
      const profile = profileByName.get(facts.profile);
      if (!profile) continue;
      const rule = profile.documentRule(facts.kind);
      ruleOf.set(path, { profile, rule });
      if (rule?.source.founds) founders.push({ profile: profile.name, path });
    }
    const announcers = new Map([...this.announced].map(([path, a]) => [path, a.founder]));
    const territories = new Territories(founders, announcers);
    const exists = (path: string): boolean => this.entries.has(path);
    const phases: PhaseRelation[] = [];
    for (const { path } of founders) {
      const facts = this.facts(path);
      if (facts?.kind === 'master-plan') phases.push(...phasesOf({ path, facts }, exists));
    }
    const planOf = (path: string): number => {
      const profile = ruleOf.get(path)?.profile.name;
      return profile === undefined ? -1 : territories.planOf(path, profile);
    };
    const planDocuments = new Map<string, string>();
    for (const path of paths) {
      const facts = this.facts(path);
      if (facts?.kind === 'phase-plan' && facts.phaseLabel !== null)
        planDocuments.set(`${planOf(path)} ${facts.phaseLabel}`, path);
    }
    for (const phase of phases)
      if (phase.planPath !== null) planDocuments.set(`${planOf(phase.masterPath)} ${phase.label}`, phase.planPath);
    const files: LinkedFile[] = [];
    for (const path of paths) {
      const entry = this.entries.get(path);
      const facts = this.facts(path);
      if (!entry || !facts) continue;
      const plan = planOf(path);
      const speaksOf =
        facts.kind === 'execution-checklist' ? (planDocuments.get(`${plan} ${facts.phaseLabel ?? ''}`) ?? path) : path;
      const { linked } = entry;
      if (linked && linked.facts === facts && linked.plan === plan && linked.speaksOf === speaksOf) {
        files.push(linked);
        continue;
      }
      const kind = ruleOf.get(path);
      const profile = kind?.profile ?? null;
      entry.linked = {
        path,
        facts,
        profile,
        rule: kind?.rule ?? null,
        plan,
        speaksOf,
        ...slotsOf(facts, profile, path, plan, speaksOf, this.slots, this.interner),
      };
      files.push(entry.linked);
    }
    return { files, phases };
  }
}

/** By code unit, the same on every machine and in every locale. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
