import { countOf, type Outcome } from './outcome';

/** The lines that close a report for people: how many findings of each severity, and how many of them are not told. */
export function summaryLines({ snapshot, isSelected, findings, known }: Outcome): string[] {
  const counts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0
      ? []
      : [`${count} ${severity === 'information' ? severity : count === 1 ? severity : `${severity}s`}`];
  });
  const documents = snapshot.files.filter((f) => f.rule && isSelected(f.path)).length;
  const told =
    documents === 0
      ? 'No plan documents here: nothing to check.'
      : findings.length === 0
        ? `No ${known ? 'new ' : ''}findings in ${documents} plan document${documents === 1 ? '' : 's'}.`
        : `${findings.length} finding${findings.length === 1 ? '' : 's'}: ${counts.join(', ')}.`;
  return known === null || known === 0 ? [told] : [told, `${known} known finding${known === 1 ? '' : 's'} left out.`];
}
