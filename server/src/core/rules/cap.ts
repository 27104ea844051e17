import type { Finding, RelatedPlace } from '../model/finding';

/** Other places of one finding that are shown: more than a screen of them explains nothing. */
const MOST_RELATED = 20;

/**
 * The findings of one document as an editor shows them, in the order given: of each rule the first `most` (0: all), and
 * in place of the others one that says how many there are, where the first of them is. The command line shows all.
 */
export function capped(findings: readonly Finding[], most: number): readonly Finding[] {
  if (most === 0 || findings.length <= most) return findings;
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (![...counts.values()].some((count) => count > most)) return findings;
  const seen = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { code } = finding;
    const before = seen.get(code) ?? 0;
    seen.set(code, before + 1);
    if (before < most) return [finding];
    return before === most ? [remainder(finding, (counts.get(code) ?? 0) - most)] : [];
  });
}

function remainder({ code, file, start, end }: Finding, left: number): Finding {
  const those = left === 1 ? '1 more finding' : `${left} more findings`;
  const message = `${those} of ${code} in this document, from here on: \`plantrace check\` lists all; the setting plantrace.maxFindingsPerRule says how many are shown.`;
  return { code, file, start, end, severity: 'information', message };
}

/** The finding with no more other places than help; the last one says how many there are besides. */
export function withFewRelated(finding: Finding): Finding {
  const { related = [] } = finding;
  if (related.length <= MOST_RELATED) return finding;
  const shown = related.slice(0, MOST_RELATED);
  const rest = related.length - MOST_RELATED;
  const last = shown.pop() as RelatedPlace;
  return { ...finding, related: [...shown, { ...last, message: `${last.message} (and ${rest} more)` }] };
}
