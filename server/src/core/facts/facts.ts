import type { CheckedFacts } from './checkedFacts';
import type { LineStarts } from '../text/lineIndex';
import type { Duty, ItemKind, Status, Strength } from '../model/vocabulary';

/**
 * The facts of one document: what it defines, cites and holds, with 0-based UTF-16 offsets into its text. They depend on
 * the text, the document's kind and (for names taken from a file name) its path; what other documents say never enters.
 * They are kept for every file of the workspace, so they hold no tree and no slice of the text.
 */
export interface FileFacts extends CheckedFacts {
  /** Profile that reads the document; null for ordinary markdown, whose mentions are read and nothing else. */
  readonly profile: string | null;
  readonly kind: string | null;
  /** What its profile says that documents of its kind are for. */
  readonly duty: Duty | null;
  /** Why it was read this way, for people. */
  readonly reason: string;
  readonly lines: LineStarts;
  readonly length: number;
  readonly items: readonly ItemFact[];
  readonly references: PackedReferences;
  readonly ranges: readonly RangeFact[];
  readonly headings: readonly HeadingFact[];
  readonly links: readonly LinkFact[];
  /** Anchors that HTML in the document declares (`<a id="x">`). */
  readonly anchors: readonly string[];
  readonly rows: readonly RowFact[];
  readonly announcements: readonly AnnouncementFact[];
  readonly coverage: readonly CoverageFact[];
  readonly statuses: readonly StatusFact[];
  readonly sources: readonly SourceFact[];
  readonly abbreviations: readonly AbbreviationFact[];
  /** Table rows of items that a document rule wants sourced, with what the Source cell holds. */
  readonly sourceCells: readonly SourceCellFact[];
  /** The document states that every task needs a source. */
  readonly demandsSources: boolean;
  readonly placeholders: readonly PlaceholderFact[];
  readonly clarifications: readonly ClarificationFact[];
  readonly suppressions: readonly SuppressionFact[];
  readonly brokenFences: readonly BrokenFenceFact[];
  readonly times: readonly TimeFact[];
  readonly counts: readonly CountFact[];
  /** Symbols of IDs that the document announces: nothing dangles where they are not defined yet. */
  readonly expected: readonly number[];
  /** Words that look like IDs, in documents that others cite by ID. */
  readonly idWords: ReadonlySet<string> | null;
  /** Kinds beside one of which alone a document of this kind counts; null where it always does. */
  readonly beside: readonly string[] | null;
  /** What the document would be if no other announced it: `profile kind`, `''` for nothing. */
  readonly ownKind: string;
  /** By the index of an item: what its place says besides its title, as a number. Items that say no more are not there. */
  readonly bodies: ReadonlyMap<number, number>;
  /** Phase label that the title or file name states (`3A`), for plans and checklists. */
  readonly phaseLabel: string | null;
}

export interface ItemFact {
  /** As spelt, without brackets. */
  readonly id: string;
  /** Interned folded ID. */
  readonly symbol: number;
  readonly form: number;
  readonly kind: ItemKind;
  readonly strength: Strength;
  /** Definition only where nothing else defines the ID. */
  readonly restates: boolean;
  /** The same row in several documents is one item. */
  readonly shared: boolean;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** The whole row, bullet or heading line. */
  readonly blockStart: number;
  readonly blockEnd: number;
  /** Enclosing item of the same document, -1 for none. */
  readonly parent: number;
  readonly status: Status | null;
  readonly negative: boolean;
  /** Index into `headings` of the nearest heading above (a heading item: itself), -1 for none. */
  readonly heading: number;
  /** Derived items: 0 for a bullet's first sentence, 1… for later ones that count. */
  readonly sentence: number;
  /** Interned IDs that name the item as well (`KDD-storage-2` for `KDD-data-storage-2`). */
  readonly aliases?: readonly number[] | undefined;
}

/**
 * One packed reference is `referenceStride` integers. `symbol`, `owner`, `start`, `end` and `qualifier` have one each and
 * may be read in place; the others share two, and are read by `packedField`.
 */
export const referenceStride = 7;
export const enum ReferenceField {
  symbol = 0,
  /** Index of the item that cites, -1 for the document. */
  owner = 1,
  start = 2,
  end = 3,
  /** Interned qualifier, -1 for none. */
  qualifier = 4,
  /** The two that are shared. */
  bits = 5,
  span = 6,
  form = 10,
  /** Index into `roles`, -1 for a mention. */
  role = 11,
  flags = 12,
  expressionStart = 13,
  expressionEnd = 14,
}

const ROLE_AT = 8;
const FLAGS_AT = 16;

/** `form`, `role` and `flags` in one number. */
export function packBits(form: number, role: number, flags: number): number {
  return form | ((role + 1) << ROLE_AT) | (flags << FLAGS_AT);
}

/** How far the whole expression reaches beyond the reference, to either side, in one number. */
export function packSpan(before: number, after: number): number {
  return (Math.min(before, 0x7fff) << 16) | Math.min(after, 0xffff);
}

/** Any field of the packed reference that begins at `at`. */
export function packedField(references: PackedReferences, at: number, field: ReferenceField): number {
  switch (field) {
    case ReferenceField.form:
      return (references[at + ReferenceField.bits] as number) & 0xff;
    case ReferenceField.role:
      return (((references[at + ReferenceField.bits] as number) >> ROLE_AT) & 0xff) - 1;
    case ReferenceField.flags:
      return (references[at + ReferenceField.bits] as number) >> FLAGS_AT;
    case ReferenceField.expressionStart:
      return (
        (references[at + ReferenceField.start] as number) - ((references[at + ReferenceField.span] as number) >> 16)
      );
    case ReferenceField.expressionEnd:
      return (
        (references[at + ReferenceField.end] as number) + ((references[at + ReferenceField.span] as number) & 0xffff)
      );
    default:
      return references[at + field] as number;
  }
}

export const enum ReferenceFlag {
  viaList = 1,
  viaRange = 2,
  rangeStart = 4,
  rangeInner = 8,
  rangeEnd = 16,
  /** The cited item acts on the owner. */
  reverse = 32,
  /** Silent when nothing answers. */
  soft = 64,
  /** Counts although no item cites it. */
  alone = 128,
  /** Spelt with U+2010 or U+2011. */
  oddHyphen = 256,
}

/** References as `referenceStride` integers each, in document order. */
export type PackedReferences = Int32Array;

export interface RangeFact {
  readonly form: number;
  readonly series: string;
  readonly first: number;
  readonly last: number;
  readonly fromId: string;
  readonly toId: string;
  readonly start: number;
  readonly end: number;
  readonly defect: 'backwards' | 'prefix' | null;
}

export interface HeadingFact {
  readonly depth: number;
  readonly text: string;
  /** `wordsOf` the text: what titles of sections are compared with. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** `4.4` of `### 4.4 Script Capabilities`, null for none. */
  readonly number: string | null;
}

/** A link or image to a place in the workspace. */
export interface LinkFact {
  /** Relative to the workspace folder; the document's own for a bare anchor. */
  readonly path: string;
  /** Without `#`; empty for none. */
  readonly anchor: string;
  /** The destination as written. */
  readonly start: number;
  readonly end: number;
}

/** A checklist row without an ID of its own. */
export interface RowFact {
  readonly kind: 'criterion' | 'subtask' | 'gate' | 'deliverable';
  readonly owner: number;
  /** Its words, behind a checkbox. */
  readonly start: number;
  readonly end: number;
  readonly status: Status | null;
  /** The label in force as it is written (`Gate Status`), and where it begins; null and -1 without one. */
  readonly group: string | null;
  readonly groupStart: number;
}

/** A path that the document says exists or will exist. */
export interface AnnouncementFact {
  readonly path: string;
  readonly kind: string | null;
  readonly owner: number;
  readonly start: number;
  readonly end: number;
}

/** Sections of a requirements source that a phase takes on. */
export interface CoverageFact {
  readonly owner: number;
  /** First word of the label: the source's name. */
  readonly sourceName: string;
  /** `null` for *all sections*. */
  readonly from: string | null;
  readonly to: string | null;
  readonly note: string | null;
  readonly start: number;
  readonly end: number;
}

export interface StatusFact {
  readonly symbol: number;
  readonly form: number;
  readonly status: Status;
  readonly start: number;
  readonly end: number;
}

/** `AP L14–L17`, `SR §3 B-003`: one part of a source citation. */
export interface SourceFact {
  readonly abbreviation: string;
  readonly part: 'document' | 'lines' | 'section' | 'id';
  readonly from: string;
  readonly to: string | null;
  readonly owner: number;
  readonly start: number;
  readonly end: number;
}

/** `` `Action_Plan.md` (AP …) ``: where the plan says which document an abbreviation names. */
export interface AbbreviationFact {
  readonly abbreviation: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface SourceCellFact {
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly empty: boolean;
}

export interface PlaceholderFact {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `[NEEDS CLARIFICATION: which roles?]` */
export interface ClarificationFact {
  readonly question: string;
  /** Its bracket is closed. */
  readonly isClosed: boolean;
  readonly start: number;
  readonly end: number;
}

/** When a plan begins (`amount`: the weekday, 0 for Monday), or how long it is to take at most. */
export interface TimeFact {
  readonly states: 'start' | 'duration';
  readonly amount: number;
  readonly unit: 'day' | 'week' | 'month';
  readonly start: number;
  readonly end: number;
}

/** A number of things that the document states. */
export interface CountFact {
  readonly stated: number;
  /** What is counted, in words, in the singular: `scenario`. */
  readonly noun: string;
  /** The number's place. */
  readonly start: number;
  readonly end: number;
  /**
   * How many things the list that the number speaks of has, in every way in which it may be counted, the likeliest first;
   * null for a total over the items of the document.
   */
  readonly listed: readonly number[] | null;
  /** The list, empty for a total. */
  readonly listStart: number;
  readonly listEnd: number;
}

/** `<!-- plantrace-ignore trace/orphan-requirement: deferred to v2 -->` */
export interface SuppressionFact {
  readonly codes: readonly string[];
  /** Null where nobody has said why. */
  readonly reason: string | null;
  /** 0-based line that it is about; -1 for the whole document. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface BrokenFenceFact {
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly innerLine: number;
  /** How many marks the fence has. */
  readonly length: number;
  /** The line that was meant to close it; null where none can be told. */
  readonly close: FenceClose | null;
}

export interface FenceClose {
  /** Where its marks stand. */
  readonly start: number;
  readonly end: number;
  /** How many marks the fence needs, so that nothing inside closes it. */
  readonly wanted: number;
  /** No other line could be meant. */
  readonly isCertain: boolean;
}
