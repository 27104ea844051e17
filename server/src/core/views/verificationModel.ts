import type { ItemKind, Severity, Status } from '../model/vocabulary';
import type { Place } from '../model/finding';

/** What the forward check says of a requirement or constraint. Printed as they stand here. */
export const forwardVerdicts = [
  'covered and verified',
  /** No acceptance criterion, test or gate names it. */
  'covered, not verified',
  /** The plan does not say of such rows what verifies them, or their work packages have no criteria yet. */
  'covered, verification not traced',
  /** No work covers it. */
  'orphan',
  /** The plan's phase owns it, and no row of a checklist has it. */
  'not extracted',
  /** It is mapped to work that does not exist. */
  'broken trace',
  /** It is put off, or left out on purpose. */
  'deferred',
  /** It names another phase, or another plan answers for it. */
  'elsewhere',
  /** There is no work yet that could cover it. */
  'no work yet',
  /** The work does not name what it is for one by one. */
  'not traced',
] as const;
export type ForwardVerdict = (typeof forwardVerdicts)[number];

/** What the reverse check says of a piece of work. */
export const reverseVerdicts = [
  'traced',
  /** It traces to nothing. */
  'orphan work',
  /** It names something that does not exist. */
  'broken trace',
  /** All that it names is of a kind that nothing here defines. */
  'out of reach',
  /** The plan does not say what its work is for. */
  'not traced',
] as const;
export type ReverseVerdict = (typeof reverseVerdicts)[number];

/** What the split-section check says of a section that several phases share, or that one takes on in part. */
export const splitVerdicts = [
  'complete',
  /** All phases that share it have plans, and none of them has these bullets. */
  'gap',
  /** Several plans own the same rows, and none notes that it shares the section. */
  'overlap',
  'gap and overlap',
  /** What is missing may be owned by a phase that has no plan yet, or that nobody has named. */
  'open',
] as const;
export type SplitVerdict = (typeof splitVerdicts)[number];

/** What a check comes to. */
export const checkVerdicts = ['pass', 'gaps', 'nothing to check'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** A defect that a rule tells as well: with the rule's code, at the place of its finding. */
export interface Gap extends Place {
  readonly code: string;
  /** The severity in force; null where the finding is silenced or its rule is off. */
  readonly severity: Severity | null;
}

/** An item by its label (`[4.4-3]`, `WP-7`) and its words, where it is defined. */
export interface NamedPlace extends Place {
  readonly id: string;
  readonly label: string;
  readonly title: string;
}

/** A piece of work that covers an item, and where one of the two says so. */
export interface CoveringWork extends NamedPlace {
  readonly kind: ItemKind;
  readonly trace: Place;
}

/** An acceptance criterion, a row of a gate, a test: whatever says that it verifies an item. */
export interface Verifier extends Place {
  /** `WP-3, criterion 2`; elsewhere the heading above it, or the item that says so. */
  readonly label: string;
  /** Its words where it is a row of a list; else empty. */
  readonly text: string;
  readonly status: Status | null;
  /** Where it names the item. */
  readonly trace: Place;
}

/** One item of the forward check. */
export interface VerifiedItem extends NamedPlace {
  readonly kind: ItemKind;
  readonly negative: boolean;
  readonly status: Status | null;
  /** Number of its section where several phases share that; null elsewhere. */
  readonly splitSection: string | null;
  readonly work: readonly CoveringWork[];
  readonly criteria: readonly Verifier[];
  readonly verdict: ForwardVerdict;
  readonly gaps: readonly Gap[];
}

/** One piece of work of the reverse check. */
export interface VerifiedWork extends NamedPlace {
  readonly kind: ItemKind;
  readonly status: Status | null;
  readonly traces: readonly NamedPlace[];
  /** Names that lead nowhere. */
  readonly broken: readonly (Place & { readonly id: string })[];
  readonly verdict: ReverseVerdict;
  readonly gaps: readonly Gap[];
}

/** A phase's share of a section. */
export interface SectionShare {
  /** `Phase 2B` */
  readonly phase: string;
  /** Its plan document; null where there is none yet. */
  readonly plan: string | null;
  readonly hasWork: boolean;
  /** The plan that the report is about. */
  readonly isOwn: boolean;
  readonly note: string | null;
  /** Where the master plan says that the phase covers the section. */
  readonly coverage: Place;
  /** Its rows that it takes on itself. */
  readonly rows: readonly NamedPlace[];
}

/** A section that the plan's phase shares with others. */
export interface SplitSection extends Place {
  /** `6.2` */
  readonly section: string;
  readonly title: string;
  readonly bullets: number;
  readonly phases: readonly SectionShare[];
  /** Bullets of the source that no row of any plan has; `id` is the one that they would get. */
  readonly missing: readonly NamedPlace[];
  readonly overlaps: readonly OverlappingRow[];
  readonly verdict: SplitVerdict;
  readonly gaps: readonly Gap[];
}

/** A row that the plans of several phases own. */
export interface OverlappingRow {
  readonly id: string;
  readonly label: string;
  readonly phases: readonly string[];
}

/** One check: what it walked, how often it said what, and what it comes to. */
export interface CheckView<Entry, Verdict extends string> {
  readonly entries: readonly Entry[];
  /** Only verdicts that were given, in the order of their list. */
  readonly totals: readonly { readonly verdict: Verdict; readonly count: number }[];
  /** Gaps that are not silenced, each told once. */
  readonly gaps: number;
  readonly verdict: CheckVerdict;
}

/** The verification report of one plan. */
export interface Verification {
  /** The document that it is about: a phase plan, or the specification of a feature. */
  readonly plan: string;
  readonly title: string;
  readonly forward: CheckView<VerifiedItem, ForwardVerdict>;
  readonly reverse: CheckView<VerifiedWork, ReverseVerdict>;
  readonly splitSections: CheckView<SplitSection, SplitVerdict>;
  /** The prohibitions among the items of the forward check. */
  readonly negative: CheckView<VerifiedItem, ForwardVerdict>;
  /** Every gap of all checks, once, in order of their places; those that are silenced as well. */
  readonly gaps: readonly Gap[];
  readonly verdict: CheckVerdict;
}
