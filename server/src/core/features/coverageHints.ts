import type { CoverageFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { labelOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { ownershipOf } from '../graph/ownership';
import { citationHolds } from '../ids/sections';
import { coverageOfSections, coverageTogether, expectationOf, type AskedCoverage } from '../views/askedCoverage';
import type { InlayHint } from './inlayHints';

/** Beyond so many citations in a line nobody could tell what belongs to which. */
const MOST_ON_LINE = 8;
const LONGEST_LINE = 240;

/** Behind each citation of a coverage line: how much of what it names is covered. */
export function coverageHints(graph: Graph, file: LinkedFile, text: string): InlayHint[] {
  const { coverage, lines } = file.facts;
  const onLine = new Map<number, number>();
  for (const { start } of coverage) onLine.set(lines.lineAt(start), (onLine.get(lines.lineAt(start)) ?? 0) + 1);
  return coverage.flatMap((citation): InlayHint[] => {
    const line = lines.lineAt(citation.start);
    const length = lines.lineStart(line + 1) - lines.lineStart(line);
    if ((onLine.get(line) ?? 0) > MOST_ON_LINE || length > LONGEST_LINE) return [];
    const offset = behindNumbers(citation, text);
    const cited = offset === null ? null : citedCoverage(graph, file, citation);
    if (offset === null || !cited) return [];
    const { total, uncovered } = cited.coverage;
    const label = `· ${total - uncovered.length}/${total}`;
    const { from, to } = citation;
    const about = { kind: 'sections', path: file.path, from: from ?? '', to } as const;
    return [{ offset, label, full: coverageSentence(graph, cited.coverage), target: cited.place, about }];
  });
}

/** What is said of a citation when somebody asks; null where it is gone. */
export function coverageSaid(graph: Graph, path: string, from: string, to: string | null): string | null {
  const file = graph.file(path);
  const citation = file?.facts.coverage.find((fact) => fact.from === from && fact.to === to);
  const cited = file && citation ? citedCoverage(graph, file, citation) : null;
  return cited ? coverageSentence(graph, cited.coverage) : null;
}

interface CitedCoverage {
  readonly coverage: AskedCoverage;
  /** The first section that is named. */
  readonly place: InlayHint['target'];
}

/** Null where the source is not there, has none of the sections, or nobody has begun to plan. */
function citedCoverage(graph: Graph, file: LinkedFile, citation: CoverageFact): CitedCoverage | null {
  const group = graph.group(file.plan);
  if (!group || citation.from === null) return null;
  const sources = group.filesInReach.filter(({ rule }) => rule?.duty === 'source');
  const claims = ownershipOf(group).namedSources(sources);
  for (const { coverage: claimed, source } of claims) {
    if (claimed !== citation || !expectationOf(graph, source)) continue;
    const coverage = coverageTogether(coverageOfSections(graph, source), (number) => citationHolds(citation, number));
    if (coverage.total === 0) continue;
    const section = source.facts.items.find(({ kind, id }) => kind === 'section' && citationHolds(citation, id));
    return { coverage, place: { file: source.path, start: section?.start ?? 0, end: section?.end ?? 0 } };
  }
  return null;
}

const MOST_NAMED = 5;

function coverageSentence(graph: Graph, { total, uncovered }: AskedCoverage): string {
  if (uncovered.length === 0) return `All ${total} covered`;
  const labels = uncovered.map((item) => {
    const fact = graph.item(item);
    // A bullet that nobody extracted has no ID that one could cite.
    return graph.canonicalOf(item) < 0 ? fact.title : labelOf(fact, graph.fileOfItem(item));
  });
  const more = labels.length > MOST_NAMED ? ` and ${labels.length - MOST_NAMED} more` : '';
  return `${total - uncovered.length} of ${total} covered, not ${labels.slice(0, MOST_NAMED).join(', ')}${more}`;
}

/** Behind the numbers of a citation, before its note; null in the words of a link. */
function behindNumbers({ from, to, start, end }: CoverageFact, text: string): number | null {
  const first = from === null ? -1 : text.indexOf(from, start);
  if (from === null || first < 0) return null;
  const last = to === null ? first : text.indexOf(to, first + from.length);
  const offset = last + (to ?? from).length;
  if (last < first || offset > end) return null;
  return /^[^[\]\n]{0,100}\]\(/.test(text.slice(offset, offset + 120)) ? null : offset;
}
