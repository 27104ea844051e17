import { packedField, ReferenceField, referenceStride, type ItemFact } from '../facts/facts';
import { symbolText, type Interner } from '../facts/interner';
import type { Profile } from '../profile/compile';
import { roles, type ReferenceState, type Role } from '../model/vocabulary';
import { isOfAnotherPhase, type LinkedFile } from './linkedFile';
import { lastAtMost } from './bases';
import { PlanGroup } from './planGroup';
import type { PhaseRelation } from './relations';
import type { Answers } from './answers';
import { documentScope, planScope, type Slots } from './slots';
import { foldHyphens } from '../ids/template';

/** What a reference came to when it is not an item: values below zero in `Graph.targets`. */
export const enum Unresolved {
  dangling = -1,
  ambiguous = -2,
  /** Nothing in reach defines IDs of this family. */
  undefinedKind = -3,
  /** A mention that nobody would call a reference: not listed, not reported. */
  silent = -4,
}

export interface GraphParts {
  /** Path → index of the file. */
  readonly indexes: ReadonlyMap<string, number>;
  readonly files: readonly LinkedFile[];
  readonly slots: Slots;
  readonly interner: Interner;
  readonly phases: readonly PhaseRelation[];
  readonly itemBase: Int32Array;
  readonly referenceBase: Int32Array;
  readonly winners: Int32Array;
  readonly canonical: Int32Array;
  readonly targets: Int32Array;
  readonly covered: Int32Array;
  readonly verified: Int32Array;
  /** By item: how many covering or verifying references it makes, resolved or not. */
  readonly tracesOut: Int32Array;
  readonly duplicates: ReadonlyMap<number, readonly number[]>;
  readonly answers: Answers;
}

/**
 * All facts of a workspace folder, linked. Items and references have numbers that are good for this graph alone: the
 * file's base plus the index in the file. Built whole from packed facts each time; never changed afterwards.
 */
export class Graph {
  private namespaces: readonly string[] | null = null;
  private readonly scopes = new Map<LinkedFile, readonly number[]>();
  private incoming: ByTarget | null = null;
  private definitions: ByTarget | null = null;
  private phasesByPlan: ReadonlyMap<string, PhaseRelation> | null = null;
  private phasesByMaster: ReadonlyMap<string, readonly PhaseRelation[]> | null = null;
  private planGroups: Map<number, PlanGroup> | null = null;

  constructor(readonly parts: GraphParts) {}

  get files(): readonly LinkedFile[] {
    return this.parts.files;
  }
  get phases(): readonly PhaseRelation[] {
    return this.parts.phases;
  }
  get itemCount(): number {
    return this.parts.canonical.length;
  }
  get referenceCount(): number {
    return this.parts.targets.length;
  }

  /** The phases that a master plan lists, in order. */
  phasesOf(masterPath: string): readonly PhaseRelation[] {
    this.phasesByMaster ??= phasesByMaster(this.parts.phases);
    return this.phasesByMaster.get(masterPath) ?? [];
  }

  /** The phase whose plan a document is; undefined for none. */
  phaseOfPlan(planPath: string): PhaseRelation | undefined {
    this.phasesByPlan ??= new Map([...this.parts.phases].reverse().map((phase) => [phase.planPath ?? '', phase]));
    return this.phasesByPlan.get(planPath);
  }

  fileIndex(path: string): number {
    return this.parts.indexes.get(path) ?? -1;
  }

  file(path: string): LinkedFile | undefined {
    return this.parts.files[this.fileIndex(path)];
  }

  itemNumber(fileIndex: number, item: number): number {
    return (this.parts.itemBase[fileIndex] ?? 0) + item;
  }

  referenceNumber(fileIndex: number, reference: number): number {
    return (this.parts.referenceBase[fileIndex] ?? 0) + reference;
  }

  fileOfItem(item: number): LinkedFile {
    return this.parts.files[lastAtMost(this.parts.itemBase, item)] as LinkedFile;
  }

  fileOfReference(reference: number): LinkedFile {
    return this.parts.files[lastAtMost(this.parts.referenceBase, reference)] as LinkedFile;
  }

  item(item: number): ItemFact {
    const file = lastAtMost(this.parts.itemBase, item);
    return this.parts.files[file]?.facts.items[item - (this.parts.itemBase[file] ?? 0)] as ItemFact;
  }

  /** One packed field of a reference. */
  field(reference: number, field: ReferenceField): number {
    const file = lastAtMost(this.parts.referenceBase, reference);
    const references = this.parts.files[file]?.facts.references;
    if (!references || reference < 0) return -1;
    return packedField(references, (reference - (this.parts.referenceBase[file] ?? 0)) * referenceStride, field);
  }

  roleOf(reference: number): Role | null {
    return roles[this.field(reference, ReferenceField.role)] ?? null;
  }

  /** Number of the item that a reference stands in, -1 for none. */
  ownerOf(reference: number): number {
    const owner = this.field(reference, ReferenceField.owner);
    return owner < 0 ? -1 : (this.parts.itemBase[lastAtMost(this.parts.referenceBase, reference)] ?? 0) + owner;
  }

  stateOf(reference: number): ReferenceState | null {
    const target = this.parts.targets[reference] ?? Unresolved.silent;
    if (target >= 0) return 'resolved';
    if (target === Unresolved.dangling) return 'dangling';
    if (target === Unresolved.ambiguous) return 'ambiguous';
    return target === Unresolved.undefinedKind ? 'undefined-kind' : null;
  }

  /** The item that all definitions of an ID stand for; -1 for a derived one that rows replaced. */
  canonicalOf(item: number): number {
    return this.parts.canonical[item] ?? -1;
  }

  isCanonical(item: number): boolean {
    return this.parts.canonical[item] === item;
  }

  /**
   * The definition that a reader would go to from a place: a row of the same document where there is one, else the
   * definition that counts.
   */
  definitionFor(target: number, fromPath: string): number {
    if (this.fileOfItem(target).path === fromPath) return target;
    return (
      this.definitionsOf(target).find(
        (item) => this.fileOfItem(item).path === fromPath && this.item(item).strength === 'explicit',
      ) ?? target
    );
  }

  /** All definitions of the item, the one that counts first; inactive derived ones are not among them. */
  definitionsOf(target: number): number[] {
    this.definitions ??= definitionsByItem(this.parts.canonical);
    const { starts, members } = this.definitions;
    if ((starts[target + 1] ?? 0) - (starts[target] ?? 0) < 2) return [target];
    const others = members.subarray(starts[target] ?? 0, starts[target + 1] ?? 0).filter((item) => item !== target);
    return [target, ...others];
  }

  /** Numbers of the references that resolve to an item (in any file, in order). */
  referencesTo(target: number): number[] {
    this.incoming ??= groupByTarget(this.parts.targets, this.itemCount);
    const { starts, members } = this.incoming;
    return Array.from(members.subarray(starts[target] ?? 0, starts[target + 1] ?? 0));
  }

  /** The files by the plan that they belong to; -1 for those of no certain plan. Ordinary markdown is in none. */
  get groups(): ReadonlyMap<number, PlanGroup> {
    this.planGroups ??= groupFiles(this);
    return this.planGroups;
  }

  group(plan: number): PlanGroup | undefined {
    return this.groups.get(plan);
  }

  /** The item that an ID means in a file: of its own scopes, else the only one of that name; -1 for none or several. */
  itemNamed(id: string, path: string): number {
    const file = this.file(path);
    if (!file) return -1;
    const symbols = this.symbolsOf(id, file.profile);
    for (const scope of this.scopesOf(file)) {
      for (const symbol of symbols) {
        const winner = this.winnerIn(scope, symbol);
        if (winner >= 0) return winner;
      }
    }
    const named = symbols.map((symbol) => this.parts.answers.onlyOne(symbol)).filter((item) => item >= 0);
    return named.length === 1 ? (named[0] ?? -1) : -1;
  }

  /** The same for the symbol of an ID, as facts hold it. */
  itemOfSymbol(symbol: number, file: LinkedFile): number {
    for (const scope of this.scopesOf(file)) {
      const winner = this.winnerIn(scope, symbol);
      if (winner >= 0) return winner;
    }
    const only = this.parts.answers.onlyOne(symbol);
    return only >= 0 && isOfAnotherPhase(file, this.fileOfItem(only)) ? -1 : only;
  }

  /** Numbers of the scopes in which a file's IDs are looked up, the nearest first; empty for ordinary markdown. */
  private scopesOf(file: LinkedFile): readonly number[] {
    let scopes = this.scopes.get(file);
    if (!scopes) {
      const { slots } = this.parts;
      const { profile } = file;
      scopes = profile
        ? [documentScope(file.speaksOf), planScope(profile.name, file.plan), planScope(profile.name, -1)].map((name) =>
            slots.known(name),
          )
        : [];
      this.scopes.set(file, scopes);
    }
    return scopes;
  }

  private winnerIn(scope: number, symbol: number): number {
    const slot = this.parts.slots.findIn(scope, symbol);
    return slot < 0 ? -1 : (this.parts.winners[slot] ?? -1);
  }

  /** The numbers that an ID can have: one, and one in each namespace of the profile (of all of them, without one). */
  private symbolsOf(id: string, profile: Profile | null): number[] {
    const namespaces = profile ? profile.grammar.namespaces : this.allNamespaces();
    return namespaces
      .map((namespace) => this.parts.interner.find(symbolText(foldHyphens(id), namespace)))
      .filter((symbol) => symbol >= 0);
  }

  private allNamespaces(): readonly string[] {
    this.namespaces ??= [...new Set(this.parts.files.flatMap((f) => f.profile?.grammar.namespaces ?? []))];
    return this.namespaces;
  }

  text(symbol: number): string {
    return this.parts.interner.idText(symbol);
  }

  slotOfItem(item: number): number {
    const file = lastAtMost(this.parts.itemBase, item);
    return this.parts.files[file]?.itemSlots[item - (this.parts.itemBase[file] ?? 0)] ?? -1;
  }
}

/** Indexes grouped by the target that they point at: those of target `t` are `members[starts[t] … starts[t + 1])`. */
interface ByTarget {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

const byCanonical = new WeakMap<Int32Array, ByTarget>();

/** Graphs that are linked anew after an edit which defines nothing have the same items, and share this. */
function definitionsByItem(canonical: Int32Array): ByTarget {
  let definitions = byCanonical.get(canonical);
  if (!definitions) byCanonical.set(canonical, (definitions = groupByTarget(canonical, canonical.length)));
  return definitions;
}

/** Counting sort: two passes over the targets, whatever their number. Targets below zero are left out. */
function groupByTarget(targets: Int32Array, count: number): ByTarget {
  const starts = new Int32Array(count + 1);
  // Loops over all items or references count: one by iterator makes an object for each.
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i] as number;
    if (target >= 0) starts[target + 1] = (starts[target + 1] as number) + 1;
  }
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const members = new Int32Array(starts[count] as number);
  const next = starts.slice();
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i] as number;
    if (target < 0) continue;
    const at = next[target] as number;
    members[at] = i;
    next[target] = at + 1;
  }
  return { starts, members };
}

function phasesByMaster(phases: readonly PhaseRelation[]): Map<string, PhaseRelation[]> {
  const found = new Map<string, PhaseRelation[]>();
  for (const phase of phases) {
    const list = found.get(phase.masterPath);
    if (list) list.push(phase);
    else found.set(phase.masterPath, [phase]);
  }
  return found;
}

function groupFiles(graph: Graph): Map<number, PlanGroup> {
  const indexes = new Map<number, number[]>();
  graph.files.forEach((file, f) => {
    if (!file.rule) return;
    const list = indexes.get(file.plan);
    if (list) list.push(f);
    else indexes.set(file.plan, [f]);
  });
  return new Map([...indexes].map(([plan, list]) => [plan, new PlanGroup(graph, plan, list)]));
}
