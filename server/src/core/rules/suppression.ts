import type { SuppressionFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import type { Finding } from '../model/finding';

/** What is left of a document's findings, and which of its comments silenced any. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly used: ReadonlySet<SuppressionFact>;
}

/** Takes the findings out that the document's author has silenced with a reason. A comment without one has no effect. */
export function suppress(file: LinkedFile, findings: readonly Finding[]): Suppressed {
  const used = new Set<SuppressionFact>();
  const left = findings.filter((finding) => {
    const line = file.facts.lines.lineAt(finding.start);
    const silenced = file.facts.suppressions.filter(
      (s) => s.reason !== null && s.codes.includes(finding.code) && (s.line === -1 || s.line === line),
    );
    silenced.forEach((s) => used.add(s));
    return silenced.length === 0;
  });
  return { findings: left, used };
}
