import type { IdGrammar } from '../ids/grammar';
import type { CitedId, CitedRange } from '../ids/reader';
import { foldHyphens } from '../ids/template';
import { roles, type Role } from '../model/vocabulary';
import type {
  AbbreviationFact,
  AnnouncementFact,
  BrokenFenceFact,
  ClarificationFact,
  CountFact,
  CoverageFact,
  HeadingFact,
  ItemFact,
  LinkFact,
  PlaceholderFact,
  RangeFact,
  RowFact,
  SourceCellFact,
  SourceFact,
  StatusFact,
  TimeFact,
} from './facts';
import { packBits, packSpan, ReferenceField, ReferenceFlag, referenceStride } from './facts';
import { CollectedChecks } from './collectedChecks';
import { copyOf, symbolText, type Interner } from './interner';
import { PackedItem } from './packedItem';

const roleNumbers = new Map<Role, number>(roles.map((role, i) => [role, i]));

/** How a citation ties its two ends. */
export interface ReferenceManner {
  /** The cited item acts on the owner. */
  readonly reverse?: boolean;
  /** Counts although no item cites it. */
  readonly alone?: boolean;
  /** The document quotes others: what it cites without a place for it may be none of this folder's. */
  readonly quoted?: boolean;
  /** The role is that of any mention in the document. */
  readonly anywhere?: boolean;
  /** Silent when nothing answers, whatever the role. */
  readonly lenient?: boolean;
}

/** What a document's reading has gathered so far; the one place where facts grow. */
export class Collected {
  readonly items: PackedItem[] = [];
  readonly ranges: RangeFact[] = [];
  readonly headings: HeadingFact[] = [];
  readonly links: LinkFact[] = [];
  readonly anchors: string[] = [];
  readonly rows: RowFact[] = [];
  readonly announcements: AnnouncementFact[] = [];
  readonly coverage: CoverageFact[] = [];
  readonly statuses: StatusFact[] = [];
  readonly checked = new CollectedChecks();
  readonly sources: SourceFact[] = [];
  readonly abbreviations: AbbreviationFact[] = [];
  readonly sourceCells: SourceCellFact[] = [];
  readonly placeholders: PlaceholderFact[] = [];
  readonly brokenFences: BrokenFenceFact[] = [];
  readonly times: TimeFact[] = [];
  readonly counts: CountFact[] = [];
  readonly expected = new Set<number>();
  /** Items that a later heading may take up again, by form, parent and ID. */
  readonly resumable = new Map<string, number>();
  /** Indices of items that give way to a definition of the same ID. */
  readonly yielding = new Set<number>();
  /** Indices of items whose prefix the document introduces. */
  readonly learned = new Set<number>();
  readonly clarifications: ClarificationFact[] = [];
  demandsSources = false;
  private packed: number[] = [];

  constructor(
    readonly grammar: IdGrammar,
    readonly interner: Interner,
  ) {}

  /** Number of an ID; the same spelling in two namespaces has two. */
  symbolOf(id: string, form: number): number {
    return this.symbolOfFolded(foldHyphens(id), form);
  }

  private symbolOfFolded(id: string, form: number): number {
    return this.interner.intern(symbolText(id, this.grammar.forms[form]?.namespace ?? ''));
  }

  /** Definitions that give way to another of the same ID in the document restate it. */
  settleYielding(): void {
    if (this.yielding.size === 0) return;
    const firm = new Set(this.items.flatMap(({ symbol }, i) => (this.yielding.has(i) ? [] : [symbol])));
    for (const i of this.yielding) {
      const item = this.items[i];
      if (item && firm.has(item.symbol)) item.restate();
      else if (item) firm.add(item.symbol);
    }
  }

  addItem(item: Omit<ItemFact, 'symbol' | 'aliases'> & { symbol?: number }): number {
    this.items.push(
      new PackedItem({
        ...item,
        id: this.interner.shared(item.id),
        symbol: item.symbol ?? this.symbolOf(item.id, item.form),
        title: copyOf(item.title),
      }),
    );
    return this.items.length - 1;
  }

  /** One more item of a place that defines several, like the first in all but its ID. */
  addMember(item: number, id: string): void {
    const first = this.items[item];
    if (!first) return;
    const { form, kind, strength, restates, shared, title, start, end, blockStart, blockEnd, parent } = first;
    const { status, negative, heading, sentence } = first;
    const place = { start, end, blockStart, blockEnd, parent, heading, sentence };
    const member = this.addItem({ id, form, kind, strength, restates, shared, title, status, negative, ...place });
    if (this.yielding.has(item)) this.yielding.add(member);
  }

  setAliases(item: number, aliases: readonly number[]): void {
    const fact = this.items[item];
    if (fact) fact.aliases = aliases;
  }

  addReference(cited: CitedId, role: Role | null, owner: number, how: ReferenceManner): void {
    let flags = 0;
    if (cited.via === 'list') flags |= ReferenceFlag.viaList;
    else if (cited.via === 'range') flags |= ReferenceFlag.viaRange;
    if (cited.place === 'range-start') flags |= ReferenceFlag.rangeStart;
    else if (cited.place === 'range-inner') flags |= ReferenceFlag.rangeInner;
    else if (cited.place === 'range-end') flags |= ReferenceFlag.rangeEnd;
    if (how.reverse) flags |= ReferenceFlag.reverse;
    if (how.alone) flags |= ReferenceFlag.alone;
    const isMention = role === null || (how.anywhere ?? false);
    if (isMention && (how.quoted || this.grammar.forms[cited.form]?.soft)) flags |= ReferenceFlag.soft;
    const folded = foldHyphens(cited.id);
    if (folded !== cited.id) flags |= ReferenceFlag.oddHyphen;
    if (how.lenient || isWeakShape(cited)) flags |= ReferenceFlag.soft;
    this.packed.push(
      this.symbolOfFolded(folded, cited.form),
      owner,
      cited.start,
      cited.end,
      cited.qualifier === null ? -1 : this.interner.intern(cited.qualifier),
      packBits(cited.form, role === null ? -1 : (roleNumbers.get(role) ?? -1), flags),
      packSpan(cited.start - cited.expressionStart, cited.expressionEnd - cited.end),
    );
  }

  addRange(range: CitedRange): void {
    this.ranges.push({
      form: range.form,
      series: copyOf(range.series),
      first: range.first,
      last: range.last,
      fromId: copyOf(range.fromId),
      toId: copyOf(range.toId),
      start: range.start,
      end: range.end,
      defect: range.defect,
    });
  }

  /** References in the order of their places. */
  references(): Int32Array {
    const count = this.packed.length / referenceStride;
    let ordered = true;
    for (let i = 1; i < count && ordered; i++) {
      ordered = this.startOf(i - 1) <= this.startOf(i);
    }
    if (ordered) return Int32Array.from(this.packed);
    const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => this.startOf(a) - this.startOf(b) || a - b);
    const sorted = new Int32Array(this.packed.length);
    order.forEach((from, to) => {
      for (let f = 0; f < referenceStride; f++)
        sorted[to * referenceStride + f] = this.packed[from * referenceStride + f] ?? 0;
    });
    return sorted;
  }

  private startOf(reference: number): number {
    return this.packed[reference * referenceStride + ReferenceField.start] ?? 0;
  }
}

/** `[0-9]`, `[1-3]`: a section of one part looks like a span of numbers; it counts where it resolves, never as dangling. */
function isWeakShape(cited: CitedId): boolean {
  const first = cited.series.charCodeAt(0);
  return first >= 48 && first <= 57 && !cited.series.includes('.');
}
