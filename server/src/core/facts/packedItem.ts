import { itemKinds, statuses, strengths, type ItemKind, type Status, type Strength } from '../model/vocabulary';
import type { ItemFact } from './facts';

/** What an item is made of; its symbol is known by then. */
export type ItemParts = Omit<ItemFact, 'aliases'>;

const FORM_BITS = 7;
const KIND_BITS = 5;
const STRENGTH_BITS = 2;
const STATUS_BITS = 3;
const KIND_AT = FORM_BITS;
const STRENGTH_AT = KIND_AT + KIND_BITS;
const STATUS_AT = STRENGTH_AT + STRENGTH_BITS;
const RESTATES_AT = STATUS_AT + STATUS_BITS;
const SHARED_AT = RESTATES_AT + 1;
const NEGATIVE_AT = SHARED_AT + 1;
const SENTENCE_AT = NEGATIVE_AT + 1;
const MOST_SENTENCES = 255;

/** An item with its small fields in one number: a workspace has hundreds of thousands of them. */
export class PackedItem implements ItemFact {
  readonly id: string;
  readonly symbol: number;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly blockStart: number;
  readonly blockEnd: number;
  readonly parent: number;
  readonly heading: number;
  aliases: readonly number[] | undefined = undefined;
  private bits: number;

  constructor(parts: ItemParts) {
    this.id = parts.id;
    this.symbol = parts.symbol;
    this.title = parts.title;
    this.start = parts.start;
    this.end = parts.end;
    this.blockStart = parts.blockStart;
    this.blockEnd = parts.blockEnd;
    this.parent = parts.parent;
    this.heading = parts.heading;
    this.bits =
      (parts.form + 1) |
      (itemKinds.indexOf(parts.kind) << KIND_AT) |
      (strengths.indexOf(parts.strength) << STRENGTH_AT) |
      ((parts.status === null ? 0 : statuses.indexOf(parts.status) + 1) << STATUS_AT) |
      (Number(parts.restates) << RESTATES_AT) |
      (Number(parts.shared) << SHARED_AT) |
      (Number(parts.negative) << NEGATIVE_AT) |
      (Math.min(parts.sentence, MOST_SENTENCES) << SENTENCE_AT);
  }

  /** While its document is still being read: another definition counts before this one. */
  restate(): void {
    this.bits |= 1 << RESTATES_AT;
  }

  /** While its document is still being read: it turned out to be an example, no definition. */
  demote(): void {
    const mask = ((1 << STRENGTH_BITS) - 1) << STRENGTH_AT;
    this.bits = (this.bits & ~mask) | (strengths.indexOf('example') << STRENGTH_AT);
  }

  get form(): number {
    return (this.bits & ((1 << FORM_BITS) - 1)) - 1;
  }
  get kind(): ItemKind {
    return itemKinds[(this.bits >> KIND_AT) & ((1 << KIND_BITS) - 1)] as ItemKind;
  }
  get strength(): Strength {
    return strengths[(this.bits >> STRENGTH_AT) & ((1 << STRENGTH_BITS) - 1)] as Strength;
  }
  get status(): Status | null {
    return statuses[((this.bits >> STATUS_AT) & ((1 << STATUS_BITS) - 1)) - 1] ?? null;
  }
  get restates(): boolean {
    return ((this.bits >> RESTATES_AT) & 1) === 1;
  }
  get shared(): boolean {
    return ((this.bits >> SHARED_AT) & 1) === 1;
  }
  get negative(): boolean {
    return ((this.bits >> NEGATIVE_AT) & 1) === 1;
  }
  get sentence(): number {
    return (this.bits >> SENTENCE_AT) & MOST_SENTENCES;
  }
}
