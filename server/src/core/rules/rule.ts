import { withColumnsKept } from '../authoring/columnsKept';
import type { Baseline } from '../baseline/baseline';
import type { SuppressionFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { Finding, RelatedPlace } from '../model/finding';
import type { WorkspaceChange } from '../model/edit';
import type { Severity } from '../model/vocabulary';
import type { PlanGroup } from '../graph/planGroup';
import type { Snapshot } from '../workspace/snapshot';

/** What a rule reports; the engine adds the code and the severity that is in force. */
export interface Report {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly id?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixable?: boolean;
  /** Where the finding is milder than the rule's default: the cause is told elsewhere, or it may be intended. */
  readonly severity?: Severity;
  /** The place is without effect (`unnecessary`, shown faded) or has been given up (`deprecated`, shown struck out). */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A repair that a rule offers for one of its findings, computed when somebody asks for it. */
export interface Fix {
  /** Says what will happen and where: `Insert checklist row [3.2-5] in phase-1.md, mapped to WP-2`. */
  readonly title: string;
  /** The one that a person would most likely choose. */
  readonly preferred: boolean;
  /**
   * May be applied with all others of its kind without a person looking: it loses nothing, decides nothing and is the
   * only sensible repair. Absent: a person chooses.
   */
  readonly safe?: true;
  readonly change: WorkspaceChange;
}

interface RuleBase<Messages> {
  /** `group/kebab-noun`; also the name of the rule's file and page. */
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** Every sentence that the rule can say. */
  readonly messages: Messages;
  /** Repairs for one of the rule's findings; none where nothing can be done for the author. */
  readonly fixes?: (snapshot: Snapshot, finding: Finding) => Fix[];
  /** Some of its fixes are safe: known beforehand, so that whoever asks for these alone computes no others. */
  readonly offersSafeFixes?: true;
}

/** A rule that looks at one document alone: its findings are kept as long as the document's facts are. */
export interface DocumentRuleCheck<Messages> extends RuleBase<Messages> {
  readonly looksAt: 'document';
  readonly check: (file: LinkedFile, messages: Messages) => Iterable<Report>;
}

/**
 * A rule that needs the links between the documents of a plan: its findings are kept as long as no document of the
 * group, or of no certain plan, changes. It looks nowhere else.
 */
export interface PlanRuleCheck<Messages> extends RuleBase<Messages> {
  readonly looksAt: 'plan';
  readonly check: (group: PlanGroup, messages: Messages) => Iterable<Report>;
}

/**
 * A rule about a plan that also asks what was reviewed: its findings are kept as those of a plan rule, as long as the
 * baseline is the same besides. Null where there is none.
 */
export interface ReviewRuleCheck<Messages> extends RuleBase<Messages> {
  readonly looksAt: 'reviews';
  readonly check: (group: PlanGroup, baseline: Baseline | null, messages: Messages) => Iterable<Report>;
}

/** A rule that needs to know of every file there is: run anew over each snapshot. */
export interface WorkspaceRuleCheck<Messages> extends RuleBase<Messages> {
  readonly looksAt: 'workspace';
  readonly check: (snapshot: Snapshot, messages: Messages) => Iterable<Report>;
}

/** What is known of a document's comments that silence findings, once all other rules have spoken. */
export interface SuppressionsSeen {
  readonly used: ReadonlySet<SuppressionFact>;
  readonly isKnown: (code: string) => boolean;
  /** A rule that somebody set to `off` finds nothing, and its comments are no clutter for that. */
  readonly isOff: (code: string) => boolean;
}

/** A rule about the comments that silence others: run last, over the documents that have any. */
export interface SuppressionRuleCheck<Messages> extends RuleBase<Messages> {
  readonly looksAt: 'suppressions';
  readonly check: (file: LinkedFile, seen: SuppressionsSeen, messages: Messages) => Iterable<Report>;
}

/** A rule with its message types closed over. Rules only read, and none depends on another's order. */
export interface Rule {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly looksAt: 'document' | 'plan' | 'reviews' | 'workspace' | 'suppressions';
  readonly documentReports: (file: LinkedFile) => Iterable<Report>;
  readonly planReports: (group: PlanGroup) => Iterable<Report>;
  readonly reviewReports: (group: PlanGroup, baseline: Baseline | null) => Iterable<Report>;
  readonly workspaceReports: (snapshot: Snapshot) => Iterable<Report>;
  readonly suppressionReports: (file: LinkedFile, seen: SuppressionsSeen) => Iterable<Report>;
  readonly fixes: (snapshot: Snapshot, finding: Finding) => Fix[];
  readonly offersSafeFixes: boolean;
}

const none = (): Iterable<Report> => [];

/** Makes a rule of its declaration. */
export function defineRule<Messages>(
  rule:
    | DocumentRuleCheck<Messages>
    | PlanRuleCheck<Messages>
    | ReviewRuleCheck<Messages>
    | WorkspaceRuleCheck<Messages>
    | SuppressionRuleCheck<Messages>,
): Rule {
  return {
    code: rule.code,
    title: rule.title,
    severity: rule.severity,
    looksAt: rule.looksAt,
    documentReports: rule.looksAt === 'document' ? (file) => rule.check(file, rule.messages) : none,
    planReports: rule.looksAt === 'plan' ? (group) => rule.check(group, rule.messages) : none,
    reviewReports: rule.looksAt === 'reviews' ? (group, baseline) => rule.check(group, baseline, rule.messages) : none,
    workspaceReports: rule.looksAt === 'workspace' ? (snapshot) => rule.check(snapshot, rule.messages) : none,
    suppressionReports: rule.looksAt === 'suppressions' ? (file, seen) => rule.check(file, seen, rule.messages) : none,
    fixes: (snapshot, finding) =>
      (rule.fixes?.(snapshot, finding) ?? []).map((fix) => ({ ...fix, change: withColumnsKept(fix.change) })),
    offersSafeFixes: rule.offersSafeFixes === true,
  };
}
