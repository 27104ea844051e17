import { readBaseline, type BaselineReading } from '../baseline/baseline';
import { baselineFile } from '../baseline/file';
import type { Assign } from '../configuration/assignments';
import type { ConfigurationProblem } from '../configuration/problem';
import { heededAnnouncement } from '../facts/assigned';
import { kindGiven } from '../facts/detect';
import { readFacts, type Announced } from '../facts/readFacts';
import type { FileFacts } from '../facts/facts';
import { Interner } from '../facts/interner';
import type { LinkedFile } from '../graph/linkedFile';
import type { Graph } from '../graph/graph';
import { linkFiles, relinkFiles } from '../graph/link';
import { Slots, slotsOf } from '../graph/slots';
import { IdGrammar, type IdForm } from '../ids/grammar';
import type { Profile } from '../profile/compile';
import { announcementsOf, Layout, layoutShape, type AnnouncedDocument } from './layout';
import { isOwnDocument } from '../facts/ownDocuments';
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
  private readonly mentions: IdGrammar;
  private readonly buffers = new Map<string, string>();
  private readonly edited = new Set<string>();
  private layout: Layout | null = null;
  private files: LinkedFile[] = [];
  private indexes: ReadonlyMap<string, number> = new Map<string, number>();
  private current: Snapshot | null = null;
  private configurationProblems: readonly ConfigurationProblem[] = [];
  private baseline: BaselineReading | null = null;
  private isTrusted = true;
  private linkedGraph: { layout: Layout | null; graph: Graph } | null = null;
  private generation = 0;
  /** Rises with every change that is taken. */
  private version = 0;
  private kinds = new Set<string>();
  private announced: ReadonlyMap<string, AnnouncedDocument> = new Map<string, AnnouncedDocument>();

  constructor(
    private readonly profiles: readonly Profile[],
    private readonly surroundings: Surroundings,
    private readonly assign: Assign = () => null,
    private readonly interner = new Interner(),
    private readonly slots = new Slots(),
  ) {
    const isPlain = (f: IdForm): boolean => f.phrase === null && !f.soft && !f.placed && f.neverLearned === null;
    const forms: IdForm[] = profiles.flatMap((p) => p.grammar.forms.filter(isPlain));
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
    const before = this.facts(path);
    entry.disk = this.read(path, text, this.announcedAs(path));
    this.touched(path, before);
  }

  /** The file is open in an editor with this text. */
  setBuffer(path: string, text: string): void {
    const entry = this.entry(path);
    const before = this.facts(path);
    entry.buffer = { text, facts: this.read(path, text, this.announcedAs(path)) };
    this.buffers.set(path, text);
    this.touched(path, before);
  }

  /** The editor closed the file: what is on disk counts again; a file that was never on disk is gone. */
  dropBuffer(path: string): void {
    const entry = this.entries.get(path);
    if (!entry?.buffer) return;
    const before = entry.buffer.facts;
    entry.buffer = null;
    this.buffers.delete(path);
    if (!entry.disk) this.forget(path);
    else this.touched(path, before);
  }

  /** The file is gone from the disk; an open buffer stays. */
  removeDisk(path: string): void {
    const entry = this.entries.get(path);
    if (!entry) return;
    entry.disk = null;
    if (!entry.buffer) this.forget(path);
  }

  /** What is wrong with the folder's configuration; another one, or none, is in force meanwhile. */
  setConfigurationProblems(problems: readonly ConfigurationProblem[]): void {
    this.configurationProblems = problems;
    this.current = null;
  }

  /** What the folder's baseline says; null where there is none. */
  setBaseline(baseline: BaselineReading | null): void {
    if (baseline === this.baseline) return;
    this.baseline = baseline;
    this.current = null;
  }

  /** Whether the folder is trusted: templates of an untrusted one are not filled in. */
  setTrusted(isTrusted: boolean): void {
    if (isTrusted === this.isTrusted) return;
    this.isTrusted = isTrusted;
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
    const changed = this.layout ? this.takeEdits(this.layout) : null;
    if (!changed) this.settle();
    const phases = this.layout?.phases ?? [];
    const before = this.linkedGraph?.layout === this.layout ? this.linkedGraph.graph : null;
    const graph =
      (changed && before ? relinkFiles(before, this.files, changed, phases) : null) ??
      linkFiles(this.files, this.indexes, this.slots, this.interner, phases);
    this.linkedGraph = { layout: this.layout, graph };
    this.generation++;
    const texts = new Map(this.buffers);
    const { surroundings, entries, baseline, files, isTrusted } = this;
    if (baseline) texts.set(baselineFile, baseline.text);
    this.current = {
      generation: this.generation,
      files: this.files,
      graph,
      profiles: this.profiles,
      configurationProblems: this.configurationProblems,
      baseline,
      isTrusted,
      text: (path) => {
        // An ignore file may keep templates out of what is read.
        const isThere = entries.get(path)?.disk ?? (isOwnDocument(path) && surroundings.exists(path));
        return texts.get(path) ?? (isThere ? surroundings.readText(path) : null);
      },
      withTexts: (other) => this.fork(files, baseline, new Map([...texts, ...other]), other),
      exists: (path) => entries.has(path) || surroundings.exists(path),
    };
    return this.current;
  }

  /** Another workspace with the facts of one moment of this one, in which some documents have other texts. */
  private fork(
    files: readonly { readonly path: string; readonly facts: FileFacts }[],
    baseline: BaselineReading | null,
    texts: ReadonlyMap<string, string>,
    changed: ReadonlyMap<string, string>,
  ): Snapshot {
    const { surroundings } = this;
    const readText = (path: string): string | null => texts.get(path) ?? surroundings.readText(path);
    const exists = (path: string): boolean => surroundings.exists(path);
    const fork = new Workspace(this.profiles, { readText, exists }, this.assign, this.interner, this.slots);
    for (const { path, facts } of files) fork.entries.set(path, { disk: facts, buffer: null, linked: null });
    fork.isTrusted = this.isTrusted;
    fork.kinds = this.kinds;
    fork.announced = this.announced;
    // A text may also be that of a document that is still to be written.
    for (const [path, text] of changed)
      if (fork.entries.has(path) || (/\.md$/i.test(path) && !exists(path))) fork.setBuffer(path, text);
    const written = changed.get(baselineFile);
    fork.setBaseline(written === undefined ? baseline : readBaseline(written));
    return fork.snapshot();
  }

  private entry(path: string): Entry {
    let entry = this.entries.get(path);
    if (!entry) {
      entry = { disk: null, buffer: null, linked: null };
      this.entries.set(path, entry);
      this.layout = null;
    }
    return entry;
  }

  private forget(path: string): void {
    this.version++;
    this.entries.delete(path);
    this.layout = null;
    this.current = null;
  }

  /** Notes that a document's facts changed; where it now says other things of other documents, all is laid out anew. */
  private touched(path: string, before: FileFacts | null): void {
    this.version++;
    this.current = null;
    if (!this.layout) return;
    if (layoutShape(before) === layoutShape(this.facts(path))) this.edited.add(path);
    else this.layout = null;
  }

  private announcedAs(path: string): AnnouncedDocument | null {
    return heededAnnouncement(this.assign(path), this.announced.get(path) ?? null);
  }

  private read(path: string, text: string, announced: Announced | null): FileFacts {
    return readFacts({
      path,
      text,
      profiles: this.profiles,
      mentions: this.mentions,
      interner: this.interner,
      announced,
      assigned: this.assign(path),
      // Before the first look at everything, what is needed beside a document is taken to be there.
      hasBeside: (kinds) => this.kinds.size === 0 || kinds.some((kind) => this.kinds.has(kind)),
    });
  }

  /** After edits that leave the layout as it is: only the edited documents get slots anew. Their indexes, in order. */
  private takeEdits(layout: Layout): number[] {
    const changed: number[] = [];
    this.files = this.files.slice();
    let isMaster = false;
    for (const path of this.edited) {
      const index = this.indexes.get(path);
      const linked = this.link(path, layout);
      if (index === undefined || !linked) continue;
      this.files[index] = linked;
      changed.push(index);
      isMaster ||= linked.rule?.duty === 'master';
    }
    if (isMaster) layout.refreshPhases();
    this.edited.clear();
    return changed.sort((a, b) => a - b);
  }

  /** Reads again what other documents make of a different kind, until nothing changes; then lays everything out. */
  private settle(): void {
    for (const step of this.settleInSteps()) void step;
  }

  /**
   * The same in steps of a few files, for a first look at thousands of them. Ends early when something changes between
   * two steps: whoever asks next begins anew.
   */
  *settleInSteps(): Generator<void> {
    if (this.layout) return;
    const { version } = this;
    const paths = [...this.entries.keys()].sort(comparePaths);
    const exists = (path: string): boolean => this.entries.has(path);
    const known = (): { path: string; facts: FileFacts }[] =>
      paths.flatMap((path) => {
        const facts = this.facts(path);
        return facts ? [{ path, facts }] : [];
      });
    let files = known();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      this.announced = announcementsOf(files, this.profiles, exists);
      this.kinds = new Set(files.flatMap(({ facts }) => facts.kind ?? []));
      if (this.kinds.size === 0) this.kinds.add('');
      let changed = false;
      let read = 0;
      for (const { path, facts } of files) {
        if (!this.readAgain(path, facts)) continue;
        changed = true;
        if (++read % REREAD_STEP !== 0) continue;
        yield;
        if (version !== this.version) return;
      }
      if (!changed) break;
      files = known();
    }
    yield;
    if (version !== this.version) return;
    const layout = new Layout(files, this.profiles, this.announced, exists, (path) => this.facts(path));
    const linked: LinkedFile[] = [];
    for (const { path } of files) {
      const file = this.link(path, layout);
      if (file) linked.push(file);
      if (linked.length % STEP !== 0) continue;
      yield;
      if (version !== this.version) return;
    }
    this.layout = layout;
    this.edited.clear();
    this.files = linked;
    this.indexes = new Map(this.files.map((file, index) => [file.path, index]));
  }

  private readAgain(path: string, facts: FileFacts): boolean {
    const entry = this.entries.get(path);
    const announced = this.announcedAs(path);
    const wanted = kindGiven(facts.ownKind, announced, this.profiles);
    const granted = facts.beside === null || facts.beside.some((kind) => this.kinds.has(kind));
    if (!entry) return false;
    const is = facts.kind === null ? '' : `${facts.profile ?? ''} ${facts.kind}`;
    if (is === (granted ? wanted : '')) return false;
    if (entry.buffer) entry.buffer = { text: entry.buffer.text, facts: this.read(path, entry.buffer.text, announced) };
    else {
      const text = this.surroundings.readText(path);
      if (text === null) return false;
      entry.disk = this.read(path, text, announced);
    }
    return true;
  }

  /** The document with its slots: the same object as before while its facts and its place in the layout are. */
  private link(path: string, layout: Layout): LinkedFile | null {
    const entry = this.entries.get(path);
    const facts = this.facts(path);
    if (!entry || !facts) return null;
    const plan = layout.planOf(path);
    const speaksOf = layout.speaksOf(path, facts);
    const { linked } = entry;
    if (
      linked &&
      linked.facts === facts &&
      linked.plan === plan &&
      linked.speaksOf === speaksOf &&
      linked.layout === layout
    )
      return linked;
    const profile = this.profiles.find((p) => p.name === facts.profile) ?? null;
    const qualified = (qualifier: string): string | null => layout.qualified(path, qualifier);
    const scopeQualified = (qualifier: string): string | null => layout.scopeQualified(path, qualifier);
    const slots = slotsOf(facts, profile, path, plan, speaksOf, this.slots, this.interner, qualified, scopeQualified);
    entry.linked = {
      path,
      facts,
      profile,
      rule: facts.kind === null ? null : (profile?.documentRule(facts.kind) ?? null),
      plan,
      scope: profile ? layout.scopeNameOf(path) : '.',
      speaksOf,
      layout,
      itemSlots: slots.itemSlots,
      referenceSlots: slots.referenceSlots,
      seriesSlots: slots.seriesSlots,
      aliasSlots: slots.aliasSlots,
      itemFlags: slots.itemFlags,
      itemSymbols: slots.itemSymbols,
      letteredItems: slots.letteredItems,
      referenceRoles: slots.referenceRoles,
    };
    return entry.linked;
  }
}

/** Files that are read again in one step. */
const REREAD_STEP = 8;

/** Files that are given slots in one step. */
const STEP = 64;

/** Announcements that bring announcements: more rounds than this would be a circle. */
const MOST_ROUNDS = 4;

/** By code unit, the same on every machine and in every locale. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
