import type { Baseline } from '../baseline/baseline';
import type { FileFacts } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import { codeCiting } from '../graph/citingCode';
import type { Finding } from '../model/finding';
import type { Severity } from '../model/vocabulary';
import type { Profile } from '../profile/compile';
import type { Snapshot } from '../workspace/snapshot';
import { rules as allRules } from './registry';
import type { Report, Rule } from './rule';
import { suppress } from './suppression';

/** A severity for a rule instead of its own, or `off`. It wins over the severities of profiles. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** How serious findings are, from the weakest word to the strongest. */
export interface Judgement {
  /** Of the configuration. */
  readonly severities: Severities;
  /** Of the configuration, for some files only. */
  readonly override?: ((path: string, code: string) => Severity | 'off' | undefined) | null;
  /** Of the editor's settings, or of the command line. */
  readonly chosen?: Severities;
}

/** Findings by file, in order of their places; files without findings are not there. */
export type FindingsByFile = ReadonlyMap<string, readonly Finding[]>;

/** What was found in one plan, and what it was found by. */
interface KeptPlan {
  readonly files: readonly LinkedFile[];
  /** The source files that name its items. */
  readonly code: readonly LinkedFile[];
  readonly findings: readonly Finding[];
  /** Of the rules that ask what was reviewed. */
  readonly baseline: Baseline | null;
  readonly reviewed: readonly Finding[];
}

/**
 * Runs the rules over snapshots. What a rule says of one document alone is kept with the document's facts; the rest is
 * computed anew each time.
 */
export class Checker {
  private readonly kept = new WeakMap<FileFacts, readonly Finding[]>();
  private readonly keptPlans = new Map<number, KeptPlan>();

  private readonly judgement: Judgement;

  /** `judgement`: severities alone, or all that has a say. */
  constructor(
    judgement: Severities | Judgement = {},
    private readonly rules: readonly Rule[] = allRules,
  ) {
    this.judgement = isJudgement(judgement) ? judgement : { severities: judgement };
  }

  check(snapshot: Snapshot): FindingsByFile {
    const steps = this.steps(snapshot);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in steps of one rule, so that whoever runs it can answer others between them. */
  *steps(snapshot: Snapshot): Generator<void, FindingsByFile> {
    const found = new Map<string, Finding[]>();
    const add = (finding: Finding): void => {
      const list = found.get(finding.file);
      if (list) list.push(finding);
      else found.set(finding.file, [finding]);
    };
    const baseline = snapshot.baseline?.baseline ?? null;
    for (const group of snapshot.graph.groups.values()) {
      const { findings, reviewed, isNew } = this.findingsOf(group, baseline);
      findings.forEach(add);
      reviewed.forEach(add);
      if (isNew) yield;
    }
    for (const rule of this.rules) {
      if (rule.looksAt !== 'workspace' || this.isOffEverywhere(rule.code)) continue;
      for (const report of rule.workspaceReports(snapshot))
        this.finding(rule, report, snapshot.graph.file(report.file)?.profile ?? null).forEach(add);
      yield;
    }
    this.settleSuppressions(snapshot, found);
    for (const list of found.values()) list.sort(compareFindings);
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }

  /** Takes out what authors have silenced, and says which of their comments silence nothing. */
  private settleSuppressions(snapshot: Snapshot, found: Map<string, Finding[]>): void {
    for (const file of snapshot.files) {
      if (file.facts.suppressions.length === 0) continue;
      const { findings, used } = suppress(file, found.get(file.path) ?? []);
      const left = [...findings];
      const isKnown = (code: string): boolean => this.rules.some((rule) => rule.code === code);
      const isOff = (code: string): boolean => this.severityOf(code, file.path, file.profile) === 'off';
      for (const rule of this.rules) {
        if (rule.looksAt !== 'suppressions') continue;
        for (const report of rule.suppressionReports(file, { used, isKnown, isOff }))
          left.push(...this.finding(rule, report, file.profile));
      }
      if (left.length > 0) found.set(file.path, left);
      else found.delete(file.path);
    }
  }

  /**
   * What the rules say of one plan: kept while its documents, those of no certain plan and the source files that name its
   * items are the same, and the baseline for the rules that ask for it. Documents of no certain plan are read against
   * everything, and are looked at anew each time.
   */
  private findingsOf(group: PlanGroup, baseline: Baseline | null): KeptPlan & { readonly isNew: boolean } {
    const files = group.filesInReach;
    const code = codeCiting(group.graph, group.plan);
    const known = this.keptPlans.get(group.plan);
    const isSame = known !== undefined && sameFiles(known.files, files) && sameFiles(known.code, code);
    const kept = isSame && group.plan !== -1 ? known : null;
    if (kept && kept.baseline === baseline) return { ...kept, isNew: false };
    const documents = kept ? [] : group.files.flatMap((file) => this.findingsOfDocument(file));
    const findings = kept?.findings ?? [...documents, ...this.reported(group, (rule) => rule.planReports(group))];
    const reviewed = this.reported(group, (rule) => rule.reviewReports(group, baseline));
    const plan = { files, code, findings, baseline, reviewed };
    this.keptPlans.set(group.plan, plan);
    return { ...plan, isNew: true };
  }

  private reported(group: PlanGroup, reportsOf: (rule: Rule) => Iterable<Report>): Finding[] {
    const findings: Finding[] = [];
    for (const rule of this.rules) {
      if (this.isOffEverywhere(rule.code)) continue;
      for (const report of reportsOf(rule))
        findings.push(...this.finding(rule, report, group.graph.file(report.file)?.profile ?? null));
    }
    return findings;
  }

  private findingsOfDocument(file: LinkedFile): readonly Finding[] {
    let findings = this.kept.get(file.facts);
    if (!findings) {
      findings = this.rules
        .filter((rule) => rule.looksAt === 'document')
        .flatMap((rule) =>
          [...rule.documentReports(file)].flatMap((report) => this.finding(rule, report, file.profile)),
        );
      this.kept.set(file.facts, findings);
    }
    return findings;
  }

  /** Nothing that it finds would be told: it need not run. */
  private isOffEverywhere(code: string): boolean {
    const { severities, override, chosen } = this.judgement;
    return chosen?.[code] === 'off' || (severities[code] === 'off' && !override && chosen?.[code] === undefined);
  }

  /** The severity that somebody set; undefined where nobody did. */
  private severityOf(code: string, path: string, profile: Profile | null): Severity | 'off' | undefined {
    const { severities, override, chosen } = this.judgement;
    return chosen?.[code] ?? override?.(path, code) ?? severities[code] ?? profile?.severities[code];
  }

  private finding(rule: Rule, report: Report, profile: Profile | null): Finding[] {
    const configured = this.severityOf(rule.code, report.file, profile);
    if (configured === 'off') return [];
    // A milder report stays milder, unless somebody set the rule to a severity.
    return [{ ...report, code: rule.code, severity: configured ?? report.severity ?? rule.severity }];
  }
}

function isJudgement(given: Severities | Judgement): given is Judgement {
  return typeof (given as Judgement).severities === 'object';
}

function sameFiles(a: readonly LinkedFile[], b: readonly LinkedFile[]): boolean {
  return a.length === b.length && a.every((file, i) => file === b[i]);
}

function compareFindings(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
