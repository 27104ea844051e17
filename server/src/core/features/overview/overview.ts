import type { Finding } from '../../model/finding';
import { severities, type Severity } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import { coveredDocuments } from './coverage';
import { nextSteps } from './nextSteps';
import { openQuestions } from './openQuestions';
import type { OverviewModel, RuleFindings } from './overviewModel';
import { overviewPlans } from './phases';

/** A rule that finds more than so many things is looked at in the list of problems. */
const MOST_FINDINGS = 25;

/** A workspace folder at a glance. */
export function overview(
  snapshot: Snapshot,
  findings: ReadonlyMap<string, readonly Finding[]>,
  titleOfRule: (code: string) => string,
): OverviewModel {
  const all = [...findings.values()].flat();
  return {
    documents: coveredDocuments(snapshot.graph),
    plans: overviewPlans(snapshot, findings),
    rules: rulesOf(all, titleOfRule),
    severities: Object.fromEntries(
      severities.map((severity) => [severity, all.filter((finding) => finding.severity === severity).length]),
    ) as Record<Severity, number>,
    questions: openQuestions(snapshot.graph),
    steps: nextSteps(snapshot, findings),
  };
}

/** The worst first, then the most frequent. */
function rulesOf(all: readonly Finding[], titleOfRule: (code: string) => string): RuleFindings[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of all) {
    const list = byCode.get(finding.code);
    if (list) list.push(finding);
    else byCode.set(finding.code, [finding]);
  }
  const rank = ({ severity }: { readonly severity: Severity }): number => severities.indexOf(severity);
  return [...byCode]
    .map(([code, list]): RuleFindings => {
      const sorted = [...list].sort(
        (a, b) => rank(a) - rank(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start),
      );
      return {
        code,
        title: titleOfRule(code),
        severity: sorted[0]?.severity ?? 'hint',
        count: list.length,
        findings: sorted
          .slice(0, MOST_FINDINGS)
          .map(({ message, file, start }) => ({ message, place: { file, start } })),
      };
    })
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1));
}
