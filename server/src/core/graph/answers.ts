import { packedField, ReferenceField, ReferenceFlag, referenceStride, type ItemFact } from '../facts/facts';
import { codeKind } from '../facts/codeFacts';
import type { Interner } from '../facts/interner';
import type { IdForm } from '../ids/grammar';
import { citationHolds } from '../ids/sections';
import { lastAtMost } from './bases';
import { Unresolved } from './graph';
import { nearestItem, type PlacedItem } from './nearest';
import { OwedIds } from './owedIds';
import { isOfAnotherPhase, type LinkedFile } from './linkedFile';
import { labelOfPhase, resolvePath, type PhaseRelation } from './relations';
import { seriesOf } from './series';
import { documentScope, planScope, type Slots } from './slots';

export { seriesOf };

const familiesOfFile = new WeakMap<readonly ItemFact[], ReadonlySet<string>>();

/** The ID families that a file's items found: `form` and `form series`. Example listings found none. */
function familiesOf(items: readonly ItemFact[]): ReadonlySet<string> {
  let families = familiesOfFile.get(items);
  if (!families) {
    const found = new Set<string>();
    for (const item of items) {
      if (item.form < 0 || item.strength === 'example') continue;
      found.add(String(item.form));
      found.add(`${item.form} ${seriesOf(item.id)}`);
    }
    families = found;
    familiesOfFile.set(items, families);
  }
  return families;
}

const formsOfFile = new WeakMap<readonly ItemFact[], ReadonlySet<IdForm>>();

/** The ID forms that a file defines items of. */
function formsOf(file: LinkedFile): ReadonlySet<IdForm> {
  let forms = formsOfFile.get(file.facts.items);
  if (!forms) {
    const found = new Set<IdForm>();
    for (const item of file.facts.items) {
      const form = file.profile?.grammar.forms[item.form];
      if (form && item.strength !== 'example') found.add(form);
    }
    forms = found;
    formsOfFile.set(file.facts.items, forms);
  }
  return forms;
}

/**
 * Answers the references that no definition in their own scope answers: qualified ones, mentions from outside, and
 * those that dangle, told apart from those whose kind nothing in reach defines. Lives as long as one linking.
 */
export class Answers {
  private byName: Int32Array | null = null;
  /** All items of a name: the last one by symbol, and before each item the one before it of that name; -1 for none. */
  private namesakes: { readonly last: Int32Array; readonly before: Int32Array } | null = null;
  private readonly families = new Map<string, boolean>();
  private readonly beyond = new Map<string, boolean>();
  private reach: Map<number, LinkedFile[]> | null = null;
  private readonly oddPlans = new Map<number, boolean>();
  private planDocuments: Map<string, string | null> | null = null;
  private expected: Map<number, ReadonlySet<number>> | null = null;
  private owed: OwedIds | null = null;

  constructor(
    private readonly files: readonly LinkedFile[],
    private readonly indexes: ReadonlyMap<string, number>,
    private readonly slots: Slots,
    private readonly interner: Interner,
    private readonly phases: readonly PhaseRelation[],
    private readonly winners: Int32Array,
    private readonly itemBase: Int32Array,
  ) {}

  /** Number of the item, or one of `Unresolved`. `at`: offset of the packed reference. */
  answer(file: LinkedFile, at: number): number {
    const { references } = file.facts;
    const symbol = references[at + ReferenceField.symbol] ?? -1;
    const flags = packedField(references, at, ReferenceField.flags);
    if (!file.profile) {
      // Said to be of a place that is not here.
      if ((references[at + ReferenceField.qualifier] ?? -1) >= 0) return Unresolved.silent;
      const named = this.namedNear(symbol, file.path);
      if (named !== Unresolved.dangling) return named;
      const isCode = file.facts.kind === codeKind && (flags & ReferenceFlag.soft) === 0;
      return isCode && this.isOwed(symbol) ? Unresolved.dangling : Unresolved.silent;
    }
    const form = file.profile.grammar.forms[packedField(references, at, ReferenceField.form)];
    if (!form) return Unresolved.silent;
    const found = this.find(file, file.profile.name, form, references, at, symbol);
    if (found >= 0 || found === Unresolved.ambiguous || found === Unresolved.silent) return found;
    if ((flags & (ReferenceFlag.soft | ReferenceFlag.rangeInner)) !== 0) return Unresolved.silent;
    // Outside all scopes, an ID can be that of any of them.
    if (found === Unresolved.undefinedKind && file.profile.scopeOf?.(file.path).isDeclared === false) {
      const named = this.namedNear(symbol, file.path);
      return named === Unresolved.dangling ? found : named;
    }
    // Another folder's ID, spelt so that nobody takes it for one of this folder.
    const isOdd = found === Unresolved.dangling && (flags & ReferenceFlag.oddHyphen) !== 0;
    if (isOdd && !this.spellsOddly(file)) return Unresolved.silent;
    return found;
  }

  /** The only item of an ID in the workspace, -1 for none or several. */
  onlyOne(symbol: number): number {
    return Math.max(-1, this.named(symbol));
  }

  /** Whether a source file that names an ID may expect a plan to define it. */
  private isOwed(symbol: number): boolean {
    this.owed ??= new OwedIds(this.files, this.interner);
    return this.owed.has(symbol);
  }

  /** Whether definitions in reach are spelt with U+2010 or U+2011. */
  private spellsOddly(file: LinkedFile): boolean {
    let known = this.oddPlans.get(file.plan);
    if (known === undefined) {
      known = this.inReach(file).some(({ facts }) => facts.items.some(({ id }) => /[\u2010\u2011]/.test(id)));
      this.oddPlans.set(file.plan, known);
    }
    return known;
  }

  private find(
    file: LinkedFile,
    profile: string,
    form: IdForm,
    references: Int32Array,
    at: number,
    symbol: number,
  ): number {
    const qualifier = references[at + ReferenceField.qualifier] ?? -1;
    if (qualifier >= 0 && form.scope === 'folder') {
      // A folder that is there and does not define the ID; one that is not there may define anything.
      return file.referenceSlots[at / referenceStride] === -1 ? Unresolved.silent : Unresolved.dangling;
    }
    if (qualifier >= 0) {
      const plan = this.qualified(file, this.interner.text(qualifier));
      if (plan === null) return Unresolved.silent;
      const winner = this.winnerAt(documentScope(plan), symbol);
      if (winner >= 0) return winner;
      return this.definesForm(plan, form) ? Unresolved.dangling : Unresolved.silent;
    }
    if (form.scope === 'document') {
      if (this.definesForm(file.speaksOf, form)) return Unresolved.dangling;
      if (file.speaksOf !== file.path) return Unresolved.silent;
      const named = this.named(symbol);
      if (named >= 0 && isOfAnotherPhase(file, this.files[lastAtMost(this.itemBase, named)])) return Unresolved.silent;
      if (named !== Unresolved.dangling) return named;
      // Nobody expects an ID that is unique in a plan to be defined in a document of another kind.
      return Unresolved.silent;
    }
    if (file.plan >= 0) {
      const shared = this.winnerAt(planScope(profile, -1), symbol);
      if (shared >= 0) return shared;
    } else {
      const named = this.named(symbol);
      if (named !== Unresolved.dangling) return named;
    }
    if (form.placed && this.isBeyondReading(file, form, symbol)) return Unresolved.silent;
    if (!this.defines(file, profile, form, symbol)) {
      const isForeign = form.introduced || (this.named(symbol) !== Unresolved.dangling && this.hasOwn(file, form));
      return isForeign ? Unresolved.silent : Unresolved.undefinedKind;
    }
    if (this.isExpected(file, symbol) || this.isClause(file, profile, symbol)) return Unresolved.silent;
    return form.numberedByRows ? this.bulletWithoutRow(file, symbol) : Unresolved.dangling;
  }

  /**
   * Rows fix the numbering of their section, but as long as one of the phases that share it has still to plan, its rows
   * are not all there: what has no row yet is the bullet of that number.
   */
  private bulletWithoutRow(file: LinkedFile, symbol: number): number {
    const section = seriesOf(this.interner.idText(symbol)).slice(0, -1);
    const isWaiting = this.inReach(file).some(
      (master) =>
        master.rule?.duty === 'master' &&
        master.profile === file.profile &&
        master.facts.coverage.some(
          (coverage) =>
            coverage.from !== null && citationHolds(coverage, section) && !this.hasWork(master.path, coverage.owner),
        ),
    );
    if (!isWaiting) return Unresolved.dangling;
    for (const source of this.inReach(file)) {
      if (source.rule?.duty !== 'source' || source.profile !== file.profile) continue;
      const item = source.itemSymbols.indexOf(symbol);
      if (item >= 0) return (this.itemBase[this.indexes.get(source.path) ?? -1] ?? 0) + item;
    }
    return Unresolved.dangling;
  }

  /** Whether a phase of a master plan has its plan documents, with work packages in them. */
  private hasWork(masterPath: string, phaseItem: number): boolean {
    const phase = this.phases.find((p) => p.masterPath === masterPath && p.item === phaseItem);
    const plan = phase?.planPath && phase.isWhole ? this.fileAt(phase.planPath) : undefined;
    return plan?.facts.items.some(({ kind }) => kind === 'work-package') ?? false;
  }

  /** `SC-004b` where SC-004 is there and nothing has letters behind its number: a clause of its text. */
  private isClause(file: LinkedFile, profile: string, symbol: number): boolean {
    const id = this.interner.idText(symbol);
    if (!/\d[a-z]$/.test(id)) return false;
    const stem = id.slice(0, -1);
    const isThere = (other: string): boolean => {
      const known = this.interner.find(other);
      return known >= 0 && this.winnerAt(planScope(profile, file.plan), known) >= 0;
    };
    return isThere(stem) && !Array.from('abcdefgh').some((letter) => isThere(stem + letter));
  }

  /** Whether a document in reach announces the ID, so that its definition may still be to come. */
  private isExpected(file: LinkedFile, symbol: number): boolean {
    this.expected ??= new Map();
    let known = this.expected.get(file.plan);
    if (!known) {
      known = new Set(this.inReach(file).flatMap(({ facts }) => facts.expected));
      this.expected.set(file.plan, known);
    }
    return known.has(symbol);
  }

  /**
   * IDs that follow from the places of bullets, in a document that has them and is written in a way that we cannot read:
   * nothing of the kind is found in it, or nothing below the item whose number the ID begins with.
   */
  private isBeyondReading(file: LinkedFile, form: IdForm, symbol: number): boolean {
    const series = seriesOf(this.interner.idText(symbol));
    const key = `${file.plan} ${file.profile?.name ?? ''} ${form.name} ${series}`;
    let known = this.beyond.get(key);
    if (known === undefined) this.beyond.set(key, (known = this.findBeyond(file, form, series)));
    return known;
  }

  private findBeyond(file: LinkedFile, form: IdForm, series: string): boolean {
    const kin = this.inReach(file).filter((other) => other.profile === file.profile);
    const index = file.profile?.grammar.forms.indexOf(form) ?? -1;
    const some = (family: string): boolean => kin.some(({ facts }) => familiesOf(facts.items).has(family));
    if (some(`${index} ${series}`)) return false;
    if (!some(String(index))) return kin.some(({ rule }) => rule?.defines.has(index) ?? false);
    const number = ` ${series.slice(0, -1)}`;
    return kin.some(({ facts }) => facts.items.some(({ id }) => id.endsWith(number)));
  }

  private winnerAt(scope: string, symbol: number): number {
    const slot = this.slots.find(scope, symbol);
    return slot < 0 ? -1 : (this.winners[slot] ?? -1);
  }

  /** The document that a qualifier means; null where it is not there. */
  private qualified(file: LinkedFile, qualifier: string): string | null {
    if (qualifier.endsWith('.md')) {
      return resolvePath(qualifier, file.path, (path) => this.fileAt(path) !== undefined);
    }
    this.planDocuments ??= this.indexPlanDocuments();
    return this.planDocuments.get(`${file.plan} ${labelOfPhase(qualifier)}`) ?? null;
  }

  /** `plan label` → the plan document of that phase; null where it is announced and not there yet. */
  private indexPlanDocuments(): Map<string, string | null> {
    const found = new Map<string, string | null>();
    for (const file of this.files) {
      const { phaseLabel } = file.facts;
      if (file.rule?.duty === 'plan' && phaseLabel !== null) found.set(`${file.plan} ${phaseLabel}`, file.path);
    }
    for (const { masterPath, label, planPath } of this.phases)
      found.set(`${this.fileAt(masterPath)?.plan ?? -1} ${label}`, planPath);
    return found;
  }

  private fileAt(path: string): LinkedFile | undefined {
    return this.files[this.indexes.get(path) ?? -1];
  }

  private definesForm(path: string, form: IdForm): boolean {
    const file = this.fileAt(path);
    return file !== undefined && formsOf(file).has(form);
  }

  /** Whether something in reach of the file defines IDs of this family. */
  private defines(file: LinkedFile, profile: string, form: IdForm, symbol: number): boolean {
    const series = form.familyBySeries ? seriesOf(this.interner.idText(symbol)) : '';
    const key = `${profile} ${file.plan} ${form.name} ${series}`;
    let known = this.families.get(key);
    if (known === undefined) {
      known = this.inReach(file).some((other) => {
        if (other.profile !== file.profile) return false;
        if (other.rule && form.definedBy.includes(other.rule.kind) && other.facts.items.length > 0) return true;
        const index = other.profile?.grammar.forms.indexOf(form) ?? -1;
        return familiesOf(other.facts.items).has(form.familyBySeries ? `${index} ${series}` : String(index));
      });
      this.families.set(key, known);
    }
    return known;
  }

  /** Whether the plan has a document that may define IDs of the form and defines others instead: its own way of naming. */
  private hasOwn(file: LinkedFile, form: IdForm): boolean {
    const index = file.profile?.grammar.forms.indexOf(form) ?? -1;
    return this.inReach(file).some(
      ({ profile, rule, facts }) =>
        profile === file.profile &&
        (rule?.defines.has(index) ?? false) &&
        facts.items.some(({ kind }) => kind === form.kind),
    );
  }

  /** The files of the same plan and those of none; for a file of no plan, all that a profile reads. */
  private inReach(file: LinkedFile): readonly LinkedFile[] {
    this.reach ??= new Map();
    let reach = this.reach.get(file.plan);
    if (!reach) {
      reach = this.files.filter(
        (other) => other.profile !== null && (other.plan === file.plan || other.plan === -1 || file.plan === -1),
      );
      this.reach.set(file.plan, reach);
    }
    return reach;
  }

  /** The only item of that ID, whatever its scope: its number, or ambiguous, or dangling for none. */
  private named(symbol: number): number {
    this.byName ??= this.indexNames();
    const found = this.byName[symbol] ?? -1;
    if (found === -2) return Unresolved.ambiguous;
    return found >= 0 ? found : Unresolved.dangling;
  }

  /** The same, where of several the nearest one is meant. */
  private namedNear(symbol: number, path: string): number {
    const named = this.named(symbol);
    if (named !== Unresolved.ambiguous) return named;
    const nearest = nearestItem(this.itemsNamed(symbol), path);
    return nearest >= 0 ? nearest : named;
  }

  private *itemsNamed(symbol: number): Generator<PlacedItem> {
    this.namesakes ??= this.chainNames();
    const { last, before } = this.namesakes;
    for (let item = last[symbol] ?? -1; item >= 0; item = before[item] as number) yield this.placed(item);
  }

  private chainNames(): { last: Int32Array; before: Int32Array } {
    const last = new Int32Array(this.interner.size).fill(-1);
    const before = new Int32Array(this.itemBase[this.files.length] ?? 0).fill(-1);
    this.files.forEach(({ itemSymbols, itemSlots }, f) => {
      const base = this.itemBase[f] as number;
      for (let i = 0; i < itemSymbols.length; i++) {
        const symbol = itemSymbols[i] as number;
        if (symbol < 0 || this.winners[itemSlots[i] as number] !== base + i) continue;
        before[base + i] = last[symbol] as number;
        last[symbol] = base + i;
      }
    });
    return { last, before };
  }

  private indexNames(): Int32Array {
    const names = new Int32Array(this.interner.size).fill(-1);
    const add = (symbol: number, winner: number): void => {
      const there = names[symbol] as number;
      names[symbol] = there === -1 || there === winner ? winner : -2;
    };
    for (const { itemSymbols, itemSlots, aliasSlots, facts } of this.files) {
      for (let i = 0; i < itemSymbols.length; i++) {
        const symbol = itemSymbols[i] as number;
        const winner = symbol < 0 ? -1 : (this.winners[itemSlots[i] as number] as number);
        if (winner < 0) continue;
        add(symbol, winner);
        if (aliasSlots.length > 0) for (const alias of facts.items[i]?.aliases ?? []) add(alias, winner);
      }
    }
    return names;
  }

  private placed(item: number): PlacedItem {
    return { item, path: this.files[lastAtMost(this.itemBase, item)]?.path ?? '' };
  }
}
