import type { Blocks } from '../markdown/blocks';
import type { ItemFact } from './facts';
import type { ItemKind } from '../model/vocabulary';
import type { LinkRule, Place } from '../profile/compile';
import { headingSays } from '../profile/words';
import type { OpenForms } from '../ids/grammar';

interface HeadingState {
  readonly depth: number;
  readonly words: string;
  /** Nearest section number at or above, with its heading. */
  readonly number: string | null;
  /** Index of the heading among the facts' headings. */
  readonly index: number;
  /** Index of the item that the heading defines, or -1. */
  item: number;
}

/** A label as it is written, without dressing, and where it begins. */
export interface LabelPlace {
  readonly text: string;
  readonly start: number;
}

/** Where a run of text stands, as far as rules ask. */
export interface RunPlace {
  /** Label in force, in words. */
  readonly label: string | null;
  /** Column header, in words. */
  readonly column: string | null;
  /** The run follows an ID that begins its list item. */
  readonly afterLead: boolean;
  /** Item of the enclosing row, -1 for none. */
  readonly rowItem: number;
  /** Item that the heading defines in which the run stands, -1 elsewhere. */
  readonly headingItem?: number;
}

/** What stands around one citation, for places that ask for it. */
export interface Surrounding {
  /** Behind the last bar of its list item. */
  readonly afterBar: boolean;
  /** Directly behind one of these words (lower case), or behind citations that are. */
  readonly isAfter: (words: readonly string[]) => boolean;
  readonly inBrackets: boolean;
}

/**
 * What holds at the block that is being read: the headings above it, the label that governs it, the row it stands in.
 * Advances with the blocks in document order.
 */
export class Context {
  private readonly stack: HeadingState[] = [];
  /** By block index + 1 (0: the document): label in force among the container's children. */
  private readonly labels = new Map<number, string>();
  private readonly labelPlaces = new Map<number, LabelPlace>();
  /** Labels that have what they ask for: a value on their own line, or a list. */
  private readonly labelIsAnswered = new Set<number>();
  /** Of these, those with a value on their own line. */
  private readonly labelHasValue = new Set<number>();
  private readonly rowItems = new Map<number, number>();
  private readonly lastOfKind = new Map<ItemKind, number>();
  private readonly lastOfForm = new Map<number, number>();
  /** By block index + 1: where the last paragraph among the container's children begins. */
  private readonly lastParagraph = new Map<number, number>();

  constructor(
    private readonly blocks: Blocks,
    private readonly items: readonly ItemFact[],
  ) {}

  enterHeading(depth: number, words: string, number: string | null, index: number): void {
    while (this.stack.length > 0 && (this.stack[this.stack.length - 1]?.depth ?? 0) >= depth) this.stack.pop();
    const above = this.stack[this.stack.length - 1];
    this.stack.push({ depth, words, number: number ?? above?.number ?? null, index, item: -1 });
    this.labels.delete(0);
    this.labelIsAnswered.delete(0);
    this.labelHasValue.delete(0);
    this.lastParagraph.delete(0);
  }

  headingDefines(item: number): void {
    const top = this.stack[this.stack.length - 1];
    if (top) top.item = item;
    const fact = this.items[item];
    if (!fact) return;
    this.lastOfKind.set(fact.kind, item);
    this.lastOfForm.set(fact.form, item);
  }

  /** The last item of an ID form that a heading defined or took up again; -1 for none. */
  lastOf(form: number): number {
    return this.lastOfForm.get(form) ?? -1;
  }

  /** Index of the nearest heading around that says one of the titles, else of the outermost one; -1 for none. */
  headingSaying(titles: readonly string[]): number {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const heading = this.stack[i];
      if (heading && titles.some((t) => headingSays(heading.words, t))) return heading.index;
    }
    return this.stack[0]?.index ?? -1;
  }

  /** What stands below a heading around belongs to the item from here on. */
  defineAt(heading: number, item: number): void {
    const state = this.stack.find(({ index }) => index === heading);
    if (state) state.item = item;
  }

  /** The last item of a kind that a heading defined, whether its section goes on or not; -1 for none. */
  lastHeadingItem(kind: ItemKind): number {
    return this.lastOfKind.get(kind) ?? -1;
  }

  get headingIndex(): number {
    return this.stack[this.stack.length - 1]?.index ?? -1;
  }

  /** Section number in force. */
  get sectionNumber(): string | null {
    return this.stack[this.stack.length - 1]?.number ?? null;
  }

  /** Words of the nearest heading below the first one that says one of `titles`; null outside or directly under it. */
  headingBelow(titles: readonly string[]): string | null {
    const at = this.stack.findIndex((h) => titles.some((t) => headingSays(h.words, t)));
    return at >= 0 && at < this.stack.length - 1 ? (this.stack[at + 1]?.words ?? null) : null;
  }

  isUnder(titles: readonly string[]): boolean {
    return this.stack.some((h) => titles.some((t) => headingSays(h.words, t)));
  }

  /** Nearest item that a heading above defines, of the kind where one is asked for. */
  enclosing(kind: ItemKind | null): number {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const item = this.stack[i]?.item ?? -1;
      if (item >= 0 && (kind === null || this.items[item]?.kind === kind)) return item;
    }
    return -1;
  }

  setLabel(container: number, words: string, hasValue = false, place: LabelPlace | null = null): void {
    this.labels.set(container + 1, words);
    if (place) this.labelPlaces.set(container + 1, place);
    else this.labelPlaces.delete(container + 1);
    for (const set of [this.labelIsAnswered, this.labelHasValue]) {
      if (hasValue) set.add(container + 1);
      else set.delete(container + 1);
    }
  }

  /** A paragraph without a label, after the label's value or list, ends the label's reach. */
  passParagraph(container: number, start: number): void {
    if (this.labelIsAnswered.has(container + 1)) {
      this.labels.delete(container + 1);
      this.labelIsAnswered.delete(container + 1);
    }
    this.lastParagraph.set(container + 1, start);
  }

  noteParagraph(container: number, start: number): void {
    this.lastParagraph.set(container + 1, start);
  }

  passList(container: number): void {
    // `**Dependencies**: WP01` has its value; the list of tasks below it is another matter.
    if (this.labelHasValue.has(container + 1)) this.labels.delete(container + 1);
    if (this.labels.has(container + 1)) this.labelIsAnswered.add(container + 1);
  }

  /** The label that governs the children of a container: its own, or that of a container around it. */
  labelFor(container: number): string | null {
    return this.labels.get(this.labelled(container)) ?? null;
  }

  /** Where that label is written; null where there is none, or where it is a heading. */
  labelPlaceFor(container: number): LabelPlace | null {
    return this.labelPlaces.get(this.labelled(container)) ?? null;
  }

  /** By block index + 1: the nearest container that has a label; -1 for none. */
  private labelled(container: number): number {
    for (let at = container; ; at = this.blocks[at]?.parent ?? -1) {
      if (this.labels.has(at + 1)) return at + 1;
      if (at < 0) return -1;
    }
  }

  /** Whether the children of the container have a label of their own, not one from around it. */
  hasLabel(container: number): boolean {
    return this.labels.has(container + 1);
  }

  /** Start of the paragraph before the list that a list item belongs to; -1 for none. */
  paragraphBefore(item: number): number {
    const list = this.blocks[item]?.parent ?? -1;
    const container = list >= 0 ? (this.blocks[list]?.parent ?? -1) : -1;
    return this.lastParagraph.get(container + 1) ?? -1;
  }

  setRowItem(block: number, item: number): void {
    this.rowItems.set(block, item);
  }

  /** Item of the nearest list item or row around. */
  rowItemAt(container: number): number {
    for (let at = container; at >= 0; at = this.blocks[at]?.parent ?? -1) {
      const item = this.rowItems.get(at);
      if (item !== undefined) return item;
    }
    return -1;
  }

  fits(place: Place, at: RunPlace, around?: Surrounding): boolean {
    if (place.inRow && at.rowItem < 0) return false;
    if (place.inHeading && (at.headingItem ?? -1) < 0) return false;
    if (place.looksAround) {
      if (!around) return false;
      if (place.afterBar && !around.afterBar) return false;
      if (place.inBrackets && !around.inBrackets) return false;
      if (place.afterWords && !around.isAfter(place.afterWords)) return false;
    }
    if (place.labels && (at.label === null || !place.labels.has(at.label))) return false;
    if (place.columns && (at.column === null || !place.columns.has(at.column))) return false;
    if (place.afterLead && !at.afterLead) return false;
    return !place.under || this.isUnder(place.under);
  }

  /** The first link rule that fits the place and takes IDs of the form. */
  linkRule(rules: readonly LinkRule[], form: number, at: RunPlace, around?: Surrounding): LinkRule | null {
    for (const rule of rules) {
      if (rule.forms.has(form) && this.fits(rule.place, at, around)) {
        if (rule.owner !== null && this.enclosing(rule.owner) < 0) continue;
        return rule;
      }
    }
    return null;
  }

  /** The forms that are read bare here although they need brackets or a place of their own. */
  openForms(rules: readonly LinkRule[], at: RunPlace): OpenForms {
    let open: Set<number> | null = null;
    for (const rule of rules) {
      if (!this.fits(rule.place, at)) continue;
      open ??= new Set();
      for (const form of rule.forms) open.add(form);
    }
    return open;
  }
}
